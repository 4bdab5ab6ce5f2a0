"""Three months, what has gone quiet, and the list of those who come: by two words only."""

import html
from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from kobling.models import Kobling
from kobling.selectors import oppfolging as utvalg
from kobling.services import oppfolging, rutiner
from kommuneportal.core import lenker
from kommuneportal.core.enums import Lenkeslag
from kommuneportal.core.models import Epost, Lenke
from tests import factories
from tests.conftest import NOW


pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)


@pytest.fixture(autouse=True)
def _klokke():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def by(i_kommune, koordinator):
    return koordinator.bruker


def _kobling(by, status, **felt):
    tilbud = felt.pop("tilbud", None) or factories.tilbud(navn="Strikkekafé")
    forslag = factories.forslag(tilbud=tilbud, status="godkjent", avgjort_at=NOW, avgjort_by=by)
    return factories.kobling(by=by, forslag=forslag, status=status, **felt)


def _tekst(svar):
    return html.unescape(svar.content.decode())


# --- three months ------------------------------------------------------------------------------


def test_three_months_are_recorded_once_with_who_and_when(by):
    kobling = _kobling(by, "i_gang", mott_at=NOW - 91 * DAG)
    kobling = oppfolging.registrer_tre_maneder(kobling, versjon=1, fortsetter=True, by=by, now=NOW)
    steg = kobling.overganger.get()
    assert (kobling.status, kobling.tre_maneder_at) == ("i_gang", NOW)
    assert (steg.fra, steg.til, steg.av, steg.at) == ("i_gang", "i_gang", by, NOW)
    with pytest.raises(oppfolging.KanIkkeLagre):
        oppfolging.registrer_tre_maneder(kobling, versjon=2, fortsetter=True, by=by, now=NOW)


def test_somebody_who_stopped_within_three_months_ends_with_the_reason(by):
    kobling = _kobling(by, "i_gang", mott_at=NOW - 91 * DAG)
    slutt = oppfolging.registrer_tre_maneder(
        kobling, versjon=1, fortsetter=False, by=by, now=NOW, grunn="tidspunkt"
    )
    assert (slutt.status, slutt.grunn, slutt.avsluttet_at) == ("avsluttet", "tidspunkt", NOW)


def test_three_months_is_a_task_when_it_is_due(by, mottaksansatt, i_kommune):
    mottak = factories.mottak()
    factories.ansatt(bruker=mottaksansatt.bruker, mottak=mottak)
    beboer = factories.svarark(beboer=factories.beboer(mottak=mottak)).beboer
    forslag = factories.forslag(beboer=beboer, status="godkjent", avgjort_at=NOW, avgjort_by=by)
    kobling = factories.kobling(by=by, forslag=forslag, status="i_gang", mott_at=NOW - 90 * DAG)
    liste = reverse("kobling:oppgave_liste", args=[i_kommune.slug])
    assert "etter tre måneder" in _tekst(mottaksansatt.get(f"{liste}?vis=senere"))
    Kobling.objects.filter(pk=kobling.pk).update(mott_at=NOW - 91 * DAG)
    assert "etter tre måneder" in _tekst(mottaksansatt.get(liste))
    side = reverse("kobling:oppgave_vis", args=[i_kommune.slug, kobling.public_id])
    ut = mottaksansatt.post(side, {"versjon": 1, "utfall": "fortsetter"}, follow=True)
    assert "fortsatt med" in _tekst(ut)
    assert mottaksansatt.get(side).context["form"] is None
    assert "etter tre måneder" not in _tekst(mottaksansatt.get(liste))


# --- gone quiet --------------------------------------------------------------------------------


def test_the_list_and_the_row_agree_on_what_is_quiet(by):
    dager = (0, 8, 13, 14, 15, 35, 36, 97, 98, 99)
    alle = [
        _kobling(by, status, endret_at=NOW - dag * DAG, mott_at=NOW - dag * DAG, **felt)
        for status in ("forespurt", "trenger_tilrettelegging", "plass_bekreftet", "beboer_spurt",
                       "takket_ja", "ikke_mott", "mott", "i_gang", "takket_nei", "ikke_plass")
        for dag in dager
        for felt in ({}, {"forste_gang_date": NOW.date() - dag * DAG})
    ]  # fmt: skip
    venter = {"pa_vent_siden_at": NOW - 20 * DAG, "ventegrunn": "ubesvart"}
    alle.append(_kobling(by, "forespurt", endret_at=NOW - 20 * DAG, **venter))
    alle.append(_kobling(by, "i_gang", mott_at=NOW - 200 * DAG, tre_maneder_at=NOW))
    stille = set(utvalg.koblinger("stille", now=NOW).values_list("pk", flat=True))
    assert stille == {k.pk for k in alle if utvalg.er_stille(k, now=NOW)}
    assert 0 < len(stille) < len(alle)


