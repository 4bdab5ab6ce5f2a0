"""Makes the table that all workers share for log-in limits."""

from django.core.management import call_command
from django.db import migrations


def lag(apps, schema_editor):
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("core", "0003_hendelse_kan_ikke_endres")]
    operations = [migrations.RunPython(lag, migrations.RunPython.noop)]
