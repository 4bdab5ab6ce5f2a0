"""Rules for the whole codebase, each shown to bite on a planted violation."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import IntegrityError, connection, models, transaction

from kommuneportal.core.models import Kommune
from kommuneportal.core.models.kommune import RESERVERTE
from kommuneportal.core.personvern import our_models
from kommuneportal.core.tenancy import KommuneModel
from organisasjoner.models import Registrering
from tests import factories
from tests.conftest import GetSkriver, stille
from tests.hus import adresser, kode, maler, modeller


ROT = Path(__file__).resolve().parent.parent
REGLER = {
    kode.for_lange_filer: ("mottak/x.py", '"""En."""\n' + "a = 1\n" * 300),
    kode.for_lange_funksjoner: ("mottak/x.py", "def f():\n" + "    a = 1\n" * 41),
    kode.uten_modulsetning: ("mottak/x.py", "a = 1\n"),
    kode.dorer_ut: ("mottak/x.py", "Beboer.all_kommuner.count()\n"),
    kode.indre_importer: ("mottak/x.py", "def f():\n    import os\n"),
    kode.forbudte_ord: ("mottak/x.py", "class Meta:\n    ordering = ['navn']\n"),
    kode.offentlig_utenfor: ("mottak/views/x.py", "@offentlig\ndef f(request): ...\n"),
    kode.tilgang_ikke_ytterst: ("mottak/views.py", "@require_GET\n@ansatt\ndef f(request): ...\n"),
    kode.lange_visninger: ("mottak/views.py", "def f(request):\n" + "    a = 1\n" * 26),
}


@pytest.mark.parametrize("regel", REGLER, ids=lambda r: r.__name__)
def test_code_keeps_the_rule(regel):
    assert regel(ROT) == []


@pytest.mark.parametrize("regel", REGLER, ids=lambda r: r.__name__)
def test_rule_bites(regel, tmp_path):
    sti, tekst = REGLER[regel]
    (tmp_path / sti).parent.mkdir(parents=True)
    (tmp_path / sti).write_text(tekst, encoding="utf-8")
    assert len(regel(tmp_path)) == 1


def test_listed_exceptions_still_exist():
    borte = [s for s in (*kode.UTENFOR_KOMMUNE, *kode.INDRE_IMPORT) if not (ROT / s).exists()]
    assert borte == []


# --- imports ----------------------------------------------------------------


def importer(rot: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=rot,
        capture_output=True,
        text=True,
        check=False,
    )


def test_imports_point_down():
    funn = importer(ROT)
    assert funn.returncode == 0, funn.stdout


PLANTET = {
    "kommuneportal/core/plantet.py": ("import mottak.models", "Storeys"),
    "mottak/enums.py": ("import mottak.models", "Rooms"),
    "kartlegging/enums.py": ("import organisasjoner.enums", "People and associations"),
    "kobling/engine/plantet.py": ("import django", "Pure cores"),
    "mottak/plantet.py": ("import kommuneportal.settings", "Settings are read"),
    "kobling/plantet.py": ("import organisasjoner.views", "An app's pages are its own"),
}


def test_import_contracts_bite(tmp_path):
    for pakke in (*kode.PAKKER, "tests"):
        shutil.copytree(
            ROT / pakke, tmp_path / pakke, ignore=lambda mappe, navn: [
                n for n in navn if not n.endswith(".py") and not (Path(mappe) / n).is_dir()
            ],
        )  # fmt: skip
    shutil.copy(ROT / "pyproject.toml", tmp_path)
    for sti, (setning, _) in PLANTET.items():
        with (tmp_path / sti).open("a", encoding="utf-8") as fil:
            fil.write(f"\n{setning}\n")
    brutt = [linje for linje in importer(tmp_path).stdout.splitlines() if "BROKEN" in linje]
    for _, kontrakt in PLANTET.values():
        assert any(linje.startswith(kontrakt) for linje in brutt), (kontrakt, brutt)


# --- models -----------------------------------------------------------------


def test_foreign_keys_point_down():
    assert modeller.gale_piler(modeller.piler(our_models())) == []


@pytest.mark.parametrize(
    "pil",
    [
        ("core", "mottak", "core.X.y", True),
        ("organisasjoner", "mottak", "organisasjoner.X.y", True),
        ("kobling", "organisasjoner", "kobling.X.y", False),
    ],
)
def test_foreign_key_rule_bites(pil):
    assert len(modeller.gale_piler([pil])) == 1


@pytest.mark.parametrize("model", our_models(), ids=lambda m: m._meta.label)
def test_every_field_is_classified(model):
    assert modeller.uklassifiserte(model) == []


def test_classification_rule_bites():
    class Plantet(KommuneModel):
        """A table nobody has thought about."""

        hemmelig = models.TextField()

        class Meta:
            app_label = "plantet"
            managed = False

        class Personvern:
            ingen = ("finnes_ikke",)

        def __str__(self):
            return ""

    assert modeller.uklassifiserte(Plantet) == [
        "plantet.Plantet.hemmelig is not classified",
        "plantet.Plantet.finnes_ikke does not exist",
        "plantet.Plantet has no purpose",
    ]


@pytest.mark.parametrize("model", our_models(), ids=lambda m: m._meta.label)
def test_no_table_can_hold_a_person(model):
    felt = [f.name for f in model._meta.concrete_fields]
    assert modeller.forbudte_felt(model._meta.label, felt) == []


@pytest.mark.parametrize("felt", ["navn", "fodselsdato", "nasjonalitet", "religion", "telefon"])
def test_person_rule_bites(felt):
    assert modeller.forbudte_felt("mottak.Beboer", ["etikett", felt]) == [f"mottak.Beboer.{felt}"]


def test_models_about_residents_are_all_named():
    assert {m._meta.label for m in our_models()} >= modeller.OM_BEBOERE


@pytest.mark.parametrize("model", our_models(), ids=lambda m: m._meta.label)
def test_pairs_of_who_and_when_are_bound(model):
    assert modeller.ubundne_par(model) == []


def test_pair_rule_bites():
    class Lost(models.Model):
        """When without whom."""

        ferdig_at = models.DateTimeField(null=True)
        ferdig_by = models.IntegerField(null=True)

        class Meta:
            app_label = "plantet"
            managed = False

        def __str__(self):
            return ""

    assert modeller.ubundne_par(Lost) == ["plantet.Lost: ferdig_at, ferdig_by"]


def test_bound_pair_survives_an_attack(i_kommune, now):
    rad = factories.registrering()
    with pytest.raises(IntegrityError), transaction.atomic():
        Registrering.objects.filter(pk=rad.pk).update(avgjort_at=now)
    with pytest.raises(IntegrityError), transaction.atomic():
        Registrering.objects.filter(pk=rad.pk).update(avgjort_by=factories.bruker())


# --- templates --------------------------------------------------------------

MALER = maler.maler(ROT)


def test_templates_are_used():
    assert maler.ubrukte(ROT, MALER) == []


def test_templates_are_namespaced():
    assert maler.uten_navnerom(MALER) == []


def test_templates_have_no_inline_style_or_script():
    assert maler.innebygd(MALER) == []


def test_templates_link_down():
    assert maler.oppover(MALER) == []


def test_template_rules_bite():
    plantet = {
        "mottak/x.html": '<p style="color: red">{% url "kobling:forslag_liste" %}',
        "annet/y.html": "<script>alert(1)</script>",
    }
    assert maler.ubrukte(ROT, plantet) == list(plantet)
    assert maler.uten_navnerom(plantet) == ["annet/y.html"]
    assert maler.innebygd(plantet) == list(plantet)
    assert maler.oppover(plantet) == ["mottak/x.html -> kobling"]


# --- addresses --------------------------------------------------------------


def test_every_view_wears_an_access_decorator():
    assert adresser.uten_tilgang(list(adresser.alle())) == []


def test_address_and_view_have_one_name():
    assert adresser.feil_navn(list(adresser.alle())) == []


def test_address_rules_bite():
    def ubeskyttet(request):
        return None

    ubeskyttet.__module__ = "mottak.views"
    plantet = [adresser.Adresse("mottak:noe", frozenset(), ubeskyttet, "noe/")]
    assert adresser.uten_tilgang(plantet) == ["mottak:noe"]
    assert adresser.feil_navn(plantet) == ["mottak:noe is answered by ubeskyttet"]


def test_no_kommune_can_take_an_address_of_the_portal(db):
    assert adresser.forste_ord(list(adresser.alle())) <= RESERVERTE
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.kommune(slug="konto")
    assert not Kommune.objects.filter(slug="konto").exists()


# --- silence ----------------------------------------------------------------


def test_a_page_that_is_asked_for_may_not_write(kommune):
    """The client of all tests refuses: GET changes nothing (decisions 21)."""
    with connection.execute_wrapper(stille):
        assert Kommune.objects.get() == kommune
        with pytest.raises(GetSkriver):
            Kommune.objects.update(navn="x")


# --- papers -----------------------------------------------------------------


def test_readme_begins_with_the_two_commands():
    tekst = (ROT / "README.md").read_text(encoding="utf-8")
    demo, test = tekst.index("python3 manage.py demo"), tekst.index("python3 manage.py test")
    assert demo < test < 3000


def test_every_word_of_the_portal_is_in_the_glossary():
    ordliste = (ROT / "docs" / "ordliste.md").read_text(encoding="utf-8")
    assert [m.__name__ for m in our_models() if m.__name__ not in ordliste] == []


def test_postgresql_driver_is_psycopg2():
    """A package that pulls psycopg 3 silently switches Django's driver."""
    with pytest.raises(ModuleNotFoundError):
        __import__("psycopg")
