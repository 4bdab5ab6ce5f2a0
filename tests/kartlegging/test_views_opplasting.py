"""The upload wizard as centre staff and coordinators meet it."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kartlegging.models import Opplasting, Svarark
from kartlegging.services import bekreft_opplasting, les_opplasting, motta_opplasting
from kartlegging.tasks import les_senere
from kommuneportal.core.models import Hendelse
from kommuneportal.core.tenancy import kommune_scope
from mottak.models import Beboer
from tests import factories
from tests.conftest import FriskKlient
from tests.kartlegging.filer import HODE, RADER, VANLIG, csv


pytestmark = pytest.mark.django_db
LISTE = "/fjordvik/mottak/opplasting/"
NY = LISTE + "ny/"
FEIL = csv(
    "A-1;tja;ukrainsk;Fotball;Mandag;Ja;14.10.2026",
    "A-2;12;arabisk;Sjakk;Tirsdag;Ja;14.10.2026",
    "A-3;30;klingonsk;Sjakk;Tirsdag;Ja;14.10.2026",
    "A-4;30;arabisk;Sjakk;Tirsdag;Nei;14.10.2026",
)


@pytest.fixture
def sted(kommune, mottaksansatt):
    with kommune_scope(kommune):
        mottak = factories.mottak(navn="Fjordvik mottak")
        factories.ansatt(bruker=mottaksansatt.bruker, mottak=mottak)
        return mottak


def fil(innhold=VANLIG, navn="svar.csv"):
    return SimpleUploadedFile(navn, innhold)


def siste(kommune):
    with kommune_scope(kommune):
        return Opplasting.objects.select_related("mottak").order_by("-pk").first()


def last_opp(klient, kommune, sted, innhold=VANLIG, *, kolonner=True):
    """Upload, and look over the columns; gives the address of the preview."""
    klient.post(NY, {"sted": str(sted.public_id) if sted else "bosatte", "fil": fil(innhold)})
    opplasting = siste(kommune)
    adresse = f"{LISTE}{opplasting.public_id}/"
    if kolonner:
        klient.post(adresse + "kolonner/", kolonnefelt(opplasting))
    return adresse


def kolonnefelt(opplasting, **endret):
    felt = {f"kolonne_{k['indeks']}": k["felt"] or "" for k in opplasting.kolonner}
    return felt | endret


def tekst(svar):
    return " ".join(svar.content.decode().split())


def ansatt_ved(kommune, sted):
    with kommune_scope(kommune):
        bruker = factories.bruker(kommune=kommune, rolle="mottaksansatt")
        factories.ansatt(bruker=bruker, mottak=sted)
    klient = FriskKlient()
    klient.force_login(bruker)
    return klient


def test_the_list_is_empty_then_shows_who_and_how_many(kommune, mottaksansatt, sted):
    assert "Ingen filer ennå" in tekst(mottaksansatt.get(LISTE))

    adresse = last_opp(mottaksansatt, kommune, sted)
    mottaksansatt.post(adresse + "importer/")

    side = tekst(mottaksansatt.get(LISTE))
    assert "2 av 3 importert" in side
    assert mottaksansatt.bruker.navn in side
    assert siste(kommune).sha256[:8] in side
    assert adresse + "angre/" in side


def test_the_whole_way_from_file_to_answers(kommune, mottaksansatt, sted):
    svar = mottaksansatt.post(NY, {"sted": str(sted.public_id), "fil": fil()}, follow=True)
    assert "Slik leser vi kolonnene" in tekst(svar)
    assert "Gjenkjent" in tekst(svar)
    adresse = f"{LISTE}{siste(kommune).public_id}/"

    svar = mottaksansatt.post(
        adresse + "kolonner/", kolonnefelt(siste(kommune)), follow=True
    )  # fmt: skip
    assert "Ingenting er lagret ennå" in tekst(svar)
    assert "Importer 2 rader" in tekst(svar)
    with kommune_scope(kommune):
        assert not Svarark.objects.exists()

    svar = mottaksansatt.post(adresse + "importer/", follow=True)
    assert "2 svar er importert" in tekst(svar)
    assert "Svarte nei til samtykke" in tekst(svar)
    with kommune_scope(kommune):
        assert Svarark.objects.count() == 2

    igjen = mottaksansatt.post(adresse + "importer/", follow=True)
    assert "2 svar er importert" in tekst(igjen)
    with kommune_scope(kommune):
        assert Svarark.objects.count() == 2


def test_a_coordinator_uploads_for_settled_people_only(kommune, koordinator, sted):
    adresse = last_opp(koordinator, kommune, None)
    koordinator.post(adresse + "importer/")

    with kommune_scope(kommune):
        assert set(Beboer.objects.values_list("tilknytning", flat=True)) == {"kommune"}
    svar = koordinator.post(NY, {"sted": str(sted.public_id), "fil": fil()})
    assert "feilsammendrag" in tekst(svar)


def test_several_centres_must_be_chosen_between(kommune, mottaksansatt, sted):
    assert 'type="hidden" name="sted"' in tekst(mottaksansatt.get(NY))
    with kommune_scope(kommune):
        annet = factories.mottak(navn="Solbakken")
        factories.ansatt(bruker=mottaksansatt.bruker, mottak=annet)
        fremmed = factories.mottak(navn="Andres hus")

    svar = mottaksansatt.post(NY, {"fil": fil()})

    assert "Velg hvem svarene gjelder" in tekst(svar)
    assert "Solbakken" in tekst(svar)
    assert fremmed.navn not in tekst(svar)


@pytest.mark.parametrize(
    ("innhold", "melding"),
    [
        (b"", "Filen er tom"),
        (b"%PDF-1.7 hei", "Dette er en PDF"),
        (b"\x89PNG\r\n\x1a\n0000", "Dette er et bilde"),
        (b"PK\x03\x04 ikke en zip", ""),
        (HODE.encode(), "Filen har overskrifter, men ingen svar"),
    ],
)
def test_a_file_that_cannot_be_used_says_why_on_the_form(
    kommune, mottaksansatt, sted, innhold, melding
):
    svar = mottaksansatt.post(NY, {"sted": str(sted.public_id), "fil": fil(innhold)})

    assert svar.status_code == 200
    assert "Feil:" in tekst(svar)
    assert melding in tekst(svar)
    with kommune_scope(kommune):
        assert not Svarark.objects.exists()


def test_too_large_and_no_file_are_told(mottaksansatt, sted, settings):
    settings.OPPLASTING_MAKS_BYTE = 50

    stor = mottaksansatt.post(NY, {"sted": str(sted.public_id), "fil": fil()})
    ingen = mottaksansatt.post(NY, {"sted": str(sted.public_id)})

    assert "Filen er for stor" in tekst(stor)
    assert "Velg en fil" in tekst(ingen)


def test_codes_need_a_companion(kommune, mottaksansatt, sted):
    koder = (
        b"id;submitdate;lastpage;startlanguage;seed;q1;q2[SQ001];samtykke\r\n"
        b"1;2026-10-14 10:00:00;3;nb;1;A1;Y;A1\r\n"
        b"2;2026-10-14 10:00:00;3;nb;1;A2;;A1\r\n"
    )

    svar = mottaksansatt.post(NY, {"sted": str(sted.public_id), "fil": fil(koder)}, follow=True)

    assert "Filen må kobles med en fil til" in tekst(svar)
    assert siste(kommune).privat_navn == ""


def test_the_same_file_twice_is_told_with_the_day(kommune, mottaksansatt, sted, time_machine, now):
    time_machine.move_to(now, tick=False)
    adresse = last_opp(mottaksansatt, kommune, sted)
    mottaksansatt.post(adresse + "importer/")

    svar = mottaksansatt.post(NY, {"sted": str(sted.public_id), "fil": fil()})

    assert "Denne filen er importert før, 2. november" in tekst(svar)
    assert adresse + "kvittering/" in tekst(svar)


def test_columns_can_be_corrected_and_are_remembered(kommune, mottaksansatt, sted):
    adresse = last_opp(mottaksansatt, kommune, sted, kolonner=False)
    felt = kolonnefelt(siste(kommune), kolonne_4="")

    mottaksansatt.post(adresse + "kolonner/", felt)
    assert siste(kommune).kolonner[4]["felt"] is None

    neste = last_opp(mottaksansatt, kommune, sted, csv(RADER[0]), kolonner=False)
    side = tekst(mottaksansatt.get(neste + "kolonner/"))
    assert "Vi husket kolonnene fra sist Fjordvik mottak" in side


def test_columns_that_do_not_exist_are_shown_again(kommune, mottaksansatt, sted):
    adresse = last_opp(mottaksansatt, kommune, sted, kolonner=False)

    svar = mottaksansatt.post(
        adresse + "kolonner/", kolonnefelt(siste(kommune), kolonne_1="navn")
    )  # fmt: skip

    assert "Velg et av feltene i listen" in tekst(svar)


def test_names_are_locked_and_hidden(kommune, mottaksansatt, sted):
    med_navn = csv("Kari Nordmann;" + RADER[0], hode="Navn;" + HODE)
    adresse = last_opp(mottaksansatt, kommune, sted, med_navn, kolonner=False)

    side = tekst(mottaksansatt.get(adresse + "kolonner/"))

    assert "Navn lagres aldri." in side
    assert "Nordmann" not in side
    assert 'name="kolonne_0"' not in side


def test_rows_are_corrected_skipped_and_the_counts_add_up(kommune, mottaksansatt, sted):
    adresse = last_opp(mottaksansatt, kommune, sted, FEIL)
    side = tekst(mottaksansatt.get(adresse))
    assert "«tja»" in side
    assert "under 18 år" in side
    assert "Importer 1 rad" in side

    svar = mottaksansatt.post(
        adresse,
        {"rett_2_aldersgruppe": "26-39", "rett_3_mindrearig": "on",
         "rett_4_informasjonssprak": "dari"},
        follow=True,
    )  # fmt: skip

    assert "Importer 3 rader" in tekst(svar)
    antall = siste(kommune).antall
    assert antall["lest"] == antall["klar"] + antall["ma_rettes"] + antall["utelatt"] == 4
    mottaksansatt.post(adresse, {"hopp_2": "on"})
    mottaksansatt.post(adresse + "importer/")
    with kommune_scope(kommune):
        assert Svarark.objects.get(beboer__referanse="A-3").informasjonssprak == "prs"


def test_a_row_can_be_skipped_and_taken_back(kommune, mottaksansatt, sted):
    adresse = last_opp(mottaksansatt, kommune, sted, FEIL)

    mottaksansatt.post(adresse, {"hopp_2": "on"})
    assert siste(kommune).antall["hoppet_over"] == 1
    mottaksansatt.post(adresse, {})

    assert siste(kommune).antall["hoppet_over"] == 0


def test_a_correction_that_says_too_much_is_never_shown_again(kommune, mottaksansatt, sted):
    navn = csv("Kari Nordmann;30;uk;Sjakk;Tirsdag;Ja;14.10.2026")
    adresse = last_opp(mottaksansatt, kommune, sted, navn)

    svar = mottaksansatt.post(adresse, {"rett_2_referanse": "kari@eksempel.no"})

    assert "Det du skrev kan si hvem personen er" in tekst(svar)
    assert "kari@eksempel.no" not in tekst(svar)
    assert "Nordmann" not in tekst(svar)


def test_an_unknown_choice_is_shown_again(kommune, mottaksansatt, sted):
    adresse = last_opp(mottaksansatt, kommune, sted, FEIL)

    svar = mottaksansatt.post(adresse, {"rett_2_aldersgruppe": "200-300"})

    assert "Velg et av alternativene i listen" in tekst(svar)


def test_consent_for_all_is_never_ticked_beforehand(kommune, mottaksansatt, sted):
    uten = csv("A-1;34;uk;Fotball", hode="Beboernr;Alder;Språk for informasjon;Interesser")
    adresse = last_opp(mottaksansatt, kommune, sted, uten)
    side = tekst(mottaksansatt.get(adresse))
    assert "Har alle sagt ja?" in side
    assert "checked" not in side
    assert "Importer 1 rad" not in side

    tom = mottaksansatt.post(adresse + "samtykke/", {}, follow=True)
    assert "Kryss av for at alle har sagt ja" in tekst(tom)
    ja = mottaksansatt.post(adresse + "samtykke/", {"bekreftet": "on"}, follow=True)

    assert "Importer 1 rad" in tekst(ja)


def test_nothing_to_import_says_so(kommune, mottaksansatt, sted):
    adresse = last_opp(mottaksansatt, kommune, sted, csv(RADER[2]))

    svar = mottaksansatt.post(adresse + "importer/", follow=True)

    assert "Ingen rader er klare" in tekst(svar)


def test_a_changed_answer_is_shown_before_and_after_and_recorded(kommune, mottaksansatt, sted):
    mottaksansatt.post(last_opp(mottaksansatt, kommune, sted) + "importer/")
    ny = csv("A-1;34;ukrainsk;Sjakk;Mandag;Ja;20.10.2026", RADER[1])

    side = tekst(mottaksansatt.get(last_opp(mottaksansatt, kommune, sted, ny)))

    assert "Disse svarene erstatter eldre svar" in side
    assert "Fotball, Turgåing" in side
    assert "Samme svar som vi har fra før" in side
    with kommune_scope(kommune):
        beboer = Beboer.objects.get(referanse="A-1")
        hendelse = Hendelse.objects.filter(handling="innsyn").latest("pk")
        assert hendelse.koder["ids"] == [str(beboer.public_id)]


def test_cancel_asks_then_deletes(kommune, mottaksansatt, sted):
    adresse = last_opp(mottaksansatt, kommune, sted)
    assert "Vil du avbryte og slette filen?" in tekst(mottaksansatt.get(adresse + "avbryt/"))

    svar = mottaksansatt.post(adresse + "avbryt/", follow=True)

    assert "Filen er slettet. 3 rader ble lest, og ingenting er lagret." in tekst(svar)
    assert "allerede slettet" in tekst(mottaksansatt.post(adresse + "avbryt/", follow=True))
    assert "Opplastingen er avbrutt" in tekst(mottaksansatt.get(adresse))
    for siste_del in ("kolonner/", "", "samtykke/", "importer/", "skjulte/"):
        svar = mottaksansatt.post(adresse + siste_del, {"bekreftet": "on"}, follow=True)
        assert svar.status_code == 200
    with kommune_scope(kommune):
        assert not Svarark.objects.exists()


def test_the_list_of_deviations_holds_no_value_and_no_formula(kommune, mottaksansatt, sted):
    formel = csv("=1+1;tja;klingonsk;Fotball;Mandag;Ja;14.10.2026", RADER[2])
    adresse = last_opp(mottaksansatt, kommune, sted, formel)

    svar = mottaksansatt.get(adresse + "avvik/")

    linjer = svar.content.decode("utf-8-sig").splitlines()
    assert svar["Content-Disposition"] == 'attachment; filename="avvik.csv"'
    assert linjer[0] == "Rad;Felt;Hva er galt?;Blir raden med?"
    assert "Alderen kan ikke leses" in linjer[1]
    assert not any(ord_ in svar.content.decode() for ord_ in ("tja", "klingonsk", "=1"))


def test_the_template_is_read_by_the_portal_itself(kommune, mottaksansatt, sted):
    mal = mottaksansatt.get(LISTE + "mal/").content.decode("utf-8-sig").strip()
    rad = "1;14.10.2026;26-39;dari;litt;litt;Fotball;;Mandag;buss;Ja;;Nei;Nei;Ja;"

    last_opp(mottaksansatt, kommune, sted, f"{mal}\r\n{rad}\r\n".encode(), kolonner=False)

    opplasting = siste(kommune)
    assert opplasting.antall["klar"] == 1
    assert [k["overskrift"] for k in opplasting.kolonner if k["felt"] is None] == []


@pytest.mark.django_db(transaction=True)
def test_a_large_file_is_left_to_the_worker(kommune, mottaksansatt, sted, monkeypatch):
    monkeypatch.setattr("kartlegging.views.flyt.LES_STRAKS_BYTE", 10)
    svar = mottaksansatt.post(NY, {"sted": str(sted.public_id), "fil": fil()}, follow=True)
    assert "Vi leser filen" in tekst(svar)
    opplasting = siste(kommune)

    les_senere.call(kommune.pk, opplasting.pk)
    les_senere.call(kommune.pk, opplasting.pk + 1)

    assert siste(kommune).status == "klar"


def adresser(opplasting):
    deler = ("", "kolonner/", "samtykke/", "skjulte/", "importer/", "kvittering/", "avvik/",
             "avbryt/")  # fmt: skip
    return [f"{LISTE}{opplasting.public_id}/{del_}" for del_ in deler]


def test_only_the_centres_own_staff_see_an_upload(
    kommune, sted, mottaksansatt, koordinator, leder, ansvarlig, annen_koordinator, klient
):
    last_opp(mottaksansatt, kommune, sted)
    with kommune_scope(kommune):
        annet_sted = factories.mottak()
    fremmede = [koordinator, leder, ansvarlig, annen_koordinator, ansatt_ved(kommune, annet_sted)]

    for adresse in adresser(siste(kommune)):
        for fremmed in fremmede:
            assert fremmed.get(adresse).status_code in {404, 405}
            assert fremmed.post(adresse).status_code in {404, 405}
        assert klient.get(adresse).status_code in {302, 405}
    assert siste(kommune).status == "klar"
    assert "svar.csv" not in tekst(ansatt_ved(kommune, annet_sted).get(LISTE))
    assert leder.get(LISTE).status_code == 404
    assert leder.get(NY).status_code == 404


def sporringer(klient, adresse):
    """The test's own transaction adds savepoints that no visitor waits for."""
    with CaptureQueriesContext(connection) as talt:
        assert klient.get(adresse).status_code == 200
    return sum("SAVEPOINT" not in ett["sql"] for ett in talt)


