"""A file with codes waits for its companion in the wizard, and the command takes both."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command

from kartlegging.models import Opplasting
from kartlegging.services import (
    ErIkkeApen,
    KanIkkeMottaFolgefil,
    avbryt_opplasting,
    bekreft_opplasting,
    legg_til_folgefil,
    les_opplasting,
    motta_opplasting,
)
from kommuneportal.core.models import Hendelse
from kommuneportal.core.tenancy import kommune_scope
from tests import factories
from tests.kartlegging.filer import VANLIG, csv
from tests.kartlegging.oppsett import motta, private
from tests.kartlegging.veiviser import LISTE, NY, ansatt_ved, fil, kolonnefelt, siste, tekst


pytestmark = pytest.mark.django_db
FILER = Path(__file__).parent / "filer"
NETTSKJEMA = "05_nettskjema_data-412233-2026-09-28-1412.csv"
SVAR = (FILER / NETTSKJEMA).read_bytes()
KODEBOK = (FILER / "05b_nettskjema_codebook-412233.csv").read_bytes()
XLSFORM = (FILER / "07b_xlsform_definition.xlsx").read_bytes()
ETIKETTER = csv("s_1;1;26–35", "s_10;1;Ja", hode="Variable;Value;Label")
STRUKTUR = csv("s_1;Alder", "s_10;Samtykker du?", hode="Variable;Description")
SURVEYXACT = csv("1;3;1;1;0;1", hode="respondent;beboer;s_1;s_10;statoverall_1;statoverall_4")


@pytest.fixture
def ventende(sted, now):
    return motta(SVAR, sted, now, filnavn=NETTSKJEMA)


def folge(ventende, *filer, by, now):
    legg_til_folgefil(ventende, filer, by=by, now=now)
    ventende.refresh_from_db()
    return les_opplasting(ventende, now=now)


def test_a_file_with_codes_is_kept_until_its_companion_comes(ventende, by, now, settings, commit):
    assert (ventende.status, len(private(settings))) == ("ma_kobles", 1)
    with commit():
        opplasting = folge(ventende, KODEBOK, by=by, now=now)
    assert (opplasting.status, opplasting.antall["lest"]) == ("klar", 15)
    assert len(private(settings)) == 2
    assert Hendelse.objects.get(handling="folgefil_lagt_til").koder == {"filer": 1}


def test_both_files_go_when_the_import_is_confirmed(ventende, by, now, settings, commit):
    opplasting = folge(ventende, KODEBOK, by=by, now=now)
    with commit():
        opplasting = bekreft_opplasting(opplasting, by=by, now=now)
    assert (opplasting.status, opplasting.folgefiler, private(settings)) == ("importert", [], [])


def test_both_files_go_when_the_upload_is_cancelled(sted, by, now, settings, commit):
    opplasting = motta_opplasting(
        SVAR, filnavn="a.csv", mottak=sted, by=by, now=now, folgefil=[KODEBOK]
    )
    assert les_opplasting(opplasting, now=now).status == "klar"
    with commit():
        avbryt_opplasting(opplasting, by=by, now=now)
    assert private(settings) == []


def test_a_wrong_companion_is_forgotten_and_the_right_one_can_come(
    ventende, by, now, settings, commit
):
    with commit():
        opplasting = folge(ventende, XLSFORM, by=by, now=now)
    assert (opplasting.status, opplasting.folgefiler) == ("ma_kobles", [])
    assert opplasting.melding.startswith("Følgefilen hører ikke til disse svarene.")
    assert len(private(settings)) == 1
    assert folge(opplasting, KODEBOK, by=by, now=now).status == "klar"


def test_half_of_the_companions_waits_for_the_other_half(sted, by, now):
    opplasting = folge(motta(SURVEYXACT, sted, now), ETIKETTER, by=by, now=now)
    assert (opplasting.status, len(opplasting.folgefiler)) == ("ma_kobles", 1)
    assert folge(opplasting, STRUKTUR, by=by, now=now).status == "klar"


def test_only_a_waiting_file_takes_a_companion(sted, by, now):
    klar = motta(VANLIG, sted, now)
    with pytest.raises(ErIkkeApen):
        legg_til_folgefil(klar, [KODEBOK], by=by, now=now)


@pytest.mark.parametrize("innhold", [b"", b"x" * 200])
def test_an_empty_or_large_companion_is_refused(ventende, by, now, settings, innhold):
    settings.OPPLASTING_MAKS_BYTE = 100
    with pytest.raises(KanIkkeMottaFolgefil):
        legg_til_folgefil(ventende, [innhold], by=by, now=now)
    assert len(private(settings)) == 1


@pytest.fixture
def adresse(kommune, mottaksansatt, eget_sted):
    data = {"sted": str(eget_sted.public_id), "fil": fil(SVAR, NETTSKJEMA)}
    assert mottaksansatt.post(NY, data).status_code == 302
    return f"{LISTE}{siste(kommune).public_id}/"


def test_the_page_asks_for_the_companion_and_reads_again(mottaksansatt, adresse, kommune):
    side = tekst(mottaksansatt.get(adresse))
    assert 'name="folgefil"' in side
    assert "inneholder koder" in side
    svar = mottaksansatt.post(adresse + "folgefil/", {"folgefil": fil(KODEBOK, "bok.csv")})
    assert (svar.status_code, svar["Location"]) == (302, adresse + "kolonner/")
    opplasting = siste(kommune)
    mottaksansatt.post(adresse + "kolonner/", kolonnefelt(opplasting))
    assert opplasting.antall["klar"] == 15
    assert mottaksansatt.get(adresse).status_code == 200


def test_both_files_can_come_at_once(mottaksansatt, eget_sted, kommune):
    data = {"sted": str(eget_sted.public_id), "fil": fil(SVAR), "folgefil": fil(KODEBOK)}
    assert mottaksansatt.post(NY, data)["Location"].endswith("/kolonner/")
    assert siste(kommune).status == "klar"


def test_several_companions_can_come_at_once(mottaksansatt, eget_sted, kommune):
    data = {"sted": str(eget_sted.public_id), "fil": fil(SURVEYXACT)}
    mottaksansatt.post(NY, data)
    til = f"{LISTE}{siste(kommune).public_id}/folgefil/"
    begge = {"folgefil": [fil(ETIKETTER, "labels.csv"), fil(STRUKTUR, "structure.csv")]}
    assert mottaksansatt.post(til, begge).status_code == 302
    assert siste(kommune).status == "klar"


def test_an_empty_companion_on_the_first_page_is_shown_at_its_field(
    mottaksansatt, eget_sted, kommune
):
    data = {"sted": str(eget_sted.public_id), "fil": fil(SVAR), "folgefil": fil(b"")}
    svar = mottaksansatt.post(NY, data)
    assert (svar.status_code, siste(kommune)) == (200, None)
    assert "folgefil" in svar.context["form"].errors


@pytest.mark.parametrize(
    ("felt", "ord_"),
    [
        ({}, "Velg følgefilen"),
        ({"folgefil": XLSFORM}, "Følgefilen hører ikke til disse svarene."),
        ({"folgefil": SVAR}, "Følgefilen er ikke en kodebok"),
        ({"folgefil": b""}, "Filen er tom."),
    ],
)
def test_a_wrong_companion_says_why_and_asks_again(mottaksansatt, adresse, kommune, felt, ord_):
    data = {k: SimpleUploadedFile("x.bin", v) for k, v in felt.items()}
    svar = mottaksansatt.post(adresse + "folgefil/", data)
    assert svar.status_code == 200
    assert ord_ in tekst(svar)
    assert 'name="folgefil"' in tekst(svar)
    assert siste(kommune).status == "ma_kobles"


def test_a_file_that_is_ready_goes_on_to_where_it_is(mottaksansatt, eget_sted, kommune):
    mottaksansatt.post(NY, {"sted": str(eget_sted.public_id), "fil": fil()})
    til = f"{LISTE}{siste(kommune).public_id}/"
    svar = mottaksansatt.post(til + "folgefil/", {"folgefil": fil(KODEBOK)})
    assert svar["Location"] == til + "kolonner/"


def test_others_cannot_add_a_companion(adresse, leder, annen_koordinator, kommune, i_kommune):
    fremmed = ansatt_ved(kommune, factories.mottak(navn="Et annet mottak"))
    assert fremmed.post(adresse + "folgefil/", {"folgefil": fil(KODEBOK)}).status_code == 404
    for klient in (leder, annen_koordinator):
        svar = klient.post(adresse + "folgefil/", {"folgefil": fil(KODEBOK)})
        assert svar.status_code in {403, 404}
    assert siste(kommune).status == "ma_kobles"


def kjor(*argumenter):
    ut = StringIO()
    faste = ("--kommune", "fjordvik", "--bosatte", "--json")
    call_command("les_kartlegging", *map(str, argumenter), *faste, stdout=ut)
    return json.loads(ut.getvalue())


def test_the_command_takes_the_companion(kommune, settings):
    svar = kjor(FILER / NETTSKJEMA, FILER / "05b_nettskjema_codebook-412233.csv")
    assert (svar["utfall"], svar["fil"]["rader"]) == ("klar", 15)
    assert svar["rader"][0]["referanse"] == "N-0001"
    uten = kjor(FILER / NETTSKJEMA)
    assert (uten["utfall"], uten["avvik"][0]["kode"]) == ("ma_kobles", "trenger_kodebok")
    feil = kjor(FILER / NETTSKJEMA, FILER / "07b_xlsform_definition.xlsx")
    assert (feil["utfall"], feil["rader"]) == ("ma_kobles", [])
    with kommune_scope(kommune):
        assert (Opplasting.objects.count(), private(settings)) == (0, [])


@pytest.mark.django_db(transaction=True)
def test_the_command_stores_with_the_companion_and_leaves_no_file(kommune, settings):
    argumenter = (FILER / NETTSKJEMA, FILER / "05b_nettskjema_codebook-412233.csv", "--bekreft")
    assert kjor(*argumenter)["utfall"] == "importert"
    with kommune_scope(kommune):
        assert Opplasting.objects.get().antall["importert"] == 15
    assert private(settings) == []
