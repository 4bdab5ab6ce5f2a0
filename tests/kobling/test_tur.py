"""One request at a time to an association: the turn, the week, the pause, and the last look."""

from datetime import timedelta

import pytest
from django.urls import reverse

from kartlegging.models import Svarark
from kobling.models import Kobling
from kobling.selectors.plasser import ledige_plasser
from kobling.services import rutiner, svar, trekk, tur, vurder
from kobling.services.vakt import VAKTER
from kobling.tasks import foresla_for_kommune
from kommuneportal.core import koder, utboks_sending
from kommuneportal.core.enums import Eposttilstand
from kommuneportal.core.models import Epost
from tests import factories
from tests.conftest import NOW


pytestmark = pytest.mark.django_db
TO_MINUTTER = timedelta(minutes=2)


@pytest.fixture
def by(i_kommune, koordinator):
    return koordinator.bruker


@pytest.fixture
def org(i_kommune):
    return factories.organisasjon(navn="Strikkeklubben")


def _godkjenn(by, org, *, now=NOW, tilbud=None, **felt):
    tilbud = tilbud or factories.tilbud(organisasjon=org)
    forslag = factories.forslag(tilbud=tilbud, **felt)
    return vurder.godkjenn(forslag, versjon=1, by=by, now=now)


def _post(slag="kobling_foresporsel"):
    return list(Epost.objects.filter(slag=slag).order_by("pk"))


def _send(now):
    return utboks_sending.send_ventende(klokke=lambda: now, stopp=lambda: False, vakter=VAKTER)


def _ny(kobling):
    return Kobling.objects.get(pk=kobling.pk)


def test_the_second_request_waits_and_says_why(by, org):
    forste, andre = _godkjenn(by, org), _godkjenn(by, org)
    assert (forste.ventegrunn, andre.ventegrunn) == ("", "ubesvart")
    assert [epost.objekt_id for epost in _post()] == [forste.public_id]
    assert ledige_plasser(andre.tilbud) == 4


def test_another_association_is_not_held_up(by, org):
    _godkjenn(by, org)
    assert _godkjenn(by, factories.organisasjon()).ventegrunn == ""


def test_an_answer_lets_the_next_one_go_with_three_weeks_of_its_own(by, org):
    forste, andre = _godkjenn(by, org), _godkjenn(by, org)
    senere = NOW + timedelta(days=3)
    svar.besvar(forste, svar="ikke_plass", by=None, now=senere)
    assert [tur.slipp_ventende(now=senere), tur.slipp_ventende(now=senere)] == [1, 0]
    andre = _ny(andre)
    assert (andre.ventegrunn, andre.pa_vent_siden_at) == ("", None)
    assert andre.plass_holdes_til_at == senere + timedelta(days=21)
    assert [epost.objekt_id for epost in _post()] == [forste.public_id, andre.public_id]


@pytest.mark.usefixtures("klokken")
def test_the_worker_lets_the_next_one_go_after_a_change(by, org, i_kommune):
    forste, andre = _godkjenn(by, org), _godkjenn(by, org)
    svar.besvar(forste, svar="plass_bekreftet", by=None, now=NOW)
    foresla_for_kommune.func(i_kommune.pk)
    assert _ny(andre).ventegrunn == ""


def test_the_week_has_a_limit_that_the_kommune_sets(by, org, i_kommune):
    i_kommune.foresporsler_per_uke = 2
    i_kommune.save()
    for dag in range(2):
        kobling = _godkjenn(by, org, now=NOW + timedelta(days=dag))
        svar.besvar(kobling, svar="plass_bekreftet", by=None, now=NOW + timedelta(days=dag))
    tredje = _godkjenn(by, org, now=NOW + timedelta(days=2))
    assert tredje.ventegrunn == "ukegrense"
    assert tur.slipp_ventende(now=NOW + timedelta(days=6)) == 0
    assert tur.slipp_ventende(now=NOW + timedelta(days=7, hours=1)) == 1


