from django.db import migrations

from ketenkameleon.routes.muren_vrijgesteld import LUIK
from ketenkameleon.team.muren_gebied import again, also_on_a_ground


class Migration(migrations.Migration):
    """Who is exempt by a route, also for a colleague who was shown that one child on a ground."""

    dependencies = [("routes", "0004_vrijgesteld_in_beeld"), ("team", "0004_meekijken")]

    operations = [migrations.RunSQL(also_on_a_ground(LUIK), again(LUIK))]
