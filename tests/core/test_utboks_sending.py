"""Sending from the outbox, against a mail server that is really there."""

import asyncio
import socket
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email import message_from_bytes

import pytest
from aiosmtpd.controller import Controller

from kommuneportal.core import post, utboks_sending
from kommuneportal.core.enums import Eposttilstand
from kommuneportal.core.models import Epost, Kommune
from kommuneportal.core.tenancy import kommune_scope


NOW = datetime(2026, 10, 1, 8, 0, tzinfo=UTC)


class Postmottak:
    """Takes mail, and can be told to answer badly first."""

    def __init__(self) -> None:
        self.mottatt: list[str] = []
        self.svar_rcpt: list[str] = []
        self.svar_data: list[str] = []
        self.vent_s = 0.0
        self.brudd_etter_mottak = 0

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        if self.svar_rcpt:
            return self.svar_rcpt.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        if self.svar_data:
            return self.svar_data.pop(0)
        await asyncio.sleep(self.vent_s)
        self.mottatt.append(message_from_bytes(envelope.content)["Message-ID"])
        if self.brudd_etter_mottak:
            self.brudd_etter_mottak -= 1
            server.transport.abort()
        return "250 OK"


@pytest.fixture
def server(settings) -> Iterator[Postmottak]:
    mottak = Postmottak()
    with socket.socket() as ledig:
        ledig.bind(("127.0.0.1", 0))
        port = ledig.getsockname()[1]
    controller = Controller(mottak, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "kommuneportal.core.post.Postgang"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.DEFAULT_FROM_EMAIL = "Portalen <portal@fjordvik.example.no>"
    yield mottak
    controller.stop()


@pytest.fixture
def kommuner(db) -> list[Kommune]:
    return [Kommune.objects.create(slug=f"post-{i}", navn=f"Post {i}") for i in range(2)]


def _brev(kommune: Kommune, **felter) -> Epost:
    with kommune_scope(kommune):
        return Epost.objects.create(
            slag="prove", til="ola@example.no", emne="Hei", tekst="Tekst æøå\n", opprettet_at=NOW,
            **{"send_after": NOW, **felter},
        )  # fmt: skip


def _send(now: datetime = NOW) -> utboks_sending.Runde:
    return utboks_sending.send_ventende(klokke=lambda: now, stopp=lambda: False)


def _rad(epost: Epost) -> Epost:
    return Epost.all_kommuner.get(pk=epost.pk)


def test_send_ventende_sends_each_mail_once_in_every_kommune(server, kommuner):
    brev = [_brev(kommune) for kommune in kommuner for _ in range(3)]

    forste, andre = _send(), _send()

    assert (forste.sendt, andre.sendt) == (6, 0)
    assert sorted(server.mottatt) == sorted(utboks_sending.message_id(b) for b in brev)
    assert {_rad(b).tilstand for b in brev} == {Eposttilstand.SENDT}


def test_a_sent_mail_keeps_no_text(server, kommuner):
    brev = _brev(kommuner[0], html="<p>https://example.no/l/hemmelig</p>")

    _send()

    rad = _rad(brev)
    assert (rad.tekst, rad.html, rad.sendt_at) == ("", "", NOW)


def test_mail_waits_until_its_time(server, kommuner):
    _brev(kommuner[0], send_after=NOW + timedelta(minutes=10))

    tidlig = _send().sendt
    i_tide = _send(NOW + timedelta(minutes=10)).sendt

    assert (tidlig, i_tide) == (0, 1)


def test_a_stopped_mail_is_not_sent(server, kommuner):
    _brev(kommuner[0], tilstand=Eposttilstand.AVBRUTT)

    assert _send().sendt == 0
    assert server.mottatt == []


def test_a_temporary_refusal_is_tried_again_with_the_same_id(server, kommuner):
    brev = _brev(kommuner[0])
    server.svar_data = ["451 Prøv igjen senere".encode("ascii", "ignore").decode()]

    assert _send().utsatt == 1
    assert _send().sendt == 0
    assert _send(NOW + timedelta(minutes=1)).sendt == 1

    assert server.mottatt == [utboks_sending.message_id(brev)]
    assert _rad(brev).forsok == 2


def test_an_unknown_recipient_is_given_up_and_the_next_is_sent(server, kommuner):
    feil, god = _brev(kommuner[0]), _brev(kommuner[0])
    server.svar_rcpt = ["550 No such user"]

    runde = _send()

    assert (runde.oppgitt, runde.sendt) == (1, 1)
    assert (_rad(feil).tilstand, _rad(feil).feilkode) == (
        Eposttilstand.OPPGITT,
        "SMTPRecipientsRefused 550",
    )
    assert server.mottatt == [utboks_sending.message_id(god)]


def test_a_mail_is_given_up_after_three_days(server, kommuner):
    brev = _brev(kommuner[0])
    server.svar_data = ["451 Later"]

    runde = _send(NOW + timedelta(days=3, minutes=1))

    assert runde.oppgitt == 1
    assert _rad(brev).tilstand == Eposttilstand.OPPGITT


def test_a_server_that_is_down_leaves_mails_untouched(settings, kommuner):
    settings.EMAIL_BACKEND = "kommuneportal.core.post.Postgang"
    with socket.socket() as ledig:
        ledig.bind(("127.0.0.1", 0))
        settings.EMAIL_HOST, settings.EMAIL_PORT = ledig.getsockname()
    brev = _brev(kommuner[0])

    runde = _send()

    assert runde.server_nede
    assert (_rad(brev).tilstand, _rad(brev).forsok) == (Eposttilstand.VENTER, 0)


def test_a_slow_last_answer_gives_one_copy(server, kommuner, settings):
    settings.EMAIL_TIMEOUT = 1
    server.vent_s = 1.5
    _brev(kommuner[0])

    assert _send().sendt == 1
    assert len(server.mottatt) == 1


def test_an_answer_that_never_comes_is_tried_again(server, kommuner, settings, monkeypatch):
    settings.EMAIL_TIMEOUT = 1
    monkeypatch.setattr(post, "SLUTTSVAR_S", 0.2)
    server.vent_s = 0.6
    brev = _brev(kommuner[0])

    assert _send().utsatt == 1

    assert _rad(brev).tilstand == Eposttilstand.VENTER


def test_a_break_after_the_server_took_it_gives_two_copies_with_one_id(server, kommuner):
    brev = _brev(kommuner[0])
    server.brudd_etter_mottak = 1

    assert _send().utsatt == 1
    assert _send(NOW + timedelta(minutes=1)).sendt == 1

    assert server.mottatt == [utboks_sending.message_id(brev)] * 2


def test_a_dead_senders_mail_is_taken_over_but_not_a_slow_ones(server, kommuner):
    _brev(kommuner[0], tilstand=Eposttilstand.SENDES, hentet_at=NOW)

    straks = _send(NOW + timedelta(minutes=29)).sendt
    senere = _send(NOW + timedelta(minutes=31)).sendt

    assert (straks, senere) == (0, 1)


def test_a_claimed_mail_cannot_be_claimed_again(kommuner):
    brev = _brev(kommuner[0])
    with kommune_scope(kommuner[0]):
        forste = utboks_sending.hent_neste(now=NOW)
        andre = utboks_sending.hent_neste(now=NOW)

    assert (forste, andre) == (brev, None)


def test_sending_stops_between_two_mails_when_asked(server, kommuner):
    for _ in range(3):
        _brev(kommuner[0])
    svar = iter([False, True])

    runde = utboks_sending.send_ventende(klokke=lambda: NOW, stopp=lambda: next(svar))

    assert runde.sendt == 1


@pytest.mark.parametrize(
    ("forsok", "minutter"), [(0, 1), (1, 1), (2, 2), (4, 15), (6, 180), (7, 360), (50, 360)]
)
def test_ventetid_grows_and_stays_below_six_hours(forsok, minutter):
    assert utboks_sending.ventetid(forsok) == timedelta(minutes=minutter)
