"""What associations need: the list, the answer, the mail, and never a word about the person."""

import html
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kobling.services import svar
from kommuneportal.core.models import Epost, Hendelse, Lenke
from kommuneportal.core.tenancy import kommune_scope
from organisasjoner.models import Stottebehov
from tests import factories
from tests.conftest import NOW


pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _klokke():
    with time_machine.travel(NOW, tick=False):
        yield


def _behov(by, tekst="Bil på tirsdager", **felt):
    beboer = factories.beboer(referanse="A-301", referanse_normalisert="a301", **felt)
    factories.svarark(beboer=beboer)
    forslag = factories.forslag(beboer=beboer, status="godkjent", avgjort_at=NOW, avgjort_by=by)
    kobling = factories.kobling(by=by, forslag=forslag)
    svar.besvar(
        kobling, svar="trenger_tilrettelegging", behov=["skyss"], tekst=tekst, by=None, now=NOW
    )
    return kobling, Stottebehov.objects.get(tilbud=kobling.tilbud)


def _adresse(kommune, navn="liste", rad=None, **valg):
    args = [kommune.slug] + ([rad.public_id] if rad else [])
    sti = reverse(f"kobling:behov_{navn}", args=args)
    return sti + ("?" + "&".join(f"{k}={v}" for k, v in valg.items()) if valg else "")


def _tekst(svar_):
    return html.unescape(svar_.content.decode())


def test_help_needed_is_listed_without_the_person(i_kommune, koordinator):
    kobling, rad = _behov(koordinator.bruker)
    for side in (_adresse(i_kommune), _adresse(i_kommune, "vis", rad)):
        tekst = _tekst(koordinator.get(side))
        assert "Bil på tirsdager" in tekst
        assert kobling.tilbud.organisasjon.navn in tekst
        for skjult in (kobling.beboer.etikett, "A-301", kobling.beboer.mottak.navn):
            assert skjult not in tekst
    assert "Én person venter på dette" in _tekst(koordinator.get(_adresse(i_kommune)))


def test_the_answer_is_mailed_and_leads_back_to_the_request(i_kommune, koordinator, klient):
    kobling, rad = _behov(koordinator.bruker)
    side = _adresse(i_kommune, "vis", rad)
    data = {"status": "innfridd", "svar": "Vi kjører hver tirsdag."}
    ut = koordinator.post(side, data, follow=True)
    assert "Foreningen får det på e-post" in _tekst(ut)
    epost = Epost.objects.get(slag="behov_svar")
    assert (epost.til, Lenke.objects.get().objekt_id) == (
        kobling.tilbud.organisasjon.epost, kobling.public_id,
    )  # fmt: skip
    for tekst in (epost.tekst, epost.html):
        assert "Vi kjører hver tirsdag." in tekst
        assert kobling.beboer.etikett not in tekst
    nokkel = next(o for o in epost.tekst.split() if "/l/" in o).partition("/l/")[2]
    svarside = klient.get(f"/l/{nokkel}").url
    klient.post(svarside, {"svar": "plass_bekreftet"})
    kobling.refresh_from_db()
    assert kobling.status == "plass_bekreftet"
    assert Hendelse.objects.filter(handling="behov_endret").count() == 1


def test_an_answer_is_taken_back_until_its_mail_has_left(i_kommune, koordinator):
    _kobling, rad = _behov(koordinator.bruker)
    side, angre = _adresse(i_kommune, "vis", rad), _adresse(i_kommune, "angre", rad)
    ut = koordinator.post(side, {"status": "avslatt", "svar": "Vi har ikke råd."}, follow=True)
    assert "Angre svaret" in _tekst(ut)
    assert Epost.objects.get(slag="behov_svar").send_after == NOW + timedelta(minutes=10)
    for ventet in ("Foreningen får ikke det svaret", "allerede fått svaret"):
        assert ventet in _tekst(koordinator.post(angre, follow=True))
    rad.refresh_from_db()
    assert (rad.status, rad.svar) == ("meldt", "")
    assert Epost.objects.get(slag="behov_svar").tilstand == "avbrutt"
    assert Hendelse.objects.filter(handling="behov_angret").count() == 1
    koordinator.post(side, {"status": "under_arbeid", "svar": ""})
    Epost.objects.filter(tilstand="venter").update(tilstand="sendt")
    assert "Angre svaret" not in _tekst(koordinator.get(side))
    assert "allerede fått svaret" in _tekst(koordinator.post(angre, follow=True))
    rad.refresh_from_db()
    assert rad.status == "under_arbeid"


