"""What has been looked over becomes people and answers."""

import gc
from datetime import timedelta

import pytest
from django.db import connection

from kartlegging.models import LedigTid, Onske, Opplasting, Svarark
from kartlegging.services import (
    ErIkkeApen,
    ErImportertFor,
    KanIkkeBekrefte,
    bekreft_opplasting,
    motta_opplasting,
)
from kartlegging.services.bekreftelse import uten_leting
from kommuneportal.core.models import Endringsmerke, Hendelse
from mottak.models import Beboer
from tests import factories
from tests.kartlegging.filer import RADER, VANLIG, csv
from tests.kartlegging.oppsett import importer, motta, private


pytestmark = pytest.mark.django_db


def test_bekreft_makes_people_and_answers_and_deletes_the_file(
    sted, by, now, settings, commit, i_kommune
):
    with commit():
        opplasting = importer(VANLIG, sted, now, by=by)

    assert opplasting.status == "importert"
    assert opplasting.antall["importert"] == 2
    ark = Svarark.objects.get(beboer__referanse="A-1")
    assert (ark.alder_fra, ark.alder_til, ark.informasjonssprak) == (26, 39, "uk")
    assert ark.samtykke_tekst == "fil: Samtykke"
    assert (ark.gyldig_til_date - ark.svart_date).days == i_kommune.svar_mottak_days
    assert Onske.objects.filter(svarark=ark).count() == 2
    assert LedigTid.objects.filter(svarark=ark, ukedag=1, er_antatt=True).count() == 3
    assert private(settings) == []
    assert not opplasting.rader.exclude(data={}).exists()
    assert Endringsmerke.objects.get().slag == "svar"
    assert Hendelse.objects.filter(handling="opplasting_importert").count() == 1


@pytest.mark.parametrize(
    ("rader", "melding"),
    [
        (RADER[:2], "2 svar er importert."),
        (RADER[:3], "2 svar er importert. 1 rad ble ikke med."),
        ([*RADER[:3], RADER[2]], "2 svar er importert. 2 rader ble ikke med."),
    ],
)
def test_bekreft_says_how_it_went(sted, now, rader, melding):
    assert importer(csv(*rader), sted, now).melding == melding


def test_bekreft_without_usable_rows_stores_nothing(sted, now):
    opplasting = motta(csv(RADER[2]), sted, now)

    with pytest.raises(KanIkkeBekrefte):
        bekreft_opplasting(opplasting, by=None, now=now)

    assert not Beboer.objects.exists()
    opplasting.refresh_from_db()
    assert opplasting.status == "klar"


def test_bekreft_twice_is_refused(sted, now):
    opplasting = importer(VANLIG, sted, now)

    with pytest.raises(ErIkkeApen):
        bekreft_opplasting(opplasting, by=None, now=now)

    assert Svarark.objects.count() == 2


def test_the_same_file_twice_is_refused_with_the_day(sted, now):
    importer(VANLIG, sted, now)

    with pytest.raises(ErImportertFor) as feil:
        motta_opplasting(VANLIG, filnavn="svar.csv", mottak=sted, by=None, now=now)

    assert feil.value.melding == "Denne filen er importert før, 2. november. Ingenting er endret."
    assert Opplasting.objects.count() == 1


def test_the_same_answers_in_another_file_change_nothing(sted, now):
    importer(VANLIG, sted, now)

    igjen = motta(VANLIG + b"\r\n", sted, now)

    assert (igjen.antall["klar"], igjen.antall["lik"]) == (0, 2)


def test_people_without_a_row_key_are_not_made_twice(sted, now):
    uten = csv(";34;ukrainsk;Fotball;Mandag;Ja;14.10.2026", ";34;ukrainsk;Fotball;Mandag;Ja;14.10.2026")  # fmt: skip
    importer(uten, sted, now)

    igjen = motta(
        csv(*([";34;ukrainsk;Fotball;Mandag;Ja;14.10.2026"] * 3)), sted, now
    )  # fmt: skip

    assert (igjen.antall["lik"], igjen.antall["ny"]) == (2, 1)


def test_a_corrected_file_replaces_the_answer_and_keeps_the_person(sted, now):
    importer(VANLIG, sted, now)
    beboer = Beboer.objects.get(referanse="A-1")
    rettet = csv(" a-1 ;34;ukrainsk;Sjakk;Mandag;Ja;20.10.2026", RADER[1])

    senere = now + timedelta(hours=1)
    opplasting = importer(rettet, sted, senere)

    assert (opplasting.antall["endret"], opplasting.antall["lik"]) == (1, 1)
    assert Beboer.objects.count() == 2
    gjeldende = Svarark.objects.gjeldende().get(beboer=beboer)
    assert [o.interesse.kode for o in gjeldende.onskeliste.all()] == ["sjakk"]
    assert Svarark.objects.filter(beboer=beboer, erstattet_at=senere).count() == 1


def test_an_older_answer_never_replaces_a_newer_one(sted, now):
    importer(VANLIG, sted, now)

    eldre = motta(csv("A-1;34;ukrainsk;Sjakk;Mandag;Ja;01.09.2026"), sted, now)

    assert (eldre.antall["klar"], eldre.antall["eldre"]) == (0, 1)


def test_the_same_row_key_at_another_centre_is_somebody_else(sted, now):
    importer(VANLIG, sted, now)

    importer(VANLIG, factories.mottak(), now)

    assert Beboer.objects.filter(referanse_normalisert="a-1").count() == 2


def test_settled_people_get_the_longer_time(i_kommune, now):
    importer(VANLIG, None, now)

    ark = Svarark.objects.get(beboer__referanse="A-1")
    assert ark.beboer.tilknytning == "kommune"
    assert (ark.gyldig_til_date - ark.svart_date).days == i_kommune.svar_bosatt_days


def test_bekreft_takes_the_same_queries_for_many_rows(sted, now, django_assert_max_num_queries):
    def fil(antall, slag):
        rader = [f"{slag}-{i};34;uk;Fotball;Mandag;Ja;14.10.2026" for i in range(antall)]
        return motta(csv(*rader), sted, now)

    bekreft_opplasting(fil(1, "A"), by=None, now=now)
    talt = []
    for opplasting in (fil(2, "B"), fil(30, "C")):
        with django_assert_max_num_queries(30) as sporringer:
            bekreft_opplasting(opplasting, by=None, now=now)
        talt.append(len(sporringer))

    assert talt[0] == talt[1]


def test_a_large_import_is_not_searched_for_circles_and_the_search_comes_back(sted, by, now):
    sett = []

    def se(execute, *resten):
        sett.append(gc.isenabled())
        return execute(*resten)

    opplasting = motta(VANLIG, sted, now, by=by)
    with connection.execute_wrapper(se):
        bekreft_opplasting(opplasting, by=by, now=now)
    assert (set(sett), gc.isenabled()) == ({False}, True)
    with pytest.raises(ErIkkeApen):
        bekreft_opplasting(opplasting, by=by, now=now)
    assert gc.isenabled()


def test_the_search_for_circles_begins_again_with_the_first_of_two():
    with uten_leting():
        with uten_leting():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()
