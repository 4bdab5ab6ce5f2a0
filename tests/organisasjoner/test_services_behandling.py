"""A coordinator approves or returns."""

import pytest

from kommuneportal.core.models import Endringsmerke, Epost, Hendelse, Lenke
from kommuneportal.core.tenancy import WrongKommune, kommune_scope
from organisasjoner import services
from organisasjoner.models import Organisasjon, Registrering, Stottebehov, Tilbud
from tests import factories
from tests.organisasjoner.data import felt


@pytest.fixture
def by(kommune):
    return factories.bruker(kommune=kommune, rolle="koordinator")


def _venter(now, **kw):
    kw = {
        "felt": felt(),
        "navn": "Fjordvik svømmeklubb",
        "epost": "post@svomming.example",
        "status": "til_behandling",
        "bekreftet_at": now,
    } | kw
    return factories.registrering(**kw)


def test_approved_becomes_an_association_with_all_its_parts(i_kommune, by, now):
    rad = _venter(now)
    org = services.godkjenn_registrering(rad, by=by, now=now)
    assert (org.navn, org.epost, org.epost_bekreftet_at) == (rad.navn, rad.epost, now)
    assert org.navn_normalisert == "fjordvik svommeklubb"
    tilbud = Tilbud.objects.get()
    assert (tilbud.status, tilbud.publisert_at, tilbud.plasser) == ("publisert", now, 6)
    assert [t.interesse.kode for t in tilbud.tilbudsinteresser.all()] == ["svomming"]
    assert [(t.ukedag, str(t.fra)) for t in tilbud.tidspunkter.all()] == [(2, "18:00:00")]
    assert Stottebehov.objects.get().slag == "utstyr"
    rad.refresh_from_db()
    assert (rad.status, rad.organisasjon, rad.avgjort_by) == ("godkjent", org, by)
    assert Epost.objects.get().slag == "registrering_godkjent"
    assert Lenke.objects.get().objekt_id == org.public_id
    assert Endringsmerke.objects.get().slag == "tilbud"
    hendelse = Hendelse.objects.get()
    assert (hendelse.handling, hendelse.bruker_id) == ("registrering_godkjent", by.public_id)
    assert "svøm" not in str(hendelse.koder)


@pytest.mark.parametrize("status", ["ubekreftet", "trukket"])
def test_what_does_not_wait_cannot_be_approved(i_kommune, by, now, status):
    rad = _venter(now, status=status)
    with pytest.raises(services.KanIkkeGodkjenne):
        services.godkjenn_registrering(rad, by=by, now=now)
    assert (Organisasjon.objects.count(), Hendelse.objects.count()) == (0, 0)


def test_second_coordinator_is_refused(i_kommune, by, now):
    rad = _venter(now)
    services.godkjenn_registrering(rad, by=by, now=now)
    with pytest.raises(services.KanIkkeGodkjenne):
        services.godkjenn_registrering(rad, by=by, now=now)
    with pytest.raises(services.KanIkkeReturnere):
        services.returner_registrering(rad, begrunnelse="x", by=by, now=now)
    assert Tilbud.objects.count() == 1


def test_used_number_is_refused_and_leaves_nothing(i_kommune, by, now):
    factories.organisasjon(organisasjonsnummer="310010138")
    with pytest.raises(services.NummeretErBrukt):
        services.godkjenn_registrering(_venter(now), by=by, now=now)
    assert (Organisasjon.objects.count(), Tilbud.objects.count()) == (1, 0)
    assert Registrering.objects.get().status == "til_behandling"


def test_joining_keeps_the_address_of_the_association(i_kommune, by, now):
    org = factories.organisasjon(epost="ekte@lag.example", telefon="55 00 00 00")
    services.godkjenn_registrering(_venter(now), by=by, now=now, organisasjon=org)
    org.refresh_from_db()
    assert (org.epost, org.telefon) == ("ekte@lag.example", "55 00 00 00")
    assert Epost.objects.get().til == "ekte@lag.example"
    assert Tilbud.objects.get().organisasjon == org


