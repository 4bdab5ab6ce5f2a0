"""The survey as an XLSForm: what Kobo accepts, and what its answers become here."""

import io
import zipfile
from datetime import date

import pytest

from kartlegging.parsing import les
from kartlegging.undersokelse.tekster import sprakene, standard
from kartlegging.undersokelse.xlsform import bygg, som_arbeidsbok
from kommuneportal.core.spreadsheet import les_bok
from tests.kartlegging import kobo
from tests.kartlegging.regneark import xlsx


ALLE = {tag: standard(tag) for tag in sprakene()}


def skjema(tekster=ALLE, **andre):
    valg = {"tagger": list(sprakene()), "kommune": "Fjordvik kommune", "versjon": "1",
            "med_reserve": True}  # fmt: skip
    return som_arbeidsbok(tekster, **valg | andre)


def les_svar(rader, folge):
    return les(xlsx(("Undersøkelse", rader)), opplastet=date(2026, 10, 1), folgefil=folge,
               i_barneprosess=False)  # fmt: skip


EGNE = {**ALLE, "nb": {**ALLE["nb"], "interesser_tittel": "Hva frister?", "samtykke_ja": "Greit",
                       "interesse.fotball": "Løkkeballspill", "tid_dager": "Hvilke døgn?",
                       "niva_litt": "En smule", "frivillig_hva": "På hvilken måte?"}}  # fmt: skip


@pytest.mark.parametrize(
    ("sprak", "tekster"),
    [("", ALLE), ("nb", ALLE), ("ar", ALLE), ("ti", ALLE), ("", EGNE), ("nb", EGNE)],
    ids=["navn", "nb", "ar", "ti", "egne-navn", "egne-nb"],
)
def test_answers_to_the_form_come_back_as_they_were_given(sprak, tekster):
    personer = [kobo.VOKSEN, kobo.BARN, kobo.NEI]
    rader = kobo.eksport(personer, sprak=sprak, ord_=tekster[sprak or "nb"])
    lesing = les_svar(rader, skjema(tekster))
    assert lesing.utfall == "klar", lesing.melding
    voksen, barn = lesing.rader
    assert (voksen.alder, voksen.informasjonssprak) == ((26, 39), "ar")
    assert (voksen.norsk, voksen.engelsk, voksen.reise, voksen.gruppe) == (
        "litt", "godt", "buss", "liten",
    )  # fmt: skip
    assert {i.kode: i.styrke for i in voksen.interesser} == {
        "fotball": 3, "svomming": 2, "sprakkafe": 1,
    }  # fmt: skip
    assert set(voksen.tider) == {(1, "kveld"), (3, "kveld")}
    assert (set(voksen.behov), voksen.frivillig) == ({"barnepass", "trinnfri"}, "ja")
    assert set(voksen.frivillig_med) == {"Lage mat", "Spille musikk"}
    assert voksen.onsker == "Spille ball om kvelden"
    assert (barn.alder, barn.informasjonssprak) == ((6, 12), "ti")
    assert ([i.kode for i in barn.interesser], barn.behov, barn.frivillig) == (["sjakk"], (), "nei")
    assert {dag for dag, _ in barn.tider} == {6, 7}
    assert [str(a.kode) for a in lesing.avvik if not a.lagres] == ["uten_samtykke"]


@pytest.mark.parametrize("sprak", ["", "nb", "ar", "ps", "ti"])
def test_own_number_and_every_day_come_back(sprak):
    personer = [
        {**kobo.VOKSEN, "referanse": "A-17", "dager": ["alle"]},
        {**kobo.VOKSEN, "referanse": "۳۰۲", "dager": ["alle", "3"], "tider": []},
        {**kobo.VOKSEN, "referanse": "302", "dager": ["3"]},
        {**kobo.VOKSEN, "referanse": "Kari Prøve"},
    ]
    lesing = les_svar(kobo.eksport(personer, sprak=sprak), skjema())
    forste, andre = lesing.rader
    assert (forste.referanse, andre.referanse) == ("A-17", "302")
    assert set(forste.tider) == {(dag, "kveld") for dag in range(1, 8)}
    assert [dag for dag, _ in andre.tider] == [3]
    assert "Kari" not in str(lesing)
    assert {str(a.kode) for a in lesing.avvik if not a.lagres} == {
        "duplikat", "ugyldig_referanse",
    }  # fmt: skip


