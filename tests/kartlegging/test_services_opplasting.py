"""A file comes in, is read and looked over, becomes answers, and can be taken back."""

import stat
from datetime import timedelta
from pathlib import Path

import pytest

from kartlegging.models import Kolonnekart, LedigTid, Onske, Opplasting, Svarark
from kartlegging.services import (
    ErIkkeApen,
    ErImportertFor,
    KanIkkeAngre,
    KanIkkeBekrefte,
    KanIkkeMottaOpplasting,
    RettelsenKanIkkeLagres,
    Rettelser,
    UkjentKolonne,
    angre_rader,
    avbryt_opplasting,
    bekreft_opplasting,
    bekreft_samtykke_for_alle,
    hopp_over_rad,
    kan_angres,
    les_opplasting,
    motta_opplasting,
    rett_rad,
    rett_rader,
    sett_kolonner,
    slett_gamle_originaler,
    slett_herrelose,
)
from kommuneportal.core.models import Endringsmerke, Hendelse
from mottak.models import Beboer
from tests import factories
from tests.kartlegging.filer import HODE, RADER, VANLIG, csv


pytestmark = pytest.mark.django_db


@pytest.fixture
def sted(i_kommune):
    return factories.mottak(navn="Fjordvik mottak")


@pytest.fixture
def by(koordinator):
    return koordinator.bruker


