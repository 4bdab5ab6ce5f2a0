"""The engine's input says exactly what the rows say, and leaves unknown what nobody has said."""

from datetime import date, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kobling.engine.koder import Brudd
from kobling.engine.regler import tilbudsbrudd
from kobling.engine.typer import Aktivitet, Deltaker, Interesse
from kobling.models import Koblingsforslag
from kobling.selectors.motor import dagsdel, engine_input, interessenavn
from kommuneportal.core.enums import Rolle
from tests import factories


@pytest.fixture
def by(i_kommune):
    return factories.bruker(kommune=i_kommune, rolle=Rolle.KOORDINATOR)


def test_a_person_with_every_answer(i_kommune, now):
    mottak = factories.mottak(sone=factories.sone(lat=59.1, lon=10.1))
    ark = factories.svarark(
        beboer=factories.beboer(mottak=mottak, opprettet_date=date(2026, 9, 1)),
        onsker=("volleyball", "fotball"),
        tider=((2, "kveld"),),
        alder_fra=13,
        alder_til=17,
        engelsk="godt",
        reise="buss",
        gruppe="liten",
        frivillig="kanskje",
        behov=["skyss", "bare_kvinner"],
        mindrearig_samtykke=True,
    )
    for del_ in ("formiddag", "ettermiddag", "kveld"):
        ark.ledige_tider.create(ukedag=4, del_av_dagen=del_, er_antatt=True)

    assert engine_input(now=now).deltakere == (
        Deltaker(
            id=ark.beboer_id,
            alder_fra=13,
            alder_til=17,
            informasjonssprak="uk",
            norsk="litt",
            engelsk="godt",
            onsker=(("fotball", 2), ("volleyball", 2)),
            tider=frozenset({(2, "kveld")}),
            dager_uten_del=frozenset({4}),
            reise="buss",
            gruppe="liten",
            behov=frozenset({"skyss", "bare_kvinner"}),
            frivillig="kanskje",
            tilknytning="mottak",
            lat=59.1,
            lon=10.1,
            ventet_uker=8,
            mindrearig_samtykke=True,
        ),
    )


def test_a_settled_person_who_has_said_almost_nothing(i_kommune, now):
    sone = factories.sone(lat=59.2, lon=10.2)
    ark = factories.svarark(
        beboer=factories.beboer(tilknytning="kommune", sone=sone),
        onsker=(),
        tider=(),
        alder_fra=18,
        alder_til=None,
        informasjonssprak="",
        norsk="",
    )

    assert engine_input(now=now).deltakere == (
        Deltaker(id=ark.beboer_id, alder_fra=18, tilknytning="kommune", lat=59.2, lon=10.2),
    )


def test_only_valid_answers_come_in(i_kommune, now):
    factories.svarark(gyldig_til_date=date(2026, 11, 1))
    factories.svarark(erstattet_at=now)

    assert engine_input(now=now).deltakere == ()


def test_an_offer_with_every_answer(i_kommune, now):
    tilbud = factories.tilbud(
        interesser=("turgaing", "fotball"),
        tider=((1, 10, 12), (3, 16, 18), (5, 17, 19)),
        rolle="bidra", alder_fra=16, alder_til=67, plasser=7, norsk_krav="litt",
        vertssprak=["en", "so"], pris_kr=0, laner_ut_utstyr=True, har_skyss=False,
        har_barnepass=True, er_trinnfri=False, er_rolig=True, har_folge=True, bare_for="kvinner",
        bare_for_grunn="Svømming", er_fast=False, er_lavterskel=True, er_utenfor_mottak=False,
        gruppestorrelse="liten", lat=59.5, lon=10.5, politiattest="ja", for_mottak=False,
    )  # fmt: skip

    assert engine_input(now=now).aktiviteter == (
        Aktivitet(
            id=tilbud.pk, rolle="bidra", interesser=("fotball", "turgaing"), apen_for_alle=True,
            alder_fra=16, alder_til=67, ledige_plasser=7, plasser_nyankomne=7,
            tider=frozenset({(1, "formiddag"), (3, "ettermiddag"), (5, "kveld")}),
            norsk_krav="litt", vertssprak=frozenset({"en", "so"}), skyss=False, barnepass=True,
            trinnfri=False, rolig=True, utstyr=True, folge=True, gratis=True, bare_for="kvinner",
            fast=False, lavterskel=True, utenfor_mottak=False, gruppestorrelse="liten",
            politiattest=True, for_tilknytning=frozenset({"kommune"}), lat=59.5, lon=10.5,
        ),
    )  # fmt: skip


def test_an_offer_that_has_said_almost_nothing(i_kommune, now):
    factories.tilbud(plasser=None, tider=(), sone=factories.sone(lat=59.7, lon=10.7))

    (tilbud,) = engine_input(now=now).aktiviteter

    assert (tilbud.plasser_kjent, tilbud.ledige_plasser, tilbud.plasser_nyankomne) == (False, 2, 0)
    assert (tilbud.gratis, tilbud.politiattest, tilbud.skyss, tilbud.folge) == (None,) * 4
    assert (tilbud.lat, tilbud.lon, tilbud.tider) == (59.7, 10.7, frozenset())