def test_a_reminder_counts_towards_the_week(by, org, i_kommune):
    i_kommune.foresporsler_per_uke = 1
    i_kommune.save()
    forste = _godkjenn(by, org)
    rutiner.purringer(now=NOW + timedelta(days=8))
    svar.besvar(forste, svar="ikke_plass", by=None, now=NOW + timedelta(days=9))
    assert _godkjenn(by, org, now=NOW + timedelta(days=9)).ventegrunn == "ukegrense"


def test_the_oldest_goes_first_and_only_one(by, org):
    forste, *andre = [_godkjenn(by, org, now=NOW + timedelta(minutes=m)) for m in range(4)]
    svar.besvar(forste, svar="ikke_plass", by=None, now=NOW + timedelta(hours=1))
    assert tur.slipp_ventende(now=NOW + timedelta(hours=1)) == 1
    assert [_ny(k).ventegrunn for k in andre] == ["", "ubesvart", "ubesvart"]


def test_an_approval_that_waits_can_be_undone(by, org):
    _godkjenn(by, org)
    andre = _godkjenn(by, org)
    vurder.angre(andre.forslag, by=by, now=NOW + timedelta(days=2))
    assert not Kobling.objects.filter(pk=andre.pk).exists()


def test_a_coordinator_can_ask_out_of_turn(by, org):
    _godkjenn(by, org)
    andre = _godkjenn(by, org)
    tur.spor_na(andre, versjon=andre.versjon, by=by, now=NOW + timedelta(hours=1))
    assert len(_post()) == 2
    with pytest.raises(tur.KanIkkeSpores):
        tur.spor_na(andre, versjon=andre.versjon, by=by, now=NOW + timedelta(hours=1))
    assert len(_post()) == 2


def test_a_pause_is_not_overruled(by, org):
    _godkjenn(by, org)
    andre = _godkjenn(by, org)
    type(andre.tilbud).objects.filter(pk=andre.tilbud_id).update(status="pauset")
    with pytest.raises(tur.KanIkkeSpores, match="pause"):
        tur.spor_na(andre, versjon=andre.versjon, by=by, now=NOW)


def test_a_person_who_withdraws_is_never_asked_about(by, org):
    forste, andre = _godkjenn(by, org), _godkjenn(by, org)
    andre.beboer.delete()
    with pytest.raises(tur.KanIkkeSpores):
        tur.spor_na(_ny(andre), versjon=andre.versjon, by=by, now=NOW)
    svar.besvar(forste, svar="ikke_plass", by=None, now=NOW)
    rutiner.hver_time(now=NOW + timedelta(hours=1))
    assert (len(_post()), _ny(andre).status) == (1, "avsluttet")


def test_an_answer_that_expires_while_waiting_ends_it(by, org):
    _godkjenn(by, org)
    andre = _godkjenn(by, org)
    _uten_svar(andre)
    tur.slipp_ventende(now=NOW)
    assert (_ny(andre).status, _ny(andre).grunn) == ("avsluttet", "trukket")


def _uten_svar(kobling):
    Svarark.objects.filter(beboer=kobling.beboer).delete()


@pytest.mark.parametrize(
    ("felt", "grunn"), [({}, "ikke_svart"), ({"status": "pauset"}, "tilbud_endret"),
                        ({"plasser": 0}, "fullt")]
)  # fmt: skip
def test_what_never_gets_its_turn_ends_after_three_weeks(by, org, felt, grunn):
    forste, andre = _godkjenn(by, org), _godkjenn(by, org)
    type(andre.tilbud).objects.filter(pk=andre.tilbud_id).update(**felt)
    tur.slipp_ventende(now=NOW + timedelta(days=21))
    assert _ny(andre).status == "forespurt"
    tur.slipp_ventende(now=NOW + timedelta(days=22))
    assert (_ny(andre).status, _ny(andre).grunn) == ("avsluttet", grunn)
    assert (_ny(forste).status, len(_post())) == ("forespurt", 1)


def test_fewer_places_hold_the_next_request_back(by, org):
    tilbud = factories.tilbud(organisasjon=org, plasser=2)
    forste, andre = _godkjenn(by, org, tilbud=tilbud), _godkjenn(by, org, tilbud=tilbud)
    svar.besvar(forste, svar="plass_bekreftet", by=None, now=NOW)
    type(tilbud).objects.filter(pk=tilbud.pk).update(plasser=1)
    assert tur.slipp_ventende(now=NOW) == 0
    assert _ny(andre).ventegrunn == "fullt"