def test_joining_may_change_the_address_and_then_closes_old_links(i_kommune, by, now):
    org = factories.organisasjon(epost="ekte@lag.example")
    services.send_forvaltlenker(epost=org.epost, now=now)
    services.godkjenn_registrering(_venter(now), by=by, now=now, organisasjon=org, bytt_epost=True)
    org.refresh_from_db()
    assert org.epost == "post@svomming.example"
    assert [lenke.trukket_at for lenke in Lenke.objects.order_by("pk")] == [now, None]


def test_change_replaces_the_offer_and_not_before(i_kommune, by, now):
    org = factories.organisasjon(epost="post@svomming.example")
    tilbud = factories.tilbud(organisasjon=org, navn="Gammelt", plasser=2)
    rad = _venter(now, organisasjon=org, tilbud=tilbud, felt={"aktiviteter": felt()["aktiviteter"]})
    assert Tilbud.objects.get().navn == "Gammelt"
    services.godkjenn_registrering(rad, by=by, now=now)
    tilbud = Tilbud.objects.get()
    assert (tilbud.navn, tilbud.plasser, tilbud.public_id) == (
        "Åpen svømmehall",
        6,
        rad.tilbud.public_id,
    )


def test_paused_offer_stays_paused_when_a_change_is_approved(i_kommune, by, now):
    org = factories.organisasjon()
    tilbud = factories.tilbud(organisasjon=org, status="pauset")
    rad = _venter(now, organisasjon=org, tilbud=tilbud, felt={"aktiviteter": felt()["aktiviteter"]})
    services.godkjenn_registrering(rad, by=by, now=now)
    assert Tilbud.objects.get().status == "pauset"


def test_confirmed_new_address_from_own_page_takes_over(i_kommune, by, now):
    org = factories.organisasjon(epost="gammel@lag.example")
    rad = _venter(now, organisasjon=org, epost="ny@lag.example",
                  felt={"forening": {"navn": org.navn, "epost": "ny@lag.example"}})  # fmt: skip
    services.godkjenn_registrering(rad, by=by, now=now)
    org.refresh_from_db()
    assert org.epost == "ny@lag.example"


def test_section_finds_its_club(i_kommune, by, now):
    klubb = factories.organisasjon(navn="IL Fjordvik", navn_normalisert="il fjordvik")
    rad = _venter(now, felt=felt(gruppe_i="Il fjordvik"))
    assert services.godkjenn_registrering(rad, by=by, now=now).overordnet == klubb


def test_approving_in_another_kommune_is_refused(kommune, annen_kommune, by, now):
    with kommune_scope(annen_kommune):
        rad = _venter(now)
    with kommune_scope(kommune), pytest.raises((Registrering.DoesNotExist, WrongKommune)):
        services.godkjenn_registrering(rad, by=by, now=now)


def test_returned_with_a_reason_that_is_mailed(i_kommune, by, now):
    rad = _venter(now)
    services.returner_registrering(rad, begrunnelse="Skriv hvor dere møtes.", by=by, now=now)
    rad.refresh_from_db()
    assert (rad.status, rad.begrunnelse, rad.avgjort_by) == (
        "returnert",
        "Skriv hvor dere møtes.",
        by,
    )
    post = Epost.objects.get()
    assert post.slag == "registrering_returnert"
    assert "Skriv hvor dere møtes." in post.tekst
    assert Hendelse.objects.get().handling == "registrering_returnert"


def test_ended_offer_comes_back_with_an_approved_change(i_kommune, by, now):
    org = factories.organisasjon()
    tilbud = factories.tilbud(organisasjon=org, status="avsluttet")
    rad = _venter(now, organisasjon=org, tilbud=tilbud, felt={"aktiviteter": felt()["aktiviteter"]})
    services.godkjenn_registrering(rad, by=by, now=now)
    assert Tilbud.objects.get().status == "publisert"


def test_open_need_is_not_kept_twice(i_kommune, by, now):
    org = factories.organisasjon()
    for nokkel in "ab":
        rad = _venter(now, organisasjon=org, engangsnokkel=nokkel, felt={"behov": felt()["behov"]})
        services.godkjenn_registrering(rad, by=by, now=now)
    assert Stottebehov.objects.count() == 1
