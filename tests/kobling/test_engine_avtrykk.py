"""The fingerprint is the input's, not the order's nor the process's."""

import subprocess
import sys
from dataclasses import replace

import pytest

from kobling.engine.avtrykk import avtrykk
from kobling.engine.typer import Tidligere
from kobling.engine.vekter import STANDARD
from tests.kobling.enkle import aktivitet, deltaker, grunnlag
from tests.ytelse.generator import lag_grunnlag


def test_order_does_not_change_the_fingerprint():
    g = lag_grunnlag(30, 20, fro=1)
    snudd = replace(g, deltakere=g.deltakere[::-1], aktiviteter=g.aktiviteter[::-1])

    assert avtrykk(snudd) == avtrykk(g)


def test_another_process_gives_the_same_fingerprint():
    kode = (
        "from tests.ytelse.generator import lag_grunnlag; from kobling.engine.avtrykk import "
        "avtrykk; print(avtrykk(lag_grunnlag(30, 20, fro=1)))"
    )

    svar = subprocess.run([sys.executable, "-c", kode], capture_output=True, text=True, check=True)

    assert svar.stdout.strip() == avtrykk(lag_grunnlag(30, 20, fro=1))


@pytest.mark.parametrize(
    "endret",
    [
        {"deltakere": (deltaker(norsk="godt"),)},
        {"aktiviteter": (aktivitet(ledige_plasser=3),)},
        {"tidligere": Tidligere(sett=frozenset({(1, 10)}))},
        {"vekter": replace(STANDARD, versjon=2)},
        {"k": 2},
        {"interesser": {}},
    ],
)
def test_every_part_of_the_input_changes_the_fingerprint(endret):
    g = grunnlag(deltaker(), aktivitet())

    assert avtrykk(replace(g, **endret)) != avtrykk(g)
