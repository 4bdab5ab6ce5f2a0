"""The card between municipalities: all or nothing, once, and nobody learns where the other is."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from kartlegging.models import Flyttekode, Svarark
from kartlegging.undersokelse.tekster import Tekster, sprakene
from kobling.models import Kobling, Koblingsforslag
from kobling.services import flytt_kort as tjeneste
from kobling.services import vurder
from kommuneportal.core.enums import Eposttilstand, Rolle
from kommuneportal.core.models import Endringsmerke, Epost, Hendelse
from kommuneportal.core.tenancy import kommune_scope
from mottak.models import Beboer
from tests import factories
from tests.conftest import FriskKlient
from tests.kartlegging import undersokelse as u
from tests.kobling.flytting import GAMMEL, HIT, KODE, NY, antall, flyttekode, person, skriv


FEIL = Tekster("nb")["flytt_feil"]


@pytest.fixture
def ark(kommune, annen_kommune):
    return person(kommune)


def test_the_wishes_move_and_nothing_is_left(ark, kommune, annen_kommune):
    with kommune_scope(annen_kommune):
        sone = factories.sone(navn="Nordlia sentrum")
    klient = skriv(flyttekode())
    tekst = klient.siste.content.decode()
    for ord_ in ("Dette flytter vi til", "Nordlia kommune", "Fotball · Språkkafé", "tirsdag",
                 "Spille ute om kvelden", "Noen som passer barna", "Nordlia sentrum"):  # fmt: skip
        assert ord_ in tekst, ord_
    assert antall(kommune, Svarark) == [1]

    ferdig = klient.post(HIT, {"flytt": "ja", "sone": str(sone.public_id)})

    assert "Svarene er flyttet" in ferdig.content.decode()
    assert antall(kommune, Beboer, Svarark, Flyttekode) == [0, 0, 0]
    with kommune_scope(annen_kommune):
        nytt = Svarark.objects.select_related("beboer__sone").get()
        beboer = nytt.beboer
        assert (beboer.tilknytning, beboer.mottak, beboer.sone) == ("kommune", None, sone)
        assert beboer.etikett in ferdig.content.decode()
        assert beboer.referanse == ""
        for felt in ("alder_fra", "alder_til", "informasjonssprak", "norsk", "reise", "gruppe",
                     "frivillig", "frivillig_med", "behov", "annet"):  # fmt: skip
            assert getattr(nytt, felt) == getattr(ark, felt), felt
        assert nytt.onsker == "Spille ute om kvelden"
        assert {o.interesse.kode for o in nytt.onskeliste.all()} == {"fotball", "sprakkafe"}
        assert sorted(nytt.ledige_tider.values_list("ukedag", "del_av_dagen")) == [
            (2, "kveld"), (6, "formiddag"),
        ]  # fmt: skip
        assert nytt.gyldig_til_date == timezone.localdate() + timedelta(
            days=annen_kommune.svar_bosatt_days
        )
        assert nytt.samtykke_tekst.startswith("flyttekode, undersøkelse")
        assert Endringsmerke.objects.filter(slag="svar").exists()
    ny = u.koden(ferdig)
    assert FriskKlient().post(NY, {"kode": ny}).status_code == 302
    assert FriskKlient().post(GAMMEL, {"kode": KODE}).status_code == 200


def test_all_that_is_open_ends_and_the_history_stays_as_counts(ark, kommune):
    now = timezone.now()
    with kommune_scope(kommune):
        by = factories.bruker(kommune=kommune, rolle=Rolle.KOORDINATOR)
        factories.forslag(beboer=ark.beboer)
        factories.kobling(
            by=by, status="i_gang", forslag=factories.forslag(
                beboer=ark.beboer, status="godkjent", avgjort_at=now, avgjort_by=by),
        )  # fmt: skip
        vurder.godkjenn(factories.forslag(beboer=ark.beboer), versjon=1, by=by, now=now)

    skriv(flyttekode()).post(HIT, {"flytt": "ja"})

    with kommune_scope(kommune):
        assert not Koblingsforslag.objects.exists()
        assert set(Epost.objects.values_list("tilstand", flat=True)) == {Eposttilstand.AVBRUTT}
        koblinger = list(Kobling.objects.values_list("beboer", "status", "grunn"))
    assert koblinger == [(None, "avsluttet", "flyttet")] * 2
    assert mail.outbox == []


def test_neither_side_learns_where_the_other_is(ark, kommune, annen_kommune):
    klient = skriv(flyttekode())
    assert "Fjordvik" not in klient.siste.content.decode()
    ferdig = klient.post(HIT, {"flytt": "ja"}).content.decode()
    for ord_ in ("Fjordvik", ark.beboer.etikett, ark.beboer.mottak.navn):
        assert ord_ not in ferdig
    with kommune_scope(annen_kommune):
        inn = str(list(Hendelse.objects.values("handling", "objekt_id", "koder")))
        ny_id = str(Beboer.objects.get().public_id)
    with kommune_scope(kommune):
        ut = str(list(Hendelse.objects.values("handling", "objekt_id", "koder")))
    assert "kort_flyttet_inn" in inn
    assert "kort_flyttet_ut" in ut
    assert str(ark.beboer.public_id) not in inn
    assert ny_id not in ut
    assert "nordlia" not in ut
    assert "fjordvik" not in inn


def _brukt(kode):
    skriv(kode).post(HIT, {"flytt": "ja"})
    return kode


def _ny_er_laget(kode):
    flyttekode()
    return kode


def _slettet(kode):
    klient = FriskKlient()
    klient.post(GAMMEL, {"kode": KODE})
    klient.post(GAMMEL + "slett/", {"slett": "ja"})
    return kode


DARLIGE = {
    "brukt": _brukt, "trukket": _ny_er_laget, "personen er slettet": _slettet,
    "skrevet feil": lambda kode: ("1" if kode[0] != "1" else "2") + kode[1:],
    "tom": lambda kode: "", "kortets kode": lambda kode: KODE, "tull": lambda kode: "æ" * 99,
}  # fmt: skip


@pytest.mark.parametrize("hva", DARLIGE)
def test_every_code_that_does_not_work_gets_the_same_page(ark, hva):
    darlig = DARLIGE[hva](flyttekode())
    svar = FriskKlient().post(HIT, {"kode": darlig})
    assert (svar.status_code, str(svar.context["feil"])) == (200, str(FEIL))
    assert darlig == "" or darlig not in svar.content.decode()


def test_an_old_code_gets_the_same_page_and_goes(ark, kommune):
    kode = flyttekode()
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        svar = FriskKlient().post(HIT, {"kode": kode})
    assert str(svar.context["feil"]) == str(FEIL)


def test_of_two_that_have_typed_the_code_one_wins(ark, annen_kommune):
    kode = flyttekode()
    en, to = skriv(kode), skriv(kode)
    forste = en.post(HIT, {"flytt": "ja"})
    assert str(to.post(HIT, {"flytt": "ja"}).context["feil"]) == str(FEIL)
    # Whoever won and lost the answer on the way sees the same card again; the other never.
    assert u.koden(en.post(HIT, {"flytt": "ja"})) == u.koden(forste)
    assert 'class="kode"><bdi' not in to.get(HIT).content.decode()
    assert antall(annen_kommune, Beboer, Svarark) == [1, 1]


def test_a_failure_in_the_middle_changes_nothing(ark, kommune, annen_kommune, monkeypatch):
    klient = skriv(flyttekode())

    def feil(*_args, **_kwargs):
        raise RuntimeError("databasen gikk ned")

    monkeypatch.setattr(tjeneste, "lagre_svarark", feil)
    klient.raise_request_exception = False
    assert klient.post(HIT, {"flytt": "ja"}).status_code == 500
    assert antall(kommune, Beboer, Svarark, Flyttekode) == [1, 1, 1]
    assert antall(annen_kommune, Beboer, Svarark) == [0, 0]


def test_no_leaves_everything_as_it_was(ark, kommune, annen_kommune):
    klient = skriv(flyttekode())
    assert klient.post(HIT, {"flytt": "nei"}).headers["Location"] == NY
    assert 'name="kode"' in klient.get(HIT).content.decode()
    assert antall(kommune, Svarark, Flyttekode) == [1, 1]


def test_a_childs_answers_need_an_adults_yes_here_too(kommune, annen_kommune):
    person(kommune, alder_fra=13, alder_til=17, mindrearig_samtykke=True)
    klient = skriv(flyttekode())
    for felt in ({}, {"foresatt": "ingen", "bekreft": "ja"}, {"foresatt": "forelder"}):
        svar = klient.post(HIT, {"flytt": "ja"} | felt)
        assert str(svar.context["feil"]) == str(Tekster("nb")["foresatt_tekst"])
    assert antall(kommune, Svarark, Flyttekode) == [1, 1]
    klient.post(HIT, {"flytt": "ja", "foresatt": "forelder", "bekreft": "ja"})
    assert antall(annen_kommune, Svarark) == [1]


def test_a_zone_of_another_kommune_is_no_zone(ark, kommune, annen_kommune):
    with kommune_scope(kommune):
        fremmed = factories.sone()
    skriv(flyttekode()).post(HIT, {"flytt": "ja", "sone": str(fremmed.public_id)})
    with kommune_scope(annen_kommune):
        assert Beboer.objects.get().sone is None


def test_within_the_same_kommune_one_becomes_settled(kommune):
    person(kommune)
    klient = FriskKlient()
    klient.post(GAMMEL + "flytt/", {"kode": flyttekode()})
    klient.post(GAMMEL + "flytt/", {"flytt": "ja"})
    with kommune_scope(kommune):
        assert [b.tilknytning for b in Beboer.objects.all()] == ["kommune"]


def test_many_tries_are_stopped_also_with_a_right_code(ark):
    kode, gjest = flyttekode(), FriskKlient()
    koder = [gjest.post(HIT, {"kode": "x"}).status_code for _ in range(31)]
    assert (koder[0], koder[-1]) == (200, 429)
    assert gjest.post(HIT, {"kode": kode}).status_code == 429


def test_the_code_is_never_stored_and_never_in_an_address(ark, kommune):
    kode = flyttekode()
    with kommune_scope(kommune):
        alt = str(list(Flyttekode.objects.values())) + str(list(Hendelse.objects.values()))
    assert kode not in alt
    assert kode.replace("-", "") not in alt
    assert "Fotball" not in FriskKlient().get(f"{HIT}?kode={kode}").content.decode()


def test_asking_for_a_code_needs_the_card_and_a_yes(ark, kommune):
    til = FriskKlient().post(GAMMEL + "flyttekode/", {"flytt": "ja"}).headers["Location"]
    assert til == GAMMEL + "?avbrutt=1"
    klient = FriskKlient()
    klient.post(GAMMEL, {"kode": KODE})
    for svar in (klient.get(GAMMEL + "flyttekode/"), klient.post(GAMMEL + "flyttekode/", {})):
        assert "Ja, lag en flyttekode" in svar.content.decode()
    assert antall(kommune, Flyttekode) == [0]


def test_the_time_to_decide_is_a_quarter_of_an_hour(ark, annen_kommune):
    klient = skriv(flyttekode())
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        assert str(klient.post(HIT, {"flytt": "ja"}).context["feil"]) == str(FEIL)
    assert antall(annen_kommune, Svarark) == [0]


@pytest.mark.parametrize("tag", list(sprakene()))
def test_every_language(ark, annen_kommune, tag):
    with kommune_scope(annen_kommune):
        factories.sone()
    klient = FriskKlient()
    klient.post(GAMMEL, {"kode": KODE})
    gammel, hit = f"/fjordvik/mine-svar/{tag}/flyttekode/", f"/nordlia/mine-svar/{tag}/flytt/"
    laget = klient.post(gammel, {"flytt": "ja"})
    ny = FriskKlient()
    sider = [klient.get(gammel), laget, ny.get(hit), ny.post(hit, {"kode": "x"})]
    sider += [ny.post(hit, {"kode": u.koden(laget)}, follow=True), ny.post(hit, {"flytt": "ja"})]
    for svar in sider:
        u.beboerside(svar, tag)
    assert "Nordlia kommune" in sider[4].content.decode()
