"""A proposal comes in, is confirmed, or is withdrawn."""

import re
from datetime import timedelta

import pytest

from kommuneportal.core import lenker
from kommuneportal.core.enums import Lenkeslag
from kommuneportal.core.models import Epost, Hendelse, Lenke
from organisasjoner import services
from organisasjoner.models import Registrering
from organisasjoner.services.post import MAKS_LIKE_PER_DAG
from tests import factories
from tests.organisasjoner.data import felt


def _motta(now, nokkel="n1", **kw):
    return services.motta_registrering(felt=felt(), engangsnokkel=nokkel, now=now, **kw)


def _bekreftlenke(rad, now):
    adresse = lenker.lag(Lenkeslag.BEKREFT, rad.public_id, now=now)
    return lenker.finn(adresse.rsplit("/", 1)[1], now=now)


def test_received_waits_for_the_address_and_mails_a_link(i_kommune, now):
    rad = _motta(now)
    assert (rad.status, rad.epost) == ("ubekreftet", "post@svomming.example")
    assert rad.navn == "Fjordvik svømmeklubb"
    post = Epost.objects.get()
    assert (post.slag, post.til) == ("registrering_bekreft", rad.epost)
    assert re.search(r"/l/\S{20,}", post.tekst)
    assert Hendelse.objects.get().handling == "registrering_mottatt"


def test_received_twice_is_one_row_and_one_mail(i_kommune, now):
    forst = _motta(now)
    igjen = _motta(now + timedelta(minutes=1))
    assert forst.pk == igjen.pk
    assert (Registrering.objects.count(), Epost.objects.count()) == (1, 1)
    assert Hendelse.objects.count() == 1


def test_one_address_gets_few_mails_a_day(i_kommune, now):
    for n in range(MAKS_LIKE_PER_DAG + 3):
        _motta(now, f"n{n}")
    assert Registrering.objects.count() == MAKS_LIKE_PER_DAG + 3
    assert Epost.objects.count() == MAKS_LIKE_PER_DAG


def test_change_from_own_page_waits_for_nobody_but_the_coordinator(i_kommune, now):
    org = factories.organisasjon(epost="lag@lag.example")
    tilbud = factories.tilbud(organisasjon=org)
    rad = services.motta_registrering(
        felt={"aktiviteter": [{"navn": "Ny"}]}, engangsnokkel="n", now=now, organisasjon=org,
        tilbud=tilbud,
    )  # fmt: skip
    assert (rad.status, rad.epost, rad.navn) == ("til_behandling", "lag@lag.example", org.navn)
    assert [p.slag for p in Epost.objects.all()] == ["registrering_mottatt"]


def test_new_address_is_confirmed_by_the_new_and_told_to_the_old(i_kommune, now):
    org = factories.organisasjon(epost="gammel@lag.example")
    rad = services.motta_registrering(
        felt={"forening": {"navn": "Lag", "epost": "ny@lag.example"}}, engangsnokkel="n", now=now,
        organisasjon=org,
    )  # fmt: skip
    assert rad.status == "ubekreftet"
    assert {(p.slag, p.til) for p in Epost.objects.all()} == {
        ("registrering_bekreft", "ny@lag.example"),
        ("epost_byttes", "gammel@lag.example"),
    }


def test_replacing_takes_the_place_of_the_earlier_one(i_kommune, now):
    gammel = factories.registrering(
        status="til_behandling", bekreftet_at=now, epost="post@svomming.example"
    )
    ny = _motta(now, erstatter=gammel)
    gammel.refresh_from_db()
    assert (gammel.status, ny.status) == ("trukket", "til_behandling")


def test_replacing_with_another_address_asks_for_it(i_kommune, now):
    gammel = factories.registrering(
        status="til_behandling", bekreftet_at=now, epost="annen@lag.example"
    )
    assert _motta(now, erstatter=gammel).status == "ubekreftet"


def test_confirmed_enters_the_queue_and_mails_the_receipt(i_kommune, now):
    rad = _motta(now)
    ferdig = services.bekreft_epost(_bekreftlenke(rad, now), now=now)
    assert (ferdig.status, ferdig.bekreftet_at) == ("til_behandling", now)
    kvittering = Epost.objects.get(slag="registrering_mottatt")
    assert "9. november 2026" in kvittering.tekst
    assert Hendelse.objects.order_by("pk").last().handling == "registrering_bekreftet"


def test_confirming_twice_is_refused(i_kommune, now):
    lenke = _bekreftlenke(_motta(now), now)
    services.bekreft_epost(lenke, now=now)
    with pytest.raises(lenker.LenkeVirkerIkke):
        services.bekreft_epost(lenke, now=now)


def test_confirming_what_was_withdrawn_is_refused_and_leaves_the_link(i_kommune, now):
    rad = _motta(now)
    lenke = _bekreftlenke(rad, now)
    Registrering.objects.filter(pk=rad.pk).update(status="trukket")
    with pytest.raises(lenker.LenkeVirkerIkke):
        services.bekreft_epost(lenke, now=now)
    assert Lenke.objects.get(pk=lenke.pk).brukt_at is None


@pytest.mark.parametrize("status", ["ubekreftet", "til_behandling"])
def test_withdrawn(i_kommune, now, status):
    rad = factories.registrering(status=status)
    assert services.trekk_registrering(rad, now=now).status == "trukket"
    assert Hendelse.objects.get().handling == "registrering_trukket"


def test_decided_cannot_be_withdrawn(i_kommune, now):
    by = factories.bruker()
    rad = factories.registrering(status="godkjent", avgjort_at=now, avgjort_by=by)
    with pytest.raises(services.KanIkkeTrekke):
        services.trekk_registrering(rad, now=now)
    assert Hendelse.objects.count() == 0


def test_proposal_without_address_asks_nobody(i_kommune, now):
    rad = services.motta_registrering(
        felt={"forening": {"navn": "Lag"}}, engangsnokkel="n", now=now
    )
    assert (rad.status, Epost.objects.count()) == ("ubekreftet", 0)
