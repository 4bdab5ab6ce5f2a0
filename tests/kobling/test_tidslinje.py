"""The story of a connection: an approval alone has asked nobody."""

import html
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from kobling.enums import Ventegrunn
from kobling.models import Kobling
from kobling.selectors import tidslinje
from kobling.selectors import tur as turen
from kobling.services import oppfolging, svar, tur, vurder
from organisasjoner.models import Stottebehov
from tests import factories
from tests.conftest import NOW


pytestmark = pytest.mark.django_db
MINUTT, DAG = timedelta(minutes=1), timedelta(days=1)


@pytest.fixture
def by(i_kommune, koordinator):
    return koordinator.bruker


@pytest.fixture
def org(i_kommune):
    return factories.organisasjon(navn="Strikkeklubben")


def _godkjenn(by, org, now=NOW):
    forslag = factories.forslag(tilbud=factories.tilbud(organisasjon=org))
    return vurder.godkjenn(forslag, versjon=1, by=by, now=now)


def _linjer(kobling, now=NOW):
    kobling = Kobling.objects.select_related("tilbud").get(pk=kobling.pk)
    rader = tidslinje.tidslinje(kobling, tidslinje.steg(kobling), now=now)
    return [(str(rad["tittel"]), str(rad.get("tekst", ""))) for rad in rader]


def _titler(kobling, now=NOW):
    return [tittel for tittel, _tekst in _linjer(kobling, now)]


def test_the_mail_waits_ten_minutes_and_then_they_are_asked(by, org):
    kobling = _godkjenn(by, org)
    assert _titler(kobling) == [
        "Godtatt", "E-posten går kl.\u00a010.40", "Venter på: Foreningen svarer",
    ]  # fmt: skip
    assert _titler(kobling, NOW + 11 * MINUTT)[1] == "Foreningen er spurt"
    oppfolging.avslutt(kobling, versjon=1, by=by, now=NOW + MINUTT, grunn="annet")
    assert _titler(kobling, NOW + DAG) == ["Godtatt", "Avsluttet"]


def test_a_request_that_waits_says_why_and_until_when(by, org, koordinator, i_kommune):
    _godkjenn(by, org)
    kobling = _godkjenn(by, org)
    (_godtatt, (tittel, tekst)) = _linjer(kobling)
    assert tittel == "Venter på tur"
    assert tekst == (
        "Foreningen har ikke svart på en annen forespørsel ennå. Den blir spurt når de har svart, "
        "senest når fristen går ut 23. november 2026. Plassen holdes til 23. november 2026."
    )
    vis = reverse("kobling:kobling_vis", args=[i_kommune.slug, kobling.public_id])
    liste = reverse("kobling:kobling_liste", args=[i_kommune.slug])
    person = reverse("kobling:person_vis", args=[i_kommune.slug, kobling.beboer.public_id])
    with time_machine.travel(NOW, tick=False):
        for side in (vis, person, liste + "?vis=forening"):
            assert "Venter på tur" in koordinator.get(side).content.decode()
        tekst = html.unescape(koordinator.get(vis).content.decode())
        assert "Foreningen er spurt" not in tekst
        assert "Plassen holdes til 23. nov" in koordinator.get(liste).content.decode()


@pytest.mark.parametrize(
    ("grunn", "ventet"),
    [("pause", "når tilbudet er åpent igjen"), ("fullt", "når det er plass igjen"),
     ("ubesvart", "spurt om litt"), ("ukegrense", "spurt om litt")],
)  # fmt: skip
def test_each_reason_says_when_as_far_as_anybody_knows(by, grunn, ventet):
    kobling = factories.kobling(by=by, pa_vent_siden_at=NOW, ventegrunn=grunn)
    assert ventet in turen.til_nar(kobling, now=NOW)
    assert str(Ventegrunn(grunn).label) in _linjer(kobling)[0][1]


def test_reminders_are_told_and_after_two_somebody_rings(by):
    kobling = factories.kobling(by=by, purringer=1)
    linje = _linjer(kobling, NOW + DAG)[-1]
    assert linje == (
        "Venter på: Foreningen svarer",
        "1 påminnelse er sendt. Plassen holdes til 23. november 2026.",
    )
    Kobling.objects.update(purringer=2)
    assert _titler(kobling, NOW + DAG)[-1] == "Venter på: Kommunen ringer foreningen"


