"""What is missing, as coordinators see it: the picture after a run, letters, and explanations."""

from datetime import timedelta

import pytest
import time_machine

from kobling.models import Etterlysning, Udekket, Udekketbehov
from kobling.selectors import udekket
from kobling.selectors.etterlysning import kandidater
from kobling.selectors.kjoring import tekst as kjoringstekst
from kobling.services.etterlysning import (
    IngenMottakere,
    KanIkkeAngre,
    angre_etterlysning,
    send_etterlysning,
)
from kobling.services.foresla import foresla
from kobling.services.udekket import regn_udekket
from kommuneportal.core.models import Epost
from tests import factories
from tests.factories import NOW
from tests.lesbart import lesbart


LISTE = "/fjordvik/kobling/udekket/"
BEHOV = f"{LISTE}sjakk/voksne/alle/"


@pytest.fixture
def mangel(i_kommune, db):
    """Seven people wish for chess on Tuesdays, and the chess club has one place and other days."""
    klubb = factories.organisasjon(navn="Sjakklubben", epost="sjakk@forening.example.no")
    factories.tilbud(organisasjon=klubb, navn="Sjakk", interesser=("sjakk",), plasser=1)
    factories.tilbud(
        organisasjon=klubb, navn="Søndagssjakk", interesser=("sjakk",), tider=((7, 12, 14),)
    )
    for _nr in range(7):
        factories.svarark(beboer=factories.beboer(), onsker=("sjakk",))
    return regn()


def regn():
    foresla(by=None, utlost_av="kommando", now=NOW)
    regn_udekket(now=NOW)
    return Udekketbehov.objects.filter(interesse__kode="sjakk").first()


def test_the_picture_counts_those_without_and_says_what_would_help(mangel):
    assert Udekket.objects.count() == 6
    assert (mangel.antall, mangel.ukedag, mangel.del_av_dagen) == (6, 2, "kveld")
    endringer = Udekket.objects.first().endringer
    assert [e["brudd"] for e in endringer] == ["fullt", "tid"]
    plasser = udekket.flere_plasser(udekket.alle_endringer())
    assert plasser[0][1] == 6
    rader = udekket.personrader(
        udekket.personer(), udekket.nevnte_tilbud(udekket.personer(), plasser)
    )
    assert rader[0]["tekst"] == "Én plass til på «Sjakk»."


def test_a_new_offer_is_used_by_the_next_run_and_the_picture_is_new(mangel):
    factories.tilbud(navn="Sjakk til", interesser=("sjakk",), plasser=10)
    assert regn() is None
    assert not Udekket.objects.exists()


def test_without_a_run_there_is_no_picture(i_kommune):
    assert regn_udekket(now=NOW) == 0


def test_a_letter_goes_after_the_undo_time_and_tells_of_no_person(mangel, koordinator):
    valgte = kandidater(mangel, now=NOW)
    assert [k.organisasjon.navn for k in valgte] == ["Sjakklubben"]
    til = [k.organisasjon.public_id for k in valgte]
    sendt = send_etterlysning(mangel, til=til, melding="Hei dere.", by=koordinator.bruker, now=NOW)
    brev = Epost.objects.get(slag="etterlysning")
    assert brev.send_after == NOW + timedelta(minutes=10)
    assert brev.til == "sjakk@forening.example.no"
    assert "er det 6 som ønsker seg sjakk" in brev.tekst
    assert "Dere har «Sjakk»." in brev.tekst
    assert "/l/" in brev.tekst
    assert "B-" not in lesbart(brev.tekst + brev.html)
    assert (sendt.antall, sendt.mottakere.count()) == (6, 1)


@pytest.mark.parametrize(("antall", "ord_"), [(1, "noen"), (4, "noen"), (5, "5")])
def test_few_people_are_some_in_a_letter(antall, ord_):
    assert udekket.antall_i_brev(antall) == ord_


