"""The association's own pages, behind a mailed link."""

from datetime import timedelta
from urllib.parse import urlparse

import pytest
from django.utils import timezone

from kommuneportal.core import lenker
from kommuneportal.core.enums import Lenkeslag
from kommuneportal.core.models import Epost
from kommuneportal.core.tenancy import kommune_scope
from organisasjoner import services
from organisasjoner.models import Registrering, Stottebehov
from tests import factories
from tests.conftest import FriskKlient
from tests.organisasjoner.data import AKTIVITET, BEHOV, FORENING, felt, hoyst


@pytest.fixture
def tilbud(kommune):
    with kommune_scope(kommune):
        org = factories.organisasjon(navn="Koret", epost="kor@lag.example")
        return factories.tilbud(organisasjon=org, navn="Kor", sist_bekreftet_at=timezone.now())


def _apne(kommune, objekt, klient=None):
    """Open the link that is mailed for an object; give the client and the page's address."""
    klient = klient or FriskKlient()
    with kommune_scope(kommune):
        adresse = lenker.lag(Lenkeslag.FORVALT, objekt.public_id, now=timezone.now())
    svar = klient.get(urlparse(adresse).path, follow=True)
    return klient, svar.request["PATH_INFO"]


@pytest.fixture
def hjem(kommune, tilbud, klient):
    return _apne(kommune, tilbud.organisasjon, klient)[1]


def _rader(kommune):
    with kommune_scope(kommune):
        return list(Registrering.objects.select_related("tilbud").order_by("pk"))


def _sider(hjem, tilbud):
    return [
        hjem,
        f"{hjem}forening/",
        f"{hjem}behov/",
        f"{hjem}ny/",
        f"{hjem}tilbud/{tilbud.public_id}/",
    ]


def test_every_page_opens_with_few_questions(klient, hjem, tilbud):
    for side in _sider(hjem, tilbud):
        with hoyst(12):
            assert klient.get(side).status_code == 200, side


def test_without_the_link_every_page_is_the_page_for_bad_links(klient, hjem, tilbud):
    fremmed = FriskKlient()
    ukjent = fremmed.get("/fjordvik/min-forening/00000000-0000-0000-0000-000000000000/")
    assert ukjent.status_code == 404
    for side in _sider(hjem, tilbud):
        svar = fremmed.get(side)
        assert svar.status_code == 404
        assert b"Koret" not in svar.content


def test_link_of_one_kommune_opens_nothing_in_another(annen_kommune, klient, hjem, tilbud):
    for side in _sider(hjem, tilbud):
        assert klient.get(side.replace("/fjordvik/", "/nordlia/")).status_code == 404


def test_offer_of_another_association_is_not_found(kommune, klient, hjem):
    with kommune_scope(kommune):
        andres = factories.tilbud()
    assert klient.get(f"{hjem}tilbud/{andres.public_id}/").status_code == 404
    side = f"{hjem}tilbud/{andres.public_id}/status/"
    assert klient.post(side, {"handling": "pause"}).status_code == 404


def test_change_waits_while_the_approved_stays_public(kommune, klient, hjem, tilbud):
    side = klient.get(f"{hjem}tilbud/{tilbud.public_id}/")
    assert 'value="Kor"' in side.content.decode()
    svar = klient.post(
        f"{hjem}tilbud/{tilbud.public_id}/",
        AKTIVITET | {"nokkel": side.context["nokkel"]},
        follow=True,
    )
    assert "Det gamle vises til den er godkjent" in svar.content.decode()
    rad = _rader(kommune)[0]
    assert (rad.status, rad.tilbud, rad.navn) == ("til_behandling", tilbud, "Koret")
    assert "Kor" in klient.get("/fjordvik/tilbud/").content.decode()
    assert "Åpen svømmehall" not in klient.get("/fjordvik/tilbud/").content.decode()


def test_change_sent_twice_is_one_proposal(kommune, klient, hjem):
    nokkel = klient.get(f"{hjem}ny/").context["nokkel"]
    for _ in range(2):
        klient.post(f"{hjem}ny/", AKTIVITET | {"nokkel": nokkel})
    assert len(_rader(kommune)) == 1


@pytest.mark.parametrize(
    ("side", "data", "feil"),
    [
        ("forening/", FORENING | {"navn": ""}, "Skriv hva dere heter"),
        ("behov/", {"slag": []}, "Kryss av for minst én ting"),
        ("ny/", AKTIVITET | {"sted": ""}, "Skriv hvor det er"),
    ],
)
def test_invalid_is_shown_again(kommune, klient, hjem, side, data, feil):
    assert feil in klient.post(f"{hjem}{side}", data).content.decode()
    assert _rader(kommune) == []


