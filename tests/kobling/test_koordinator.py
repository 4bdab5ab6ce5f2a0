"""The review queue as pages: what is seen, decided, undone, and by whom."""

import html
import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kobling.enums import Grunn
from kobling.models import Kobling, Koblingsforslag
from kommuneportal.core.models import Endringsmerke, Epost, Hendelse
from kommuneportal.core.tenancy import kommune_scope
from tests import factories


pytestmark = pytest.mark.django_db
NA = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _klokke():
    with time_machine.travel(NA, tick=False):
        yield


def _adresse(kommune, navn="liste", forslag=None, **valg):
    args = [kommune.slug] + ([forslag.public_id] if forslag else [])
    sti = reverse(f"kobling:forslag_{navn}", args=args)
    return sti + ("?" + "&".join(f"{k}={v}" for k, v in valg.items()) if valg else "")


def _tekst(svar):
    return html.unescape(svar.content.decode())


def test_queue_shows_the_first_suggestion_with_reasons_and_no_reference(i_kommune, koordinator):
    mottak = factories.mottak(navn="Solbakken", sone=factories.sone(navn="Sentrum"))
    beboer = factories.beboer(mottak=mottak, referanse="A-301", referanse_normalisert="a301")
    factories.svarark(beboer=beboer, informasjonssprak="prs", behov=["barnepass"])
    forslag = factories.forslag(beboer=beboer, tilbud=factories.tilbud(navn="Senfotball"))
    svar = koordinator.get(_adresse(i_kommune))
    tekst = _tekst(svar)
    for synlig in (beboer.etikett, "26–39 år", "dari", "litt norsk", "ønsker fotball",
                   "Trenger barnepass", "Sone Sentrum", "Senfotball", "5 av 5 plasser ledige"):  # fmt: skip
        assert synlig in tekst
    assert "A-301" not in tekst
    assert "Solbakken" not in tekst
    innsyn = Hendelse.objects.get(handling="innsyn")
    assert innsyn.koder == {"ids": sorted([str(beboer.public_id), str(forslag.public_id)])}
    forslag.refresh_from_db()
    assert forslag.sett_at is None


def test_accepting_goes_to_the_next_at_once_and_says_where_one_is(i_kommune, koordinator):
    forst = factories.forslag(poeng=900)
    neste = factories.forslag(poeng=800, tilbud=factories.tilbud(interesser=("sprakkafe",)))
    factories.forslag(poeng=700)
    svar = koordinator.post(
        _adresse(i_kommune, "godkjenn", forst, neste=neste.public_id), {"versjon": 1}
    )
    assert svar.url == _adresse(i_kommune, "vis", neste)
    tekst = _tekst(koordinator.get(svar.url))
    assert "Godtatt. Neste: Språkkafé, 1 av 2." in tekst
    assert "1 av 3 vurdert i dag" in tekst
    assert Kobling.objects.get().forslag == forst


@pytest.mark.parametrize("grunn", [g.value for g in (Grunn.TIDSPUNKT, Grunn.ANNET, Grunn.KOSTNAD)])
def test_rejecting_takes_one_stroke(i_kommune, koordinator, grunn):
    forslag = factories.forslag()
    svar = koordinator.post(_adresse(i_kommune, "avvis", forslag), {"versjon": 1, "grunn": grunn})
    assert svar.url == _adresse(i_kommune)
    forslag.refresh_from_db()
    assert (forslag.status, forslag.grunn) == ("avvist", grunn)


def test_unknown_reason_changes_nothing(i_kommune, koordinator):
    forslag = factories.forslag()
    svar = koordinator.post(_adresse(i_kommune, "avvis", forslag), {"versjon": 1, "grunn": "x"})
    assert svar.url == _adresse(i_kommune, "vis", forslag)
    assert "Ingenting ble endret" in _tekst(koordinator.get(svar.url))
    assert Koblingsforslag.objects.get().status == "foreslatt"


def test_postponed_leaves_the_queue_and_waits_in_its_tab(i_kommune, koordinator):
    forslag = factories.forslag()
    koordinator.post(_adresse(i_kommune, "utsett", forslag), {"versjon": 1, "til": "14"})
    assert koordinator.get(_adresse(i_kommune)).context["forslag"] is None
    utsatte = koordinator.get(_adresse(i_kommune, vis="utsatte"))
    assert utsatte.context["forslag"] == forslag
    with time_machine.travel(NA + timedelta(days=14), tick=False):
        koordinator.force_login(koordinator.bruker)
        assert koordinator.get(_adresse(i_kommune)).context["forslag"] == forslag


def test_a_day_of_ones_own_is_a_form_of_its_own_so_that_enter_takes_it(i_kommune, koordinator):
    factories.forslag()
    side = koordinator.get(_adresse(i_kommune)).content.decode()
    (skjema,) = [bit.split("</form>")[0] for bit in side.split("<form ") if 'name="dato"' in bit]
    assert re.findall(r'name="til" value="(\w+)"', skjema) == ["dato"]


