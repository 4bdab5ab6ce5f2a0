"""Filters, order, what is new, and several at once: the queue as it is narrowed and cleared."""

import html
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from kobling.models import Kobling, Koblingsforslag
from kobling.selectors import flere, ko, kovalg
from kobling.services import vurder, vurder_flere
from kommuneportal.core import audit
from kommuneportal.core.models import Epost, Hendelse
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


def _liste(koordinator, kommune, **valg):
    return list(koordinator.get(_adresse(kommune, **valg)).context["side"].object_list)


def test_each_filter_keeps_what_fits_and_they_add_up(i_kommune, koordinator):
    sone = factories.sone(navn="Nord")
    ung = factories.svarark(
        beboer=factories.beboer(mottak=factories.mottak(sone=sone)), alder_fra=18, alder_til=25
    ).beboer
    bosatt = factories.beboer(tilknytning="kommune", mottak=None, sone=sone)
    factories.svarark(beboer=bosatt, alder_fra=60, alder_til=None)
    en = factories.forslag(beboer=ung, grad="god", tilbud=factories.tilbud(tider=((4, 18, 20),)))
    to = factories.forslag(
        beboer=bosatt, tilbud=factories.tilbud(rolle="bidra", interesser=("sprakkafe",))
    )
    for valg, ventet in (
        ({"interesse": "sprakkafe"}, [to]),
        ({"sone": sone.public_id}, [en, to]),
        ({"dag": "4"}, [en]),
        ({"styrke": "sterk"}, [to]),
        ({"alder": "18"}, [en]),
        ({"alder": "60"}, [to]),
        ({"rolle": "bidra"}, [to]),
        ({"rolle": "bidra", "dag": "4"}, []),
        ({"dag": "9", "alder": "x", "sone": "x", "sorter": "x"}, [en, to]),
    ):
        assert _liste(koordinator, i_kommune, **valg) == ventet, valg
    side = koordinator.get(_adresse(i_kommune, filter="1", dag="4"))
    assert '<option value="4" selected>Torsdag</option>' in _tekst(side)
    assert "Torsdag<span" in _tekst(koordinator.get(_adresse(i_kommune, dag="4")))


@pytest.mark.parametrize(
    ("sorter", "ventet"),
    [("ventet", "abc"), ("sterkest", "bca"), ("nyest", "cab"), ("eldst", "bac"),
     ("forening", "cab")],
)  # fmt: skip
def test_the_order_can_be_chosen(i_kommune, koordinator, sorter, ventet):
    for navn, dag, poeng, timer in (("a", 1, 600, 2), ("b", 2, 900, 3), ("c", 3, 700, 1)):
        org = factories.organisasjon(navn={"a": "M", "b": "Z", "c": "A"}[navn])
        beboer = factories.beboer(opprettet_date=date(2026, 10, dag))
        factories.svarark(beboer=beboer)
        factories.forslag(
            beboer=beboer, poeng=poeng, opprettet_at=NA - timedelta(hours=timer),
            tilbud=factories.tilbud(navn=navn, organisasjon=org),
        )  # fmt: skip
    rader = _liste(koordinator, i_kommune, sorter=sorter)
    assert "".join(rad.tilbud.navn for rad in rader) == ventet


def test_unknown_codes_in_the_address_are_forgotten():
    valg = kovalg.les({"vis": "x", "dag": "8", "sone": "1", "side": "99999", "sok": " kor "})
    assert valg == kovalg.Valg(sok="kor", side="9999")
    assert valg.sporring() == {"sok": "kor", "side": "9999"}


def test_the_way_on_stays_inside_the_filters(i_kommune, koordinator):
    tilbud = factories.tilbud(tider=((4, 18, 20),))
    forst, neste = (factories.forslag(tilbud=tilbud, poeng=p) for p in (900, 800))
    factories.forslag(poeng=850)
    adresse = _adresse(i_kommune, "avvis", forst, dag="4", neste=neste.public_id)
    svar = koordinator.post(adresse, {"versjon": 1, "grunn": "annet"})
    assert svar.url == _adresse(i_kommune, "vis", neste, dag="4")
    svar = koordinator.post(
        _adresse(i_kommune, "avvis", neste, dag="4"), {"versjon": 1, "grunn": "annet"}, follow=True
    )
    assert "Avslått. Ingen flere her." in _tekst(svar)


