"""What goes wrong around an open request: scanners, tabs, the back button, the clock, a kill."""

import html
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import transaction
from django.urls import reverse

from kobling.models import Kobling, Koblingsovergang
from kobling.selectors.plasser import ledige_plasser
from kobling.services import oppfolging, rutiner, svar, trekk, vurder
from kobling.services.vakt import VAKTER
from kommuneportal.core import utboks_sending
from kommuneportal.core.models import Epost, Hendelse
from tests import factories
from tests.conftest import NOW, FriskKlient


pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)


@pytest.fixture
def by(i_kommune, koordinator):
    return koordinator.bruker


def _godkjenn(by, *, now=NOW, **felt):
    ark = factories.svarark(gyldig_til_date=now.date() + 365 * DAG)
    forslag = factories.forslag(beboer=ark.beboer, **felt)
    return vurder.godkjenn(forslag, versjon=1, by=by, now=now)


def _ny(kobling):
    return Kobling.objects.get(pk=kobling.pk)


def _nokkel(epost):
    lenke = next(ord_ for ord_ in epost.tekst.split() if "/l/" in ord_)
    return lenke.partition("/l/")[2]


def _tekst(side):
    return html.unescape(side.content.decode())


# --- links: scanners, forwarding, tabs, the back button ----------------------------------------


def test_a_mail_scanner_that_opens_every_link_changes_nothing(by, klient):
    with time_machine.travel(NOW, tick=False):
        kobling = _godkjenn(by)
        lenker = [o for o in Epost.objects.get().tekst.split() if "/l/" in o]
        assert [o.partition("?valg=")[2] for o in lenker] == [
            "plass_bekreftet", "ikke_plass", "trenger_tilrettelegging",
        ]  # fmt: skip
        antall = Hendelse.objects.count()
        for lenke in lenker:
            inn = klient.get("/l/" + lenke.partition("/l/")[2])
            assert klient.get(inn.url).status_code == 200
            assert klient.head(inn.url).status_code == 200
            assert klient.get(f"{inn.url}&svart=1").status_code == 200
    assert (_ny(kobling).status, Koblingsovergang.objects.count()) == ("forespurt", 1)
    assert Hendelse.objects.count() == antall


def test_the_link_opens_with_the_answer_chosen_and_one_button_sends_it(by, klient):
    with time_machine.travel(NOW, tick=False):
        kobling = _godkjenn(by)
        side = klient.get("/l/" + _nokkel(Epost.objects.get())).url
        svaret = klient.get(side)
        assert svaret.context["form"]["svar"].value() == "plass_bekreftet"
        klient.post(side.partition("?")[0], {"svar": "plass_bekreftet"})
    assert _ny(kobling).status == "plass_bekreftet"


def test_a_forwarded_link_and_two_tabs_end_with_the_last_answer(by):
    with time_machine.travel(NOW, tick=False):
        kobling = _godkjenn(by)
        nokkel = _nokkel(Epost.objects.get())
        faner = []
        for _ in range(2):
            klient = FriskKlient()
            faner.append((klient, klient.get(f"/l/{nokkel}").url.partition("?")[0]))
        for (klient, side), valgt in zip(faner, ("ikke_plass", "plass_bekreftet"), strict=True):
            klient.post(side, {"svar": valgt})
        assert _ny(kobling).status == "plass_bekreftet"
        oppfolging.registrer_svar(_ny(kobling), versjon=3, ja=True, by=by, now=NOW)
        sen = faner[0][0].post(faner[0][1], {"svar": "ikke_plass"})
    assert (sen.status_code, _ny(kobling).status) == (200, "takket_ja")
    assert "Personen kommer" in _tekst(sen)


def test_the_back_button_and_a_second_coordinator_are_told_in_words(by, koordinator, i_kommune):
    annen = factories.bruker(kommune=i_kommune, rolle="koordinator")
    with time_machine.travel(NOW, tick=False):
        kobling = _godkjenn(by)
        svar.besvar(kobling, svar="plass_bekreftet", by=annen, now=NOW)
        side = reverse("kobling:kobling_avslutt", args=[i_kommune.slug, kobling.public_id])
        ut = koordinator.post(side, {"versjon": kobling.versjon, "grunn": "annet"}, follow=True)
    assert "Noen har lagret noe her imens" in _tekst(ut)
    assert _ny(kobling).status == "plass_bekreftet"


