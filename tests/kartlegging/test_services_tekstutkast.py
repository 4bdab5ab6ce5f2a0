"""The draft of the texts: changed, taken back, approved word for word, switched on."""

import pytest

from kartlegging.models import Tekstendring, Tekstgodkjenning
from kartlegging.selectors.tekst import (
    er_kontrollert,
    godkjente,
    kontrollerte,
    tekster_for,
    utkast,
)
from kartlegging.services.tekst import publiser_tekster
from kartlegging.services.tekstutkast import (
    TrengerIkkeGodkjenning,
    UgyldigTekst,
    godkjenn_tekster,
    lagre_tekster,
    tilbake_til_standard,
    trekk_godkjenning,
    velg_sprak,
)
from kartlegging.undersokelse.deler import delene
from kartlegging.undersokelse.kontroll import les_ny
from kartlegging.undersokelse.tekster import sprakene, standard
from kommuneportal.core.models import Hendelse
from tests import factories


@pytest.fixture
def hvem(i_kommune, now):
    return {"by": factories.bruker(kommune=i_kommune, rolle="kommuneansvarlig"), "now": now}


def test_every_text_is_in_exactly_one_part():
    nokler = [nokkel for del_ in delene().values() for nokkel in del_.nokler]
    assert sorted(nokler) == sorted(standard("nb"))
    assert all(del_.nokler for del_ in delene().values())


@pytest.mark.parametrize("tag", list(sprakene()))
def test_shipped_texts_keep_the_rules_for_texts(tag):
    for nokkel, tekst in standard(tag).items():
        assert les_ny(tag, nokkel, tekst) == (tekst, ""), nokkel


def test_changed_text_stands_in_the_draft(hvem):
    assert lagre_tekster("ar", {"neste": " الى  الأمام ", "tilbake": standard("ar")["tilbake"]},
                         **hvem) == ["neste"]  # fmt: skip
    assert utkast(["ar"])["ar"]["neste"] == "الى الأمام"
    linje = Hendelse.objects.get(handling="tekster_endret")
    assert linje.koder == {"sprak": "ar", "antall": 1}


@pytest.mark.parametrize(
    ("sprak", "nokkel", "tekst"),
    [
        ("nb", "neste", "  "),
        ("nb", "finnes_ikke", "x"),
        ("ar", "steg", "سؤال {nr}"),
        ("ar", "steg", "{nr} {nr} {antall}"),
        ("nb", "neste", "Neste {navn}"),
        ("nb", "neste", "Neste {"),
        ("nb", "neste", "x" * 401),
        ("nb", "interesse.fotball", "x" * 81),
    ],
)
def test_text_that_cannot_be_shown_changes_nothing(hvem, sprak, nokkel, tekst):
    with pytest.raises(UgyldigTekst):
        lagre_tekster(sprak, {"tilbake": "Ny", nokkel: tekst}, **hvem)


def test_emptied_text_is_missing_and_back_is_as_shipped(hvem):
    lagre_tekster("ti", {"neste": "", "send": ""}, **hvem)
    assert "neste" not in utkast(["ti"])["ti"]
    assert tilbake_til_standard("ti", ["neste", "ferdig"], **hvem) == ["neste"]
    assert utkast(["ti"])["ti"]["neste"] == standard("ti")["neste"]
    lagre_tekster("ti", {"send": standard("ti")["send"]}, **hvem)
    assert not Tekstendring.objects.exists()


def test_approval_holds_for_the_words_that_were_read(hvem):
    assert godkjenn_tekster("ar", ["neste", "neste", "tilbake"], **hvem) == 2
    assert godkjenn_tekster("ar", ["neste"], **hvem) == 0
    lagre_tekster("ar", {"neste": "تالي"}, **hvem)
    assert set(godkjente(utkast(["ar"]))["ar"]) == {"tilbake"}
    tilbake_til_standard("ar", ["neste"], **hvem)
    assert set(godkjente(utkast(["ar"]))["ar"]) == {"neste", "tilbake"}
    assert trekk_godkjenning("ar", ["neste", "send"], **hvem) == 1
    assert set(godkjente(utkast(["ar"]))["ar"]) == {"tilbake"}


def test_missing_texts_and_written_languages_are_not_approved(hvem):
    lagre_tekster("ar", {"neste": ""}, **hvem)
    assert godkjenn_tekster("ar", ["neste"], **hvem) == 0
    with pytest.raises(TrengerIkkeGodkjenning):
        godkjenn_tekster("nn", ["neste"], **hvem)
    assert not Tekstgodkjenning.objects.exists()


def test_language_is_checked_when_every_text_of_the_version_is(hvem, i_kommune):
    alle = list(standard("ar"))
    godkjenn_tekster("ar", alle[1:], **hvem)
    versjon = publiser_tekster(i_kommune, **hvem)
    assert not er_kontrollert(tekster_for(i_kommune, versjon, "ar"))
    assert kontrollerte(i_kommune) == {"nb", "nn", "en"}
    godkjenn_tekster("ar", alle[:1], **hvem)
    assert er_kontrollert(tekster_for(i_kommune, versjon, "ar"))
    assert kontrollerte(i_kommune) == {"nb", "nn", "en", "ar"}
    # A draft nobody has read takes nothing from the version that was read.
    lagre_tekster("ar", {"neste": "تالي"}, **hvem)
    assert er_kontrollert(tekster_for(i_kommune, versjon, "ar"))


def test_norwegian_is_always_on_and_what_is_unknown_never(hvem, i_kommune):
    assert velg_sprak(i_kommune, ["ti", "xx"], **hvem) == ["nb", "ti"]
    assert velg_sprak(i_kommune, ["ti"], **hvem) == ["nb", "ti"]
    i_kommune.refresh_from_db()
    assert i_kommune.undersokelsessprak == ["nb", "ti"]
    assert Hendelse.objects.filter(handling="undersokelsessprak_valgt").count() == 1