@pytest.fixture
def commit(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def motta(innhold, sted, now, *, by=None, filnavn="svar.csv"):
    opplasting = motta_opplasting(innhold, filnavn=filnavn, mottak=sted, by=by, now=now)
    return les_opplasting(opplasting, now=now)


def importer(innhold, sted, now, *, by=None):
    return bekreft_opplasting(motta(innhold, sted, now, by=by), by=by, now=now)


def private(settings):
    mappe = Path(settings.PRIVAT_MAPPE)
    return sorted(mappe.iterdir()) if mappe.exists() else []


def test_motta_keeps_the_file_private_and_stores_no_answer(sted, by, now, settings):
    opplasting = motta(VANLIG, sted, now, by=by)

    (fil,) = private(settings)
    assert stat.S_IMODE(fil.stat().st_mode) == 0o600
    assert fil.name == opplasting.privat_navn
    assert (opplasting.status, opplasting.antall["lest"], opplasting.antall["klar"]) == (
        "klar", 3, 2,
    )  # fmt: skip
    assert (Beboer.objects.count(), Svarark.objects.count()) == (0, 0)
    assert Hendelse.objects.filter(handling="opplasting_mottatt").count() == 1


@pytest.mark.parametrize(("innhold", "kode"), [(b"", "tom_fil"), (b"x" * 2000, "for_stor")])
def test_motta_refuses_and_leaves_nothing(sted, now, settings, innhold, kode):
    settings.OPPLASTING_MAKS_BYTE = 1000

    with pytest.raises(KanIkkeMottaOpplasting) as feil:
        motta_opplasting(innhold, filnavn="a.csv", mottak=sted, by=None, now=now)

    assert feil.value.kode == kode
    assert feil.value.melding.endswith(".")
    assert private(settings) == []
    assert not Opplasting.objects.exists()


@pytest.mark.parametrize(
    ("filnavn", "blir"),
    [
        ("C:\\Users\\x\\svar november.xlsx", "svar november.xlsx"),
        ("../../etc/passwd", "passwd"),
        ("kari.nordmann@eksempel.no.csv", "fil.csv"),
        ("", "fil"),
    ],
)
def test_motta_never_keeps_a_telling_file_name(sted, now, filnavn, blir):
    assert motta(VANLIG, sted, now, filnavn=filnavn).filnavn == blir


def test_a_file_that_cannot_be_used_is_deleted_at_once(sted, now, settings, commit):
    with commit():
        opplasting = motta(b"%PDF-1.7 noe annet", sted, now)

    assert opplasting.status == "avvist"
    assert "PDF" in opplasting.melding
    assert private(settings) == []


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


def test_avbryt_deletes_the_file_and_the_rows(sted, by, now, settings, commit):
    opplasting = motta(VANLIG, sted, now)

    with commit():
        opplasting = avbryt_opplasting(opplasting, by=by, now=now)

    assert opplasting.status == "avbrutt"
    assert opplasting.antall["lest"] == 3
    assert (opplasting.rader.count(), opplasting.linjefeil.count()) == (0, 0)
    assert private(settings) == []
    with pytest.raises(ErIkkeApen):
        avbryt_opplasting(opplasting, by=by, now=now)


def test_uploads_are_forgotten_after_24_hours(sted, now, settings, commit):
    gammel = motta(VANLIG, sted, now)
    ny = motta(csv(RADER[0]), sted, now + timedelta(hours=2))

    with commit():
        antall = slett_gamle_originaler(now=now + timedelta(hours=25))

    assert antall == 1
    gammel.refresh_from_db()
    assert (gammel.status, gammel.privat_navn, gammel.valg) == ("avbrutt", "", {})
    assert [fil.name for fil in private(settings)] == [ny.privat_navn]


def test_a_file_without_an_upload_is_swept(sted, now, settings):
    motta(VANLIG, sted, now)
    fil = private(settings)[0]
    levert = fil.stat().st_mtime
    now = now.fromtimestamp(levert, tz=now.tzinfo)

    assert slett_herrelose(now=now + timedelta(hours=23)) == 0
    assert slett_herrelose(now=now + timedelta(hours=25)) == 1
    assert private(settings) == []


def test_a_deleted_original_cannot_be_read_again(sted, now, settings):
    opplasting = motta(VANLIG, sted, now)
    private(settings)[0].unlink()

    with pytest.raises(ErIkkeApen):
        hopp_over_rad(opplasting, 2, by=None, now=now)


def test_angre_takes_back_a_new_person(sted, by, now):
    opplasting = importer(VANLIG, sted, now)

    opplasting = angre_rader(opplasting, behold=(), by=by, now=now + timedelta(hours=23))

    assert (Beboer.objects.count(), Svarark.objects.count()) == (0, 0)
    assert (opplasting.status, opplasting.antall["importert"]) == ("angret", 0)
    assert Hendelse.objects.filter(handling="opplasting_angret").count() == 1
    assert motta(VANLIG, sted, now).antall["klar"] == 2


def test_angre_gives_the_earlier_answer_back(sted, by, now):
    importer(VANLIG, sted, now)
    senere = now + timedelta(hours=1)
    opplasting = importer(csv("A-1;34;uk;Sjakk;Mandag;Ja;20.10.2026"), sted, senere)

    angre_rader(opplasting, behold=(), by=by, now=senere)

    ark = Svarark.objects.gjeldende().get(beboer__referanse="A-1")
    assert {o.interesse.kode for o in ark.onskeliste.all()} == {"fotball", "turgaing"}
    assert Svarark.objects.filter(beboer=ark.beboer).count() == 1


def test_angre_keeps_rows_whose_request_has_gone_out_and_newer_answers(sted, by, now):
    opplasting = importer(csv(RADER[0], RADER[1], "A-4;44;uk;Sjakk;;Ja;14.10.2026"), sted, now)
    importer(csv("A-2;19;arabisk;Sjakk;Fredag;Ja;20.10.2026"), sted, now)
    spurt = Beboer.objects.get(referanse="A-1")

    opplasting = angre_rader(opplasting, behold={spurt.pk}, by=by, now=now)

    assert set(Beboer.objects.values_list("referanse", flat=True)) == {"A-1", "A-2"}
    assert (opplasting.status, opplasting.antall["importert"], opplasting.antall["angret"]) == (
        "importert", 2, 1,
    )  # fmt: skip


def test_angre_is_refused_after_24_hours_and_twice(sted, by, now):
    opplasting = importer(VANLIG, sted, now)

    assert not kan_angres(opplasting, now=now + timedelta(hours=24))
    with pytest.raises(KanIkkeAngre):
        angre_rader(opplasting, behold=(), by=by, now=now + timedelta(hours=24))
    angre_rader(opplasting, behold=(), by=by, now=now)
    with pytest.raises(KanIkkeAngre):
        angre_rader(opplasting, behold=(), by=by, now=now)


def test_angre_takes_the_same_queries_for_many_rows(sted, by, now, django_assert_num_queries):
    def fil(antall, slag):
        rader = [f"{slag}-{i};34;uk;Fotball;Mandag;Ja;14.10.2026" for i in range(antall)]
        return importer(csv(*rader), sted, now)

    for opplasting in (fil(2, "B"), fil(30, "C")):
        with django_assert_num_queries(25):
            angre_rader(opplasting, behold=(), by=by, now=now)


def test_bekreft_takes_the_same_queries_for_many_rows(sted, now, django_assert_num_queries):
    def fil(antall, slag):
        rader = [f"{slag}-{i};34;uk;Fotball;Mandag;Ja;14.10.2026" for i in range(antall)]
        return motta(csv(*rader), sted, now)

    to, mange = fil(2, "B"), fil(30, "C")
    with django_assert_num_queries(27):
        bekreft_opplasting(to, by=None, now=now)
    with django_assert_num_queries(27):
        bekreft_opplasting(mange, by=None, now=now)
