"""The example of settings works as it stands: values are values, and comments have own lines."""

from pathlib import Path

import environ
import pytest

from kommuneportal import oppstart


EKSEMPEL = Path(oppstart.ROT) / ".env.example"


@pytest.fixture
def lest(monkeypatch: pytest.MonkeyPatch) -> environ.Env:
    """The settings that come of copying the file and taking its comment signs away."""
    linjer = EKSEMPEL.read_text().splitlines()
    miljo: dict[str, str] = {}
    monkeypatch.setattr(environ.Env, "ENVIRON", miljo)
    for linje in linjer:
        navn, skille, verdi = linje.removeprefix("# ").partition("=")
        if skille and navn.replace("_", "").isalnum() and navn.isupper():
            miljo[navn] = verdi
    return environ.Env()


def test_no_value_swallows_a_comment(lest):
    verdier = lest.ENVIRON
    assert {"SECRET_KEY", "ALLOWED_HOSTS", "NETTSTED", "DATABASE_URL"} <= set(verdier)
    assert [navn for navn, verdi in verdier.items() if "#" in verdi or verdi != verdi.strip()] == []


def test_host_names_and_addresses_are_what_they_look_like(lest):
    assert lest.list("ALLOWED_HOSTS") == ["portal.example.no"]
    assert lest.str("NETTSTED") == "https://portal.example.no"
    assert lest.db_url("DATABASE_URL")["PORT"] == 5432
