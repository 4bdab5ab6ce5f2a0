"""Keeps what an undo needs, and lets the database allow the steps back that staff may take."""

import importlib

from django.db import migrations, models


GAMMEL = importlib.import_module("kobling.migrations.0003_bare_kjente_overganger")
TABELL = "kobling_kobling"
# As kobling.enums had them when this was written; a change of the table needs a new migration.
OVERGANGER = {
    "forespurt": ("plass_bekreftet", "ikke_plass", "trenger_tilrettelegging", "avsluttet"),
    "plass_bekreftet": (
        "beboer_spurt", "takket_ja", "takket_nei", "ikke_plass", "trenger_tilrettelegging",
        "forespurt", "avsluttet",
    ),
    "trenger_tilrettelegging": ("plass_bekreftet", "ikke_plass", "forespurt", "avsluttet"),
    "ikke_plass": ("plass_bekreftet", "trenger_tilrettelegging", "forespurt", "avsluttet"),
    "beboer_spurt": ("takket_ja", "takket_nei", "plass_bekreftet", "avsluttet"),
    "takket_ja": (
        "mott", "ikke_mott", "takket_nei", "plass_bekreftet", "beboer_spurt", "avsluttet",
    ),
    "takket_nei": ("plass_bekreftet", "beboer_spurt", "takket_ja", "avsluttet"),
    "ikke_mott": ("mott", "takket_ja", "avsluttet"),
    "mott": ("i_gang", "takket_ja", "ikke_mott", "avsluttet"),
    "i_gang": ("mott", "avsluttet"),
    "avsluttet": (
        "forespurt", "plass_bekreftet", "trenger_tilrettelegging", "ikke_plass", "beboer_spurt",
        "takket_ja", "takket_nei", "ikke_mott", "mott", "i_gang",
    ),
}  # fmt: skip


def _apne(schema_editor):
    sqlite = schema_editor.connection.vendor == "sqlite"
    mal = GAMMEL.SQLITE_BORT if sqlite else GAMMEL.POSTGRES_BORT
    schema_editor.execute(mal.format(t=TABELL), params=None)


def _vern(schema_editor, overganger):
    sqlite = schema_editor.connection.vendor == "sqlite"
    par = ", ".join(f"'{fra}>{til}'" for fra, alle in overganger.items() for til in alle)
    mal = GAMMEL.SQLITE if sqlite else GAMMEL.POSTGRES
    schema_editor.execute(mal.format(t=TABELL, par=par), params=None)


def vern(apps, schema_editor):
    """Change the table of transitions; also for later migrations that copy the table."""
    _apne(schema_editor)
    _vern(schema_editor, OVERGANGER)


def vern_som_for(apps, schema_editor):
    _apne(schema_editor)
    _vern(schema_editor, GAMMEL.OVERGANGER[TABELL])


class Migration(migrations.Migration):
    dependencies = [("kobling", "0011_ingenting_uten_en_beslutning")]
    operations = [
        migrations.AddField(
            model_name="koblingsovergang",
            name="dag",
            field=models.DateField(blank=True, null=True, verbose_name="første gang"),
        ),
        migrations.AddField(
            model_name="koblingsovergang",
            name="er_angring",
            field=models.BooleanField(default=False, verbose_name="angret"),
        ),
        migrations.RunPython(vern, vern_som_for),
    ]