def test_needs_are_proposed(kommune, klient, hjem):
    klient.post(f"{hjem}behov/", BEHOV)
    assert _rader(kommune)[0].felt == {"behov": [{"slag": "utstyr", "tekst": "Ti svømmebriller"}]}


def test_one_more_row_for_times(klient, hjem):
    tekst = klient.post(f"{hjem}ny/", AKTIVITET | {"handling": "flere_tider"}).content.decode()
    assert "tid_2_dag" in tekst
    assert 'value="Åpen svømmehall"' in tekst


def test_new_address_is_asked_for_before_the_coordinator_sees_it(kommune, klient, hjem):
    svar = klient.post(f"{hjem}forening/", FORENING, follow=True)
    assert "Vi har sendt en lenke til den nye adressen" in svar.content.decode()
    assert _rader(kommune)[0].status == "ubekreftet"
    with kommune_scope(kommune):
        assert Epost.objects.get(slag="epost_byttes").til == "kor@lag.example"


@pytest.mark.parametrize(
    ("data", "felt_", "verdi", "melding"),
    [
        ({"handling": "pause"}, "status", "pauset", "satt på pause"),
        ({"handling": "stemmer"}, "status", "publisert", "Nå vet alle at det stemmer"),
        ({"handling": "plasser", "plasser": "12"}, "plasser", 12, "Antall plasser er oppdatert"),
        ({"handling": "plasser", "plasser": ""}, "plasser", None, "Antall plasser er oppdatert"),
        ({"handling": "plasser", "plasser": "mange"}, "plasser", 5, "Skriv antall plasser"),
        ({"handling": "gjenoppta"}, "status", "publisert", "endret i mellomtiden"),
        ({"handling": "tull"}, "status", "publisert", "Kor"),
    ],
)
def test_acts_that_need_no_approval(kommune, klient, hjem, tilbud, data, felt_, verdi, melding):
    svar = klient.post(f"{hjem}tilbud/{tilbud.public_id}/status/", data, follow=True)
    assert melding in svar.content.decode()
    with kommune_scope(kommune):
        tilbud.refresh_from_db()
    assert getattr(tilbud, felt_) == verdi


def test_answer_to_a_need_is_seen(kommune, klient, hjem, tilbud):
    with kommune_scope(kommune):
        Stottebehov.objects.create(organisasjon=tilbud.organisasjon, slag="skyss",
                                   svar="Bussen kommer.", opprettet_at=timezone.now())  # fmt: skip
    assert "Bussen kommer." in klient.get(hjem).content.decode()


# --- A proposal without an association ---


def _registrering(kommune, **kw):
    with kommune_scope(kommune):
        return factories.registrering(
            **{"felt": felt(), "navn": "Nytt lag", "epost": "post@svomming.example",
               "bekreftet_at": timezone.now(), "status": "til_behandling"} | kw
        )  # fmt: skip


def test_waiting_proposal_is_seen_and_withdrawn(kommune):
    rad = _registrering(kommune)
    klient, hjem = _apne(kommune, rad)
    assert "Venter på svar" in klient.get(hjem).content.decode()
    side = f"{hjem}registrering/{rad.public_id}/"
    assert "Åpen svømmehall" in klient.get(side).content.decode()
    assert "er trukket" in klient.post(side, {"handling": "trekk"}, follow=True).content.decode()
    svar = klient.post(side, {"handling": "trekk"}, follow=True)
    assert "allerede behandlet" in svar.content.decode()


def test_proposal_link_does_not_open_forms_of_an_association(kommune):
    klient, hjem = _apne(kommune, _registrering(kommune))
    for side in ("forening/", "behov/", "ny/"):
        assert klient.get(f"{hjem}{side}").status_code == 404


def test_returned_proposal_goes_on_from_what_was_typed(kommune, ansvarlig):
    rad = _registrering(kommune)
    with kommune_scope(kommune):
        services.returner_registrering(
            rad, begrunnelse="Skriv sted.", by=ansvarlig.bruker, now=timezone.now()
        )
    klient, hjem = _apne(kommune, rad)
    side = f"{hjem}registrering/{rad.public_id}/"
    assert "Skriv sted." in klient.get(side).content.decode()
    svar = klient.post(side, {"handling": "rett"}, follow=True)
    assert svar.request["PATH_INFO"] == "/fjordvik/bidra/se-over/"
    assert "Fjordvik svømmeklubb" in svar.content.decode()
    assert "Fyll ut det som mangler om aktivitet 1" in svar.content.decode()
    assert "Skriv sted." in svar.content.decode()


