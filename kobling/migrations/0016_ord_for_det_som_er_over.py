"""Says of what is over that it is over; no table is touched, on either database."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("kobling", "0015_beslutningen_folger_paret"),
    ]

    operations = [
        migrations.AlterField(
            model_name="kobling",
            name="grunn",
            field=models.CharField(
                blank=True,
                choices=[
                    ("fullt", "Fullt"),
                    ("alder", "Alder"),
                    ("sprak", "Språk"),
                    ("reisevei", "For langt"),
                    ("tidspunkt", "Tidspunkt"),
                    ("kostnad", "Kostnad"),
                    ("trenger_folge", "Trenger følge"),
                    ("ikke_aktuelt", "Ikke aktuelt lenger"),
                    ("ikke_svart", "Ikke svart"),
                    ("flyttet", "Flyttet"),
                    ("trukket", "Trukket"),
                    ("tilbud_endret", "Tilbudet er endret eller avsluttet"),
                    ("annet", "Annet"),
                ],
                max_length=14,
                verbose_name="grunn",
            ),
        ),
        migrations.AlterField(
            model_name="koblingsforslag",
            name="grunn",
            field=models.CharField(
                blank=True,
                choices=[
                    ("fullt", "Fullt"),
                    ("alder", "Alder"),
                    ("sprak", "Språk"),
                    ("reisevei", "For langt"),
                    ("tidspunkt", "Tidspunkt"),
                    ("kostnad", "Kostnad"),
                    ("trenger_folge", "Trenger følge"),
                    ("ikke_aktuelt", "Ikke aktuelt lenger"),
                    ("ikke_svart", "Ikke svart"),
                    ("flyttet", "Flyttet"),
                    ("trukket", "Trukket"),
                    ("tilbud_endret", "Tilbudet er endret eller avsluttet"),
                    ("annet", "Annet"),
                ],
                max_length=14,
                verbose_name="grunn",
            ),
        ),
        migrations.AlterField(
            model_name="koblingsforslag",
            name="status",
            field=models.CharField(
                choices=[
                    ("foreslatt", "Foreslått"),
                    ("utsatt", "Utsatt"),
                    ("godkjent", "Godtatt"),
                    ("avvist", "Avslått"),
                    ("foreldet", "Falt ut"),
                ],
                default="foreslatt",
                max_length=10,
                verbose_name="status",
            ),
        ),
        migrations.AlterField(
            model_name="koblingsovergang",
            name="grunn",
            field=models.CharField(
                blank=True,
                choices=[
                    ("fullt", "Fullt"),
                    ("alder", "Alder"),
                    ("sprak", "Språk"),
                    ("reisevei", "For langt"),
                    ("tidspunkt", "Tidspunkt"),
                    ("kostnad", "Kostnad"),
                    ("trenger_folge", "Trenger følge"),
                    ("ikke_aktuelt", "Ikke aktuelt lenger"),
                    ("ikke_svart", "Ikke svart"),
                    ("flyttet", "Flyttet"),
                    ("trukket", "Trukket"),
                    ("tilbud_endret", "Tilbudet er endret eller avsluttet"),
                    ("annet", "Annet"),
                ],
                max_length=14,
                verbose_name="grunn",
            ),
        ),
        migrations.AlterField(
            model_name="laerdom",
            name="grunn",
            field=models.CharField(
                choices=[
                    ("fullt", "Fullt"),
                    ("alder", "Alder"),
                    ("sprak", "Språk"),
                    ("reisevei", "For langt"),
                    ("tidspunkt", "Tidspunkt"),
                    ("kostnad", "Kostnad"),
                    ("trenger_folge", "Trenger følge"),
                    ("ikke_aktuelt", "Ikke aktuelt lenger"),
                    ("ikke_svart", "Ikke svart"),
                    ("flyttet", "Flyttet"),
                    ("trukket", "Trukket"),
                    ("tilbud_endret", "Tilbudet er endret eller avsluttet"),
                    ("annet", "Annet"),
                ],
                max_length=14,
                verbose_name="grunn",
            ),
        ),
    ]
