"""The command runs the matching of one kommune and says how good the plan is."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import timezone

from tests import factories


@pytest.fixture
def _klokke(now):
    with time_machine.travel(now, tick=True):
        yield


@pytest.mark.usefixtures("_klokke")
def test_figures_as_json(i_kommune, capsys):
    factories.svarark(), factories.tilbud()

    call_command("foresla_koblinger", "--kommune", "fjordvik", "--json")

    tall = json.loads(capsys.readouterr().out)
    assert 0 < tall.pop("seconds") < 10
    verdi = tall.pop("value")
    assert {niva["grense"] - niva["verdi"] for niva in tall.pop("levels")} == {0}
    assert tall == {
        "status": "ferdig",
        "people": 1,
        "offers": 1,
        "pairs": 1,
        "covered": 1,
        "bound": verdi,
        "gap": 0,
        "weight_version": "1",
        "method": "flyt",
    }


@pytest.mark.usefixtures("_klokke")
def test_figures_in_words(i_kommune, capsys):
    factories.svarark(), factories.tilbud()

    call_command("foresla_koblinger", "--kommune", "fjordvik")

    assert capsys.readouterr().out.startswith(
        "Ferdig: 1 av 1 personer har forslag blant 1 tilbud (beviselig best mulig, "
    )


def test_an_unknown_kommune_is_a_clear_sentence(i_kommune):
    with pytest.raises(CommandError, match="Det finnes ingen kommune med adressen «borte»"):
        call_command("foresla_koblinger", "--kommune", "borte")


def test_a_run_that_is_going_on_is_a_clear_sentence(i_kommune):
    startet = timezone.now() - timedelta(seconds=10)
    factories.kjoring(status="pagar", ferdig_at=None, startet_at=startet)

    with pytest.raises(CommandError, match="En kjøring pågår allerede"):
        call_command("foresla_koblinger", "--kommune", "fjordvik")
