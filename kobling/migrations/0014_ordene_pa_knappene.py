"""Calls the states of a suggestion what the buttons do; no table is touched, on either database."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("kobling", "0013_personer_med_forslag"),
    ]

    operations = [
        migrations.AlterField(
            model_name="koblingsforslag",
            name="status",
            field=models.CharField(
                choices=[
                    ("foreslatt", "Foreslått"),
                    ("utsatt", "Utsatt"),
                    ("godkjent", "Godtatt"),
                    ("avvist", "Avslått"),
                    ("foreldet", "Ikke lenger aktuelt"),
                ],
                default="foreslatt",
                max_length=10,
                verbose_name="status",
            ),
        ),
    ]