def test_undo_brings_the_suggestion_back(i_kommune, koordinator):
    forslag = factories.forslag()
    koordinator.post(_adresse(i_kommune, "godkjenn", forslag), {"versjon": 1})
    svar = koordinator.post(_adresse(i_kommune, "angre"))
    assert svar.url == _adresse(i_kommune, "vis", forslag)
    forslag.refresh_from_db()
    assert (forslag.status, Kobling.objects.count()) == ("foreslatt", 0)
    assert "ingenting å angre" in _tekst(
        koordinator.post(_adresse(i_kommune, "angre"), follow=True)
    )


def test_a_second_coordinator_is_told_and_overwrites_nothing(i_kommune, kommune, koordinator):
    forslag = factories.forslag()
    kollega = factories.bruker(kommune=kommune, rolle="koordinator")
    Koblingsforslag.objects.update(
        status="avvist", grunn="sprak", versjon=2, avgjort_by=kollega,
        avgjort_at=NA - timedelta(minutes=1),
    )  # fmt: skip
    svar = koordinator.post(_adresse(i_kommune, "godkjenn", forslag), {"versjon": 1}, follow=True)
    assert "En kollega vurderte dette for 1 minutt siden" in _tekst(svar)
    assert (Kobling.objects.count(), Epost.objects.count()) == (0, 0)


def test_double_submit_makes_one_connection(i_kommune, koordinator):
    forslag = factories.forslag()
    for _ in range(2):
        svar = koordinator.post(
            _adresse(i_kommune, "godkjenn", forslag), {"versjon": 1}, follow=True
        )
    assert "Du vurderte dette nå nettopp" in _tekst(svar)
    assert (Kobling.objects.count(), Epost.objects.count()) == (1, 1)


def test_the_last_place_is_refused_in_words(i_kommune, koordinator):
    tilbud = factories.tilbud(plasser=1)
    forst, neste = factories.forslag(tilbud=tilbud), factories.forslag(tilbud=tilbud)
    koordinator.post(_adresse(i_kommune, "godkjenn", forst), {"versjon": 1})
    svar = koordinator.post(_adresse(i_kommune, "godkjenn", neste), {"versjon": 1}, follow=True)
    assert "Den siste plassen er tatt" in _tekst(svar)


def test_a_person_who_waits_is_in_a_tab_of_its_own(i_kommune, koordinator):
    beboer = factories.svarark().beboer
    forst, neste = factories.forslag(beboer=beboer), factories.forslag(beboer=beboer)
    koordinator.post(_adresse(i_kommune, "godkjenn", forst), {"versjon": 1})
    assert koordinator.get(_adresse(i_kommune)).context["forslag"] is None
    venter = koordinator.get(_adresse(i_kommune, vis="venter"))
    assert "Godta likevel" in _tekst(venter)
    koordinator.post(_adresse(i_kommune, "godkjenn", neste), {"versjon": 1, "tross_apen": "1"})
    assert Kobling.objects.count() == 2


def test_tabs_and_search_narrow_the_list(i_kommune, koordinator):
    sterk = factories.forslag(grad="sterk", tilbud=factories.tilbud(navn="Sjakk på torget"))
    folge = factories.forslag(
        grad="mulig", beboer=factories.svarark(behov=["folge", "skyss"]).beboer
    )
    for valg, ventet in (
        ({"vis": "sterke"}, [sterk]),
        ({"vis": "folge"}, [folge]),
        ({"sok": "sjakk"}, [sterk]),
        ({"sok": folge.beboer.etikett}, [folge]),
        ({"vis": "finnes-ikke"}, [sterk, folge]),
    ):
        svar = koordinator.get(_adresse(i_kommune, **valg))
        assert list(svar.context["side"].object_list) == ventet
    tomt = koordinator.get(_adresse(i_kommune, sok="finnes ikke"))
    assert "Fant ingen forslag med «finnes ikke»" in _tekst(tomt)


def test_note_is_kept_and_a_long_one_is_shown_again(i_kommune, koordinator):
    forslag = factories.forslag()
    svar = koordinator.post(
        _adresse(i_kommune, "notat", forslag), {"versjon": 1, "notat": "x" * 301}
    )
    assert svar.status_code == 422
    assert "x" * 301 in _tekst(svar)
    koordinator.post(_adresse(i_kommune, "notat", forslag), {"versjon": 1, "notat": "Ring først"})
    assert "Notat: Ring først" in _tekst(koordinator.get(_adresse(i_kommune, "vis", forslag)))


def test_empty_queue_tells_what_is_missing(i_kommune, koordinator):
    tekst = _tekst(koordinator.get(_adresse(i_kommune)))
    assert "Forslag kommer når dere har minst ett tilbud og ett svar" in tekst
    assert tekst.count("Gjenstår") == 3
    assert "Regn ut forslag nå" not in tekst
    factories.tilbud()
    assert _tekst(koordinator.get(_adresse(i_kommune))).count("Gjenstår") == 2


