"""Lets the database refuse that an approved pair, or a mail about it, is turned into another (H8).

0011 looks at what is put in; this looks at what is changed afterwards. A migration that copies one
of these tables on SQLite begins with `apne` from here and ends with `vern`, as with 0011.
"""

from importlib import import_module

from django.db import migrations


FORRIGE = import_module("kobling.migrations.0011_ingenting_uten_en_beslutning")
EN_ANNEN = "NEW.{felt} IS NOT NULL AND (OLD.{felt} IS NULL OR NEW.{felt} <> OLD.{felt})"
ET_ANNET_PAR = " OR ".join(
    EN_ANNEN.format(felt=felt) for felt in ("forslag_id", "beboer_id", "tilbud_id", "kommune_id")
)
# Name -> table, when, and the condition that is refused.
REGLER = {
    "kobling_samme_par": (
        "kobling_kobling",
        "UPDATE OF forslag_id, beboer_id, tilbud_id, kommune_id, public_id",
        f"NEW.public_id <> OLD.public_id OR {ET_ANNET_PAR}",
    ),
    "beslutning_samme_par": (
        "kobling_koblingsforslag",
        "UPDATE OF beboer_id, tilbud_id, kommune_id",
        (
            "OLD.status = 'godkjent' AND (NEW.beboer_id <> OLD.beboer_id"
            " OR NEW.tilbud_id <> OLD.tilbud_id OR NEW.kommune_id <> OLD.kommune_id)"
        ),
    ),
    "epost_samme_kobling": (
        "core_epost",
        "UPDATE OF slag, objekt_id, kommune_id, til",
        (
            "NEW.slag LIKE 'kobling_%' AND NEW.slag <> 'kobling_takk' AND (NEW.slag <> OLD.slag"
            f" OR {EN_ANNEN.format(felt='objekt_id')} OR NEW.kommune_id <> OLD.kommune_id"
            " OR NEW.til <> OLD.til)"
        ),
    ),
}


def _kjor(schema_editor, retning):
    sqlite = schema_editor.connection.vendor == "sqlite"
    maler = {
        ("vern", True): FORRIGE.SQLITE,
        ("vern", False): FORRIGE.POSTGRES,
        ("apne", True): FORRIGE.SQLITE_BORT,
        ("apne", False): FORRIGE.POSTGRES_BORT,
    }
    for navn, (tabell, nar, vilkar) in REGLER.items():
        sql = maler[retning, sqlite].format(navn=navn, tabell=tabell, nar=nar, vilkar=vilkar)
        schema_editor.execute(sql, params=None)


def vern(apps, schema_editor):
    _kjor(schema_editor, "vern")


def apne(apps, schema_editor):
    _kjor(schema_editor, "apne")


class Migration(migrations.Migration):
    dependencies = [("kobling", "0014_ordene_pa_knappene")]
    operations = [migrations.RunPython(vern, apne)]