def test_what_came_and_fell_out_since_last_time_is_told_per_coordinator(
    i_kommune, kommune, koordinator
):
    sett = factories.forslag(opprettet_at=NA - timedelta(days=3))
    with kommune_scope(kommune):
        audit.record("forslag_notert", sett, by=koordinator.bruker, now=NA - timedelta(days=1))
    ny = factories.forslag(opprettet_at=NA - timedelta(hours=1))
    kjoring = factories.kjoring(startet_at=NA - timedelta(hours=1))
    borte = factories.forslag(status="foreldet", grunn="fullt", kjoring=kjoring)
    svar = koordinator.get(_adresse(i_kommune))
    assert "1 nytt" in _tekst(svar)
    assert "1 falt ut" in _tekst(svar)
    assert _liste(koordinator, i_kommune, vis="nye") == [ny]
    assert _liste(koordinator, i_kommune, vis="foreldet") == [borte]
    # The first look of a log-in decides what «last time» is; reading on does not move it.
    assert "1 nytt" in _tekst(koordinator.get(_adresse(i_kommune)))
    kollega = factories.bruker(kommune=kommune, rolle="koordinator")
    koordinator.force_login(kollega)
    assert "Siden sist" not in _tekst(koordinator.get(_adresse(i_kommune)))


def test_postponed_to_a_day(i_kommune, koordinator):
    forslag = factories.forslag()
    for dato in ("", "2026-11-02", "2027-11-02", "i morgen"):
        data = {"versjon": 1, "til": "dato", "dato": dato}
        svar = koordinator.post(_adresse(i_kommune, "utsett", forslag), data, follow=True)
        assert "Ingenting ble endret" in _tekst(svar)
    koordinator.post(
        _adresse(i_kommune, "utsett", forslag), {"versjon": 1, "til": "dato", "dato": "2026-11-20"}
    )
    forslag.refresh_from_db()
    assert (forslag.status, forslag.utsatt_til_date) == ("utsatt", date(2026, 11, 20))


def test_strong_ones_are_chosen_looked_over_and_accepted_together(i_kommune, koordinator):
    a, b, c = (factories.forslag(poeng=p) for p in (900, 800, 700))
    svar = koordinator.post(_adresse(i_kommune, "velg", a, neste=b.public_id))
    assert svar.url == _adresse(i_kommune, "vis", b)
    koordinator.post(_adresse(i_kommune, "velg", b))
    tekst = _tekst(koordinator.get(_adresse(i_kommune)))
    assert "2 valgt" in tekst
    assert "(valgt)" in tekst
    liste = koordinator.get(_adresse(i_kommune, "flere"))
    assert [rad.forslag for rad in liste.context["rader"]] == [a, b]
    data = {"id": [a.public_id, b.public_id]} | {f"versjon-{r.public_id}": 1 for r in (a, b)}
    svar = koordinator.post(_adresse(i_kommune, "flere"), data, follow=True)
    assert "2 forslag er godtatt" in _tekst(svar)
    assert (Kobling.objects.count(), Epost.objects.count()) == (2, 2)
    assert Hendelse.objects.filter(handling="forslag_godkjent").count() == 2
    svar = koordinator.post(_adresse(i_kommune, "angre"), follow=True)
    assert "2 forslag er tilbake i køen" in _tekst(svar)
    assert Kobling.objects.count() == 0
    assert set(Koblingsforslag.objects.apne()) == {a, b, c}