def test_nobody_gets_the_same_letter_twice_in_two_weeks(mangel, koordinator):
    til = [k.organisasjon.public_id for k in kandidater(mangel, now=NOW)]
    send_etterlysning(mangel, til=til, melding="", by=koordinator.bruker, now=NOW)
    with pytest.raises(IngenMottakere):
        send_etterlysning(
            mangel, til=til, melding="", by=koordinator.bruker, now=NOW + timedelta(days=13)
        )
    send_etterlysning(
        mangel, til=til, melding="", by=koordinator.bruker, now=NOW + timedelta(days=15)
    )


def test_faith_and_those_without_an_address_get_none(mangel, i_kommune):
    for navn, felt in (("Menigheten", {"forankring": "tro"}), ("Uten", {"epost": ""})):
        org = factories.organisasjon(navn=navn, **felt)
        factories.tilbud(organisasjon=org, interesser=("sjakk",))
    funnet = {k.organisasjon.navn: k.kan_faa_brev for k in kandidater(mangel, now=NOW)}
    assert funnet == {"Sjakklubben": True, "Uten": False}


def test_a_letter_can_be_stopped_until_it_leaves(mangel, koordinator):
    til = [k.organisasjon.public_id for k in kandidater(mangel, now=NOW)]
    sendt = send_etterlysning(mangel, til=til, melding="", by=koordinator.bruker, now=NOW)
    with pytest.raises(KanIkkeAngre):
        angre_etterlysning(sendt, by=koordinator.bruker, now=NOW + timedelta(minutes=11))
    angre_etterlysning(sendt, by=koordinator.bruker, now=NOW + timedelta(minutes=9))
    assert Epost.objects.get(slag="etterlysning").tilstand == "avbrutt"
    with pytest.raises(KanIkkeAngre):
        angre_etterlysning(sendt, by=koordinator.bruker, now=NOW + timedelta(minutes=9))
    assert udekket.etterlysninger(now=NOW) == []


def test_what_came_of_a_letter_is_measured(mangel, koordinator):
    til = [k.organisasjon.public_id for k in kandidater(mangel, now=NOW)]
    send_etterlysning(mangel, til=til, melding="", by=koordinator.bruker, now=NOW)
    factories.tilbud(
        interesser=("sjakk",), plasser=4, publisert_at=NOW + timedelta(days=1), navn="Ny"
    )
    regn()
    (rad,) = udekket.etterlysninger(now=NOW)
    assert (rad["da"], rad["naa"], rad["nye"]) == (6, 2, 1)


