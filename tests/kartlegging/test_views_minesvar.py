"""Own answers with the code from the card: seen, changed, and nothing for a wrong code."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from kartlegging.models import Svarark, Svarkladd
from kartlegging.undersokelse.sider import alle_sider
from kartlegging.undersokelse.tekster import Tekster, sprakene
from tests import factories
from tests.conftest import FriskKlient
from tests.kartlegging import undersokelse as u


MINE = "/fjordvik/mine-svar/"


@pytest.fixture
def kort(klient, i_kommune):
    """Somebody has answered on another telephone, and noted the code."""
    runde = factories.runde(sprak=list(sprakene()))
    u.svar_pa_alt(klient, runde)
    return u.koden(u.send(klient, runde))


@pytest.fixture
def eier(kort):
    egen = FriskKlient()
    assert egen.post(MINE + "nb/", {"kode": kort.lower().replace("-", " ")}).status_code == 302
    return egen


def test_code_shows_the_answers(eier):
    tekst = eier.get(MINE + "nb/").content.decode()
    for ord_ in ("26", "Fotball · Svømming · Språkkafé", "Spille ball om kvelden", "mandag"):
        assert ord_ in tekst
    assert Svarark.objects.get().beboer.etikett in tekst


@pytest.mark.parametrize("kode", ["", "x", "0000-0000-0000-0", "0000-0000-0000-1", "æ" * 99])
def test_a_bad_code_is_told_and_never_repeated(klient, i_kommune, kode):
    svar = klient.post(MINE + "nb/", {"kode": kode})
    # Right signs that belong to nobody, or a slip of the hand that the check character shows.
    feil = "feil_kode" if kode == "0000-0000-0000-0" else "feil_kode_skrevet"
    assert str(svar.context["feil"]) == Tekster("nb")[feil]
    if len(kode) > 1:
        assert kode not in svar.content.decode()


def test_code_of_another_kommune_opens_nothing(kort, annen_kommune):
    svar = FriskKlient().post("/nordlia/mine-svar/nb/", {"kode": kort})
    assert svar.status_code == 200


def test_many_tries_are_stopped_also_with_a_right_code(kort):
    gjest = FriskKlient()
    koder = [gjest.post(MINE + "nb/", {"kode": "x"}).status_code for _ in range(31)]
    assert (koder[0], koder[-1]) == (200, 429)
    assert gjest.post(MINE + "nb/", {"kode": kort}).status_code == 429


def test_right_codes_are_not_counted(kort):
    gjest = FriskKlient()
    assert {gjest.post(MINE + "nb/", {"kode": kort}).status_code for _ in range(40)} == {302}


def test_code_in_an_address_opens_nothing(kort):
    assert "Fotball" not in FriskKlient().get(f"{MINE}nb/?kode={kort}").content.decode()


def test_access_ends_after_a_quarter_of_an_hour_and_when_done(eier):
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        assert 'name="kode"' in eier.get(MINE + "nb/").content.decode()
    eier.post(MINE + "ferdig/")
    assert 'name="kode"' in eier.get(MINE + "nb/").content.decode()


def test_change_replaces_the_answers_and_keeps_the_code(eier, kort):
    gammelt = Svarark.objects.get()
    svar = eier.post(MINE + "nb/endre/")
    assert svar.headers["Location"] == MINE + "nb/side/se-over/"
    assert "Fotball" in eier.get(MINE + "nb/side/se-over/").content.decode()
    for side, verdi in (("interesser-1", ["cricket"]), ("onsker", "")):
        eier.post(f"{MINE}nb/side/{side}/", {side: verdi, "handling": "neste"})
    takk = eier.post(MINE + "nb/send/").content.decode()
    assert 'class="kode"' not in takk
    nytt = Svarark.objects.gjeldende().get()
    assert nytt.beboer == gammelt.beboer
    assert nytt.onsker == ""
    koder = {o.interesse.kode for o in nytt.onskeliste.all()}
    assert koder == {"cricket", "sprakkafe"}
    assert (nytt.norsk, nytt.behov, nytt.frivillig_med) == (
        gammelt.norsk, gammelt.behov, gammelt.frivillig_med,
    )  # fmt: skip
    assert sorted(nytt.ledige_tider.values_list("ukedag", "del_av_dagen")) == [
        (1, "kveld"), (3, "kveld"),
    ]  # fmt: skip
    assert not Svarkladd.objects.filter(beboer=nytt.beboer).exists()
    assert FriskKlient().post(MINE + "nb/", {"kode": kort}).status_code == 302


def test_a_guardian_is_asked_again_when_the_age_changes(eier):
    eier.post(MINE + "nb/endre/")
    eier.post(MINE + "nb/side/alder/", {"alder": "6_12", "til": "se-over"})
    assert eier.post(MINE + "nb/send/").headers["Location"].endswith("side/foresatt/")
    eier.post(MINE + "nb/side/foresatt/", {"foresatt": "ingen", "til": "se-over"})
    assert eier.post(MINE + "nb/send/").status_code == 302
    assert Svarark.objects.gjeldende().get().alder_fra == 26


def test_without_the_code_every_page_leads_to_typing_it(klient, i_kommune):
    for svar in (
        klient.get(MINE + "nb/side/alder/"),
        klient.post(MINE + "nb/endre/"),
        klient.post(MINE + "nb/send/"),
        klient.get(MINE + "nb/slett/"),
        klient.post(MINE + "nb/slett/", {"slett": "ja"}),
    ):
        assert svar.headers["Location"].partition("?")[0] == MINE + "nb/"
    assert klient.get(MINE + "nb/side/tull/").status_code == 404


@pytest.mark.parametrize("tag", list(sprakene()))
def test_every_language(eier, tag):
    mine = f"{MINE}{tag}/"
    for adresse in ("", "hvem-ser/", "slett/", "flyttekode/"):
        u.beboerside(eier.get(mine + adresse), tag)
    eier.post(mine + "endre/")
    for navn in ("se-over", *(s for s in alle_sider() if s not in {"foresatt", "referanse"})):
        u.beboerside(eier.get(f"{mine}side/{navn}/"), tag)
    u.beboerside(eier.post(mine + "send/"), tag)
    u.beboerside(eier.post(mine + "slett/", {"slett": "ja"}), tag)
    u.beboerside(eier.get(mine), tag)
    feil = u.beboerside(eier.post(mine, {"kode": "x"}), tag)
    assert Tekster(tag)["feil_kode_skrevet"] in feil.tekst
