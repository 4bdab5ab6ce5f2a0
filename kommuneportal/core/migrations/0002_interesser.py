"""Loads the shared vocabulary of activities."""

from django.db import migrations

from kommuneportal.core.grunndata import last_interesser


def last(apps, schema_editor):
    last_interesser(apps.get_model("core", "Interessegruppe"), apps.get_model("core", "Interesse"))


class Migration(migrations.Migration):
    dependencies = [("core", "0001_initial")]
    operations = [migrations.RunPython(last, migrations.RunPython.noop)]