def test_a_second_answer_takes_the_firsts_place_and_undone_gives_it_back(i_kommune, koordinator):
    _kobling, rad = _behov(koordinator.bruker)
    side = _adresse(i_kommune, "vis", rad)
    with time_machine.travel(NOW, tick=False) as klokke:
        for status, svar_ in (("under_arbeid", ""), ("innfridd", "Vi kjører.")):
            koordinator.post(side, {"status": status, "svar": svar_})
            klokke.shift(60)
        assert [e.tilstand for e in Epost.objects.order_by("pk")] == ["avbrutt", "venter"]
        koordinator.post(_adresse(i_kommune, "angre", rad))
    assert [e.tilstand for e in Epost.objects.order_by("pk")] == ["avbrutt", "avbrutt", "venter"]
    assert "Under arbeid" in Epost.objects.last().tekst


def test_the_same_answer_again_sends_nothing(i_kommune, koordinator):
    _kobling, rad = _behov(koordinator.bruker)
    for _ in range(2):
        koordinator.post(_adresse(i_kommune, "vis", rad), {"status": "under_arbeid", "svar": ""})
    assert Epost.objects.filter(slag="behov_svar").count() == 1


def test_a_need_moves_between_the_tabs(i_kommune, koordinator):
    _kobling, rad = _behov(koordinator.bruker)
    for status, fane in (("meldt", "nye"), ("under_arbeid", "arbeid"), ("avslatt", "lost")):
        Stottebehov.objects.filter(pk=rad.pk).update(status=status)
        for vis in ("nye", "arbeid", "lost"):
            rader = koordinator.get(_adresse(i_kommune, vis=vis)).context["side"].object_list
            assert len(rader) == (vis == fane)


@pytest.mark.parametrize(
    ("data", "feil"),
    [({"status": ""}, "Velg hva som skjer."), ({"status": "avslatt"}, "Skriv hvorfor"),
     ({"status": "innfridd", "svar": "Ring 41234567"}, "Ta det bort")],
)  # fmt: skip
def test_a_faulty_answer_is_shown_again_and_not_sent(i_kommune, koordinator, data, feil):
    _kobling, rad = _behov(koordinator.bruker)
    ut = koordinator.post(_adresse(i_kommune, "vis", rad), data)
    assert (ut.status_code, feil in _tekst(ut)) == (422, True)
    assert not Epost.objects.exists()


def test_another_need_with_other_words_is_kept_too(i_kommune, koordinator):
    kobling, rad = _behov(koordinator.bruker, tekst="Sko i 42")
    felles = {"svar": "trenger_tilrettelegging", "behov": ["skyss"], "by": None, "now": NOW}
    svar.besvar(kobling, **felles | {"tekst": "Sko i 38", "svar": "ikke_plass"})
    svar.besvar(kobling, **felles | {"tekst": "Sko i 38"})
    assert Stottebehov.objects.filter(tilbud=rad.tilbud).count() == 2


def test_empty_list_says_what_comes_here(i_kommune, koordinator):
    assert "Ingen nye behov" in _tekst(koordinator.get(_adresse(i_kommune)))


@pytest.mark.parametrize("hvem", ["mottaksansatt", "leder", "ansvarlig", "annen_koordinator"])
def test_only_coordinators_of_the_kommune(kommune, annen_kommune, koordinator, hvem, request):
    klient = request.getfixturevalue(hvem)
    with kommune_scope(kommune):
        _kobling, rad = _behov(koordinator.bruker)
    for i in (kommune, annen_kommune):
        assert klient.get(_adresse(i, "vis", rad)).status_code == 404
        assert klient.post(_adresse(i, "vis", rad), {"status": "avslatt"}).status_code == 404
    assert klient.get(_adresse(kommune)).status_code == 404


@pytest.mark.parametrize("antall", [1, 3])
def test_list_takes_a_constant_number_of_queries(i_kommune, koordinator, antall):
    for _ in range(antall):
        _behov(koordinator.bruker, mottak=factories.mottak())
    with CaptureQueriesContext(connection) as sporringer:
        koordinator.get(_adresse(i_kommune))
    assert len([s for s in sporringer if "SAVEPOINT" not in s["sql"]]) <= 10


def _hjelp(kobling, *, behov=(), tekst="", minutter=0):
    felles = {"svar": "trenger_tilrettelegging", "by": None}
    felles["now"] = NOW + timedelta(minutes=minutter)
    svar.besvar(kobling, behov=behov, tekst=tekst, **felles)
    rader = Stottebehov.objects.filter(tilbud=kobling.tilbud, status="meldt")
    return sorted(rader.values_list("slag", "tekst"))