@pytest.mark.parametrize(
    ("felt", "brudd"),
    [
        ({"sesong_fra_date": date(2026, 11, 3)}, {Brudd.UTENFOR_SESONG}),
        ({"sesong_til_date": date(2026, 11, 1)}, {Brudd.UTENFOR_SESONG}),
        ({"sesong_fra_date": date(2026, 11, 2), "sesong_til_date": date(2026, 11, 2)}, set()),
        ({"interesser": ("tro_livssyn",)}, {Brudd.ALDRI_KOBLET}),
        ({"plasser": 0}, {Brudd.FULLT}),
    ],
)
def test_what_keeps_an_offer_out(i_kommune, now, felt, brudd):
    factories.tilbud(**felt)

    grunnlag = engine_input(now=now)

    assert tilbudsbrudd(grunnlag.aktiviteter[0], grunnlag) == brudd


def test_an_offer_that_nobody_has_confirmed_for_a_year_is_out(i_kommune, now):
    factories.tilbud(sist_bekreftet_at=now - timedelta(days=366))

    assert engine_input(now=now).aktiviteter[0].hindringer == {Brudd.IKKE_BEKREFTET}


@pytest.mark.parametrize("forankring", ["tro", "politikk"])
def test_offers_of_faith_and_politics_never_enter(i_kommune, now, forankring):
    factories.tilbud(organisasjon=factories.organisasjon(forankring=forankring))

    assert engine_input(now=now).aktiviteter[0].hindringer == {Brudd.ALDRI_KOBLET}


def test_offers_on_hold_and_of_ended_associations_are_not_read(i_kommune, now):
    factories.tilbud(status="pauset")
    factories.tilbud(organisasjon=factories.organisasjon(avsluttet_at=now))

    assert engine_input(now=now).aktiviteter == ()


def test_earlier_decisions_and_places(by, now):
    tilbud = factories.tilbud(plasser=3)
    spurt, ferdig, avvist, sett = (factories.svarark().beboer for _ in range(4))
    avgjort = {"avgjort_at": now, "avgjort_by": by, "tilbud": tilbud}
    godkjent = [factories.forslag(beboer=b, status="godkjent", **avgjort) for b in (spurt, ferdig)]
    factories.kobling(by=by, forslag=godkjent[0])
    factories.kobling(by=by, forslag=godkjent[1], status="takket_nei")
    factories.forslag(beboer=avvist, status="avvist", grunn="annet", **avgjort)
    factories.forslag(beboer=sett, tilbud=tilbud, sett_at=now)

    grunnlag = engine_input(now=now)

    tidligere = grunnlag.tidligere
    assert tidligere.faste == {(spurt.pk, tilbud.pk)}
    assert tidligere.sperrede == {(ferdig.pk, tilbud.pk)}
    assert tidligere.avviste == {(avvist.pk, tilbud.pk)}
    assert tidligere.sett == {(sett.pk, tilbud.pk)}
    assert grunnlag.aktiviteter[0].ledige_plasser == 2
    hindret = {d.id for d in grunnlag.deltakere if d.hindringer == {Brudd.APEN_FORESPORSEL}}
    assert hindret == {spurt.pk}


def test_a_connection_whose_person_is_deleted_still_takes_its_place(by, now):
    tilbud = factories.tilbud(plasser=3)
    kobling = factories.kobling(
        by=by,
        forslag=factories.forslag(tilbud=tilbud, status="godkjent", avgjort_at=now, avgjort_by=by),
        status="i_gang",
    )
    kobling.beboer.delete()

    grunnlag = engine_input(now=now)

    assert Koblingsforslag.objects.count() == 0
    assert grunnlag.tidligere.faste == frozenset()
    assert grunnlag.aktiviteter[0].ledige_plasser == 2


def test_the_vocabulary_with_its_neighbours(i_kommune, now):
    interesser = engine_input(now=now).interesser

    assert interesser["fotball"] == Interesse("fotball", "ballspill", frozenset({"trening"}))
    assert interesser["tro_livssyn"].aldri_koblet
    assert interessenavn()["fotball"] == "Fotball"


def test_queries_are_constant(i_kommune, now):
    antall = []
    for _ in range(2):
        for _ in range(3):
            factories.svarark(), factories.tilbud()
        with CaptureQueriesContext(connection) as sporringer:
            engine_input(now=now)
        antall.append(len(sporringer))

    assert antall == [11, 11]


@pytest.mark.parametrize(
    ("fra", "del_"), [("11:59", "formiddag"), ("12:00", "ettermiddag"), ("17:00", "kveld")]
)
def test_part_of_the_day(fra, del_):
    assert dagsdel(time.fromisoformat(fra)) == del_


def test_what_is_read_for_one_person_or_offer_is_a_part_of_the_whole(by, now):
    for _ in range(3):
        factories.forslag(beboer=factories.svarark().beboer, sett_at=now)
    factories.forslag(status="avvist", grunn="annet", avgjort_at=now, avgjort_by=by)
    alt = engine_input(now=now)
    person, aktivitet = alt.deltakere[1], alt.aktiviteter[1]

    ett = engine_input(now=now, beboer=person.id)
    to = engine_input(now=now, tilbud=aktivitet.id)

    assert (ett.deltakere, ett.aktiviteter) == ((person,), alt.aktiviteter)
    assert (to.deltakere, to.aktiviteter) == (alt.deltakere, (aktivitet,))
    assert ett.tidligere.sett == {par for par in alt.tidligere.sett if par[0] == person.id}
    assert to.tidligere.sett == {par for par in alt.tidligere.sett if par[1] == aktivitet.id}
    assert ett.interesser == to.interesser == alt.interesser
