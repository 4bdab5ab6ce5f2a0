"""What the sender decides before the import."""

import pytest

from kartlegging.models import Kolonnekart, Svarark
from kartlegging.services import (
    ErIkkeApen,
    RettelsenKanIkkeLagres,
    Rettelser,
    UkjentKolonne,
    bekreft_opplasting,
    bekreft_samtykke_for_alle,
    hopp_over_rad,
    rett_rad,
    rett_rader,
    sett_kolonner,
)
from tests import factories
from tests.kartlegging.filer import HODE, RADER, VANLIG, csv
from tests.kartlegging.oppsett import motta, private


pytestmark = pytest.mark.django_db


def test_sett_kolonner_reads_again_and_is_remembered(sted, by, now):
    opplasting = motta(VANLIG, sted, now)
    indeks = next(k["indeks"] for k in opplasting.kolonner if k["felt"] == "ukedager")

    opplasting = sett_kolonner(opplasting, {indeks: None}, by=by, now=now)

    assert opplasting.kolonner[indeks]["felt"] is None
    assert opplasting.rader.first().data["ukedager"] == []
    assert Kolonnekart.objects.get().mottak == sted
    neste = motta(csv(RADER[0]), sted, now)
    assert neste.kolonner[indeks]["felt"] is None
    annet_sted = motta(csv(RADER[0]), factories.mottak(), now)
    assert annet_sted.kolonner[indeks]["felt"] == "ukedager"


@pytest.mark.parametrize("kart", [{99: None}, {1: "navn"}])
def test_sett_kolonner_refuses_what_does_not_exist(sted, now, kart):
    with pytest.raises(UkjentKolonne):
        sett_kolonner(motta(VANLIG, sted, now), kart, by=None, now=now)


def test_sett_kolonner_refuses_what_is_never_imported(sted, now):
    opplasting = motta(csv("Kari Nordmann;" + RADER[0], hode="Navn;" + HODE), sted, now)

    with pytest.raises(UkjentKolonne):
        sett_kolonner(opplasting, {0: "onsker"}, by=None, now=now)


def test_rett_rad_makes_the_row_ready(sted, now):
    opplasting = motta(csv("A-1;tja;ukrainsk;Fotball;Mandag;Ja;14.10.2026"), sted, now)
    assert opplasting.antall["ma_rettes"] == 1

    opplasting = rett_rad(opplasting, 2, "aldersgruppe", "26-39", by=None, now=now)

    assert (opplasting.antall["ma_rettes"], opplasting.antall["klar"]) == (0, 1)


def test_rett_rad_refuses_what_says_too_much_and_keeps_nothing(sted, now):
    opplasting = motta(csv("Kari Nordmann;34;uk;Fotball;Mandag;Ja;14.10.2026"), sted, now)

    with pytest.raises(RettelsenKanIkkeLagres):
        rett_rad(opplasting, 2, "referanse", "kari@eksempel.no", by=None, now=now)

    opplasting.refresh_from_db()
    assert opplasting.valg == {}


@pytest.mark.parametrize("tekst", ["98765432", "Oksana", "muslim", "01017012181"])
def test_a_corrected_date_must_be_a_date(sted, now, tekst):
    opplasting = motta(csv("A-1;34;uk;Fotball;Mandag;Ja;31.31.2026"), sted, now)

    with pytest.raises(RettelsenKanIkkeLagres):
        rett_rad(opplasting, 2, "svart", tekst, by=None, now=now)

    opplasting.refresh_from_db()
    assert opplasting.valg == {}


@pytest.mark.parametrize("nokkel", ["har diabetes", "muslim", "syrisk statsborger", "Oksana 3"])
def test_a_reference_that_says_too_much_is_not_taken(sted, now, nokkel):
    opplasting = motta(csv(f"{nokkel};34;uk;Fotball;Mandag;Ja;14.10.2026"), sted, now)

    assert opplasting.antall["ma_rettes"] == 1
    assert not opplasting.rader.filter(data__referanse=nokkel).exists()


def test_a_minor_needs_a_guardians_yes_row_by_row(sted, now):
    barn = csv("A-1;12;uk;Fotball;Mandag;Ja;14.10.2026", "A-2;13;uk;Sjakk;Mandag;Ja;14.10.2026")
    opplasting = motta(barn, sted, now)
    assert opplasting.antall["ma_rettes"] == 2

    opplasting = rett_rader(opplasting, Rettelser(foresatt=frozenset({2})), by=None, now=now)
    bekreft_opplasting(opplasting, by=None, now=now)

    ark = Svarark.objects.get()
    assert (ark.beboer.referanse, ark.mindrearig_samtykke) == ("A-1", True)


def test_hopp_over_rad_and_take_it_in_again(sted, now):
    opplasting = hopp_over_rad(motta(VANLIG, sted, now), 2, by=None, now=now)
    assert (opplasting.antall["klar"], opplasting.antall["hoppet_over"]) == (1, 1)

    opplasting = rett_rader(opplasting, Rettelser(ikke_hopp_over=frozenset({2})), by=None, now=now)

    assert opplasting.antall["klar"] == 2


def test_consent_for_all_is_asked_never_assumed(sted, now):
    uten = csv("A-1;34;uk;Fotball", hode="Beboernr;Alder;Språk for informasjon;Interesser")
    opplasting = motta(uten, sted, now)
    assert (opplasting.antall["klar"], opplasting.antall["venter"]) == (0, 1)

    opplasting = bekreft_samtykke_for_alle(opplasting, by=None, now=now)
    bekreft_opplasting(opplasting, by=None, now=now)

    assert Svarark.objects.get().samtykke_tekst.startswith("fil: bekreftet for alle")


def test_a_deleted_original_cannot_be_read_again(sted, now, settings):
    opplasting = motta(VANLIG, sted, now)
    private(settings)[0].unlink()

    with pytest.raises(ErIkkeApen):
        hopp_over_rad(opplasting, 2, by=None, now=now)
