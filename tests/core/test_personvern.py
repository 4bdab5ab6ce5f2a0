"""What may be stored at all: every field is classified, and no field says who somebody is."""

import re

import pytest

from kartlegging.models import Svarark
from kommuneportal.core.personvern import classified, our_models, with_frister
from kommuneportal.core.personvernside import lagret
from mottak.models import Beboer


# Words that would name a person, or say what may never be stored of one (H1, decisions 3 and 6).
FORBUDT = re.compile(
    r"(^|_)(navn|fornavn|etternavn|kontakt|telefon|mobil|epost|email|adresse|fodt|fodsel\w*|"
    r"fnr|duf\w*|personnummer|nasjonalitet|statsborger\w*|landbakgrunn|land|morsmal|religion|tro|"
    r"livssyn|helse|diagnose|sykdom|status|vedtak|rom|kjonn|sivilstand|foto|bilde)(_|$)"
)
OM_BEBOERE = ("mottak.Beboer", "kartlegging.Svarark", "kartlegging.Onske", "kartlegging.LedigTid")


def test_no_field_about_a_resident_says_who_it_is():
    modeller = [m for m in our_models() if m._meta.label in OM_BEBOERE]
    assert len(modeller) == len(OM_BEBOERE)
    funn = [
        f"{m._meta.label}.{felt.name}"
        for m in modeller
        for felt in m._meta.get_fields()
        if not felt.auto_created and FORBUDT.search(felt.name)
    ]
    assert funn == []


@pytest.mark.parametrize("navn", ["navn", "epost_bekreftet", "duf_nummer", "helse", "fodselsdato"])
def test_the_rule_would_bite(navn):
    assert FORBUDT.search(navn)


@pytest.mark.parametrize("modell", our_models(), ids=lambda m: m._meta.label)
def test_every_field_is_classified_once(modell):
    felt = {f.name for f in [*modell._meta.concrete_fields, *modell._meta.local_many_to_many]}
    assert felt - set(classified(modell)) == set()
    erklart = [
        navn
        for klasse in ("person", "indirekte", "ingen")
        for navn in getattr(modell.Personvern, klasse, ())
    ]
    assert len(erklart) == len(set(erklart))
    assert set(erklart) - felt == set()
    assert modell.Personvern.formal


def test_whatever_says_something_of_a_resident_has_an_end():
    med = {m._meta.label for m, _frist in with_frister()}
    eiere = {
        m._meta.get_field(f.eier).related_model._meta.label for m, f in with_frister() if f.eier
    }
    assert "kartlegging.Svarark" in med
    assert "mottak.Beboer" in eiere
    assert all(m._meta.get_field(f.felt) for m, f in with_frister())


def test_free_text_is_short():
    assert Svarark._meta.get_field("onsker").max_length == 200
    assert Beboer._meta.get_field("referanse").max_length == 40


@pytest.mark.django_db
def test_privacy_page_names_every_table_with_its_own_days(kommune, klient):
    kommune.svar_mottak_days = 17
    kommune.save()
    assert "Slettes etter 17 dager (svar fra mottak)." in (
        klient.get("/fjordvik/personvern/").content.decode().replace("\n", "")
    )
    navn = {rad.navn for rad in lagret(kommune)}
    assert {"beboere", "svar", "koblinger", "organisasjoner"} <= navn
