"""The coordinator's register."""

import pytest
from django.utils import timezone

from kommuneportal.core.models import Epost
from kommuneportal.core.tenancy import kommune_scope
from organisasjoner import services
from organisasjoner.models import Organisasjon, Registrering, Stottebehov, Tilbud
from tests import factories
from tests.organisasjoner.data import AKTIVITET, FORENING, felt, hoyst


REGISTER = "/fjordvik/organisasjoner/"


def _venter(**kw):
    return factories.registrering(
        **{"felt": felt(), "navn": "Fjordvik svømmeklubb", "epost": "post@svomming.example",
           "status": "til_behandling", "bekreftet_at": timezone.now()} | kw
    )  # fmt: skip


@pytest.fixture
def rad(kommune):
    with kommune_scope(kommune):
        return _venter()


@pytest.fixture
def tilbud(kommune):
    with kommune_scope(kommune):
        tilbud = factories.tilbud(navn="Kor", sist_bekreftet_at=timezone.now())
        Stottebehov.objects.create(
            organisasjon=tilbud.organisasjon, slag="skyss", opprettet_at=timezone.now()
        )
    return tilbud


def _behandle(rad):
    return f"{REGISTER}registrering/{rad.public_id}/"


def _sider(tilbud, rad):
    org = tilbud.organisasjon.public_id
    return [
        REGISTER,
        f"{REGISTER}ny/",
        _behandle(rad),
        f"{REGISTER}{org}/",
        f"{REGISTER}{org}/endre/",
        f"{REGISTER}{org}/avslutt/",
        f"{REGISTER}{org}/tilbud/",
        f"{REGISTER}tilbud/{tilbud.public_id}/",
    ]


def test_every_page_opens_with_few_questions(koordinator, tilbud, rad):
    for side in _sider(tilbud, rad):
        with hoyst(15):
            assert koordinator.get(side).status_code == 200, side


def test_nobody_else_comes_in(
    klient, mottaksansatt, leder, ansvarlig, annen_koordinator, tilbud, rad
):
    for side in _sider(tilbud, rad):
        assert klient.get(side).status_code == 302
        for andre in (mottaksansatt, leder, ansvarlig, annen_koordinator):
            assert andre.get(side).status_code == 404, side
            assert andre.post(side).status_code in {404, 405}, side


def test_objects_of_another_kommune_are_not_found(annen_koordinator, tilbud, rad):
    for side in _sider(tilbud, rad)[2:]:
        fremmed = side.replace("/fjordvik/", "/nordlia/")
        assert annen_koordinator.get(fremmed).status_code == 404, fremmed
        assert annen_koordinator.post(fremmed).status_code in {404, 405}, fremmed


def test_queue_comes_first_when_something_waits(koordinator, rad):
    assert "Fjordvik svømmeklubb" in koordinator.get(REGISTER).content.decode()
    assert (
        "Fjordvik svømmeklubb" not in koordinator.get(f"{REGISTER}?fane=register").content.decode()
    )


def test_empty_register_and_queue_invite(koordinator):
    assert "Ingen foreninger ennå" in koordinator.get(REGISTER).content.decode()
    assert "Ingen registreringer venter" in koordinator.get(f"{REGISTER}?fane=ko").content.decode()
    tekst = koordinator.get(f"{REGISTER}?fane=register&q=xyz").content.decode()
    assert "Ingen organisasjoner passer til søket" in tekst


@pytest.mark.parametrize(
    ("query", "treff"),
    [("q=kor", 1), ("q=310010138", 1), ("q=NO310010138MVA", 1), ("q=310020265", 0),
     ("form=fli", 1), ("form=sti", 0), ("vis=behov", 1), ("vis=avsluttet", 0),
     ("vis=ubekreftet", 0), ("q=KÖR", 1)],
)  # fmt: skip
def test_register_is_searched(kommune, koordinator, query, treff):
    with kommune_scope(kommune):
        org = factories.organisasjon(
            navn="Kor", organisasjonsnummer="310010138", sist_bekreftet_at=timezone.now()
        )
        Stottebehov.objects.create(organisasjon=org, slag="skyss", opprettet_at=timezone.now())
    side = koordinator.get(f"{REGISTER}?fane=register&{query}").context["side"]
    assert side.paginator.count == treff


@pytest.mark.parametrize("fane", ["ko", "register"])
def test_lists_ask_the_same_whatever_their_length(kommune, koordinator, rad, tilbud, fane):
    def tell():
        koordinator.get(f"{REGISTER}?fane={fane}")  # what is made once is not counted
        with hoyst(12) as fanget:
            koordinator.get(f"{REGISTER}?fane={fane}")
        return len(fanget)

    _forste, en = tell(), tell()  # the first visit also writes the session
    with kommune_scope(kommune):
        for _ in range(5):
            _venter(organisasjon=factories.organisasjon(), tilbud=factories.tilbud())
    assert tell() == en


