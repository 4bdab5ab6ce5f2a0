"""Lets the database itself refuse to change, remove or add to a published version of the texts."""

from django.db import migrations


SETT, VERSJON = "kartlegging_tekstsett", "kartlegging_tekstversjon"
MELDING = "published texts never change"
FULLT = (  # names of our own tables
    f"(SELECT count(*) FROM {SETT} WHERE versjon_id = NEW.versjon_id) >= "  # noqa: S608
    f"(SELECT antall_sprak FROM {VERSJON} WHERE id = NEW.versjon_id)"
)
SQLITE = {
    f"{tabell}_{navn}": f"""
CREATE TRIGGER {tabell}_{navn} BEFORE {nar} ON {tabell} {vilkar}
BEGIN SELECT RAISE(ABORT, '{MELDING}'); END
"""
    for tabell, navn, nar, vilkar in (
        (VERSJON, "uendret", "UPDATE", ""),
        (VERSJON, "beholdt", "DELETE", ""),
        (SETT, "uendret", "UPDATE", ""),
        (SETT, "beholdt", "DELETE", ""),
        (SETT, "fullt", "INSERT", f"WHEN {FULLT}"),
    )
}
POSTGRES = f"""
CREATE FUNCTION {VERSJON}_vern() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '{MELDING}';
END $$;
CREATE FUNCTION {SETT}_fullt() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF {FULLT} THEN
        RAISE EXCEPTION '{MELDING}';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER {VERSJON}_vern BEFORE UPDATE OR DELETE ON {VERSJON}
FOR EACH ROW EXECUTE FUNCTION {VERSJON}_vern();
CREATE TRIGGER {SETT}_vern BEFORE UPDATE OR DELETE ON {SETT}
FOR EACH ROW EXECUTE FUNCTION {VERSJON}_vern();
CREATE TRIGGER {SETT}_fullt BEFORE INSERT ON {SETT}
FOR EACH ROW EXECUTE FUNCTION {SETT}_fullt();
"""
POSTGRES_BORT = f"""
DROP TRIGGER {SETT}_fullt ON {SETT};
DROP TRIGGER {SETT}_vern ON {SETT};
DROP TRIGGER {VERSJON}_vern ON {VERSJON};
DROP FUNCTION {SETT}_fullt();
DROP FUNCTION {VERSJON}_vern();
"""


def vern(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for setning in SQLITE.values():
            schema_editor.execute(setning, params=None)
    else:
        schema_editor.execute(POSTGRES, params=None)


def apne(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for navn in SQLITE:
            schema_editor.execute(f"DROP TRIGGER {navn}", params=None)
    else:
        schema_editor.execute(POSTGRES_BORT, params=None)


class Migration(migrations.Migration):
    dependencies = [("kartlegging", "0005_tekster_i_versjoner")]
    operations = [migrations.RunPython(vern, apne)]
