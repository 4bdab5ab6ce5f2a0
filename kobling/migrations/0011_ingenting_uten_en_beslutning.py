"""Lets the database itself refuse a connection, or a mail about one, that nobody decided on (H8).

On SQLite a change of one of these three tables copies it, and the copy is refused while a trigger
elsewhere names the table: such a migration begins with `apne` from here and ends with `vern`.
"""

from django.db import migrations


GODKJENT = (
    "SELECT 1 FROM kobling_koblingsforslag f WHERE f.id = NEW.forslag_id AND f.status = 'godkjent'"
    " AND f.avgjort_by_id IS NOT NULL AND f.beboer_id = NEW.beboer_id"
    " AND f.tilbud_id = NEW.tilbud_id AND f.kommune_id = NEW.kommune_id"
)
OM_KOBLING = (
    "SELECT 1 FROM kobling_kobling k WHERE k.public_id = NEW.objekt_id"
    " AND k.kommune_id = NEW.kommune_id"
)
# Name -> table, when, and the condition that is refused.
REGLER = {
    "kobling_uten_beslutning": (
        "kobling_kobling",
        "INSERT",
        f"NOT EXISTS ({GODKJENT})",
    ),
    "beslutning_med_kobling": (
        "kobling_koblingsforslag",
        "UPDATE OF status, avgjort_by_id",
        (
            "OLD.status = 'godkjent' AND (NEW.status <> 'godkjent' OR NEW.avgjort_by_id IS NULL)"
            " AND EXISTS (SELECT 1 FROM kobling_kobling k WHERE k.forslag_id = OLD.id)"
        ),
    ),
    "epost_uten_kobling": (
        "core_epost",
        "INSERT",
        f"NEW.slag LIKE 'kobling_%' AND NEW.slag <> 'kobling_takk' AND NOT EXISTS ({OM_KOBLING})",
    ),
}

SQLITE = """
CREATE TRIGGER {navn} BEFORE {nar} ON {tabell} WHEN {vilkar}
BEGIN SELECT RAISE(ABORT, 'nobody has decided on this'); END;
"""
SQLITE_BORT = "DROP TRIGGER IF EXISTS {navn}"
POSTGRES = """
CREATE FUNCTION {navn}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF {vilkar} THEN
        RAISE EXCEPTION 'nobody has decided on this' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER {navn} BEFORE {nar} ON {tabell} FOR EACH ROW EXECUTE FUNCTION {navn}();
"""
POSTGRES_BORT = "DROP TRIGGER IF EXISTS {navn} ON {tabell}; DROP FUNCTION IF EXISTS {navn}();"


def _kjor(schema_editor, sqlite, postgres):
    mal = sqlite if schema_editor.connection.vendor == "sqlite" else postgres
    for navn, (tabell, nar, vilkar) in REGLER.items():
        sql = mal.format(navn=navn, tabell=tabell, nar=nar, vilkar=vilkar)
        schema_editor.execute(sql, params=None)


def vern(apps, schema_editor):
    _kjor(schema_editor, SQLITE, POSTGRES)


def apne(apps, schema_editor):
    _kjor(schema_editor, SQLITE_BORT, POSTGRES_BORT)


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0007_merke_om_nye_forslag"),
        ("kobling", "0010_takkebrev"),
    ]
    operations = [migrations.RunPython(vern, apne)]
