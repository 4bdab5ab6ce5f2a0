"""A day's queue, cleared by keyboard at a desk and without scripts on a phone."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kobling.models import Koblingsforslag
from kommuneportal.core.enums import Rolle
from kommuneportal.core.tenancy import kommune_scope
from tests import factories


pytestmark = pytest.mark.steg


def _ko(kommune, antall):
    with kommune_scope(kommune):
        tilbud = [factories.tilbud(plasser=20) for _ in range(4)]
        for nr in range(antall):
            factories.forslag(tilbud=tilbud[nr % 4], poeng=900 - nr)


def _igjen(kommune):
    with kommune_scope(kommune):
        return Koblingsforslag.objects.filter(status="foreslatt").count()


def _trykker(side):
    def trykk(*taster):
        for tegn in taster[:-1]:
            side.side.keyboard.press(tegn)
        with side.side.expect_navigation():
            side.side.keyboard.press(taster[-1])

    return trykk


@pytest.fixture
def koordinator(kommune):
    return factories.bruker(kommune=kommune, rolle=Rolle.KOORDINATOR)


def test_forty_by_keyboard(apne, er_inne, kommune, koordinator):
    _ko(kommune, 40)
    side = apne("bred")
    er_inne(side, koordinator)
    side.ga("/fjordvik/kobling/forslag/")
    tast = side.side.keyboard
    trykk = _trykker(side)
    trykk("j")
    trykk("k")
    # Three are put aside, one choice is undone, three are accepted together.
    trykk("u", "1")
    # From the open menu it is three steps to a day of one's own choice.
    for tegn in ("u", "Tab", "Tab", "Tab"):
        tast.press(tegn)
    assert side.side.evaluate("document.activeElement.id") == "utsett-dato"
    dag = timezone.localdate() + timedelta(days=30)
    side.side.fill("#utsett-dato", dag.isoformat())
    trykk("Enter")
    trykk("u", "3")
    trykk("g")
    trykk("z")
    for _ in range(3):
        trykk("v")
    side.sjekk()
    trykk("g")
    assert side.overskrift == "Se over før du godtar"
    side.sjekk()
    trykk("g")
    assert "3 forslag er godtatt" in side.tekst
    for nr in range(34):
        trykk("g" if nr % 3 else str(nr % 6 + 1))
    assert "Køen er tom" in side.tekst
    side.sjekk()
    with kommune_scope(kommune):
        status = Koblingsforslag.objects.values_list("status", flat=True)
        assert sorted(set(status)) == ["avvist", "godkjent", "utsatt"]
        assert Koblingsforslag.objects.filter(utsatt_til_date=dag).count() == 1
    assert _igjen(kommune) == 0


def test_twenty_by_phone_without_scripts(apne, er_inne, kommune, koordinator):
    _ko(kommune, 20)
    side = apne("smal", js=False)
    er_inne(side, koordinator)
    side.ga("/fjordvik/kobling/forslag/")
    side.side.locator(".ko-rad a").first.click()
    for nr in range(20):
        knapp = "Godta og varsle" if nr % 2 else "For langt"
        side.side.get_by_role("button", name=knapp).first.click()
        if nr == 5:
            side.sjekk()
    assert "Køen er tom" in side.tekst
    side.sjekk()
    assert _igjen(kommune) == 0
