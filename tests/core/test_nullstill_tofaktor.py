"""A lost second factor, reset from the server."""

from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command

from kommuneportal.core.models import Driftshendelse


pytestmark = pytest.mark.django_db


def test_administrator_gets_in_again(systemansvarlig):
    ut = StringIO()
    call_command("nullstill_tofaktor", "DRIFT@eksempel.example", stdout=ut)
    assert not Authenticator.objects.exists()
    assert Driftshendelse.objects.get().handling == "tofaktor_nullstilt"
    assert "drift@eksempel.example" in ut.getvalue()
    assert systemansvarlig.get("/forvaltning/")["Location"] == "/konto/2fa/totp/activate/"


def test_unknown_address_is_said(db):
    with pytest.raises(CommandError, match="ukjent"):
        call_command("nullstill_tofaktor", "ukjent@eksempel.example")