# --- the last look before the mail leaves ------------------------------------------------------


def test_a_request_leaves_once(by, org, mailoutbox):
    _godkjenn(by, org)
    _send(NOW + timedelta(minutes=11))
    _send(NOW + timedelta(minutes=12))
    assert len(mailoutbox) == 1


@pytest.mark.parametrize("hva", ["pauset", "avsluttet", "slettet", "trukket", "utlopt"])
def test_nothing_leaves_when_it_is_not_true_any_more(by, org, mailoutbox, hva):
    kobling = _godkjenn(by, org)
    if hva == "slettet":
        kobling.beboer.delete()
    elif hva == "trukket":
        trekk.trekk_beboer(kobling.beboer, by=None, now=NOW)
    elif hva == "utlopt":
        _uten_svar(kobling)
    else:
        type(kobling.tilbud).objects.filter(pk=kobling.tilbud_id).update(status=hva)
    _send(NOW + timedelta(minutes=11))
    assert (len(mailoutbox), Epost.objects.get().tilstand) == (0, Eposttilstand.AVBRUTT)


def test_a_pause_in_the_ten_minutes_waits_and_goes_on_after_it(by, org, mailoutbox):
    kobling = _godkjenn(by, org)
    rows = type(kobling.tilbud).objects.filter(pk=kobling.tilbud_id)
    rows.update(status="pauset")
    _send(NOW + timedelta(minutes=11))
    rutiner.hver_time(now=NOW + timedelta(hours=1))
    assert _ny(kobling).ventegrunn == "pause"
    rows.update(status="publisert")
    rutiner.hver_time(now=NOW + timedelta(hours=2))
    _send(NOW + timedelta(hours=2, minutes=1))
    assert (_ny(kobling).ventegrunn, len(mailoutbox)) == ("", 1)


def test_no_two_on_one_list_have_the_same_words(by, org, monkeypatch):
    monkeypatch.setattr(koder, "FARGER", ("blå",))
    monkeypatch.setattr(koder, "TING", ("fugl", "båt", "sol"))
    tilbud = factories.tilbud(organisasjon=org)
    ord_ = {_godkjenn(by, org, tilbud=tilbud).moteord for _ in range(3)}
    assert ord_ == {"blå fugl", "blå båt", "blå sol"}


def test_an_association_without_an_address_gets_no_mail(by, org):
    kobling = _godkjenn(by, org)
    type(org).objects.filter(pk=org.pk).update(epost="")
    rutiner.purringer(now=NOW + timedelta(days=7))
    svar.besvar(kobling, svar="plass_bekreftet", by=by, now=NOW)
    assert not _post("kobling_purring")


# --- the coordinator's page --------------------------------------------------------------------


@pytest.mark.usefixtures("klokken")
def test_the_page_says_why_it_waits_and_lets_one_ask_anyway(by, org, koordinator, i_kommune):
    _godkjenn(by, org)
    andre = _godkjenn(by, org)
    side = reverse("kobling:kobling_vis", args=[i_kommune.slug, andre.public_id])
    tekst = koordinator.get(side).content.decode()
    assert "Foreningen har ikke svart på en annen forespørsel ennå" in tekst
    adresse = reverse("kobling:kobling_spor", args=[i_kommune.slug, andre.public_id])
    for versjon, ventet in (("", 1), (andre.versjon, 2), (andre.versjon, 2)):
        svaret = koordinator.post(adresse, {"versjon": versjon})
        assert (svaret.url, len(_post())) == (side, ventet)
    assert "Venter på tur" not in koordinator.get(side).content.decode()


@pytest.mark.parametrize("hvem", ["leder", "mottaksansatt", "annen_koordinator"])
def test_others_cannot_ask(by, org, i_kommune, hvem, request):
    kobling = _godkjenn(by, org)
    klient = request.getfixturevalue(hvem)
    adresse = reverse("kobling:kobling_spor", args=[i_kommune.slug, kobling.public_id])
    assert klient.post(adresse, {"versjon": 1}).status_code == 404
