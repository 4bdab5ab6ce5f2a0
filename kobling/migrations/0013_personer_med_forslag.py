"""Lets the overview count people with a suggestion from an index."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0007_merke_om_nye_forslag"),
        ("kobling", "0012_angre_alle_steg"),
        ("mottak", "0001_initial"),
        ("organisasjoner", "0002_takkebrev_og_svar_som_kan_angres"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="koblingsforslag",
            index=models.Index(fields=["kommune", "beboer"], name="forslag_per_person"),
        ),
    ]
