from django.db import migrations, models

from ketenkameleon.logboek.walls import no_wall
from ketenkameleon.wetboek.landelijk import write_national

ZEKERHEID = ["gelezen in de bron", "gelezen in een oude tekst", "niet bevestigd", "na te vragen bij een jurist",
             "keuze van dit project", "aanname"]
TOETS = """
CREATE TABLE wetboek_landelijk (naam varchar(80) NOT NULL, van date NOT NULL, lokaal boolean NOT NULL, vorm jsonb NOT NULL,
  PRIMARY KEY (naam, van));
-- A regio cannot change the law: the same questions as Wetboek.check_addition, whoever writes the row.
CREATE FUNCTION wetboek_toets() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE v wetboek_landelijk;
BEGIN
  SELECT * INTO v FROM wetboek_landelijk l WHERE l.naam = NEW.naam AND l.van <= NEW.van ORDER BY l.van DESC LIMIT 1;
  IF NEW.sleutel = '' OR v.naam IS NULL THEN
    RAISE EXCEPTION 'Er is geen landelijke regel waar % bij hoort', NEW.naam USING ERRCODE = 'check_violation';
  END IF;
  IF NOT v.lokaal THEN
    RAISE EXCEPTION 'Van de regel % mag een regio niet afwijken', NEW.naam USING ERRCODE = 'check_violation';
  END IF;
  IF jsonb_typeof(NEW.waarde) <> jsonb_typeof(v.vorm) OR (jsonb_typeof(v.vorm) = 'object'
      AND NOT NEW.waarde ?& ARRAY(SELECT jsonb_object_keys(v.vorm))) THEN
    RAISE EXCEPTION 'De waarde van % heeft een andere vorm dan de landelijke', NEW.naam USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION wetboek_toets FROM PUBLIC;
CREATE TRIGGER wetboek_wetboekrij_toets BEFORE INSERT ON wetboek_wetboekrij FOR EACH ROW EXECUTE FUNCTION wetboek_toets();
"""
WEG = """
DROP TRIGGER wetboek_wetboekrij_toets ON wetboek_wetboekrij; DROP FUNCTION wetboek_toets; DROP TABLE wetboek_landelijk;
"""


def first_rows(apps: object, schema_editor: object) -> None:
    """A database is never without them; `db migreer` brings them up to date later."""
    write_national()


class Migration(migrations.Migration):
    """A row that a regio may not add is refused where it is written."""

    dependencies = [("wetboek", "0001_initial")]

    operations = [
        migrations.RunSQL(TOETS, WEG),
        migrations.RunPython(first_rows, migrations.RunPython.noop),
        # National rows hold no child data; only the trigger and the owner read them.
        no_wall("wetboek_landelijk", web="", jobs=""),
        migrations.AddConstraint(model_name="wetboekrij", constraint=models.CheckConstraint(
            condition=models.Q(("zekerheid__in", ZEKERHEID)), name="wetboekrij_zekerheid")),
    ]
