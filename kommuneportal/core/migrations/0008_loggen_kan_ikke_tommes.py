"""Closes two back doors to the log: SQLite's REPLACE, and PostgreSQL's TRUNCATE."""

from django.db import migrations


TABELLER = ("core_hendelse", "core_driftshendelse")
# REPLACE takes a row away without the triggers of DELETE; what is there already is refused before.
SQLITE = """
CREATE TRIGGER {t}_ikke_erstattet BEFORE INSERT ON {t}
WHEN EXISTS (SELECT 1 FROM {t} WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
"""
SQLITE_BORT = "DROP TRIGGER IF EXISTS {t}_ikke_erstattet"
POSTGRES = """
CREATE FUNCTION {t}_ikke_tom() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the log is append-only';
END $$;
CREATE TRIGGER {t}_ikke_tom BEFORE TRUNCATE ON {t}
FOR EACH STATEMENT EXECUTE FUNCTION {t}_ikke_tom();
"""
POSTGRES_BORT = (
    "DROP TRIGGER IF EXISTS {t}_ikke_tom ON {t}; DROP FUNCTION IF EXISTS {t}_ikke_tom();"
)


def _kjor(schema_editor, sqlite, postgres):
    sql = sqlite if schema_editor.connection.vendor == "sqlite" else postgres
    for tabell in TABELLER:
        schema_editor.execute(sql.format(t=tabell), params=None)


def vern(apps, schema_editor):
    _kjor(schema_editor, SQLITE, POSTGRES)


def apne(apps, schema_editor):
    _kjor(schema_editor, SQLITE_BORT, POSTGRES_BORT)


class Migration(migrations.Migration):
    dependencies = [("core", "0007_merke_om_nye_forslag")]
    operations = [migrations.RunPython(vern, apne)]
