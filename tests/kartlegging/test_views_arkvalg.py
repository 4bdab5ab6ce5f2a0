"""The page that asks which sheets to read, the choice on the columns page, and the command."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

from kartlegging.models import Svarark
from kommuneportal.core.tenancy import kommune_scope
from mottak.models import Beboer
from tests import factories
from tests.kartlegging.regneark import xlsx
from tests.kartlegging.test_parsing_ark import INTERESSER, NESTE, PERSONER, UKE
from tests.kartlegging.veiviser import NY, ansatt_ved, fil, kolonnefelt, siste, tekst


pytestmark = pytest.mark.django_db
UKER = xlsx(("Uke 1", UKE), ("Uke 2", NESTE))


@pytest.fixture
def sted(kommune):
    with kommune_scope(kommune):
        return factories.mottak(slug="havna")


@pytest.fixture
def hun(kommune, sted):
    return ansatt_ved(kommune, sted)


def last_opp(klient, kommune, sted, innhold):
    svar = klient.post(NY, {"sted": str(sted.public_id), "fil": fil(innhold, "svar.xlsx")})
    return f"/fjordvik/mottak/opplasting/{siste(kommune).public_id}/", svar


def test_which_sheet_is_asked_and_answered(hun, kommune, sted):
    adresse, svar = last_opp(hun, kommune, sted, UKER)
    assert svar.url == adresse
    side = tekst(hun.get(adresse))
    assert "Velg hva som skal leses" in side
    assert "Alle arkene samlet (4 rader)" in side
    assert "Velg følgefil" not in side

    feil = tekst(hun.post(adresse + "ark/", {}))
    assert "Velg hva som skal leses" in feil
    assert "Velg ett av alternativene" in tekst(hun.post(adresse + "ark/", {"valg": "17"}))
    svar = hun.post(adresse + "ark/", {"valg": "alle"})
    assert svar.url == adresse + "kolonner/"
    assert "Arkene i filen: «Uke 1, Uke 2» er lest" in tekst(hun.get(svar.url))


def test_all_sheets_are_imported_with_the_sheet_of_each_row(hun, kommune, sted):
    adresse, _ = last_opp(hun, kommune, sted, UKER)
    hun.post(adresse + "ark/", {"valg": "alle"})
    hun.post(adresse + "kolonner/", kolonnefelt(siste(kommune)))
    side = tekst(hun.get(adresse))
    assert "3 (Uke 2)" in side
    assert "1000003" not in side.replace("rett_1000003", "").replace("hopp_1000003", "")
    assert b"3 (Uke 2)" in hun.get(adresse + "avvik/").content
    hun.post(adresse + "importer/")
    with kommune_scope(kommune):
        assert Svarark.objects.count() == 2
        assert set(Beboer.objects.values_list("referanse", flat=True)) == {"A-1", "A-2"}


def test_another_choice_forgets_what_was_decided(hun, kommune, sted):
    adresse, svar = last_opp(hun, kommune, sted, xlsx(PERSONER, INTERESSER))
    assert svar.url == adresse + "kolonner/"
    assert "Bare Interesser (4 rader)" in tekst(hun.get(svar.url))
    hun.post(adresse + "kolonner/", kolonnefelt(siste(kommune), kolonne_3=""))

    svar = hun.post(adresse + "ark/", {"valg": "bare-1"})
    opplasting = siste(kommune)
    assert svar.url == adresse + "kolonner/"
    assert opplasting.valg["form"] == {"ark": "bare-1"}
    assert [k["overskrift"] for k in opplasting.kolonner][-1] == "Språk for informasjon"


def test_others_see_nothing_and_an_ordinary_file_has_no_choice(hun, kommune, sted, koordinator):
    adresse, _ = last_opp(hun, kommune, sted, UKER)
    assert koordinator.post(adresse + "ark/", {"valg": "alle"}).status_code == 404
    adresse, _ = last_opp(hun, kommune, sted, xlsx(("Uke 1", UKE)))
    assert hun.post(adresse + "ark/", {"valg": "alle"}).url == adresse + "kolonner/"


def test_a_choice_after_the_import_changes_nothing(hun, kommune, sted):
    adresse, _ = last_opp(hun, kommune, sted, xlsx(PERSONER, INTERESSER))
    hun.post(adresse + "kolonner/", kolonnefelt(siste(kommune)))
    hun.post(adresse + "importer/")
    assert hun.post(adresse + "ark/", {"valg": "bare-1"}).url == adresse + "kvittering/"


def test_the_other_sheet_of_a_file_can_be_imported_afterwards(hun, kommune, sted):
    for ark, antall in (("1", 2), ("2", 3)):
        adresse, _ = last_opp(hun, kommune, sted, UKER)
        hun.post(adresse + "ark/", {"valg": ark})
        hun.post(adresse + "kolonner/", kolonnefelt(siste(kommune), kolonne_1="aldersgruppe"))
        hun.post(adresse + "importer/")
        with kommune_scope(kommune):
            assert Svarark.objects.count() == antall


def test_who_answered_is_asked_and_a_file_without_any_key_is_explained(hun, kommune, sted):
    rader = [[n, s, v] for n in ("x1", "x2") for s, v in
             (("Alder", "30"), ("Samtykke", "Ja"), ("Interesser", "Sjakk"))]  # fmt: skip
    lang = [["Løp", "Spørsmål", "Svar"], *rader]
    adresse, _ = last_opp(hun, kommune, sted, xlsx(("Svar", lang)))
    assert "Hvilken kolonne sier hvem raden gjelder?" in tekst(hun.get(adresse))
    svar = hun.post(adresse + "ark/", {"valg": "kolonne-1"})
    assert svar.url == adresse + "kolonner/"
    uten = xlsx(("Svar", [rad[1:] for rad in lang]))
    adresse, _ = last_opp(hun, kommune, sted, uten)
    side = tekst(hun.get(adresse))
    assert "ingen kolonne sier hvilke rader" in side
    assert "Velg følgefil" not in side


def test_the_command_asks_and_takes_the_answer(tmp_path, kommune, sted):
    sti = tmp_path / "uker.xlsx"
    sti.write_bytes(UKER)

    def kjor(*valg):
        ut = StringIO()
        call_command("les_kartlegging", str(sti), "--kommune", "fjordvik", "--mottak", "havna",
                     "--json", *valg, stdout=ut)  # fmt: skip
        return json.loads(ut.getvalue())

    svar = kjor()
    assert (svar["utfall"], svar["rader"]) == ("ma_kobles", [])
    assert [m["kode"] for m in svar["sporsmal"]["muligheter"]] == ["alle", "1", "2"]
    svar = kjor("--ark", "alle")
    assert [(r["rad"], r["ark"], r["referanse"]) for r in svar["rader"]] == [
        (3, "Uke 1", "A-2"), (2, "Uke 2", "A-1")
    ]  # fmt: skip
    assert kjor("--ark", "Uke 1", "--bekreft")["utfall"] == "importert"


def test_the_sheet_that_was_read_is_named_without_being_asked_for(hun, kommune, sted):
    _, svar = last_opp(hun, kommune, sted, xlsx(("Les meg", [["Om filen"]]), ("Svarene", UKE)))

    assert svar.url.endswith("/kolonner/")
    assert "svar.xlsx · ark «Svarene» ·" in tekst(hun.get(svar.url))
