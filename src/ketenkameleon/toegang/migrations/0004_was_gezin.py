from django.db import migrations

# Whose right to look has ended has no regio, and so sees no row: not even that it was there.
WAS_GEZIN = """
-- Luik: did this account once look at a zaak of its own family? Nothing of which, nor until when.
CREATE FUNCTION toegang_was_gezin(p_account uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM toegang_relatie r WHERE r.account_id = p_account
    AND r.soort IN ('ouder_met_gezag', 'ouder_zonder_gezag', 'kind'))
$$;
REVOKE ALL ON FUNCTION toegang_was_gezin FROM PUBLIC;
GRANT EXECUTE ON FUNCTION toegang_was_gezin TO web;
"""


class Migration(migrations.Migration):
    """A parent whose child decides now reads why the page has ended."""

    dependencies = [
        ("toegang", "0003_inloggen"),
    ]

    operations = [migrations.RunSQL(WAS_GEZIN, "DROP FUNCTION toegang_was_gezin;")]