@pytest.mark.parametrize("sprak", ["", "nn", "uk", "ps"])
def test_answers_to_the_form_are_known_without_the_form(sprak):
    rader = kobo.eksport([kobo.VOKSEN, kobo.BARN, kobo.NEI], sprak=sprak)
    uten, med = les_svar(rader, None), les_svar(rader, skjema())

    assert uten.utfall == "klar", uten.melding
    assert [r.som_json() for r in uten.rader] == [r.som_json() for r in med.rader]
    assert len(uten.rader) == 2


def ark(innhold, navn):
    rader = next(a.rader for a in les_bok(innhold).ark if a.navn == navn)
    hode = [str(c) for c in rader[0]]
    return [dict(zip(hode, rad, strict=False)) for rad in rader[1:]]


def test_form_has_every_question_in_every_language():
    survey = {rad["name"]: rad for rad in ark(skjema(), "survey") if rad["type"] != "end_group"}
    assert survey["alder"]["label::Norsk bokmål (nb)"] == "Hvor gammel er du?"
    assert survey["alder"]["label::العربية (ar)"] == ALLE["ar"]["alder_tittel"]
    assert survey["alder"]["required"] == "yes"
    assert survey["svar"]["relevant"] == "${samtykke} = 'ja'"
    assert survey["tider"]["relevant"] == "(${dager} != '')"
    assert survey["hva"]["relevant"] == "(${frivillig} = 'ja' or ${frivillig} = 'kanskje')"
    assert survey["onsker"]["constraint"] == "string-length(.) <= 200"
    assert "200" in survey["onsker"]["constraint_message::English (en)"]
    assert "Fjordvik kommune" in survey["om_intro_hvem"]["label::Norsk bokmål (nb)"]
    nummer = survey["referanse"]
    assert not nummer["required"] + nummer["relevant"] + nummer["appearance"]
    assert nummer["constraint_message::English (en)"] == ALLE["en"]["feil_persondata"]
    valg = {(r["list_name"], str(r["name"])): r for r in ark(skjema(), "choices")}
    assert valg["dager", "alle"]["label::Norsk bokmål (nb)"] == "Alle dager passer"
    assert valg["alder", "26_39"]["label::Norsk bokmål (nb)"] == "26–39 år"
    assert valg["sprak", "ti"]["label::Norsk bokmål (nb)"] == "ትግርኛ"
    innstillinger = ark(skjema(), "settings")[0]
    assert innstillinger["form_id"] == "kommuneportal_undersokelse"
    assert innstillinger["default_language"] == "Norsk bokmål (nb)"


def test_no_choice_has_the_name_of_a_question():
    sporsmal = {rad["name"] for rad in bygg().survey}
    assert not sporsmal & {rad["name"] for rad in bygg().choices}
    assert len(sporsmal) == len([r for r in bygg().survey if r["type"] != "end_group"])


def test_missing_words_are_norwegian_for_those_who_answer_and_empty_for_those_who_translate():
    hull = {**ALLE, "ar": {n: t for n, t in ALLE["ar"].items() if n != "alder_tittel"}}
    for med_reserve, tekst in ((True, "Hvor gammel er du?"), (False, "")):
        rader = {r["name"]: r for r in ark(skjema(hull, med_reserve=med_reserve), "survey")}
        assert (rader["alder"]["label::العربية (ar)"] or "") == tekst


def test_texts_are_never_formulas():
    egne = {**ALLE, "nb": {**ALLE["nb"], "alder_tittel": "=1+1", "neste": "=2"}}
    innhold = skjema(egne)
    with zipfile.ZipFile(io.BytesIO(innhold)) as pakke:
        arkene = [pakke.read(n).decode() for n in pakke.namelist() if "worksheets/sheet" in n]
    assert not any("<f>" in a for a in arkene)
    rader = {r["name"]: r for r in ark(innhold, "survey")}
    assert rader["alder"]["label::Norsk bokmål (nb)"] == "=1+1"


def test_odk_takes_the_form_without_a_word_of_warning(tmp_path):
    pyxform = pytest.importorskip("pyxform.xls2xform")
    fil = tmp_path / "skjema.xlsx"
    fil.write_bytes(skjema())
    resultat = pyxform.convert(xlsform=str(fil), validate=False)
    assert resultat.warnings == []
    assert "<h:title>Hva har du lyst til å være med på?</h:title>" in resultat.xform
