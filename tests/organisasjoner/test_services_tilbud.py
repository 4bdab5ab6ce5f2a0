"""What happens to an approved offer."""

import pytest

from kommuneportal.core.models import Endringsmerke, Hendelse
from organisasjoner import services
from organisasjoner.models import Tilbud
from tests import factories
from tests.organisasjoner.data import felt


AKTIVITET = felt()["aktiviteter"][0]


@pytest.fixture
def by(kommune):
    return factories.bruker(kommune=kommune, rolle="koordinator")


@pytest.mark.parametrize(
    ("handling", "for_", "etter", "linje"),
    [
        (services.sett_pa_pause, "publisert", "pauset", "tilbud_pauset"),
        (services.gjenoppta, "pauset", "publisert", "tilbud_gjenopptatt"),
        (services.bekreft_tilbud, "publisert", "publisert", "tilbud_bekreftet"),
        (services.avslutt_tilbud, "pauset", "avsluttet", "tilbud_avsluttet"),
    ],
)
def test_act_moves_the_offer_and_tells(i_kommune, now, handling, for_, etter, linje):
    tilbud = factories.tilbud(status=for_)
    handling(tilbud, now=now)
    assert Tilbud.objects.get().status == etter
    assert Hendelse.objects.get().handling == linje
    assert Endringsmerke.objects.count() == 1


@pytest.mark.parametrize(
    ("handling", "status"),
    [
        (services.sett_pa_pause, "pauset"),
        (services.sett_pa_pause, "avsluttet"),
        (services.gjenoppta, "publisert"),
        (services.bekreft_tilbud, "avsluttet"),
        (services.avslutt_tilbud, "avsluttet"),
    ],
)
def test_act_from_another_state_is_refused(i_kommune, now, handling, status):
    tilbud = factories.tilbud(status=status)
    with pytest.raises(services.KanIkkeEndreTilbud):
        handling(tilbud, now=now)
    assert Hendelse.objects.count() == 0


def test_places_are_set_and_confirm_the_offer(i_kommune, now):
    tilbud = factories.tilbud(plasser=2)
    services.endre_plasser(tilbud, plasser=None, now=now)
    tilbud.refresh_from_db()
    assert (tilbud.plasser, tilbud.sist_bekreftet_at) == (None, now)


def test_places_of_an_ended_offer_are_refused(i_kommune, now):
    with pytest.raises(services.KanIkkeEndreTilbud):
        services.endre_plasser(factories.tilbud(status="avsluttet"), plasser=1, now=now)


def test_coordinator_adds_an_offer(i_kommune, by, now):
    org = factories.organisasjon()
    tilbud = services.registrer_tilbud(org, felt=AKTIVITET, by=by, now=now)
    assert (tilbud.organisasjon, tilbud.status) == (org, "publisert")
    assert tilbud.tilbudsinteresser.count() == 1


def test_coordinator_changes_an_offer(i_kommune, by, now):
    tilbud = factories.tilbud(tider=((1, 10, 12), (3, 10, 12)))
    services.oppdater_tilbud(tilbud, felt=AKTIVITET, by=by, now=now)
    tilbud.refresh_from_db()
    assert tilbud.navn == "Åpen svømmehall"
    assert list(tilbud.tidspunkter.values_list("ukedag", flat=True)) == [2]


def test_ended_offer_is_not_changed(i_kommune, by, now):
    tilbud = factories.tilbud(status="avsluttet", navn="Slutt")
    with pytest.raises(services.KanIkkeEndreTilbud):
        services.oppdater_tilbud(tilbud, felt=AKTIVITET, by=by, now=now)
    assert Tilbud.objects.get().navn == "Slutt"
