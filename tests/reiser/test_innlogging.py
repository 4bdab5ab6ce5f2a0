"""Staff log in with a code, and are told plainly when something is wrong."""

import pytest
from django.core.cache import cache

from kommuneportal.core.enums import Rolle
from kommuneportal.core.models import Sone
from kommuneportal.core.tenancy import kommune_scope
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


@pytest.mark.parametrize(("bredde", "js"), [("bred", True), ("smal", False)])
def test_a_log_in_that_runs_out_loses_nothing(apne, logg_inn, kommune, bredde, js):
    bruker = factories.bruker(kommune=kommune, rolle=Rolle.KOMMUNEANSVARLIG)
    side = apne(bredde, js=js)
    side.ventet |= {401, 403}
    logg_inn(side, bruker)
    side.ga("/fjordvik/omrader/ny/")
    side.fyll(navn="Øvre «By» & nes", lat="60", lon="10")
    side.side.context.clear_cookies(name="okt")

    side.trykk("Lagre området")
    assert side.overskrift == "Innloggingen har gått ut"
    with side.side.context.expect_page() as nytt_vindu:
        side.side.get_by_role("link", name="Logg inn i et nytt vindu").click()
    ny = type(side)(nytt_vindu.value, bredde=side.bredde, js=js)
    cache.clear()  # a code is taken once, and the next comes in half a minute
    logg_inn(ny, bruker)
    side.trykk("Send på nytt")
    assert side.overskrift == "Send skjemaet på nytt"
    side.trykk("Send på nytt")

    with kommune_scope(kommune):
        assert [sone.navn for sone in Sone.objects.all()] == ["Øvre «By» & nes"]
    assert "Øvre «By» & nes" in side.tekst
    assert ny.feil == []
