"""The worker: what it starts, once, and how it ends."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from kobling.enums import Kjorestatus
from kobling.models import Kjoring
from kommuneportal.core import endringsmerke
from kommuneportal.core.enums import Endringsslag, Eposttilstand
from kommuneportal.core.models import Endringsmerke, Epost, Kommune
from kommuneportal.core.tenancy import current_kommune_id, kommune_scope
from kommuneportal.drift import rutiner
from kommuneportal.drift.arbeid import Arbeid


ROT = Path(__file__).resolve().parents[2]
sett = []


@task
def husk_kommunen(kommune_id: int) -> None:
    sett.append(kommune_id)


@pytest.fixture(autouse=True)
def _tom_liste():
    sett.clear()


@pytest.fixture
def _ved_endring(monkeypatch):
    monkeypatch.setattr(rutiner, "VED_ENDRING", {Endringsslag.SVAR: (husk_kommunen,)})


@pytest.mark.usefixtures("_ved_endring")
def test_a_mark_starts_one_task_in_its_own_kommune(i_kommune, annen_kommune, now):
    endringsmerke.sett(Endringsslag.SVAR, now=now)

    rutiner.se_etter_merker(now)
    rutiner.se_etter_merker(now)

    assert [rad.args_kwargs["args"] for rad in DBTaskResult.objects.all()] == [[i_kommune.pk]]
    assert Endringsmerke.objects.get().behandlet_at == now


@pytest.mark.usefixtures("_ved_endring")
def test_a_mark_of_another_kind_starts_nothing(i_kommune, now):
    endringsmerke.sett(Endringsslag.TILBUD, now=now)

    rutiner.se_etter_merker(now)

    assert DBTaskResult.objects.count() == 0


@pytest.mark.django_db
def test_routines_are_queued_once_a_night_and_once_an_hour(now):
    for minutter in (0, 1, 29):
        rutiner.se_etter_klokka(now + timedelta(minutes=minutter))
    rutiner.se_etter_klokka(now + timedelta(hours=1))
    rutiner.se_etter_klokka(now + timedelta(days=1))

    assert DBTaskResult.objects.filter(task_path=rutiner.nattrutiner.module_path).count() == 2
    assert DBTaskResult.objects.filter(task_path=rutiner.timesrutiner.module_path).count() == 3


def test_routines_run_in_each_kommune_and_one_failure_stops_no_other(kommune, annen_kommune):
    def feiler(*, now):
        if current_kommune_id() == kommune.pk:
            raise ValueError
        sett.append("etter feil")

    def virker(*, now):
        sett.append(current_kommune_id())

    with pytest.raises(rutiner.RutinerFeilet, match="feiler: ValueError"):
        rutiner._i_hver_kommune((feiler, virker))

    assert sett == ["etter feil", kommune.pk, annen_kommune.pk]


def test_a_failed_routine_leaves_nothing_half_done(kommune):
    def feiler(*, now):
        endringsmerke.sett(Endringsslag.SVAR, now=now)
        raise ValueError

    with pytest.raises(rutiner.RutinerFeilet):
        rutiner._i_hver_kommune((feiler,))

    assert Endringsmerke.all_kommuner.count() == 0


@pytest.mark.django_db
def test_tasks_of_a_dead_worker_are_started_again_but_not_those_that_still_run(now):
    for minutter in (14, 16):
        rad = DBTaskResult.objects.get(id=husk_kommunen.enqueue(1).id)
        rad.status = TaskResultStatus.RUNNING
        rad.started_at = now - timedelta(minutes=minutter)
        rad.save()

    assert rutiner.start_avbrutte(now=now) == 1


@pytest.mark.django_db
@pytest.mark.parametrize(("alene", "ventet"), [(True, "READY"), (False, "RUNNING")])
def test_an_only_worker_takes_up_at_once_what_the_one_before_left(now, alene, ventet):
    rad = DBTaskResult.objects.filter(id=husk_kommunen.enqueue(1).id)
    rad.update(status=TaskResultStatus.RUNNING, started_at=now - timedelta(seconds=5))
    arbeid = Arbeid(klokke=lambda: now, alene=alene)
    arbeid.stopp.set()
    arbeid.kjor()

    assert rad.get().status == ventet


@pytest.mark.django_db(transaction=True)  # the worker closes its connection between tasks
def test_kjor_en_gang_runs_tasks_and_sends_mail(kommune, mailoutbox):
    naa = timezone.now()
    with kommune_scope(kommune):
        Epost.objects.create(
            slag="prove", til="ola@example.no", emne="Hei", tekst="Hei", opprettet_at=naa,
            send_after=naa,
        )  # fmt: skip
    husk_kommunen.enqueue(kommune.pk)

    Arbeid().kjor_en_gang()

    assert sett == [kommune.pk]
    assert [brev.to for brev in mailoutbox] == [["ola@example.no"]]
    assert Epost.all_kommuner.get().tilstand == Eposttilstand.SENDT


@pytest.mark.tung
@pytest.mark.parametrize("hvordan", [signal.SIGINT, signal.SIGTERM, None])
def test_the_worker_process_ends_cleanly(hvordan, egen_base):
    miljo = {**os.environ, "DATABASE_URL": f"sqlite:///{egen_base}", "SECRET_KEY": "x" * 50}
    forst = [sys.executable, "manage.py"]
    with subprocess.Popen(
        [*forst, "arbeid", *(["--barn"] if hvordan is None else [])],
        cwd=ROT, env=miljo, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as prosess:  # fmt: skip
        assert prosess.stdout.readline() == "Arbeider. Ctrl-C avslutter.\n"
        time.sleep(1)
        if hvordan is None:
            prosess.stdin.close()
        else:
            prosess.send_signal(hvordan)
        ut = prosess.stdout.read()

        assert (prosess.wait(10), ut) == (0, "Arbeidet er avsluttet.\n")


@pytest.mark.django_db
def test_only_kommuner_in_use_are_worked_for(now, monkeypatch):
    Kommune.objects.create(slug="gammel", navn="Gammel", er_aktiv=False)

    rutiner._i_hver_kommune((lambda *, now: sett.append(current_kommune_id()),))

    assert sett == []


@pytest.mark.django_db
def test_the_nightly_routines_all_run(kommune):
    rutiner.nattrutiner.call("2026-11-02")
    rutiner.timesrutiner.call("2026-11-02T10")

    assert Kjoring.all_kommuner.get(kommune=kommune).utlost_av == "natt"


@pytest.mark.django_db(transaction=True)
def test_a_change_ends_in_a_matching_run(i_kommune, now):
    endringsmerke.sett(Endringsslag.TILBUD, now=now)

    Arbeid().kjor_en_gang()

    assert Kjoring.objects.order_by("pk")[0].status == Kjorestatus.FERDIG