def test_the_pages_take_the_same_queries_for_many(kommune, mottaksansatt, sted):
    def lag(antall):
        with kommune_scope(kommune):
            for nr in range(antall):
                rader = [f"{nr}-{i};tja;uk;Fotball;Mandag;Ja;14.10.2026" for i in range(antall)]
                rader += [f"K{nr}-{i};30;uk;Fotball;Mandag;Ja;14.10.2026" for i in range(antall)]
                ny = motta_opplasting(
                    csv(*rader), filnavn="a.csv", mottak=sted, by=None, now=factories.NOW
                )
                les_opplasting(ny, now=factories.NOW)
                bekreft_opplasting(ny, by=None, now=factories.NOW + timedelta(seconds=nr))

    lag(1)
    assert sporringer(mottaksansatt, LISTE) == 8
    lag(4)
    assert sporringer(mottaksansatt, LISTE) == 8
    for antall in (1, 20):
        rader = [f"P{i};tja;uk;Fotball;Mandag;Ja;14.10.2026" for i in range(antall)]
        endret = [f"K0-{i};30;uk;Sjakk;Mandag;Ja;20.10.2026" for i in range(min(antall, 4))]
        adresse = last_opp(mottaksansatt, kommune, sted, csv(*rader, *endret))
        assert sporringer(mottaksansatt, adresse) == 21
        assert sporringer(mottaksansatt, adresse + "kolonner/") == 7