def test_approving_from_the_page(koordinator, rad, kommune):
    svar = koordinator.post(_behandle(rad), {"handling": "godkjenn"}, follow=True)
    assert "Fjordvik svømmeklubb er godkjent" in svar.content.decode()
    with kommune_scope(kommune):
        assert Tilbud.objects.get().navn == "Åpen svømmehall"


def test_second_coordinator_sees_what_happened(koordinator, rad, kommune):
    with kommune_scope(kommune):
        services.godkjenn_registrering(rad, by=koordinator.bruker, now=timezone.now())
    for data in ({"handling": "godkjenn"}, {"handling": "returner", "begrunnelse": "Nei"}):
        tekst = koordinator.post(_behandle(rad), data, follow=True).content.decode()
        assert "Registreringen er allerede behandlet." in tekst
        assert koordinator.bruker.navn in tekst
        assert "Godkjenn og publiser" not in tekst


def test_returning_needs_a_reason_and_keeps_what_was_typed(koordinator, rad, kommune):
    side = koordinator.post(_behandle(rad), {"handling": "returner", "begrunnelse": " "})
    assert "Skriv hva foreningen må endre" in side.content.decode()
    side = koordinator.post(_behandle(rad), {"handling": "returner", "begrunnelse": "x" * 1001})
    assert "x" * 1001 in side.content.decode()
    koordinator.post(_behandle(rad), {"handling": "returner", "begrunnelse": "Skriv sted."})
    with kommune_scope(kommune):
        assert Registrering.objects.get().status == "returnert"
        assert "Skriv sted." in Epost.objects.get().tekst


@pytest.mark.parametrize(
    ("lik", "grunn"),
    [
        ({"organisasjonsnummer": "310010138"}, "Samme organisasjonsnummer"),
        ({"navn": "Fjordvik Svømmeklubb", "navn_normalisert": "fjordvik svommeklubb"},
         "Samme navn"),
        ({"epost": "Post@svomming.example"}, "Samme e-postadresse"),
    ],
)  # fmt: skip
def test_likely_duplicate_must_be_decided(koordinator, rad, kommune, lik, grunn):
    with kommune_scope(kommune):
        org = factories.organisasjon(**lik)
    assert grunn in koordinator.get(_behandle(rad)).content.decode()
    side = koordinator.post(_behandle(rad), {"handling": "godkjenn"})
    assert "Velg om organisasjonen er ny" in side.content.decode()
    koordinator.post(_behandle(rad), {"handling": "godkjenn", "organisasjon": str(org.public_id)})
    with kommune_scope(kommune):
        assert Tilbud.objects.get().organisasjon == org


def test_used_number_must_be_joined(koordinator, rad, kommune):
    with kommune_scope(kommune):
        factories.organisasjon(organisasjonsnummer="310010138")
    side = koordinator.post(_behandle(rad), {"handling": "godkjenn", "organisasjon": "ny"})
    assert "Organisasjonsnummeret hører til en annen organisasjon" in side.content.decode()


def test_change_shows_only_the_difference(koordinator, kommune):
    with kommune_scope(kommune):
        org = factories.organisasjon()
        tilbud = factories.tilbud(organisasjon=org, navn="Kor", plasser=2)
        rad = _venter(organisasjon=org, tilbud=tilbud, felt={
            "aktiviteter": [{"navn": "Kor", "interesser": ["fotball"], "plasser": 9,
                             "tider": [{"ukedag": 2, "fra": "18:00", "til": "20:00"}]}]})  # fmt: skip
    deler = koordinator.get(_behandle(rad)).context["deler"]
    assert [(e.navn, e.for_, e.etter) for e in deler[0]["endringer"]] == [
        ("Plasser til nye", "2", "9")
    ]


def test_flagged_is_told(koordinator, kommune):
    with kommune_scope(kommune):
        rad = _venter(bor_sjekkes=True)
    assert "Bør sjekkes" in koordinator.get(REGISTER).content.decode()
    assert "uvanlig fort" in koordinator.get(_behandle(rad)).content.decode()


def test_registering_for_somebody_on_the_phone(koordinator, kommune):
    data = FORENING | {"epost": "", "kontaktperson": ""}
    svar = koordinator.post(f"{REGISTER}ny/", data, follow=True)
    assert "Fjordvik svømmeklubb er registrert." in svar.content.decode()
    with kommune_scope(kommune):
        org = Organisasjon.objects.get()
    svar = koordinator.post(f"{REGISTER}{org.public_id}/tilbud/", AKTIVITET, follow=True)
    assert "Åpen svømmehall er publisert." in svar.content.decode()


