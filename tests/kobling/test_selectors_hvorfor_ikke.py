"""Why each offer is not suggested: the sentence is true of the plan, of the rules, and of the wish."""

import pytest

from kobling.models import Koblingsforslag
from kobling.selectors.hvorfor_ikke import hvorfor_ikke
from kobling.selectors.kort import forste_gang, trenger_sprakstotte
from kobling.services.foresla import foresla
from tests import factories
from tests.factories import NOW


NOK = "Passer, men personen har alt forslag nok, og de passer minst like godt."
TIL_ANDRE = "Passer, men plassene gir mer til andre."


@pytest.fixture
def beboer(i_kommune, db):
    return factories.svarark().beboer


def grunner(beboer):
    bilde = hvorfor_ikke(beboer, now=NOW)
    rader = (*bilde.gitt_til_andre, *bilde.ett_steg, *bilde.resten)
    return {rad.tilbud.navn: rad.grunner for rad in rader}


def kjor():
    return foresla(by=None, utlost_av="kommando", now=NOW)


def test_who_has_enough_is_told_that_those_fit_at_least_as_well(beboer):
    for nr in range(3):
        factories.tilbud(navn=f"God {nr}")
    factories.tilbud(navn="Dårligere", er_fast=False)
    kjor()
    assert grunner(beboer) == {"Dårligere": (NOK,)}


def test_an_accepted_place_counts_among_what_is_enough(beboer, koordinator):
    for nr in range(2):
        factories.tilbud(navn=f"God {nr}")
    kobling = factories.kobling(
        by=koordinator.bruker, beboer=beboer, status="takket_ja",
        tilbud=factories.tilbud(navn="Har plass"),
    )  # fmt: skip
    factories.tilbud(navn="Dårligere", er_fast=False)
    kjor()
    assert Koblingsforslag.objects.apne().filter(beboer=beboer).count() == 2
    svar = grunner(beboer)
    assert svar["Dårligere"] == (NOK,)
    assert svar[kobling.tilbud.navn] == ("De er koblet allerede.",)


def test_a_better_offer_whose_places_others_gain_more_from_is_told_as_such(beboer):
    for nr in range(3):
        factories.tilbud(navn=f"Grei {nr}", er_fast=False)
    factories.tilbud(navn="Best", plasser=1)
    # The other wishes for nothing else that there is, and waits no longer.
    factories.svarark(gruppe="likt")
    kjor()
    uten = Koblingsforslag.objects.apne().filter(beboer=beboer, tilbud__navn="Best")
    assert not uten.exists()
    assert grunner(beboer) == {"Best": (TIL_ANDRE,)}


def test_what_came_after_the_run_comes_next_time(beboer):
    kjor()
    factories.tilbud(navn="Ny")
    assert grunner(beboer) == {"Ny": ("Passer. Kommer med neste gang forslagene regnes ut.",)}


def test_a_better_one_that_came_after_the_run_says_that_there_are_enough(beboer):
    for nr in range(3):
        factories.tilbud(navn=f"Grei {nr}", er_fast=False)
    kjor()
    factories.tilbud(navn="Ny")
    assert grunner(beboer)["Ny"] == ("Passer, men personen har alt så mange forslag som dere gir.",)


def test_a_group_for_one_gender_is_told_from_the_side_that_says_no(beboer):
    factories.tilbud(navn="Kvinner", bare_for="kvinner", bare_for_grunn="Et trygt sted")
    kjor()
    assert grunner(beboer) == {
        "Kvinner": ("Tilbudet er bare for kvinner. Personen har ikke sagt at det passer for seg.",)
    }
    krever = factories.svarark(behov=["bare_kvinner"]).beboer
    factories.tilbud(navn="For alle")
    kjor()
    assert grunner(krever) == {
        "For alle": ("Personen vil bare være med kvinner, eller bare menn. Tilbudet er ikke slik.",)
    }


@pytest.mark.parametrize(
    ("felt", "ventet"),
    [
        ({"forste_gang": "Møt Kari\nved døra."}, "Første gang: Møt Kari ved døra."),
        ({"forste_gang": "a" * 600}, f"Første gang: {'a' * 139}…"),
        ({"har_folge": True}, "Første gang: Noen fra gruppen møter den nye."),
        ({}, "Foreningen har ikke sagt hva som skjer første gang."),
    ],
)
def test_the_first_time_is_told_as_the_association_has_told_it(i_kommune, felt, ventet):
    assert forste_gang(factories.tilbud(**felt)) == ventet


def test_who_uses_norwegian_needs_no_support_with_language(i_kommune):
    ark = factories.svarark(informasjonssprak="nb", norsk="")
    tilbud = factories.tilbud(vertssprak=["en"], norsk_krav="godt")
    assert not trenger_sprakstotte(ark, tilbud)


def test_who_waits_for_an_answer_is_not_told_that_everything_fits_badly(beboer, koordinator):
    asked = factories.kobling(
        by=koordinator.bruker, beboer=beboer, status="forespurt",
        tilbud=factories.tilbud(navn="Spurt"),
    )  # fmt: skip
    factories.tilbud(navn="Passer også")
    factories.tilbud(navn="Annen dag", tider=((7, 12, 14),))
    bilde = hvorfor_ikke(beboer, now=NOW)
    assert "venter på svar" in bilde.person
    assert [(rad.tilbud.navn, rad.grunner) for rad in bilde.gitt_til_andre] == [
        ("Passer også", ("Passer. Foreslås tidligst når svaret på forespørselen er der.",))
    ]
    assert [rad.tilbud.navn for rad in bilde.ett_steg] == ["Annen dag"]
    assert grunner(beboer)[asked.tilbud.navn] == ("De er koblet allerede.",)


def test_some_norwegian_where_more_is_asked_is_told_as_that(i_kommune):
    litt = factories.svarark(informasjonssprak="ar", norsk="litt", engelsk="ikke").beboer
    factories.tilbud(navn="Debatt", norsk_krav="godt", vertssprak=["nb"])
    assert grunner(litt) == {
        "Debatt": ("Personen kan ikke nok norsk, og de har ikke et annet språk sammen.",)
    }
