"""A whole survey on a small old telephone: by keyboard, without script, in three scripts."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from kartlegging.models import Svarark
from kartlegging.undersokelse.tekster import Tekster, sprakene
from kommuneportal.core.tenancy import kommune_scope
from mottak.services import sett_beboerkode
from tests import factories


KODE = re.compile(r"^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]$")
KORT = "0000-0000-0000-0"
# On the page about age the answer must be that of an adult.
NED = {"alder": "26_39", "foresatt": ""}


def fokus(side, valg):
    return side.evaluate("s => document.activeElement.matches(s)", valg)


def tab_til(reise, valg, *, maks=90):
    """Press Tab until something is in focus, and see that the focus shows."""
    for _ in range(maks):
        reise.side.keyboard.press("Tab")
        if fokus(reise.side, valg):
            return
    raise AssertionError(f"tastaturet når ikke {valg} på {reise.sti}")


def trykk(reise, valg):
    """Go to a button or a link with Tab and press it with Enter."""
    tab_til(reise, valg)
    with reise.side.expect_navigation():
        reise.side.keyboard.press("Enter")
    reise.sjekk()


def svar(reise):
    """Answer one question with the keyboard, and go on."""
    navn = reise.sti.rstrip("/").rsplit("/", 1)[-1]
    if navn == "samtykke":
        return trykk(reise, "button[value=ja]")
    if navn == "se-over":
        return trykk(reise, "form button")
    tab_til(reise, "#svar, [name]:not([type=hidden])")
    if fokus(reise.side, "textarea"):
        reise.side.keyboard.type("abc 123")
    else:
        reise.side.keyboard.press("Space")
        for _ in range(8):
            if not NED.get(navn) or fokus(reise.side, f"[value='{NED[navn]}']"):
                break
            reise.side.keyboard.press("ArrowDown")
    return trykk(reise, "button[value=neste]")


@pytest.mark.parametrize("tag", ["ar", "ti", "ps"])
def test_whole_survey_by_keyboard_at_320_without_script(apne, kommune, tag):
    with kommune_scope(kommune):
        runde = factories.runde(sprak=["nb", "en", "ar", "ti", "ps"])
    reise = apne("minst", js=False)
    reise.ga(f"/fjordvik/s/{runde.kode}/")
    trykk(reise, f"a[hreflang={tag}]")
    trykk(reise, ".knapper a")
    steg = 0
    while not reise.side.locator(".aktivitetskort").count():
        assert reise.side.locator("html").get_attribute("dir") == sprakene()[tag].retning
        svar(reise)
        steg += 1
        assert steg < 40, reise.sti

    assert steg > 18
    assert KODE.match(reise.side.locator(".kode").inner_text())
    mangler = reise.side.locator("main [lang=nb]").all_inner_texts()
    assert [linje for linje in mangler if not linje.startswith("For ansatte")] == []


def skriv_kode(reise, kode):
    tab_til(reise, "#kode")
    reise.side.keyboard.type(kode)
    trykk(reise, "main form button")


def test_the_card_takes_the_wishes_along_to_another_kommune(apne, kommune, annen_kommune):
    with kommune_scope(kommune):
        ark = factories.svarark(onsker=("fotball", "sprakkafe"), tider=((2, "kveld"),))
        Svarark.objects.update(gyldig_til_date=timezone.localdate() + timedelta(days=60))
        sett_beboerkode(ark.beboer, KORT, now=timezone.now())
    for sted in (kommune, annen_kommune):
        sted.undersokelsessprak = ["nb", "ps"]
        sted.kontakt_epost = "inkludering.og.frivillighet@kommunen.example.no"
        sted.save()
    reise = apne("minst")

    reise.ga("/fjordvik/mine-svar/ps/")
    skriv_kode(reise, KORT)
    trykk(reise, "a[href$='/hvem-ser/']")
    trykk(reise, "main a")
    trykk(reise, "a[href$='/flyttekode/']")
    trykk(reise, "button[value=ja]")
    flyttekode = reise.side.locator(".kode").inner_text()
    trykk(reise, "main form button")
    reise.ga("/nordlia/mine-svar/ps/flytt/")
    skriv_kode(reise, flyttekode)
    trykk(reise, "button[value=ja]")
    nytt_kort = reise.side.locator(".kode").inner_text()
    assert KODE.match(nytt_kort)
    trykk(reise, "main form button")

    reise.ga("/fjordvik/mine-svar/ps/")
    skriv_kode(reise, KORT)
    assert reise.side.locator("[role=alert]").count() == 1
    reise.ga("/nordlia/mine-svar/ps/")
    skriv_kode(reise, nytt_kort)
    assert Tekster("ps").interesse("sprakkafe") in reise.tekst
    with kommune_scope(kommune):
        assert not Svarark.objects.exists()