@pytest.mark.parametrize(
    ("side", "data", "feil"),
    [
        ("ny/", FORENING | {"navn": ""}, "Skriv hva dere heter"),
        ("ny/", FORENING | {"organisasjonsnummer": "310020265"}, "registrert fra før"),
        ("{org}/endre/", FORENING | {"organisasjonsnummer": "310020265"}, "registrert fra før"),
        ("{org}/endre/", FORENING | {"form": "tull"}, "Feil:"),
        ("{org}/tilbud/", AKTIVITET | {"sted": ""}, "Skriv hvor det er"),
        ("tilbud/{tilbud}/", AKTIVITET | {"navn": ""}, "Skriv inn hva dere kaller aktiviteten"),
    ],
)
def test_invalid_is_shown_again_as_typed(koordinator, tilbud, kommune, side, data, feil):
    with kommune_scope(kommune):
        factories.organisasjon(organisasjonsnummer="310020265")
    side = side.format(org=tilbud.organisasjon.public_id, tilbud=tilbud.public_id)
    tekst = koordinator.post(f"{REGISTER}{side}", data).content.decode()
    assert feil in tekst
    assert data.get("kontaktperson", data.get("forste_gang")) in tekst


def test_changing_association_and_offer(koordinator, tilbud, kommune):
    org = tilbud.organisasjon
    koordinator.post(f"{REGISTER}{org.public_id}/endre/", FORENING)
    koordinator.post(f"{REGISTER}tilbud/{tilbud.public_id}/", AKTIVITET)
    with kommune_scope(kommune):
        org.refresh_from_db()
        tilbud.refresh_from_db()
    assert (org.navn, tilbud.navn) == ("Fjordvik svømmeklubb", "Åpen svømmehall")


def test_one_more_row_for_times_keeps_what_was_typed(koordinator, tilbud):
    side = koordinator.post(
        f"{REGISTER}tilbud/{tilbud.public_id}/",
        AKTIVITET | {"navn": "Endret", "handling": "flere_tider"},
    )
    tekst = side.content.decode()
    assert 'value="Endret"' in tekst
    assert "tid_2_dag" in tekst


@pytest.mark.parametrize(
    ("handling", "status"), [("pause", "pauset"), ("avslutt", "avsluttet"), ("tull", "publisert")]
)
def test_offer_is_paused_and_ended(koordinator, tilbud, kommune, handling, status):
    side = f"{REGISTER}tilbud/{tilbud.public_id}/status/"
    koordinator.post(side, {"handling": handling})
    with kommune_scope(kommune):
        tilbud.refresh_from_db()
    assert tilbud.status == status
    assert koordinator.get(side).status_code == 405


def test_act_that_came_too_late_is_told(koordinator, tilbud):
    side = f"{REGISTER}tilbud/{tilbud.public_id}/status/"
    koordinator.post(side, {"handling": "avslutt"})
    svar = koordinator.post(side, {"handling": "pause"}, follow=True)
    assert "Tilbudet er endret av noen andre" in svar.content.decode()
    svar = koordinator.post(f"{REGISTER}tilbud/{tilbud.public_id}/", AKTIVITET, follow=True)
    assert "Tilbudet er avsluttet" in svar.content.decode()


def test_ending_an_association(koordinator, tilbud, kommune):
    side = f"{REGISTER}{tilbud.organisasjon.public_id}/avslutt/"
    assert "Vil du avslutte" in koordinator.get(side).content.decode()
    koordinator.post(side)
    with kommune_scope(kommune):
        assert Organisasjon.objects.get().avsluttet_at is not None


def test_need_is_answered(koordinator, tilbud, kommune):
    with kommune_scope(kommune):
        behov = Stottebehov.objects.get()
    side = f"{REGISTER}behov/{behov.public_id}/"
    svar = koordinator.post(side, {"status": "tull"}, follow=True)
    assert "Velg hva som skjer med behovet" in svar.content.decode()
    koordinator.post(side, {"status": "innfridd", "svar": "Ordnet"})
    with kommune_scope(kommune):
        assert Stottebehov.objects.get().svar == "Ordnet"


def test_second_click_makes_no_second_association_or_offer(koordinator, kommune):
    data = FORENING | {"nokkel": koordinator.get(f"{REGISTER}ny/").context["nokkel"]}
    forst, igjen = (koordinator.post(f"{REGISTER}ny/", data) for _ in range(2))
    assert forst["Location"] == igjen["Location"]
    side = f"{forst['Location']}tilbud/"
    data = AKTIVITET | {"nokkel": koordinator.get(side).context["nokkel"]}
    for _ in range(2):
        assert koordinator.post(side, data).status_code == 302
    with kommune_scope(kommune):
        assert (Organisasjon.objects.count(), Tilbud.objects.count()) == (1, 1)