def test_a_yes_to_a_place_that_is_gone_is_told_and_kept_as_a_no(by, klient):
    with time_machine.travel(NOW, tick=False):
        tilbud = factories.tilbud(plasser=1)
        kobling = _godkjenn(by, tilbud=tilbud)
        svar.besvar(kobling, svar="ikke_plass", by=None, now=NOW)
        annen = _godkjenn(by, tilbud=tilbud)
        side = klient.get("/l/" + _nokkel(Epost.objects.order_by("pk").first())).url
        ut = klient.post(side.partition("?")[0], {"svar": "plass_bekreftet"})
    assert (ut.status_code, _ny(kobling).status, _ny(annen).status) == (
        200, "ikke_plass", "forespurt",
    )  # fmt: skip
    assert ledige_plasser(tilbud) == 0


# --- withdrawal between approval and mail ------------------------------------------------------


@pytest.mark.parametrize("minutter", [0, 5, 9])
def test_a_withdrawal_before_the_mail_sends_nothing_at_all(by, mailoutbox, minutter):
    kobling = _godkjenn(by)
    trekk.slett_svar(kobling.beboer, by=None, now=NOW + timedelta(minutes=minutter))
    for dag in range(25):
        now = NOW + dag * DAG
        rutiner.nattlig(now=now)
        utboks_sending.send_ventende(klokke=lambda n=now: n, stopp=lambda: False, vakter=VAKTER)
    assert (mailoutbox, _ny(kobling).status, _ny(kobling).beboer) == ([], "avsluttet", None)


# --- the clock changes: in March and October 2026 and 2027 ---------------------------------------------


@pytest.mark.parametrize(
    "godkjent",
    [datetime(2027, 3, 20, 22, 30, tzinfo=UTC), datetime(2027, 3, 27, 23, 30, tzinfo=UTC),
     datetime(2027, 10, 23, 21, 30, tzinfo=UTC), datetime(2027, 10, 30, 22, 30, tzinfo=UTC),
     datetime(2027, 10, 31, 0, 30, tzinfo=UTC), datetime(2027, 3, 28, 1, 0, tzinfo=UTC),
     datetime(2026, 3, 29, 0, 55, tzinfo=UTC), datetime(2026, 10, 25, 0, 55, tzinfo=UTC)],
)  # fmt: skip
def test_summer_and_winter_time_move_no_reminder_and_no_deadline(by, godkjent):
    """Days are local days: sent on day 0, reminded on 7 and 14, ended in the night after 21."""
    lokal = ZoneInfo("Europe/Oslo")
    kobling = _godkjenn(by, now=godkjent)
    dag0 = kobling.sendes_at.astimezone(lokal).date()
    sendt, slutt = [], None
    for i in range(24):
        natt = datetime.combine(dag0 + i * DAG, datetime.min.time(), lokal).replace(hour=4)
        for _ in range(2):
            rutiner.nattlig(now=natt.astimezone(UTC))
        antall = Epost.objects.filter(slag="kobling_purring").count()
        sendt += [i] * (antall - len(sendt))
        if slutt is None and _ny(kobling).status == "avsluttet":
            slutt = i
    frist = _ny(kobling).plass_holdes_til_at.astimezone(lokal).date()
    assert (sendt, _ny(kobling).grunn) == ([7, 14], "ikke_svart")
    assert slutt == (frist - dag0).days + 1
    assert 21 <= slutt <= 23


# --- a run that is killed ----------------------------------------------------------------------


def _drept(now):
    """The worker's transaction, and the kill before it is committed."""
    with transaction.atomic():
        rutiner.nattlig(now=now)
        raise KeyboardInterrupt


def test_a_night_killed_in_the_middle_leaves_nothing_half_done(by):
    alle = [_godkjenn(by) for _ in range(3)]
    gammel = _godkjenn(by, now=NOW - 22 * DAG)
    now = NOW + 7 * DAG
    for_ = Epost.objects.count()
    with pytest.raises(KeyboardInterrupt):
        _drept(now)
    assert (Epost.objects.count(), _ny(gammel).status) == (for_, "forespurt")
    assert {_ny(k).purringer for k in alle} == {0}
    for _ in range(2):
        rutiner.nattlig(now=now)
    assert Epost.objects.filter(slag="kobling_purring").count() == 3
    assert (_ny(gammel).grunn, {_ny(k).purringer for k in alle}) == ("ikke_svart", {1})
