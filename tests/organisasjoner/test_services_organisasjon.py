"""What a coordinator does with an association, fresh links, and drafts."""

from datetime import timedelta

import pytest

from kommuneportal.core.models import Epost, Hendelse, Lenke
from organisasjoner import services
from organisasjoner.models import Kladd, Organisasjon, Stottebehov
from organisasjoner.services.kladd import MAKS_TEGN
from tests import factories


FELT = {"navn": "Lag", "form": "uformell", "forankring": "ingen", "epost": "lag@lag.example"}


@pytest.fixture
def by(kommune):
    return factories.bruker(kommune=kommune, rolle="koordinator")


def test_registered_by_phone_is_mailed_the_link(i_kommune, by, now):
    org = services.registrer_organisasjon(felt=FELT, by=by, now=now)
    assert (org.navn, org.epost, org.organisasjonsnummer) == ("Lag", "lag@lag.example", None)
    assert Epost.objects.get().slag == "forvalt_lenke"
    assert Hendelse.objects.get().handling == "organisasjon_registrert"


def test_registered_without_address_gets_no_mail(i_kommune, by, now):
    services.registrer_organisasjon(felt=FELT | {"epost": ""}, by=by, now=now)
    assert Epost.objects.count() == 0


def test_registering_a_used_number_is_refused(i_kommune, by, now):
    factories.organisasjon(organisasjonsnummer="310010138")
    with pytest.raises(services.NummeretErBrukt):
        services.registrer_organisasjon(
            felt=FELT | {"organisasjonsnummer": "310010138"}, by=by, now=now
        )
    assert Organisasjon.objects.count() == 1


def test_changed_address_closes_old_links_and_mails_a_new_one(i_kommune, by, now):
    org = factories.organisasjon(epost="gammel@lag.example")
    services.send_forvaltlenker(epost=org.epost, now=now)
    services.oppdater_organisasjon(org, felt=FELT, by=by, now=now)
    org.refresh_from_db()
    assert (org.epost, org.epost_bekreftet_at) == ("lag@lag.example", None)
    assert [lenke.trukket_at for lenke in Lenke.objects.order_by("pk")] == [now, None]
    assert Epost.objects.order_by("pk").last().til == "lag@lag.example"


def test_changing_to_a_used_number_is_refused(i_kommune, by, now):
    factories.organisasjon(organisasjonsnummer="310010138")
    org = factories.organisasjon()
    with pytest.raises(services.NummeretErBrukt):
        services.oppdater_organisasjon(
            org, felt=FELT | {"organisasjonsnummer": "310010138"}, by=by, now=now
        )


def test_ended_takes_its_offers_and_links_along(i_kommune, by, now):
    tilbud = factories.tilbud()
    services.send_forvaltlenker(epost=tilbud.organisasjon.epost, now=now)
    services.avslutt_organisasjon(tilbud.organisasjon, by=by, now=now)
    tilbud.refresh_from_db()
    assert tilbud.status == "avsluttet"
    assert Lenke.objects.get().trukket_at == now
    assert Hendelse.objects.order_by("pk").last().handling == "organisasjon_avsluttet"


def test_need_is_answered(i_kommune, by, now):
    behov = Stottebehov.objects.create(
        organisasjon=factories.organisasjon(), slag="skyss", opprettet_at=now
    )
    services.bytt_behovsstatus(behov, status="innfridd", svar="Bussen er bestilt.", by=by, now=now)
    behov.refresh_from_db()
    assert (behov.status, behov.svar) == ("innfridd", "Bussen er bestilt.")


def test_fresh_links_for_all_that_an_address_answers_for(i_kommune, now):
    factories.organisasjon(epost="lag@lag.example")
    factories.organisasjon(epost="lag@lag.example", avsluttet_at=now)
    factories.registrering(epost="lag@lag.example", status="til_behandling")
    factories.registrering(epost="lag@lag.example", status="ubekreftet")
    factories.registrering(epost="lag@lag.example", status="trukket")
    assert services.send_forvaltlenker(epost=" Lag@lag.example ", now=now) == 3
    assert sorted(Epost.objects.values_list("slag", flat=True)) == [
        "forvalt_lenke",
        "forvalt_lenke",
        "registrering_bekreft",
    ]


@pytest.mark.parametrize("epost", ["", "ukjent@lag.example"])
def test_unknown_address_gets_nothing(i_kommune, now, epost):
    factories.organisasjon(epost="")
    assert services.send_forvaltlenker(epost=epost, now=now) == 0
    assert Epost.objects.count() == 0


def test_draft_is_kept_changed_and_deleted(i_kommune, now):
    kladd, nokkel = services.ny_kladd(felt={"forening": {"navn": ["L"]}}, now=now)
    assert nokkel not in kladd.nokkel_hash
    senere = now + timedelta(hours=1)
    services.lagre_kladd(kladd, felt={"forening": {"navn": ["Lag"]}}, now=senere)
    assert Kladd.objects.get().endret_at == senere
    services.slett_kladd(kladd)
    assert Kladd.objects.count() == 0


def test_draft_beyond_all_measure_is_refused(i_kommune, now):
    kladd, _nokkel = services.ny_kladd(felt={}, now=now)
    for felt in ({"x": "y" * MAKS_TEGN}, {"aktiviteter": [{}] * 21}):
        with pytest.raises(services.KladdForStor):
            services.lagre_kladd(kladd, felt=felt, now=now)
    assert Kladd.objects.get().felt == {}
