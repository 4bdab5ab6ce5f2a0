"""A one-time code that takes a person's wishes along to another kommune."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0006_foresporsler_per_uke"),
        ("kartlegging", "0008_svar_telles_i_grupper"),
        ("mottak", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Flyttekode",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("kode_hash", models.CharField(db_index=True, max_length=64)),
                (
                    "samtykke_sprak",
                    models.CharField(max_length=8, verbose_name="språk i samtykket"),
                ),
                ("opprettet_at", models.DateTimeField(verbose_name="laget")),
                ("gyldig_til_at", models.DateTimeField(verbose_name="gyldig til")),
                (
                    "beboer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="mottak.beboer",
                    ),
                ),
                (
                    "kommune",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="core.kommune",
                        verbose_name="kommune",
                    ),
                ),
            ],
            options={
                "verbose_name": "flyttekode",
                "verbose_name_plural": "flyttekoder",
                "default_manager_name": "objects",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kommune", "beboer"), name="flyttekode_en_per_beboer"
                    ),
                    models.UniqueConstraint(
                        fields=("kommune", "kode_hash"), name="flyttekode_unik"
                    ),
                ],
            },
        ),
    ]
