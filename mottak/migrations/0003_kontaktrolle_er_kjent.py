"""Lets the database hold only the known roles of whom to talk to at a centre."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0008_loggen_kan_ikke_tommes"),
        ("mottak", "0002_kontaktrolle_fra_en_liste"),
    ]

    operations = [
        migrations.AlterField(
            model_name="mottak",
            name="kontaktrolle",
            field=models.CharField(
                blank=True,
                choices=[
                    ("leder", "Leder av mottaket"),
                    ("avdelingsleder", "Avdelingsleder"),
                    ("aktivitetsleder", "Aktivitetsleder"),
                    ("miljoarbeider", "Miljøarbeider"),
                    ("barnefaglig", "Barnefaglig ansvarlig"),
                    ("vakt", "Den som har vakt"),
                    ("annet", "En annen ansatt"),
                ],
                max_length=80,
                verbose_name="kontakt (rolle)",
            ),
        ),
        migrations.AddConstraint(
            model_name="mottak",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kontaktrolle__in",
                        [
                            "",
                            "leder",
                            "avdelingsleder",
                            "aktivitetsleder",
                            "miljoarbeider",
                            "barnefaglig",
                            "vakt",
                            "annet",
                        ],
                    )
                ),
                name="mottak_kjent_kontaktrolle",
                violation_error_message="Velg et av alternativene i listen.",
            ),
        ),
    ]
