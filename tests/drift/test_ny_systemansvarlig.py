"""The command that makes an administrator."""

import io

import pytest
from django.core.management import CommandError, call_command

from kommuneportal.core.models import Bruker, Driftshendelse


pytestmark = pytest.mark.django_db
PASSORD = "en solfylt dag i mai"


def _lag(monkeypatch: pytest.MonkeyPatch, epost: str = "Drift@Fjordvik.example.no", *,
         passord: str = PASSORD) -> str:  # fmt: skip
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{passord}\n"))
    ut = io.StringIO()
    call_command("ny_systemansvarlig", epost, navn="Dag", passord_fra_stdin=True, stdout=ut)
    return ut.getvalue()


def test_makes_an_administrator_who_can_log_in_and_records_it(monkeypatch):
    ut = _lag(monkeypatch)

    bruker = Bruker.objects.get(email="drift@fjordvik.example.no")
    assert (bruker.is_staff, bruker.is_superuser, bruker.check_password(PASSORD)) == (
        True, True, True,
    )  # fmt: skip
    assert Driftshendelse.objects.get().handling == "ny_systemansvarlig"
    assert "sett opp engangskoder" in ut


@pytest.mark.parametrize("epost", ["ikke en adresse", "drift@"])
def test_refuses_what_is_no_address(monkeypatch, epost):
    with pytest.raises(CommandError, match="ikke en e-postadresse"):
        _lag(monkeypatch, epost)


def test_refuses_a_password_that_is_too_short(monkeypatch):
    with pytest.raises(CommandError):
        _lag(monkeypatch, passord="kort")

    assert not Bruker.objects.exists()


def test_refuses_an_account_that_exists(monkeypatch):
    _lag(monkeypatch)

    with pytest.raises(CommandError, match="finnes allerede"):
        _lag(monkeypatch, "DRIFT@fjordvik.example.no")


def test_says_what_to_do_where_nobody_can_be_asked(monkeypatch):
    monkeypatch.setattr("getpass.getpass", _ingen_svarer)

    with pytest.raises(CommandError, match="--passord-fra-stdin"):
        call_command("ny_systemansvarlig", "drift@fjordvik.example.no", navn="Dag")


def _ingen_svarer(_ledetekst: str) -> str:
    raise EOFError
