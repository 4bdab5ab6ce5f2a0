"""Keeps the languages of the rounds there are switched on, so that no open survey loses one."""

from django.db import migrations


def sla_pa(apps, schema_editor):
    runder = apps.get_model("kartlegging", "Kartleggingsrunde")
    kommuner = apps.get_model("core", "Kommune")
    brukt: dict[int, set[str]] = {}
    for kommune_id, sprak in runder._base_manager.values_list("kommune_id", "sprak"):
        brukt.setdefault(kommune_id, set()).update(sprak)
    for kommune in kommuner._base_manager.filter(pk__in=brukt):
        kommune.undersokelsessprak = sorted({*kommune.undersokelsessprak, *brukt[kommune.pk]})
        kommune.save(update_fields=["undersokelsessprak"])


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0005_kommune_velger_undersokelsessprak"),
        ("kartlegging", "0006_publiserte_tekster_kan_ikke_endres"),
    ]
    operations = [migrations.RunPython(sla_pa, migrations.RunPython.noop)]