def test_a_future_day_is_not_quiet_and_a_passed_one_is(by):
    fram = _kobling(by, "takket_ja", endret_at=NOW - 30 * DAG, forste_gang_date=date(2026, 11, 9))
    bak = _kobling(by, "takket_ja", forste_gang_date=date(2026, 10, 25))
    assert [utvalg.er_stille(k, now=NOW) for k in (fram, bak)] == [False, True]


# --- a day that is moved, an offer that changes or ends ----------------------------------------


def test_a_moved_day_is_told_to_the_association(by):
    kobling = _kobling(by, "takket_ja", forste_gang_date=date(2026, 11, 3))
    oppfolging.bytt_dag(kobling, versjon=1, dag=date(2026, 11, 10), by=by, now=NOW)
    oppfolging.bytt_dag(kobling, versjon=2, dag=date(2026, 11, 17), by=by, now=NOW)
    kobling.refresh_from_db()
    tilstander = list(Epost.objects.order_by("pk").values_list("slag", "tilstand"))
    assert tilstander == [("kobling_ny_dag", "avbrutt"), ("kobling_ny_dag", "venter")]
    assert "17. november 2026" in Epost.objects.last().tekst
    assert kobling.forste_gang_date == date(2026, 11, 17)
    with pytest.raises(oppfolging.KanIkkeLagre):
        oppfolging.bytt_dag(_kobling(by, "mott"), versjon=1, dag=date(2026, 11, 10), by=by, now=NOW)


def test_a_changed_offer_is_a_task_until_the_person_knows(by):
    kobling = _kobling(by, "plass_bekreftet")
    kobling = oppfolging.spor_beboer(kobling, versjon=1, by=by, now=NOW)
    assert rutiner.merk_endrede(now=NOW) == 0
    kobling.tilbud.tidspunkter.update(ukedag=4)
    assert [rutiner.merk_endrede(now=NOW), rutiner.merk_endrede(now=NOW)] == [1, 0]
    kobling.refresh_from_db()
    assert kobling.tilbud_endret_at == NOW
    kobling = oppfolging.fortalt(kobling, versjon=kobling.versjon, by=by, now=NOW)
    assert (kobling.status, kobling.tilbud_endret_at) == ("beboer_spurt", None)
    assert rutiner.merk_endrede(now=NOW) == 0


@pytest.mark.parametrize("hva", ["tilbud", "forening"])
def test_an_offer_that_ends_closes_what_nobody_has_told_the_person(by, hva):
    alle = {s: _kobling(by, s) for s in ("forespurt", "plass_bekreftet", "trenger_tilrettelegging",
            "ikke_plass", "beboer_spurt", "takket_ja", "ikke_mott", "mott", "i_gang")}  # fmt: skip
    for kobling in alle.values():
        if hva == "tilbud":
            type(kobling.tilbud).objects.filter(pk=kobling.tilbud_id).update(status="avsluttet")
        else:
            org = kobling.tilbud.organisasjon
            type(org).objects.filter(pk=org.pk).update(avsluttet_at=NOW)
    assert rutiner.lukk_avlyste(now=NOW) == 4
    for status, for_ in alle.items():
        kobling = Kobling.objects.select_related("tilbud__organisasjon").get(pk=for_.pk)
        if status in {"beboer_spurt", "takket_ja", "ikke_mott", "mott", "i_gang"}:
            assert kobling.status == status
            oppfolging.fortalt(kobling, versjon=1, by=by, now=NOW)
            kobling.refresh_from_db()
        assert (kobling.status, kobling.grunn) == ("avsluttet", "tilbud_endret")
    assert not Epost.objects.exists()


def test_a_yes_to_an_offer_that_is_over_is_refused_in_words(by):
    kobling = _kobling(by, "beboer_spurt")
    type(kobling.tilbud).objects.update(status="avsluttet")
    with pytest.raises(oppfolging.KanIkkeLagre, match="avsluttet tilbudet"):
        oppfolging.registrer_svar(kobling, versjon=1, ja=True, by=by, now=NOW)
    assert not Epost.objects.exists()


