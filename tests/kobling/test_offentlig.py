"""The association's answer: by a link from its mail, in a browser without an account."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from kobling.models import Kobling, Koblingsovergang
from kobling.services import vurder
from kobling.services.tilstand import flytt
from kommuneportal.core.models import Epost, Hendelse, Kommune, Lenke
from organisasjoner.models import Stottebehov
from tests import factories
from tests.conftest import NOW, FriskKlient
from tests.lesbart import lesbart


pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _klokke():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def kobling(i_kommune, koordinator):
    beboer = factories.beboer(referanse="A-301", referanse_normalisert="a301")
    factories.svarark(beboer=beboer, alder_fra=27, alder_til=31, behov=["barnepass"])
    forslag = factories.forslag(beboer=beboer, tilbud=factories.tilbud(navn="Strikkekafé"))
    return vurder.godkjenn(forslag, versjon=1, by=koordinator.bruker, now=NOW)


@pytest.fixture
def side(kobling, klient):
    """The address that the mailed link leads this browser to."""
    return _apne(klient, Epost.objects.order_by("pk").last())


def _apne(klient, epost):
    nokkel = next(ord_ for ord_ in epost.tekst.split() if "/l/" in ord_).partition("/l/")[2]
    return klient.get(f"/l/{nokkel}").url


def _tekst(svar):
    return lesbart(svar.content.decode())


def test_the_page_asks_without_telling_who(kobling, side, klient):
    svar = klient.get(side)
    tekst = _tekst(svar)
    for synlig in ("Strikkekafé", "26–39 år", "Barnepass", "tirsdag 18–20".capitalize()):
        assert synlig in tekst
    for hemmelig in (kobling.beboer.etikett, "A-301", kobling.beboer.mottak.navn, "27", "ukrainsk"):
        assert hemmelig not in tekst
    kobling.refresh_from_db()
    assert (svar.status_code, kobling.status) == (200, "forespurt")


@pytest.mark.parametrize("valg", ["plass_bekreftet", "ikke_plass", "tull"])
def test_what_was_tapped_in_the_mail_is_chosen_also_after_an_answer(side, klient, valg):
    side = side.partition("?")[0]
    klient.post(side, {"svar": "trenger_tilrettelegging"})
    skjema = klient.get(side, {"valg": valg}).context["form"]
    assert skjema["svar"].value() == ("trenger_tilrettelegging" if valg == "tull" else valg)


@pytest.mark.parametrize("valg", ["plass_bekreftet", "ikke_plass", "trenger_tilrettelegging"])
def test_each_answer_is_kept_and_thanked_for(kobling, side, klient, valg):
    svar = klient.post(side, {"svar": valg}, follow=True)
    kobling.refresh_from_db()
    assert (kobling.status, kobling.besvart_at) == (valg, NOW)
    assert "Takk for svaret" in _tekst(svar)
    steg = Koblingsovergang.objects.get(til=valg)
    assert (steg.av, Hendelse.objects.filter(handling=f"kobling_{valg}").count()) == (None, 1)


def test_the_same_answer_again_changes_nothing(kobling, side, klient):
    for _ in range(2):
        klient.post(side, {"svar": "plass_bekreftet"})
    assert Koblingsovergang.objects.filter(til="plass_bekreftet").count() == 1
    klient.post(side, {"svar": "ikke_plass"})
    kobling.refresh_from_db()
    assert kobling.status == "ikke_plass"
    assert "Dere har svart: ikke nå." in _tekst(klient.get(side))


def test_help_that_is_needed_reaches_the_kommune(kobling, side, klient):
    data = {"svar": "trenger_tilrettelegging", "behov": ["skyss", "utstyr"], "tekst": "Sko i 42"}
    klient.post(side, data)
    behov = Stottebehov.objects.filter(tilbud=kobling.tilbud).order_by("slag")
    assert [(b.slag, b.tekst) for b in behov] == [("skyss", "Sko i 42"), ("utstyr", "Sko i 42")]


def test_a_need_without_help_asked_for_is_not_kept(kobling, side, klient):
    klient.post(side, {"svar": "plass_bekreftet", "behov": ["skyss"]})
    assert not Stottebehov.objects.exists()


def test_no_choice_is_shown_again_with_what_to_do(kobling, side, klient):
    svar = klient.post(side, {"tekst": "Vi lurer"})
    assert svar.status_code == 422
    assert "Velg ett av svarene." in _tekst(svar)
    assert "Vi lurer" in _tekst(svar)


def test_a_no_becomes_a_yes_only_while_there_is_a_place(kobling, side, klient, koordinator):
    klient.post(side, {"svar": "ikke_plass"})
    for _ in range(5):
        factories.kobling(by=koordinator.bruker, forslag=factories.forslag(tilbud=kobling.tilbud))
    svar = klient.post(side, {"svar": "plass_bekreftet"}, follow=True)
    kobling.refresh_from_db()
    assert "avsluttet" in _tekst(svar)
    assert kobling.status == "ikke_plass"


def test_after_the_person_is_asked_the_answer_stands(kobling, side, klient, koordinator):
    klient.post(side, {"svar": "plass_bekreftet"})
    flytt(kobling, til="beboer_spurt", by=koordinator.bruker, now=NOW)
    svar = klient.post(side, {"svar": "ikke_plass"})
    kobling.refresh_from_db()
    assert (svar.status_code, kobling.status) == (200, "beboer_spurt")
    assert "personen er spurt" in _tekst(svar)
    assert "Kan dere likevel ikke ta imot?" not in _tekst(svar)
    Kommune.objects.update(kontakt_epost="inkludering@eksempel.example")
    tekst = _tekst(klient.get(side))
    assert "Kan dere likevel ikke ta imot?" in tekst
    assert "inkludering@eksempel.example" in tekst


def test_a_person_who_has_left_gives_a_plain_page_and_no_mail(kobling, side, klient):
    kobling.beboer.delete()
    antall = Epost.objects.count()
    for svar in (klient.get(side), klient.post(side, {"svar": "plass_bekreftet"})):
        assert "Det blir ikke noe av denne gangen" in _tekst(svar)
    assert (Kobling.objects.get().status, Epost.objects.count()) == ("forespurt", antall)


def test_bad_links_all_give_the_same_page(kobling, side, klient, annen_kommune):
    fremmed = reverse("kobling:foresporsel_svar", args=[annen_kommune.slug, side.split("/")[-2]])
    ukjent = reverse("kobling:foresporsel_svar", args=["fjordvik", kobling.public_id])
    svar = [klient.get(fremmed), klient.get(ukjent)]
    Lenke.objects.update(gyldig_til_at=NOW - timedelta(days=1))
    svar += [klient.get(side), klient.post(side, {"svar": "plass_bekreftet"})]
    Lenke.objects.update(gyldig_til_at=NOW + timedelta(days=1), trukket_at=NOW)
    svar.append(klient.get(side))
    assert {s.status_code for s in svar} == {404}
    kobling.refresh_from_db()
    assert kobling.status == "forespurt"


def test_another_browser_needs_the_link(kobling, side):

    assert FriskKlient().get(side).status_code == 404


def test_the_request_asks_and_promises_nothing_on_behalf_of_the_person(kobling, side, klient):
    brev = Epost.objects.get(slag="kobling_foresporsel")
    for tekst in (brev.emne, brev.tekst, brev.html, _tekst(klient.get(side))):
        assert "vil gjerne" not in tekst
    assert "Har dere plass til en person (26–39 år) på Strikkekafé?" in brev.tekst
    assert "Sier dere ja, spør vi personen." in brev.tekst
    assert "\n\n\n" not in brev.tekst
    # The long address breaks between lines on a telephone, and is whole when it is copied.
    adresse = next(ord_ for ord_ in brev.tekst.split() if "/l/" in ord_).partition("?")[0]
    assert f">{adresse}</a>" in brev.html.replace("<wbr>", "")
    assert f">{adresse}</a>" not in brev.html


def test_a_no_is_thanked_for_without_saying_that_there_is_room(side, klient):
    tekst = _tekst(klient.post(side.partition("?")[0], {"svar": "ikke_plass"}, follow=True))
    assert "Plassen er ledig" not in tekst
    assert "de neste to ukene" in tekst


def test_the_link_of_one_who_has_come_says_so(kobling, side, klient):
    Kobling.objects.filter(pk=kobling.pk).update(status="plass_bekreftet")
    Kobling.objects.filter(pk=kobling.pk).update(status="takket_ja")
    Kobling.objects.filter(pk=kobling.pk).update(status="mott")
    tekst = _tekst(klient.get(side))
    assert "Personen har vært hos dere" in tekst
    assert "Personen kommer" not in tekst


def test_the_link_of_one_who_did_not_come_waits_for_another_day(kobling, side, klient):
    for status in ("plass_bekreftet", "takket_ja", "ikke_mott"):
        Kobling.objects.filter(pk=kobling.pk).update(status=status)
    tekst = _tekst(klient.get(side))
    assert "Personen kom ikke sist" in tekst
    assert "Avtaler vi en ny dag, får dere den på e-post." in tekst
