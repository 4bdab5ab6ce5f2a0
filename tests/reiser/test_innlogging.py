"""Staff log in with a code, and are told plainly when something is wrong."""

import pytest

from kommuneportal.core.enums import Rolle
from tests import factories


@pytest.fixture
def leder_konto(kommune):
    return factories.bruker(kommune=kommune, rolle=Rolle.LEDER)


@pytest.mark.parametrize("bredde", ["bred", "smal"])
def test_a_wrong_password_is_said_plainly_and_the_address_is_kept(apne, leder_konto, bredde):
    side = apne(bredde)
    side.ga("/konto/login/")
    side.fyll(login=leder_konto.email, password="helt feil passord")

    side.send()

    assert side.side.title().startswith("Feil:")
    assert side.side.locator("[name=login]").input_value() == leder_konto.email


def test_the_front_page_needs_no_script(apne, kommune):
    side = apne("smal", js=False)

    side.ga("/")

    assert kommune.navn in side.tekst
