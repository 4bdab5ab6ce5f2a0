"""The demo's command: busy port, foreign municipalities, a server that answers and ends."""

import io
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from kommuneportal import oppstart
from kommuneportal.demo import tjener
from kommuneportal.demo.management.commands.demo import Command


ROT = Path(__file__).resolve().parents[2]


@pytest.fixture
def opptatt_port():
    with socket.socket() as lytter:
        lytter.bind((tjener.VERT, 0))
        lytter.listen()
        yield lytter.getsockname()[1]


def test_a_busy_port_is_said_plainly(settings, opptatt_port):
    settings.DEMO = True

    with pytest.raises(CommandError, match=f"Port {opptatt_port} er opptatt"):
        call_command("demo", port=opptatt_port)


@pytest.mark.parametrize("port", [0, 65536, -1])
def test_a_port_that_cannot_be_is_said_plainly(settings, port):
    settings.DEMO = True

    with pytest.raises(CommandError, match="fra 1 til 65535"):
        call_command("demo", port=port)


def test_a_port_that_is_no_number_is_said_in_bokmal(capsys):
    with pytest.raises(SystemExit):
        Command().run_from_argv(["manage.py", "demo", "--port", "åtte"])

    assert "Porten må være et tall fra 1 til 65535." in capsys.readouterr().err


def test_ctrl_c_while_it_fills_is_no_traceback(settings, monkeypatch, capsys):
    def avbrutt(*args, **valg):
        raise KeyboardInterrupt

    settings.DEMO = True
    monkeypatch.setattr(Command, "_klargjor", avbrutt)

    with pytest.raises(SystemExit):
        call_command("demo", bare_sett_opp=True, port=_ledig_port())

    assert "Avbrutt. Kjør samme kommando igjen" in capsys.readouterr().err


def _ledig_port() -> int:
    with socket.socket() as ledig:
        ledig.bind((tjener.VERT, 0))
        return ledig.getsockname()[1]


def test_the_command_needs_the_demos_own_settings():
    with pytest.raises(CommandError, match=r"python3 manage\.py demo"):
        call_command("demo")


@pytest.mark.django_db(transaction=True)
def test_a_database_with_other_municipalities_is_left_alone(settings, tmp_path):
    settings.DEMO, settings.STATIC_ROOT = True, tmp_path / "staticfiles"
    call_command("seed_demo", kommuner=1, stdout=io.StringIO())

    with pytest.raises(CommandError, match="andre kommuner"):
        call_command("demo", bare_sett_opp=True, port=_ledig_port(), stdout=io.StringIO())


@pytest.mark.parametrize(
    ("argv", "port"),
    [([], "8000"), (["--port", "8001"], "8001"), (["--port=9000"], "9000")],
)
def test_the_port_is_read_before_django_is(argv, port):
    assert oppstart.demoport(["manage.py", "demo", *argv]) == port


@pytest.mark.tung
def test_the_demo_starts_answers_and_ends_with_its_worker():
    for hvordan in (signal.SIGINT, signal.SIGTERM):
        with _demo() as (prosess, port):
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/demo/", timeout=30) as svar:
                assert b"koordinator@demo.example.no" in svar.read()
            prosess.send_signal(hvordan)
            rest = prosess.stdout.read()

            assert (prosess.wait(60), rest.strip().splitlines()[-1]) == (0, "Demoen er avsluttet.")


@contextmanager
def _demo():
    """Start the demo as a person does, and wait until it says where it is."""
    port = _ledig_port()
    miljo = {navn: verdi for navn, verdi in os.environ.items() if navn != "DATABASE_URL"}
    ordre = [sys.executable, "manage.py", "demo", "--port", str(port)]
    with subprocess.Popen(
        ordre, cwd=ROT, env=miljo, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as prosess:
        linjer = []
        for linje in prosess.stdout:
            linjer.append(linje)
            if "Ctrl-C avslutter" in linje or "avsluttet" in linje:
                break
        assert f"http://localhost:{port}" in "".join(linjer)
        time.sleep(1)
        yield prosess, port
