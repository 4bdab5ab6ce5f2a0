"""Every page in the browser: nothing past the edge, and axe finds nothing."""

import pytest

from tests.sikkerhet import verden as v
from tests.sikkerhet.gange import stier, vare_adresser


# Pages that are shown again with what is wrong, when nothing has been filled in.
SKJEMAER = {
    "/fjordvik/bidra/forening/": "Lagre og gå videre",
    "/fjordvik/bidra/aktivitet/": "Lagre og gå videre",
    "/fjordvik/min-forening/ny-lenke/": "",
    "/fjordvik/organisasjoner/ny/": "",
    "/fjordvik/ansatte/inviter/": "Send invitasjon",
    "/fjordvik/mottak/ny/": "",
    "/fjordvik/mottak/opplasting/ny/": "Last opp og se over",
    "/fjordvik/omrader/ny/": "",
}


@pytest.fixture
def fylt(kommune):
    return v.lag(kommune, merke="Prøvelaget")


def _sider(side, fylt):
    """Give the addresses that answer with a page to whoever is behind this browser."""
    for adresse in vare_adresser():
        sti = next(stier(adresse, "fjordvik", fylt, alle_ider=False), None)
        if sti is None:
            continue
        svar = side.side.request.get(sti, max_redirects=0)
        if svar.status == 200 and "text/html" in svar.headers.get("content-type", ""):
            yield sti


def test_staff_pages_at_390(apne, logg_inn, fylt):
    side = apne("smal")
    logg_inn(side, fylt.alt)

    antall = 0
    for sti in _sider(side, fylt):
        side.ga(sti)
        antall += 1

    assert antall > 35


def test_public_pages_at_390_with_and_without_script(apne, fylt):
    for js in (True, False):
        side = apne("smal", js=js)
        antall = 0
        for sti in _sider(side, fylt):
            side.ga(sti)
            antall += 1
        assert antall > 8


def test_forms_that_are_sent_empty_say_what_is_wrong(apne, logg_inn, fylt):
    side = apne("bred")
    side.ventet |= {400, 422}
    logg_inn(side, fylt.alt)

    for sti, knapp in SKJEMAER.items():
        side.ga(sti)
        side.side.evaluate("document.querySelectorAll('form').forEach(f => f.noValidate = true)")
        side.trykk(knapp) if knapp else side.send()
        assert side.side.title().startswith("Feil:"), sti
