"""Lets pages count the answers that are valid, and those that expire soon, from an index."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0007_merke_om_nye_forslag"),
        ("kartlegging", "0012_opplasting_av_flere_ark"),
        ("mottak", "0001_initial"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="svarark",
            index=models.Index(
                condition=models.Q(("erstattet_at__isnull", True)),
                fields=["kommune", "gyldig_til_date"],
                name="svarark_gyldige",
            ),
        ),
    ]
