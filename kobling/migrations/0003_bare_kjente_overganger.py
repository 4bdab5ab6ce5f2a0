"""Lets the database itself refuse a change of state that the table of transitions lacks."""

from django.db import migrations


# As kobling.enums had them when this was written; a change of the table needs a new migration.
OVERGANGER = {
    "kobling_koblingsforslag": {
        "foreslatt": ("utsatt", "godkjent", "avvist", "foreldet"),
        "utsatt": ("foreslatt", "godkjent", "avvist", "foreldet"),
        "godkjent": ("foreslatt",),
        "avvist": ("foreslatt",),
    },
    "kobling_kobling": {
        "forespurt": ("plass_bekreftet", "ikke_plass", "trenger_tilrettelegging", "avsluttet"),
        "plass_bekreftet": (
            "beboer_spurt", "takket_ja", "takket_nei", "ikke_plass", "trenger_tilrettelegging",
            "avsluttet",
        ),
        "trenger_tilrettelegging": ("plass_bekreftet", "ikke_plass", "avsluttet"),
        "ikke_plass": ("plass_bekreftet", "trenger_tilrettelegging", "avsluttet"),
        "beboer_spurt": ("takket_ja", "takket_nei", "plass_bekreftet", "avsluttet"),
        "takket_ja": (
            "mott", "ikke_mott", "takket_nei", "plass_bekreftet", "beboer_spurt", "avsluttet",
        ),
        "takket_nei": ("plass_bekreftet", "beboer_spurt", "takket_ja", "avsluttet"),
        "ikke_mott": ("mott", "takket_ja", "avsluttet"),
        "mott": ("i_gang", "takket_ja", "ikke_mott", "avsluttet"),
        "i_gang": ("mott", "avsluttet"),
    },
}  # fmt: skip

SQLITE = """
CREATE TRIGGER {t}_overgang BEFORE UPDATE OF status ON {t}
WHEN OLD.status <> NEW.status AND OLD.status || '>' || NEW.status NOT IN ({par})
BEGIN SELECT RAISE(ABORT, 'the state cannot change like this'); END;
"""
SQLITE_BORT = "DROP TRIGGER {t}_overgang"
POSTGRES = """
CREATE FUNCTION {t}_overgang() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.status <> NEW.status AND OLD.status || '>' || NEW.status NOT IN ({par}) THEN
        RAISE EXCEPTION 'the state cannot change like this' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER {t}_overgang BEFORE UPDATE OF status ON {t}
FOR EACH ROW EXECUTE FUNCTION {t}_overgang();
"""
POSTGRES_BORT = "DROP TRIGGER {t}_overgang ON {t}; DROP FUNCTION {t}_overgang();"


def _kjor(schema_editor, sqlite, postgres):
    mal = sqlite if schema_editor.connection.vendor == "sqlite" else postgres
    for tabell, overganger in OVERGANGER.items():
        par = ", ".join(f"'{fra}>{til}'" for fra, alle in overganger.items() for til in alle)
        schema_editor.execute(mal.format(t=tabell, par=par), params=None)


def vern(apps, schema_editor):
    _kjor(schema_editor, SQLITE, POSTGRES)


def apne(apps, schema_editor):
    _kjor(schema_editor, SQLITE_BORT, POSTGRES_BORT)


class Migration(migrations.Migration):
    dependencies = [("kobling", "0002_vent_pa_flere_tilbud")]
    operations = [migrations.RunPython(vern, apne)]
