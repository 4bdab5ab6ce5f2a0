"""Every page in the browser: nothing past the edge, and axe finds nothing."""

import time

import pytest
from django.urls import resolve

from kommuneportal.core.enums import Rolle
from tests import factories
from tests.conftest import FriskKlient
from tests.hus.adresser import alle
from tests.reiser.tilstander import VEIER
from tests.sikkerhet import verden as v
from tests.sikkerhet.gange import er_side, side_av, vare_adresser


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
# The walk over the pages of staff in so many pieces, for two processes to share.
DELER = 3


@pytest.fixture
def fylt(kommune):
    return v.lag(kommune, merke="Prøvelaget")


def _sider(klient, fylt):
    """Give the name and the address of each page that answers whoever is behind this client."""
    for adresse in vare_adresser():
        if sti := side_av(adresse, klient, fylt):
            yield adresse.navn, sti


def _besok(side, sider):
    """Look at the pages, and see that it was they that showed."""
    for navn, sti in sider:
        side.ga(sti)
        assert side.status == 200, sti
        assert navn in side.sett or not side.js, (sti, side.sti)


@pytest.mark.parametrize("del_", range(DELER))
def test_staff_pages_at_390(apne, fylt, del_):
    side, klient = apne("smal"), FriskKlient()
    klient.force_login(fylt.alt)
    side.lan_kaker(klient)

    sider = list(_sider(klient, fylt))
    assert len(sider) > 60
    _besok(side, sider[del_::DELER])


@pytest.mark.parametrize("js", [True, False])
def test_public_pages_at_390_with_and_without_script(apne, fylt, js):
    sider = list(_sider(FriskKlient(), fylt))

    assert len(sider) > 12
    _besok(apne("smal", js=js), sider)


@pytest.mark.parametrize("vei", VEIER, ids=lambda vei: vei.__name__)
def test_pages_in_the_middle_of_something_at_390(apne, kommune, vei):
    side, klient = apne("smal"), FriskKlient()

    for sti in vei(kommune, klient):
        side.lan_kaker(klient)
        side.ga(sti)
        assert side.status == (404 if sti.startswith("/l/") else 200), sti
        assert resolve(sti.split("?")[0]).view_name in side.sett, (sti, side.sti)

    assert VEIER[vei] <= side.sett


@pytest.mark.parametrize("inne", [True, False])
def test_account_pages_at_390(apne, kommune, inne):
    side, klient = apne("smal"), FriskKlient()
    if inne:
        klient.force_login(factories.bruker(kommune=kommune, rolle=Rolle.LEDER))
        okt = klient.session
        # The password has just been given; some pages ask for it again otherwise.
        okt["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
        okt.save()
        side.lan_kaker(klient)
    stier = {f"/{a.rute}" for a in alle() if a.rute.startswith("konto/") and not a.argumenter}
    sider = [sti for sti in sorted(stier) if er_side(klient.get(sti))]

    assert len(sider) >= (6 if inne else 2), sider
    for sti in sider:
        side.ga(sti)
        assert (side.status, side.sti) == (200, sti)


def test_forms_that_are_sent_empty_say_what_is_wrong(apne, er_inne, fylt):
    side = apne("bred")
    side.ventet |= {400, 422}
    er_inne(side, fylt.alt)

    for sti, knapp in SKJEMAER.items():
        side.ga(sti, sjekk=False)
        side.side.evaluate("document.querySelectorAll('form').forEach(f => f.noValidate = true)")
        side.trykk(knapp) if knapp else side.send()
        assert side.side.title().startswith("Feil:"), sti