def test_a_choice_is_taken_back_and_weak_ones_cannot_be_chosen(i_kommune, koordinator):
    sterk, svak = factories.forslag(), factories.forslag(antall_forbehold=1)
    koordinator.post(_adresse(i_kommune, "velg", sterk))
    koordinator.post(_adresse(i_kommune, "velg", sterk))
    assert 'data-tast="v"' in koordinator.get(_adresse(i_kommune, "vis", svak)).content.decode()
    svar = koordinator.post(_adresse(i_kommune, "velg", svak), follow=True)
    assert "Bare sterke forslag uten noe å sjekke" in _tekst(svar)
    assert "valgt</b>" not in _tekst(svar)
    koordinator.post(_adresse(i_kommune, "velg", sterk))
    koordinator.post(_adresse(i_kommune, "flere"), {"tom": "1"})
    assert "valgt</b>" not in _tekst(koordinator.get(_adresse(i_kommune)))


def test_no_more_can_be_chosen_than_one_can_look_over(i_kommune, koordinator, monkeypatch):
    monkeypatch.setattr("kobling.views.kookt.MEST_VALGTE", 1)
    a, b = factories.forslag(), factories.forslag()
    koordinator.post(_adresse(i_kommune, "velg", a))
    svar = koordinator.post(_adresse(i_kommune, "velg", b), follow=True)
    assert "Du har valgt 1. Se over dem før du velger flere." in _tekst(svar)


def test_look_over_list_offers_one_for_each_person_and_no_more_than_there_are_places(
    i_kommune, koordinator
):
    beboer, trang = factories.svarark().beboer, factories.tilbud(plasser=1)
    a = factories.forslag(beboer=beboer, poeng=900)
    b = factories.forslag(beboer=beboer, poeng=850)
    c = factories.forslag(tilbud=trang, poeng=800)
    d = factories.forslag(tilbud=trang, poeng=750)
    factories.forslag(antall_forbehold=2, poeng=990)
    rader = koordinator.get(_adresse(i_kommune, "flere", sorter="sterkest")).context["rader"]
    assert [rad.forslag for rad in rader] == [a, c]
    for rad in (a, b, c, d):
        koordinator.post(_adresse(i_kommune, "velg", rad))
    rader = koordinator.get(_adresse(i_kommune, "flere")).context["rader"]
    assert [bool(rad.hindring) for rad in rader] == [False, True, False, True]


def test_one_refusal_never_stops_the_others(i_kommune, koordinator, kommune):
    kollega = factories.bruker(kommune=kommune, rolle="koordinator")
    rader = [factories.forslag(poeng=p) for p in (900, 800, 700)]
    vurder.avvis(rader[1], versjon=1, grunn="annet", by=kollega, now=NA)
    utfall = vurder_flere.godkjenn_flere(
        flere.les([str(r.public_id) for r in rader] + ["x"]),
        versjoner={str(rader[0].public_id): 1, str(rader[2].public_id): 9},
        by=koordinator.bruker, now=NA,
    )  # fmt: skip
    assert utfall.godtatt == [rader[0]]
    assert [rad for rad, _ in utfall.ikke] == [rader[1], rader[2]]
    assert Kobling.objects.get().forslag == rader[0]


def test_what_a_colleague_has_decided_meanwhile_is_told_as_that(i_kommune, koordinator):
    kollega = factories.bruker(kommune=i_kommune, rolle="koordinator")
    rader = [factories.forslag(poeng=800 - nr, grad="sterk") for nr in range(2)]
    for rad, hvem in zip(rader, (kollega, koordinator.bruker), strict=True):
        vurder.avvis(rad, versjon=1, grunn="sprak", by=hvem, now=NA)
    rader.append(factories.forslag(grad="sterk", status="foreldet", grunn="fullt"))
    utfall = vurder_flere.godkjenn_flere(
        flere.les(str(rad.public_id) for rad in rader), versjoner={}, by=koordinator.bruker, now=NA
    )
    assert [hvorfor.split(".")[0] for _rad, hvorfor in utfall.ikke] == [
        "En kollega vurderte dette imens", "Du har vurdert dette allerede",
        "Forslaget er ikke lenger aktuelt",
    ]  # fmt: skip