def test_returned_change_goes_on_from_what_was_typed(kommune, ansvarlig, klient, hjem, tilbud):
    klient.post(f"{hjem}tilbud/{tilbud.public_id}/", AKTIVITET | {"navn": "Storkoret"})
    rad = _rader(kommune)[0]
    with kommune_scope(kommune):
        services.returner_registrering(
            rad, begrunnelse="Nei", by=ansvarlig.bruker, now=timezone.now()
        )
    svar = klient.post(f"{hjem}registrering/{rad.public_id}/", {"handling": "rett"}, follow=True)
    tekst = svar.content.decode()
    assert 'value="Storkoret"' in tekst
    assert str(rad.public_id) in tekst


def test_stranger_whose_proposal_was_joined_does_not_become_keeper(kommune, tilbud):
    rad = _registrering(kommune, organisasjon=tilbud.organisasjon, epost="fremmed@lag.example")
    klient, hjem = _apne(kommune, rad)
    assert "Kor<" not in klient.get(hjem).content.decode()
    assert klient.get(f"{hjem}forening/").status_code == 404


def test_proposal_link_leads_on_when_approved(kommune, tilbud):
    rad = _registrering(kommune, organisasjon=tilbud.organisasjon, epost="kor@lag.example")
    klient, hjem = _apne(kommune, rad)
    assert klient.get(f"{hjem}forening/").status_code == 200


# --- A fresh link ---


def test_known_and_unknown_address_get_the_same_answer(kommune, tilbud):
    svar = [
        FriskKlient().post("/fjordvik/min-forening/ny-lenke/", {"epost": epost})
        for epost in ("kor@lag.example", "ukjent@lag.example")
    ]
    assert svar[0].content == svar[1].content
    with kommune_scope(kommune):
        assert [p.til for p in Epost.objects.all()] == ["kor@lag.example"]


def test_too_many_asks_get_the_same_answer_and_no_mail(kommune, klient):
    with kommune_scope(kommune):
        for n in range(7):
            factories.organisasjon(epost=f"lag{n}@lag.example")
    svar = {
        klient.post("/fjordvik/min-forening/ny-lenke/", {"epost": f"lag{n}@lag.example"}).content
        for n in range(7)
    }
    assert len(svar) == 1
    with kommune_scope(kommune):
        assert Epost.objects.count() == 5


def test_invalid_address_is_shown_again(kommune, klient):
    side = klient.post("/fjordvik/min-forening/ny-lenke/", {"epost": "kor"}).content.decode()
    assert "Skriv e-postadressen slik" in side
    assert 'value="kor"' in side


# --- Nothing typed is lost ---


def test_session_that_ran_out_keeps_what_was_typed(kommune, klient, hjem, tilbud):
    klient.cookies.pop("okt")
    svar = klient.post(f"{hjem}tilbud/{tilbud.public_id}/", AKTIVITET | {"navn": "Storkoret"})
    assert svar.status_code == 404
    _klient, nytt_hjem = _apne(kommune, tilbud.organisasjon, klient)
    assert nytt_hjem != hjem
    side = klient.get(f"{nytt_hjem}tilbud/{tilbud.public_id}/").content.decode()
    assert 'value="Storkoret"' in side
    klient.post(f"{nytt_hjem}tilbud/{tilbud.public_id}/", AKTIVITET)
    side = klient.get(f"{nytt_hjem}tilbud/{tilbud.public_id}/").content.decode()
    assert 'value="Kor"' in side


def test_lost_csrf_cookie_shows_the_form_again(kommune, tilbud):
    klient = FriskKlient(enforce_csrf_checks=True)
    _klient, hjem = _apne(kommune, tilbud.organisasjon, klient)
    side = klient.post(f"{hjem}ny/", AKTIVITET)
    assert side.status_code == 200
    assert 'value="Åpen svømmehall"' in side.content.decode()
    assert _rader(kommune) == []


def test_link_lasts_180_days(kommune, tilbud, klient):
    with kommune_scope(kommune):
        lenke = lenker.lag(
            Lenkeslag.FORVALT,
            tilbud.organisasjon.public_id,
            now=timezone.now() - timedelta(days=181),
        )
    assert klient.get(urlparse(lenke).path, follow=True).status_code == 404
