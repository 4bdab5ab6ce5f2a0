"""The command on neutral files reaches the known optimum and writes what it promises."""

import json
from pathlib import Path

import numpy as np

from tests.ytelse.kobling import main


SMALL = Path(__file__).parent / "data" / "small.npz"


def test_small_instance_reaches_the_known_optimum(tmp_path, capsys):
    ut = tmp_path / "plan.npz"

    assert main([str(SMALL), "--ut", str(ut), "--json"]) == 0

    tall = json.loads(capsys.readouterr().out)
    assert (tall["value"], tall["covered"]) == (tall["optimum_value"], tall["optimum_covered"])
    assert (tall["gap"], tall["proved_best"], tall["bare_value"]) == (0, True, tall["value"])
    data, plan = np.load(SMALL), np.load(ut)
    assert len(plan["price"]) == len(data["seats"])
    assert (np.bincount(plan["offer"], minlength=len(data["seats"])) <= data["seats"]).all()
    assert np.bincount(plan["person"]).max() <= data["k"]


def test_figures_are_printed_line_by_line(capsys):
    main([str(SMALL)])

    linjer = dict(linje.split(maxsplit=1) for linje in capsys.readouterr().out.splitlines())
    assert linjer["covered"] == "74"
    assert {"seconds_flyt", "seconds_priser", "seconds_bevis", "peak_memory_mb"} <= linjer.keys()


def test_an_empty_instance_has_an_empty_plan(tmp_path, capsys):
    tom = np.empty(0, dtype=np.int32)
    fil = tmp_path / "tom.npz"
    np.savez(fil, person=tom, offer=tom, score=tom, seats=[1, 2], k=3, bonus=10**6, people=4)

    main([str(fil), "--json"])

    tall = json.loads(capsys.readouterr().out)
    assert (tall["pairs"], tall["covered"], tall["gap"]) == (0, 0, 0)
