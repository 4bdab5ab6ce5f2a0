"""Turns what was written about whom to talk to into a role; a name that stood there is let go."""

from django.db import migrations


KODER = {
    "": "",
    "leder": "leder",
    "leder av mottaket": "leder",
    "daglig leder": "leder",
    "mottaksleder": "leder",
    "avdelingsleder": "avdelingsleder",
    "aktivitetsleder": "aktivitetsleder",
    "aktivitør": "aktivitetsleder",
    "miljøarbeider": "miljoarbeider",
    "miljoarbeider": "miljoarbeider",
    "miljøterapeut": "miljoarbeider",
    "barnefaglig": "barnefaglig",
    "barnefaglig ansvarlig": "barnefaglig",
    "vakt": "vakt",
    "vakthavende": "vakt",
}


def kode(skrevet):
    return KODER.get(" ".join(skrevet.split()).casefold(), "annet")


def fra_liste(apps, schema_editor):
    rader = apps.get_model("mottak", "Mottak")._base_manager
    for skrevet in set(rader.values_list("kontaktrolle", flat=True)):
        rader.filter(kontaktrolle=skrevet).update(kontaktrolle=kode(skrevet))


class Migration(migrations.Migration):
    dependencies = [("mottak", "0001_initial")]
    operations = [migrations.RunPython(fra_liste, migrations.RunPython.noop)]