def test_accepting_nothing_says_so_and_a_full_offer_is_told_by_label(i_kommune, koordinator):
    a = factories.forslag(tilbud=factories.tilbud(plasser=0))
    svar = koordinator.post(_adresse(i_kommune, "flere"), {}, follow=True)
    assert "Ingen var krysset av" in _tekst(svar)
    borte = {"id": ["00000000-0000-4000-8000-000000000000"]}
    svar = koordinator.post(_adresse(i_kommune, "flere"), borte, follow=True)
    assert "1 av dem du krysset av, er ikke lenger aktuelt." in _tekst(svar)
    assert "Ingen var krysset av" not in _tekst(svar)
    data = {"id": [a.public_id], f"versjon-{a.public_id}": 1}
    svar = koordinator.post(_adresse(i_kommune, "flere"), data, follow=True)
    assert f"{a.beboer.etikett}</span> til {a.tilbud.navn}: Den siste plassen er tatt" in _tekst(
        svar
    )


def test_look_over_list_takes_a_constant_number_of_queries(
    i_kommune, koordinator, django_assert_max_num_queries
):
    for _ in range(12):
        factories.forslag()
    koordinator.get(_adresse(i_kommune, "flere"))
    with django_assert_max_num_queries(20):
        koordinator.get(_adresse(i_kommune, "flere"))


@pytest.mark.parametrize("hvem", ["mottaksansatt", "leder", "annen_koordinator"])
def test_only_the_kommunes_coordinators_choose(i_kommune, hvem, request):
    klient, forslag = request.getfixturevalue(hvem), factories.forslag()
    assert klient.post(_adresse(i_kommune, "velg", forslag)).status_code == 404
    assert klient.get(_adresse(i_kommune, "flere")).status_code == 404
    assert klient.post(_adresse(i_kommune, "flere"), {"id": forslag.public_id}).status_code == 404
    assert Kobling.objects.count() == 0


def test_of_several_it_is_told_which_cannot_be_undone(i_kommune, koordinator):
    sendt, angres = factories.forslag(poeng=900), factories.forslag(poeng=800)
    begge = (sendt, angres)
    data = {"id": [r.public_id for r in begge]} | {f"versjon-{r.public_id}": 1 for r in begge}
    koordinator.post(_adresse(i_kommune, "flere"), data)
    Epost.objects.filter(objekt_id=Kobling.objects.get(forslag=sendt).public_id).update(
        tilstand="sendt", sendt_at=NA
    )
    tekst = _tekst(koordinator.post(_adresse(i_kommune, "angre"), follow=True))
    assert f"til {sendt.tilbud.navn}: E-posten til foreningen er sendt." in tekst
    assert "Angret. Forslaget er tilbake i køen." in tekst


def test_what_is_never_suggested_is_no_filter(i_kommune):
    factories.tilbud(interesser=("fotball", "tro_livssyn"))
    koder = [kode for kode, _navn in kovalg.valgmuligheter()["interesse"]]
    assert koder == ["fotball"]


@pytest.mark.parametrize("sok", ["sjakk", "0 %", "a_b", "\\", "'", "Ærlig", "ø"])
def test_the_prepared_search_finds_what_a_plain_one_does(i_kommune, koordinator, sok):
    for navn in ("Sjakk", "Sjøkk", "50 % ro", "Ærlig talt", "a_b", "axb", "c\\d", "Ola's"):
        factories.forslag(tilbud=factories.tilbud(navn=navn, interesser=("fotball",)))
    for vis in ("alle", "sterke"):
        valg = kovalg.Valg(vis=vis, sok=sok, styrke="sterk", sorter="eldst")
        ventet = list(ko.rekken(valg, now=NA, siden=None))
        assert ventet

        side = ko.koside(valg, antall=0, public_id=None, now=NA, siden=None).side

        assert list(side.object_list) == ventet[: ko.RADER]
        assert side.paginator.count == len(ventet)
