"""A change leads to new suggestions by the worker, and no run is lost when one is going on."""

from datetime import datetime

import pytest

from kobling.models import Kjoring, Koblingsforslag, Udekket
from kobling.services.foresla import foresla_i_natt
from kobling.tasks import foresla_for_kommune
from kommuneportal.core import endringsmerke
from kommuneportal.core.enums import Endringsslag
from kommuneportal.core.models import Endringsmerke
from kommuneportal.drift import rutiner
from kommuneportal.drift.arbeid import Arbeid
from tests import factories


@pytest.mark.django_db(transaction=True)  # the worker closes its connection between tasks
@pytest.mark.usefixtures("klokken")
@pytest.mark.parametrize("slag", [s for s in Endringsslag if s != Endringsslag.FORSLAG])
def test_a_change_makes_suggestions_through_the_worker(i_kommune, now, slag):
    factories.svarark(), factories.tilbud()
    endringsmerke.sett(slag, now=now)

    rutiner.se_etter_merker(now)
    Arbeid(klokke=lambda: now).oppgaver.run()

    assert Koblingsforslag.objects.count() == 1
    assert Kjoring.objects.get().utlost_av == "endring"


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("klokken")
def test_new_suggestions_lead_to_a_new_picture_of_what_is_missing(i_kommune, now):
    factories.svarark(onsker=("sjakk",))
    foresla_i_natt(now=now)

    rutiner.se_etter_merker(now)
    Arbeid(klokke=lambda: now).oppgaver.run()

    assert Udekket.objects.count() == 1


def test_a_change_during_a_run_is_asked_for_again(i_kommune, now):
    factories.kjoring(status="pagar", ferdig_at=None, startet_at=datetime.now(tz=now.tzinfo))

    foresla_for_kommune.func(i_kommune.pk)

    assert Endringsmerke.objects.get().slag == Endringsslag.KOBLING
    assert Kjoring.objects.get().status == "pagar"


def test_the_night_runs_once_in_each_kommune(i_kommune, now):
    foresla_i_natt(now=now)

    assert Kjoring.objects.get().utlost_av == "natt"


def test_the_night_waits_for_nobody(i_kommune, now):
    factories.kjoring(status="pagar", ferdig_at=None)

    foresla_i_natt(now=now)

    assert Kjoring.objects.count() == 1


def test_the_matching_is_among_the_nightly_routines():
    assert foresla_i_natt in rutiner.HVER_NATT
