"""A large file is read by the worker: what the sender sees meanwhile, and when it goes wrong."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from kartlegging import tasks
from kartlegging.enums import Lesetilstand
from kartlegging.models import Opplastingsrad
from kartlegging.services import ErIkkeApen, avbryt_opplasting, les_stor_opplasting, lesing
from kommuneportal.core.tenancy import kommune_scope
from tests.kartlegging.veiviser import LISTE, NY, fil, siste, tekst


pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def stor(kommune, mottaksansatt, eget_sted, monkeypatch):
    monkeypatch.setattr("kartlegging.views.flyt.LES_STRAKS_BYTE", 10)
    mottaksansatt.post(NY, {"sted": str(eget_sted.public_id), "fil": fil()})
    return siste(kommune)


def side(klient, opplasting):
    return tekst(klient.get(f"{LISTE}{opplasting.public_id}/"))


def test_the_page_tells_whether_the_file_waits_is_read_or_was_left(mottaksansatt, stor):
    venter = side(mottaksansatt, stor)
    assert "Filen venter på tur" in venter
    assert 'data-venter="venter"' in venter
    assert "venter.js" in venter

    oppgave = DBTaskResult.objects.filter(task_path=tasks.les_senere.module_path)
    assert oppgave.update(status=TaskResultStatus.RUNNING, started_at=timezone.now()) == 1
    assert "Vi leser filen" in side(mottaksansatt, stor)

    oppgave.update(started_at=timezone.now() - timedelta(minutes=3))
    stanset = side(mottaksansatt, stor)
    assert "Lesingen har stoppet" in stanset
    assert "Portalen prøver igjen av seg selv" in stanset
    assert "slette filen og laste den opp på nytt" in stanset
    assert "data-venter" not in stanset


def test_a_file_whose_task_is_gone_is_not_waited_for(kommune, stor):
    DBTaskResult.objects.all().delete()
    with kommune_scope(kommune):
        assert tasks.hvor_langt(stor, now=timezone.now()) == Lesetilstand.STANSET


def test_no_transaction_is_open_while_a_large_file_is_read(kommune, stor, monkeypatch):
    ekte, apne = lesing.les, []

    def les(*deler, **ved):
        apne.append(connection.in_atomic_block)
        return ekte(*deler, **ved)

    monkeypatch.setattr(lesing, "les", les)
    tasks.les_senere.call(kommune.pk, stor.pk)

    assert apne == [False]
    assert siste(kommune).status == "klar"


def test_a_file_that_is_cancelled_while_it_is_read_stays_cancelled(kommune, stor, monkeypatch):
    ekte = lesing.les

    def les(*deler, **ved):
        lest = ekte(*deler, **ved)
        avbryt_opplasting(stor, by=None, now=timezone.now())
        return lest

    monkeypatch.setattr(lesing, "les", les)
    with kommune_scope(kommune):
        with pytest.raises(ErIkkeApen):
            les_stor_opplasting(siste(kommune), now=timezone.now())
        assert not Opplastingsrad.objects.exists()
    assert siste(kommune).status == "avbrutt"


def test_a_reader_that_fails_says_so_and_keeps_nothing(
    kommune, mottaksansatt, stor, monkeypatch, caplog
):
    def les(*_deler, **_ved):
        raise ValueError("Kari Nordmann")

    monkeypatch.setattr(lesing, "les", les)
    tasks.les_senere.call(kommune.pk, stor.pk)

    feilet = siste(kommune)
    assert (feilet.status, feilet.privat_navn) == ("avvist", "")
    assert "Noe gikk galt da vi leste filen" in side(mottaksansatt, stor)
    assert "Kari Nordmann" not in caplog.text
    assert "ValueError" in caplog.text