# --- the list of those who come ----------------------------------------------------------------


def _fullt_tilbud(by):
    tilbud = factories.tilbud(navn="Strikkekafé", tider=((2, 18, 20),))
    ord_ = {}
    for status in ("forespurt", "beboer_spurt", "takket_ja", "ikke_mott", "mott", "i_gang",
                   "takket_nei"):  # fmt: skip
        kobling = _kobling(by, status, tilbud=tilbud, moteord=f"ord {status}")
        ord_[status] = kobling
    return tilbud, ord_


def _er_bare_ord(tekst, koblinger):
    for status, kobling in koblinger.items():
        ventet = status in {"takket_ja", "ikke_mott", "mott", "i_gang"}
        assert (f"ord {status}" in tekst) == ventet
        assert kobling.beboer.etikett not in tekst
        assert kobling.beboer.mottak.navn not in tekst


def test_the_coordinators_list_has_words_and_dates_only(by, koordinator, i_kommune):
    tilbud, koblinger = _fullt_tilbud(by)
    side = reverse("kobling:oppmote_liste", args=[i_kommune.slug, tilbud.public_id])
    svar = koordinator.get(side)
    _er_bare_ord(_tekst(svar), koblinger)
    datoer = svar.context["liste"].datoer
    assert [d.isoweekday() for d in datoer] == [2] * 6
    # Six dates fit beside each other on a sheet of paper only when they are short.
    assert f'<th scope="col">{datoer[0].day}.{datoer[0].month}.</th>' in svar.content.decode()


def test_the_associations_list_opens_with_either_link(by, klient, i_kommune):
    tilbud, koblinger = _fullt_tilbud(by)
    for slag, objekt in ((Lenkeslag.SVAR, koblinger["takket_ja"].public_id),
                         (Lenkeslag.FORVALT, tilbud.organisasjon.public_id)):  # fmt: skip
        nokkel = lenker.lag(slag, objekt, now=NOW).rpartition("/")[2]
        inn = klient.get(f"/l/{nokkel}")
        svar = klient.get(_liste(i_kommune))
        assert (inn.status_code, svar.status_code) == (302, 200)
        assert svar["Cache-Control"] == "no-store"
        _er_bare_ord(_tekst(svar), koblinger)


def _liste(kommune):
    lenke = Lenke.objects.order_by("-pk").first()
    return reverse("kobling:oppmote_forening", args=[kommune.slug, lenke.public_id])


def test_the_associations_own_page_leads_to_the_list(by, klient, i_kommune):
    tilbud, _koblinger = _fullt_tilbud(by)
    adresse = lenker.lag(Lenkeslag.FORVALT, tilbud.organisasjon.public_id, now=NOW)
    side = klient.get("/l/" + adresse.rpartition("/")[2]).url
    assert 'href="oppmote/"' in _tekst(klient.get(side))
    assert f"{side}oppmote/" == _liste(i_kommune)


def test_an_association_never_sees_anothers_list(by, klient, i_kommune):
    _tilbud, koblinger = _fullt_tilbud(by)
    annen = factories.organisasjon()
    adresse = lenker.lag(Lenkeslag.FORVALT, annen.public_id, now=NOW)
    klient.get("/l/" + adresse.rpartition("/")[2])
    tekst = _tekst(klient.get(_liste(i_kommune)))
    assert "Ingen er ventet" in tekst
    assert not any(k.moteord in tekst for k in koblinger.values())


def test_bad_links_give_the_one_page(by, klient, i_kommune):
    tilbud, _koblinger = _fullt_tilbud(by)
    lenker.lag(Lenkeslag.FORVALT, tilbud.organisasjon.public_id, now=NOW)
    assert klient.get(_liste(i_kommune)).status_code == 404


@pytest.mark.parametrize("hvem", ["mottaksansatt", "leder", "ansvarlig", "annen_koordinator"])
def test_only_coordinators_see_a_list_without_a_link(by, i_kommune, hvem, request):
    tilbud, _koblinger = _fullt_tilbud(by)
    side = reverse("kobling:oppmote_liste", args=[i_kommune.slug, tilbud.public_id])
    assert request.getfixturevalue(hvem).get(side).status_code == 404
