"""Free text is read by a person before it is stored, and can be taken away row by row."""

import pytest

from kartlegging.selectors import fritekster, opplasting_som_json
from kartlegging.services import ErIkkeApen, fjern_fritekst
from kommuneportal.core.models import Hendelse
from kommuneportal.core.tenancy import kommune_scope
from tests import factories
from tests.kartlegging.filer import csv
from tests.kartlegging.oppsett import importer, motta
from tests.kartlegging.veiviser import ansatt_ved, last_opp, siste, tekst


NOW = factories.NOW
HODE = "Beboernr;Alder;Interesser;Andre ønsker;Kan bidra med;Samtykke"
FILEN = csv(
    "A-1;34;Fotball, luftgitar;Bor i rom ved trappa;Lage suppe;Ja",
    "A-2;34;Sjakk;;;Ja",
    "A-3;34;Sjakk;Sa nei;;Nei",
    hode=HODE,
)


@pytest.fixture
def opplasting(sted):
    return motta(FILEN, sted, NOW)


def test_only_text_that_would_be_stored_is_shown(opplasting):
    (rad,) = fritekster(opplasting)
    assert (rad.rad, rad.tekster) == (2, ["Bor i rom ved trappa", "luftgitar", "Lage suppe"])


def test_the_text_goes_and_the_other_answers_stay(opplasting, by):
    fjern_fritekst(opplasting, [2], by=by, now=NOW)

    opplasting.refresh_from_db()
    rad = opplasting_som_json(opplasting)["rader"][0]
    assert (rad["onsker"], rad["annet"], rad["frivillig_med"]) == (None, [], [])
    assert [i["kode"] for i in rad["interesser"]] == ["fotball"]
    assert fritekster(opplasting) == []
    assert Hendelse.objects.filter(handling="fritekst_fjernet").count() == 1


def test_nothing_is_taken_away_after_the_import(sted, by):
    with pytest.raises(ErIkkeApen):
        fjern_fritekst(importer(FILEN, sted, NOW), [2], by=by, now=NOW)


def test_the_pages(kommune, mottaksansatt, eget_sted):
    adresse = last_opp(mottaksansatt, kommune, eget_sted, FILEN)
    assert "1 rad har fri tekst" in tekst(mottaksansatt.get(adresse))
    assert "Bor i rom ved trappa" in tekst(mottaksansatt.get(adresse + "fritekst/"))

    ingen = mottaksansatt.post(adresse + "fritekst/", {"side": "1"}, follow=True)
    assert "Ingen tekst er tatt bort" in tekst(ingen)
    svar = mottaksansatt.post(adresse + "fritekst/", {"fjern_2": "on"}, follow=True)

    assert "Teksten i 1 rad er tatt bort" in tekst(svar)
    assert "Ingen fri tekst blir lagret" in tekst(svar)
    with kommune_scope(kommune):
        assert fritekster(siste(kommune)) == []


def test_others_do_not_see_the_text(kommune, mottaksansatt, eget_sted, leder, annen_koordinator):
    adresse = last_opp(mottaksansatt, kommune, eget_sted, FILEN) + "fritekst/"
    with kommune_scope(kommune):
        annet = factories.mottak(navn="Et annet")

    for klient in (leder, annen_koordinator, ansatt_ved(kommune, annet)):
        assert klient.get(adresse).status_code == 404
