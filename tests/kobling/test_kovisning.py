"""What the queue tells besides the list: until when, what was true then, and what a run did."""

import html
import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from kobling.selectors.kjoring import rader
from kobling.services import vurder
from kommuneportal.core import endringsmerke
from kommuneportal.core.enums import Endringsslag
from tests import factories


pytestmark = pytest.mark.django_db
NA = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
PLASS = {
    "kriterium": "plass", "tilstand": "passer", "kilde": "tilbud", "kode": "plass_nyankomne",
    "parametre": {"ledige": 7, "nyankomne": 8},
}  # fmt: skip


@pytest.fixture(autouse=True)
def _klokke():
    with time_machine.travel(NA, tick=False):
        yield


def _vis(koordinator, kommune, forslag=None):
    navn, args = ("vis", [forslag.public_id]) if forslag else ("liste", [])
    side = koordinator.get(reverse(f"kobling:forslag_{navn}", args=[kommune.slug, *args]))
    return html.unescape(side.content.decode())


@pytest.mark.parametrize(
    ("til", "days", "ventet"),
    [
        ("14", 0, "Utsatt til 16. november 2026."),
        ("tilbud", 0, "Utsatt til det kommer flere tilbud, senest til 1. januar 2027."),
        ("3", 3, "Var utsatt til 2. november 2026, og er tilbake i køen."),
    ],
)
def test_it_is_told_until_when_a_suggestion_is_put_aside(i_kommune, koordinator, til, days, ventet):
    forslag = factories.forslag()
    assert "tsatt til" not in _vis(koordinator, i_kommune, forslag)
    vurder.utsett(forslag, versjon=1, til=til, by=koordinator.bruker, now=NA - timedelta(days=days))
    assert ventet in _vis(koordinator, i_kommune, forslag)


def test_an_open_suggestion_tells_the_places_there_are_now(i_kommune, koordinator):
    forslag = factories.forslag(begrunnelser=[PLASS], tilbud=factories.tilbud(plasser=8))
    for _ in range(2):
        factories.kobling(by=koordinator.bruker, tilbud=forslag.tilbud)
    tekst = _vis(koordinator, i_kommune, forslag)
    assert "6 av 8 plasser til nye er ledige." in tekst
    assert "Hvorfor dette forslaget?" in tekst


def test_a_decided_suggestion_says_that_its_reasons_are_from_then(i_kommune, koordinator):
    forslag = factories.forslag(begrunnelser=[PLASS], tilbud=factories.tilbud(plasser=8))
    vurder.avvis(forslag, versjon=1, grunn="annet", by=koordinator.bruker, now=NA)
    tekst = _vis(koordinator, i_kommune, forslag)
    # The button says "avslå"; so does the state.
    assert "Avslått av" in tekst
    assert "vvist" not in re.sub("<[^>]+>", "", tekst)
    for ventet in ("Hvorfor ble dette foreslått?", "Slik så det ut da forslaget ble laget."):
        assert ventet in tekst
    assert "7 av 8 plasser til nye er ledige." in tekst
    assert "før du godtar" not in tekst


def test_a_run_that_is_asked_for_is_told_until_it_is_made(i_kommune, koordinator):
    factories.forslag()
    factories.kjoring(startet_at=NA - timedelta(minutes=40))
    assert "Regnet ut for 40 minutter siden." in _vis(koordinator, i_kommune)

    endringsmerke.sett(Endringsslag.KOBLING, now=NA)
    assert "Nye forslag regnes ut nå." in _vis(koordinator, i_kommune)
    endringsmerke.hent(Endringsslag.KOBLING, now=NA)

    igjen = factories.kjoring(status="uendret", startet_at=NA - timedelta(minutes=2))
    tekst = _vis(koordinator, i_kommune)
    assert "Sjekket for 2 minutter siden: ingenting nytt." in tekst
    igjen.__class__.objects.filter(pk=igjen.pk).update(status="pagar")
    assert "Nye forslag regnes ut nå." in _vis(koordinator, i_kommune)