def test_who_did_not_come_waits_for_the_new_day_when_there_is_one(by):
    kobling = factories.kobling(by=by, status="takket_ja", forste_gang_date=NOW.date())
    felles = {"versjon": 1, "by": by, "now": NOW, "grunn": "tidspunkt"}
    kobling = oppfolging.registrer_oppmote(kobling, kom=False, **felles)
    assert _linjer(kobling)[-1] == ("Venter på: Ny dag, eller avslutning", "")
    dag = (NOW + 7 * DAG).date()
    oppfolging.bytt_dag(kobling, versjon=2, dag=dag, by=by, now=NOW)
    assert _linjer(kobling)[-1] == ("Venter på: Den nye dagen", "9. november 2026")


def test_help_needed_leads_to_the_need(by, koordinator, i_kommune):
    kobling = factories.kobling(by=by)
    svar.besvar(kobling, svar="trenger_tilrettelegging", behov=["skyss"], by=None, now=NOW)
    side = reverse("kobling:kobling_vis", args=[i_kommune.slug, kobling.public_id])
    tekst = html.unescape(koordinator.get(side).content.decode())
    assert "Kommunen svarer på det de trenger" in tekst
    assert reverse("kobling:behov_liste", args=[i_kommune.slug]) in tekst
    assert reverse("kobling:person_vis", args=[i_kommune.slug, kobling.beboer.public_id]) in tekst


def test_an_answered_need_waits_for_the_association_again(by, koordinator, i_kommune):
    kobling = factories.kobling(by=by)
    svar.besvar(kobling, svar="trenger_tilrettelegging", behov=["skyss"], by=None, now=NOW)
    Stottebehov.objects.update(status="avslatt", svar="Vi har ingen å sende.")
    liste = reverse("kobling:kobling_liste", args=[i_kommune.slug])
    side = reverse("kobling:kobling_vis", args=[i_kommune.slug, kobling.public_id])
    for adresse in (liste, side):
        tekst = html.unescape(koordinator.get(adresse).content.decode())
        assert "Foreningen svarer på nytt" in tekst
        assert "Kommunen svarer på det de trenger" not in tekst


def test_a_full_week_says_the_first_day_with_room(by, org, i_kommune):
    i_kommune.foresporsler_per_uke = 1
    i_kommune.save()
    forste = _godkjenn(by, org)
    svar.besvar(forste, svar="ikke_plass", by=None, now=NOW + MINUTT)
    kobling = _godkjenn(by, org, NOW + 2 * MINUTT)
    assert kobling.ventegrunn == "ukegrense"
    assert "spurt tidligst 9. november 2026" in turen.til_nar(kobling, now=NOW + 2 * MINUTT)


def test_the_turn_comes_or_is_taken_and_both_are_told(by, org):
    forste, andre, tredje = (_godkjenn(by, org) for _i in range(3))
    svar.besvar(forste, svar="ikke_plass", by=None, now=NOW + DAG)
    tur.slipp_ventende(now=NOW + DAG)
    assert _titler(andre, NOW + DAG)[:2] == ["Godtatt", "Foreningen er spurt"]
    tur.spor_na(tredje, versjon=1, by=by, now=NOW + DAG)
    assert _linjer(tredje, NOW + DAG)[1] == ("Foreningen er spurt", str(by))


def test_what_ended_in_the_queue_was_never_asked(by, org):
    _godkjenn(by, org)
    kobling = _godkjenn(by, org)
    oppfolging.avslutt(kobling, versjon=1, by=by, now=NOW + DAG, grunn="annet")
    assert _titler(kobling, NOW + DAG) == ["Godtatt", "Ventet på tur", "Avsluttet"]


def test_an_answer_on_the_telephone_ends_the_waiting(by, org):
    _godkjenn(by, org)
    kobling = _godkjenn(by, org)
    svar.besvar(kobling, svar="plass_bekreftet", by=by, now=NOW + DAG)
    assert _titler(kobling, NOW + DAG) == [
        "Godtatt", "Foreningen er spurt", "Foreningen har plass", "Venter på: De ansatte spør beboeren",
    ]  # fmt: skip