def test_the_run_is_told_in_words_and_figures(i_kommune, koordinator):
    factories.forslag()
    tall = {"personer": 241, "tilbud_antall": 60, "dekket": 212, "verdi": 900, "grense": 900}
    kjoring = factories.kjoring(gap=0, **tall)
    assert "Beviselig best mulig: 212 av 241 har fått forslag." in _tekst(
        koordinator.get(_adresse(i_kommune))
    )
    side = koordinator.get(reverse("kobling:kjoring_vis", args=[i_kommune.slug, kjoring.public_id]))
    assert "Mulige par" in _tekst(side)


def test_a_new_run_is_asked_for(i_kommune, koordinator):
    koordinator.post(_adresse(i_kommune, "foresla"))
    assert Endringsmerke.objects.get().slag == "kobling"


def test_keys_can_be_switched_off_for_the_person(i_kommune, koordinator):
    factories.forslag()
    side = reverse("kobling:hurtigtast_liste", args=[i_kommune.slug])
    koordinator.post(side, {"av": "1"})
    koordinator.bruker.refresh_from_db()
    assert not koordinator.bruker.bruker_hurtigtaster
    assert "taster.js" not in _tekst(koordinator.get(_adresse(i_kommune)))
    assert "Slå på hurtigtaster" in _tekst(koordinator.get(side))
    koordinator.post(side, {"pa": "1"})
    assert "taster.js" in _tekst(koordinator.get(_adresse(i_kommune)))


def _alle_adresser(kommune, forslag, kjoring):
    return [
        ("get", _adresse(kommune)),
        ("get", _adresse(kommune, "vis", forslag)),
        ("get", reverse("kobling:kjoring_vis", args=[kommune.slug, kjoring.public_id])),
        *[
            ("post", _adresse(kommune, navn, forslag))
            for navn in ("godkjenn", "avvis", "utsett", "notat")
        ],
    ]


@pytest.mark.parametrize("hvem", ["mottaksansatt", "leder", "ansvarlig"])
def test_only_coordinators_come_in(i_kommune, hvem, request):
    klient = request.getfixturevalue(hvem)
    forslag = factories.forslag()
    for verb, adresse in _alle_adresser(i_kommune, forslag, factories.kjoring()):
        data = {"versjon": 1, "grunn": "annet", "til": "3"} if verb == "post" else {}
        assert getattr(klient, verb)(adresse, data).status_code == 404
    forslag.refresh_from_db()
    assert (forslag.status, forslag.versjon) == ("foreslatt", 1)


def test_another_kommune_is_not_there(kommune, annen_kommune, annen_koordinator):
    with kommune_scope(kommune):
        forslag, kjoring = factories.forslag(), factories.kjoring()
    for i in (kommune, annen_kommune):
        for verb, adresse in _alle_adresser(i, forslag, kjoring):
            if i == annen_kommune and adresse == _adresse(i):
                continue
            data = {"versjon": 1, "grunn": "annet", "til": "3"} if verb == "post" else {}
            assert getattr(annen_koordinator, verb)(adresse, data).status_code == 404
    with kommune_scope(kommune):
        assert Koblingsforslag.objects.get().versjon == 1


def test_get_never_decides(i_kommune, koordinator):
    forslag = factories.forslag()
    for navn in ("godkjenn", "avvis", "utsett", "notat"):
        assert koordinator.get(_adresse(i_kommune, navn, forslag)).status_code == 405
    assert koordinator.get(_adresse(i_kommune, "angre")).status_code == 405


@pytest.mark.parametrize("antall", [1, 3, 20])
def test_queue_takes_a_constant_number_of_queries(i_kommune, koordinator, antall):
    for _ in range(antall):
        factories.forslag()
    factories.kjoring()
    with CaptureQueriesContext(connection) as sporringer:
        koordinator.get(_adresse(i_kommune))
    teller = [s["sql"] for s in sporringer if "SAVEPOINT" not in s["sql"]]
    assert len(teller) <= 15, "\n".join(teller)


def test_a_suggestion_that_fell_out_of_the_plan_is_told_kindly(i_kommune, koordinator):
    forslag = factories.forslag()
    adresser = [_adresse(i_kommune, "vis", forslag), _adresse(i_kommune, "godkjenn", forslag)]
    koordinator.get(adresser[0])
    Koblingsforslag.objects.all().delete()
    svar = koordinator.post(adresser[1], {"versjon": 1}, follow=True)
    assert "Forslaget er ikke lenger aktuelt" in _tekst(svar)
    koordinator.session.flush()
    koordinator.force_login(koordinator.bruker)
    assert koordinator.get(adresser[0]).status_code == 404


@pytest.mark.parametrize("notat", ["Ring Ahmad på 900 12 345", "Har diabetes"])
def test_a_note_about_who_it_is_is_not_kept(i_kommune, koordinator, notat):
    forslag = factories.forslag()
    svar = koordinator.post(_adresse(i_kommune, "notat", forslag), {"versjon": 1, "notat": notat})
    assert svar.status_code == 422
    assert "Teksten ser ut til å inneholde" in _tekst(svar)
    assert Koblingsforslag.objects.get().notat == ""
