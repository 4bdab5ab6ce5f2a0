"""The survey on paper, as those meet it who print it."""

import re

import pytest

from kartlegging.selectors.papir import arkets_sporsmal
from kartlegging.undersokelse.papir import FORSIDE
from kartlegging.undersokelse.tekster import sprakene
from tests import factories


@pytest.fixture
def runde(i_kommune, mottaksansatt):
    mottak = factories.mottak(navn="Fjordvik mottak", telefon="00 00 00 01")
    factories.ansatt(bruker=mottaksansatt.bruker, mottak=mottak)
    return factories.runde(mottak=mottak, sprak=list(sprakene()))


def adresse(runde, sprak="nb"):
    return f"/fjordvik/kartlegging/undersokelser/{runde.public_id}/papir/{sprak}/"


def test_questions_are_numbered_in_the_order_of_the_sheet(i_kommune):
    sporsmal = arkets_sporsmal()
    assert [s.nr for s in sporsmal] == list(range(1, 15))
    assert tuple(s.id for s in sporsmal)[: len(FORSIDE)] == FORSIDE
    interesser = next(s for s in sporsmal if s.id == "interesser")
    assert len(interesser.ruter) == 57
    assert "tro_livssyn" not in {r.kode for r in interesser.ruter}
    foresatt = next(s for s in sporsmal if s.id == "foresatt")
    assert [r.kode for r in foresatt.ruter] == ["forelder", "representant"]


@pytest.mark.parametrize("sprak", ["nb", "ar", "ti", "fr"])
def test_sheet_has_consent_who_sees_and_a_row_for_the_reference(mottaksansatt, runde, sprak):
    tekst = mottaksansatt.get(adresse(runde, sprak)).content.decode()
    retning = sprakene()[sprak].retning
    assert f'<html lang="{sprak}" dir="{retning}"' in tekst
    for del_ in ("Vår referanse", "Fylles ut av ansatte", f"{runde.kode} · {sprak} · 2/2"):
        assert del_ in tekst
    # 57 activities have two boxes, consent and all other choices have one.
    sporsmal = arkets_sporsmal()
    assert tekst.count('class="rute"') == sum(len(s.ruter) for s in sporsmal) + 2
    assert tekst.count('class="rute hjerte"') == 57 + 1
    assert re.findall(r'class="nr">(\d+)<', tekst) == [str(n) for n in range(1, 15)]


def test_only_languages_of_the_round_have_a_sheet(mottaksansatt, runde):
    runde.sprak = ["nb", "ar"]
    runde.save()
    assert mottaksansatt.get(adresse(runde, "ar")).status_code == 200
    assert mottaksansatt.get(adresse(runde, "ti")).status_code == 404
    assert mottaksansatt.get(adresse(runde, "xx")).status_code == 404
    side = mottaksansatt.get(adresse(runde).replace("papir/nb/", "")).content.decode()
    assert side.count("/papir/") == 2
    # A language that the kommune has switched off has none either; Norwegian always has.
    runde.kommune.undersokelsessprak = ["nb"]
    runde.kommune.save()
    assert mottaksansatt.get(adresse(runde, "ar")).status_code == 404
    assert mottaksansatt.get(adresse(runde)).status_code == 200


def test_other_centres_and_roles_see_nothing(koordinator, leder, annen_koordinator, runde):
    for klient in (koordinator, leder, annen_koordinator):
        assert klient.get(adresse(runde)).status_code == 404