@pytest.mark.parametrize(
    ("minutter", "ventet"),
    [(4, "Nye forslag regnes ut nå."), (6, "Regnet ut for 40 minutter siden.")],
)
def test_a_run_that_a_dead_worker_left_is_not_going_on(minutter, ventet, i_kommune, koordinator):
    factories.forslag()
    factories.kjoring(startet_at=NA - timedelta(minutes=40))
    startet = NA - timedelta(minutes=minutter)
    factories.kjoring(status="pagar", ferdig_at=None, startet_at=startet)
    tekst = _vis(koordinator, i_kommune)
    assert ventet in tekst
    assert "Noe er endret" not in tekst


@pytest.mark.parametrize("slag", [Endringsslag.KOBLING, Endringsslag.TILBUD, Endringsslag.SVAR])
def test_a_change_that_no_worker_takes_up_is_told(slag, i_kommune, koordinator):
    factories.forslag()
    factories.kjoring(startet_at=NA - timedelta(minutes=40))
    endringsmerke.sett(slag, now=NA - timedelta(minutes=6))
    tekst = _vis(koordinator, i_kommune)
    assert "Regnet ut for 40 minutter siden. Noe er endret etter det og er ikke regnet med" in tekst
    assert "si fra til dem som drifter portalen" in tekst

    factories.kjoring(status="uendret", startet_at=NA - timedelta(minutes=20))
    tekst = _vis(koordinator, i_kommune)
    assert "Sjekket for 20 minutter siden. Noe er endret" in tekst
    assert "ingenting nytt" not in tekst

    factories.kjoring(status="pagar", ferdig_at=None, startet_at=NA - timedelta(minutes=1))
    assert "Nye forslag regnes ut nå." in _vis(koordinator, i_kommune)


def test_new_suggestions_are_no_change_that_waits_for_a_run(i_kommune, koordinator):
    factories.forslag()
    factories.kjoring(startet_at=NA - timedelta(minutes=40))
    endringsmerke.sett(Endringsslag.FORSLAG, now=NA - timedelta(minutes=39))
    tekst = _vis(koordinator, i_kommune)
    assert "Regnet ut for 40 minutter siden.</span>" in tekst


def test_the_third_rejection_tells_what_was_learnt(i_kommune, koordinator):
    beboer = factories.beboer()
    factories.svarark(beboer=beboer, reise="langt")
    ventet = ["Avslått.", "Avslått.", "Lært av tre avslag: Vi foreslår ikke lenger enn"]
    for tekst in ventet:
        forslag = factories.forslag(beboer=beboer)
        side = reverse("kobling:forslag_avvis", args=[i_kommune.slug, forslag.public_id])
        data = {"grunn": "reisevei", "versjon": 1}
        assert tekst in html.unescape(koordinator.post(side, data, follow=True).content.decode())


@pytest.mark.parametrize("sok", ["", "?rolle=delta"])
def test_next_and_previous_walk_the_whole_queue_and_the_list_follows(sok, i_kommune, koordinator):
    for nr in range(20):
        factories.forslag(poeng=900 - nr)
    start = reverse("kobling:forslag_liste", args=[i_kommune.slug]) + sok
    fram = _ga(koordinator, start, "neste_adresse")
    assert len({forslag for forslag, _side in fram}) == 20
    assert [side for _forslag, side in fram] == [1] * 8 + [2] * 8 + [3] * 4
    siste = reverse("kobling:forslag_vis", args=[i_kommune.slug, fram[-1][0]])
    skille = "&" if sok else "?"
    tilbake = _ga(koordinator, f"{siste}{sok}{skille}side=3", "forrige_adresse")
    assert tilbake == fram[::-1]


def _ga(koordinator, adresse, retning):
    rute = []
    while adresse and len(rute) < 30:
        vist = koordinator.get(adresse).context
        assert vist["forslag"] in vist["side"].object_list
        rute.append((vist["forslag"].public_id, vist["side"].number))
        adresse = vist[retning]
    return rute


def test_the_levels_of_a_run_add_up_with_places_that_were_accepted_before(i_kommune, koordinator):
    kjoring = factories.kjoring(
        personer=20, dekket=18, tilbud_antall=9, vektversjon="1",
        nivaer=[{"navn": "dekning", "verdi": 12, "grense": 12}],
    )  # fmt: skip
    assert dict(rader(kjoring))["Har fått forslag"] == "18, medregnet 6 som har en plass fra før"
    kjoring.dekket = 12
    assert dict(rader(kjoring))["Har fått forslag"] == "12"
