"""The survey as an XLSForm: downloaded, and its words read back into the draft."""

from io import BytesIO

import pytest

from kartlegging.models import Tekstendring
from kartlegging.selectors.tekst import utkast
from kartlegging.services.tekst import publiser_tekster
from kartlegging.services.tekstskjema import lag_xlsform
from kartlegging.services.tekstutkast import lagre_tekster
from kartlegging.undersokelse.tekster import standard
from kommuneportal.core.models import Hendelse
from kommuneportal.core.spreadsheet import les_bok
from tests.kartlegging.regneark import xlsx


ROT = "/fjordvik/kartlegging/tekster/"
INN = ROT + "les-inn/"


@pytest.fixture
def hvem(i_kommune, ansvarlig, now):
    return {"by": ansvarlig.bruker, "now": now}


def endret(innhold, **bytt):
    """Give the same form with some words changed and some rows added."""
    nye = bytt.pop("nye", {})
    ark = []
    for a in les_bok(innhold).ark:
        rader = [[bytt.get(str(c), c) for c in rad] for rad in a.rader]
        ark.append((a.navn, rader + nye.get(a.navn, [])))
    return xlsx(*ark)


def send(klient, innhold, navn="skjema.xlsx"):
    fil = BytesIO(innhold)
    fil.name = navn
    return klient.post(INN, {"fil": fil})


def test_own_form_comes_back_unchanged(ansvarlig, i_kommune):
    svar = send(ansvarlig, lag_xlsform(i_kommune, versjon=None))
    assert "Alle tekstene er som før" in svar.content.decode()
    assert not Tekstendring.objects.exists()


def test_changed_words_are_read_into_the_draft(ansvarlig, i_kommune):
    ar = standard("ar")
    innhold = endret(
        lag_xlsform(i_kommune, versjon=None),
        **{
            "Hvor gammel er du?": "Hvilken alder har du?", "Fotball": "Fotball og løkke",
            ar["reise_ga"]: "مشيا فقط", "26–39 år": "fra 26 til 39 år", "0–5 år": "fra 0 til 5 år",
            "6–12 år": "fra 6 til 12 år", "13–17 år": "fra 13 til 17 år",
            "18–25 år": "fra 18 til 25 år", "40–59 år": "fra 40 til 59 år",
            "Spørsmålene kommer fra Fjordvik kommune. Vi vil hjelpe deg å finne aktiviteter.":
                "Fjordvik kommune spør.",
        },
        nye={"survey": [["text", "skostorrelse", "", "", "", "", "Skostørrelse"],
                        ["begin_group", "mer"]],
             "choices": [["reise", "sykkel", "Sykkel"]]},
    )  # fmt: skip
    side = send(ansvarlig, innhold).content.decode()
    nb = utkast(["nb"])["nb"]
    assert (nb["alder_tittel"], nb["interesse.fotball"]) == (
        "Hvilken alder har du?", "Fotball og løkke",
    )  # fmt: skip
    assert nb["alder_fra_til"] == "fra {fra} til {til} år"
    assert nb["intro_hvem"] == "{kommune} spør."
    assert utkast(["ar"])["ar"]["reise_ga"] == "مشيا فقط"
    assert "skostorrelse, reise/sykkel" in side
    assert "norsk bokmål: 4 tekster" in side
    # The same word in other languages is changed as well.
    antall = Tekstendring.objects.count()
    assert Hendelse.objects.get(handling="tekster_lest_inn").koder == {"antall": antall}


def test_one_text_translated_in_two_ways_and_unknown_languages_are_left_out(ansvarlig, i_kommune):
    innhold = endret(lag_xlsform(i_kommune, versjon=None), **{
        "26–39 år": "fra 26 til 39", "0–5 år": "fra 0 og opp til 5",
        "label::Español (es)": "label::Polski (pl)", "hint::Español (es)": "hint::Español (xx)",
    })  # fmt: skip
    side = send(ansvarlig, innhold).content.decode()
    assert "norsk bokmål: {fra}–{til} år" in side
    assert "Polski (pl), Español (xx)" in side
    assert not Tekstendring.objects.exists()


def test_norwegian_in_the_place_of_a_missing_text_is_no_translation(ansvarlig, hvem, i_kommune):
    lagre_tekster("ar", {"alder_tittel": ""}, **hvem)
    versjon = publiser_tekster(i_kommune, **hvem)
    send(ansvarlig, lag_xlsform(i_kommune, versjon=versjon))
    assert "alder_tittel" not in utkast(["ar"])["ar"]


@pytest.mark.parametrize(
    ("innhold", "melding"),
    [
        (b"", "er tom"),
        (b"\x00\x01\x02", "Filen"),
        (xlsx(("Svar", [["Kode", "Alder"], ["A1", "30"]])), "ikke et XLSForm-skjema"),
        (xlsx(("survey", [["type", "name"], ["text", "alder"]])), "ikke et XLSForm-skjema"),
    ],
)
def test_file_that_is_not_a_form_says_so(ansvarlig, i_kommune, innhold, melding):
    svar = send(ansvarlig, innhold)
    assert svar.status_code == 200
    assert melding in svar.content.decode()
    assert not Tekstendring.objects.exists()


def test_words_that_cannot_be_shown_stop_all_of_it(ansvarlig, i_kommune):
    innhold = endret(lag_xlsform(i_kommune, versjon=None), **{
        "Hvor gammel er du?": "Hva er alderen {din}?", "Fotball": "F" * 81, "Liten gruppe": "Få",
    })  # fmt: skip
    side = send(ansvarlig, innhold).content.decode()
    assert "norsk bokmål, «Hvor gammel er du?»: Teksten kan ikke ha krøllparenteser." in side
    assert "«Fotball»: Teksten er for lang" in side
    assert not Tekstendring.objects.exists()
    assert not Hendelse.objects.filter(handling="tekster_lest_inn").exists()


def test_draft_and_version_are_downloaded(ansvarlig, hvem, i_kommune):
    assert "Publiser tekstene først" in ansvarlig.get(INN).content.decode()
    i_kommune.undersokelsessprak = ["nb", "ar"]
    i_kommune.save()
    versjon = publiser_tekster(i_kommune, **hvem)
    lagre_tekster("nb", {"alder_tittel": "Alderen din?"}, **hvem)
    adresse = f"{ROT}versjoner/{versjon.public_id}/xlsform/"
    assert adresse in ansvarlig.get(INN).content.decode()
    for sti, tittel, sprak in ((ROT + "xlsform/", "Alderen din?", 18),
                               (adresse, "Hvor gammel er du?", 2)):  # fmt: skip
        svar = ansvarlig.get(sti)
        assert svar.headers["Content-Disposition"].startswith("attachment")
        rader = les_bok(svar.content).ark[0].rader
        assert sum(str(c).startswith("label::") for c in rader[0]) == sprak
        assert tittel in {str(c) for rad in rader for c in rad}


@pytest.mark.parametrize("rolle", ["koordinator", "leder"])
def test_other_roles_neither_download_nor_read_in(request, rolle, i_kommune):
    klient = request.getfixturevalue(rolle)
    assert klient.get(INN).status_code == klient.get(ROT + "xlsform/").status_code == 404
    assert send(klient, b"x").status_code == 404