def test_what_is_told_after_one_tap_in_the_mail_takes_the_place_of_the_tap(i_kommune, koordinator):
    kobling = factories.kobling(by=koordinator.bruker)
    assert _hjelp(kobling, behov=["annet"]) == [("annet", "")]
    assert _hjelp(kobling, behov=["annet"]) == [("annet", "")]
    assert _hjelp(kobling, behov=["annet"], tekst="En tolk") == [("annet", "En tolk")]
    alle = [("annet", "En tolk"), ("skyss", "")]
    assert _hjelp(kobling, behov=["skyss"]) == alle
    assert _hjelp(kobling) == alle


def test_words_for_one_request_leave_the_bare_tap_of_another(i_kommune, koordinator):
    en = factories.kobling(by=koordinator.bruker)
    to = factories.kobling(by=koordinator.bruker, tilbud=en.tilbud)
    _hjelp(en, behov=["skyss"])
    alle = [("annet", ""), ("skyss", "")]
    assert _hjelp(to, behov=["annet"], minutter=1) == alle
    alle += [("annet", "En tolk")]
    assert _hjelp(en, behov=["annet"], tekst="En tolk", minutter=2) == sorted(alle)
    alle.remove(("annet", ""))
    alle += [("utstyr", "")]
    assert _hjelp(to, behov=["utstyr"], minutter=3) == sorted(alle)


def test_a_bare_tap_that_two_requests_share_stays_until_both_have_told(i_kommune, koordinator):
    en = factories.kobling(by=koordinator.bruker)
    to = factories.kobling(by=koordinator.bruker, tilbud=en.tilbud)
    _hjelp(en, behov=["annet"])
    assert _hjelp(to, behov=["annet"], minutter=1) == [("annet", "")]
    assert _hjelp(en, behov=["skyss"], minutter=2) == [("annet", ""), ("skyss", "")]
    assert _hjelp(to, behov=["utstyr"], minutter=3) == [("skyss", ""), ("utstyr", "")]


def test_help_that_was_refused_can_be_asked_for_again(i_kommune, koordinator):
    kobling, rad = _behov(koordinator.bruker)
    Stottebehov.objects.filter(pk=rad.pk).update(status="avslatt")
    assert _hjelp(kobling) == [("annet", "")]


def test_an_answer_that_changes_nothing_promises_no_mail(i_kommune, koordinator):
    _kobling, rad = _behov(koordinator.bruker)
    data = {"status": "meldt", "svar": ""}
    ut = koordinator.post(_adresse(i_kommune, "vis", rad), data, follow=True)
    assert "Foreningen får ingen ny e-post" in _tekst(ut)
    assert not Epost.objects.filter(slag="behov_svar").exists()


def _brevet():
    return Epost.objects.get(slag="behov_svar", tilstand="venter")


def test_the_mail_asks_nothing_about_whom_the_association_has_answered(i_kommune, koordinator):
    kobling, rad = _behov(koordinator.bruker)
    side = _adresse(i_kommune, "vis", rad)
    koordinator.post(side, {"status": "avslatt", "svar": "Dessverre ikke i høst."})
    assert "Vi venter fortsatt med å spørre personen" in _brevet().tekst
    gikk = _brevet().send_after

    kobling = svar.besvar(kobling, svar="ikke_plass", by=None, now=NOW + timedelta(minutes=3))

    for tekst in (_brevet().tekst, _brevet().html):
        assert "Vi venter fortsatt med å spørre personen" not in tekst
        assert "Dessverre ikke i høst." in tekst
    assert _brevet().send_after == gikk
    koordinator.post(_adresse(i_kommune, "angre", rad))
    assert not Epost.objects.filter(slag="behov_svar", tilstand="venter").exists()


def test_the_mail_leads_to_the_next_who_waits_for_the_same(i_kommune, koordinator):
    kobling, rad = _behov(koordinator.bruker)
    neste = factories.kobling(
        by=koordinator.bruker, tilbud=kobling.tilbud, status="trenger_tilrettelegging"
    )
    koordinator.post(_adresse(i_kommune, "vis", rad), {"status": "innfridd", "svar": ""})
    svar.besvar(kobling, svar="plass_bekreftet", by=None, now=NOW)
    assert "Vi venter fortsatt med å spørre personen" in _brevet().tekst
    assert Lenke.objects.order_by("-pk").first().objekt_id == neste.public_id
