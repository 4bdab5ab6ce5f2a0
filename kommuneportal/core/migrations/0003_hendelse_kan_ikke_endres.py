"""Lets the database itself refuse to change the log, and to delete young lines of it."""

from django.db import migrations


TABELLER = ("core_hendelse", "core_driftshendelse")
# Retention may shorten the two years to one month at the least.
YNGSTE_DAGER = 30

SQLITE = """
CREATE TRIGGER {t}_uendret BEFORE UPDATE ON {t}
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER {t}_beholdt BEFORE DELETE ON {t}
WHEN OLD.at > datetime('now', '-{d} days')
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
"""
SQLITE_BORT = "DROP TRIGGER {t}_uendret; DROP TRIGGER {t}_beholdt;"
POSTGRES = """
CREATE FUNCTION {t}_vern() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND OLD.at <= now() - interval '{d} days' THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'the log is append-only';
END $$;
CREATE TRIGGER {t}_vern BEFORE UPDATE OR DELETE ON {t}
FOR EACH ROW EXECUTE FUNCTION {t}_vern();
"""
POSTGRES_BORT = "DROP TRIGGER {t}_vern ON {t}; DROP FUNCTION {t}_vern();"


def _kjor(schema_editor, sqlite, postgres):
    er_sqlite = schema_editor.connection.vendor == "sqlite"
    for tabell in TABELLER:
        sql = (sqlite if er_sqlite else postgres).format(t=tabell, d=YNGSTE_DAGER)
        if not er_sqlite:
            schema_editor.execute(sql, params=None)
            continue
        for setning in sql.split("END;") if "END;" in sql else sql.split("; "):
            if setning.strip():
                hale = "END;" if "BEGIN" in setning else ""
                schema_editor.execute(setning + hale, params=None)


def vern(apps, schema_editor):
    _kjor(schema_editor, SQLITE, POSTGRES)


def apne(apps, schema_editor):
    _kjor(schema_editor, SQLITE_BORT, POSTGRES_BORT)


class Migration(migrations.Migration):
    dependencies = [("core", "0002_interesser")]
    operations = [migrations.RunPython(vern, apne)]