def test_a_letter_counts_all_who_wish_and_not_only_those_who_can_at_the_best_time(
    i_kommune, koordinator
):
    klubb = factories.organisasjon(epost="sjakk@forening.example.no")
    factories.tilbud(organisasjon=klubb, interesser=("sjakk",), tider=((7, 12, 14),))
    for nr in range(6):
        factories.svarark(
            beboer=factories.beboer(), onsker=("sjakk",), tider=((1 + nr // 3, "kveld"),)
        )
    mangel = regn()
    assert (mangel.antall, mangel.onsker_det) == (3, 6)
    til = [k.organisasjon.public_id for k in kandidater(mangel, now=NOW)]
    send_etterlysning(mangel, til=til, melding="", by=koordinator.bruker, now=NOW)
    brev = Epost.objects.get(slag="etterlysning")
    assert "er det 6 som ønsker seg sjakk" in lesbart(brev.tekst)
    (rad,) = udekket.etterlysninger(now=NOW)
    assert (rad["da"], rad["naa"]) == (6, 6)


# --------------------------------------------------------------------------------------- pages
def hent(klient, sti):
    with time_machine.travel(NOW, tick=False):
        return klient.get(sti)


def send(klient, sti, **felt):
    with time_machine.travel(NOW, tick=False):
        return klient.post(sti, felt)


def test_coordinator_sees_the_picture(koordinator, mangel):
    tekst = hent(koordinator, LISTE).content.decode()
    assert "6 personer har svart, men har verken forslag eller aktivitet ennå." in tekst
    assert "Én plass til på «Sjakk»." in tekst
    assert "tirsdag kveld" in tekst


def test_empty_pages_say_why(koordinator, kommune):
    assert "Ingen forslag er regnet ut ennå" in hent(koordinator, LISTE).content.decode()
    assert hent(koordinator, BEHOV).status_code == 302


def test_coordinator_writes_and_takes_it_back(koordinator, mangel):
    tekst = hent(koordinator, BEHOV).content.decode()
    assert "gir 6 personer som ønsker det, sitt første forslag" in tekst
    klubb = kandidater(mangel, now=NOW)[0].organisasjon
    assert send(koordinator, BEHOV, til=[str(klubb.public_id)]).status_code == 302
    rad = Etterlysning.objects.get()
    assert "Stopp brevet" in hent(koordinator, LISTE).content.decode()
    svar = send(koordinator, f"{LISTE}brev/{rad.public_id}/angre/")
    assert svar.status_code == 302
    assert Epost.objects.get(slag="etterlysning").tilstand == "avbrutt"


@pytest.mark.parametrize(
    ("felt", "feil"),
    [
        ({}, "Velg minst én forening."),
        ({"til": ["tull"]}, "tull"),
        ({"melding": "Ring 91 23 45 67"}, "Ta det bort."),
    ],
)
def test_bad_input_is_shown_again(koordinator, mangel, felt, feil):
    svar = send(koordinator, BEHOV, **felt)
    assert svar.status_code == 200
    tekst = svar.content.decode()
    assert feil in tekst
    assert tekst.count("Feil: ") == 1
    assert not Epost.objects.filter(slag="etterlysning").exists()


def test_every_offer_is_explained_for_a_person(koordinator, mangel):
    factories.tilbud(navn="Langt borte", interesser=("fotball",))
    beboer = Udekket.objects.first().beboer
    tekst = hent(koordinator, f"{LISTE}person/{beboer.public_id}/").content.decode()
    assert "Passer, men hver plass her gir en annen person det eneste forslaget sitt." in tekst
    assert "Personen kan ikke når gruppen møtes." in tekst
    assert "Én plass til på «Sjakk»." in tekst
    assert "At «Søndagssjakk» også møtes når personen kan." in tekst
    assert "går den først til den som har ventet lengst" in tekst
    assert "Langt borte" in tekst


def test_nothing_to_match_is_said_as_it_is(koordinator, i_kommune):
    assert "Her ser dere hvem som står uten forslag" in hent(koordinator, LISTE).content.decode()
    kjoring = foresla(by=None, utlost_av="kommando", now=NOW)
    tekst = kjoringstekst(kjoring)
    assert tekst == "Ingen har svar som gjelder nå. Da er det ingen å foreslå noe for."
    factories.svarark()
    kjoring = foresla(by=None, utlost_av="kommando", now=NOW)
    tekst = kjoringstekst(kjoring)
    assert tekst == "Ingen tilbud er åpne for nye nå. Da er det ingenting å foreslå."


def test_a_person_without_a_valid_answer_has_nothing_to_explain(koordinator, i_kommune):
    beboer = factories.beboer()
    tekst = hent(koordinator, f"{LISTE}person/{beboer.public_id}/").content.decode()
    assert "Personen har ikke et svar som gjelder" in tekst


@pytest.mark.parametrize("rolle", ["mottaksansatt", "leder", "ansvarlig", "annen_koordinator"])
def test_others_get_404(request, rolle, mangel):
    klient = request.getfixturevalue(rolle)
    beboer = Udekket.objects.first().beboer
    for sti in (LISTE, BEHOV, f"{LISTE}person/{beboer.public_id}/"):
        assert hent(klient, sti).status_code == 404
