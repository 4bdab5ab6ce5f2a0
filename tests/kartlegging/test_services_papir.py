"""Sheets of paper: stored like every answer, asked about when known, undone for a day."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from kartlegging.models import Svarark
from kartlegging.services.innsending import RundenErStengt
from kartlegging.services.papir import (
    ERSTATT,
    NY,
    ErKanskjeRegistrert,
    KanIkkeAngrePapir,
    UgyldigDato,
    angre_papir,
    registrer_papir,
    tar_imot_papir,
)
from kartlegging.undersokelse.svar import UgyldigSvar
from kommuneportal.core.models import Endringsmerke, Hendelse
from mottak.models import Beboer
from tests import factories


NOW = datetime(2026, 11, 2, 10, 0, tzinfo=timezone.get_default_timezone())
SVAR = {"alder": ["26_39"], "interesser-1": ["fotball"], "styrke": {"fotball": 3},
        "dager": ["1"], "tider": ["kveld"]}  # fmt: skip


@pytest.fixture
def runde(i_kommune):
    return factories.runde(stenger_date=date(2026, 12, 31))


@pytest.fixture
def by(db):
    return factories.bruker()


def lagre(runde, by, *, svar=SVAR, referanse="", now=NOW, svart=date(2026, 11, 1), **andre):
    return registrer_papir(
        runde, svar=svar, referanse=referanse, sprak="ar", svart=svart, by=by, now=now, **andre
    )


def test_sheet_becomes_an_answer_with_its_consent(runde, by):
    ark = lagre(runde, by, referanse="A-17")
    assert (ark.kilde, ark.samtykke_kilde, ark.samtykke_sprak) == ("papir", "papir", "ar")
    assert ark.samtykke_tekst.startswith("papir 2026-")
    assert (ark.svart_date, ark.samtykke_date) == (date(2026, 11, 1), date(2026, 11, 1))
    assert (ark.beboer.mottak, ark.beboer.referanse, ark.runde) == (runde.mottak, "A-17", runde)
    assert list(ark.onskeliste.values_list("interesse__kode", "styrke")) == [("fotball", 3)]
    hendelse = Hendelse.objects.get(handling="papir_registrert")
    assert (hendelse.bruker_id, hendelse.koder) == (by.public_id, {"erstatter": False})
    assert Endringsmerke.objects.filter(slag="svar").exists()


@pytest.mark.parametrize(
    ("andre", "feil"),
    [
        ({"svart": date(2025, 12, 31)}, UgyldigDato),
        ({"svart": date(2026, 11, 3)}, UgyldigDato),
        ({"now": NOW + timedelta(90), "svart": date(2026, 11, 1)}, RundenErStengt),
        ({"svar": {**SVAR, "alder": []}}, UgyldigSvar),
        ({"svar": {**SVAR, "alder": ["13_17"]}}, UgyldigSvar),
        ({"svar": {**SVAR, "alder": ["13_17"], "foresatt": ["ingen"]}}, UgyldigSvar),
    ],
)
def test_nothing_is_stored_when_it_cannot_be(runde, by, andre, feil):
    with pytest.raises(feil):
        lagre(runde, by, **andre)
    assert not Beboer.objects.exists()
    assert not Hendelse.objects.exists()


def test_minor_with_the_guardians_tick(runde, by):
    ark = lagre(runde, by, svar={**SVAR, "alder": ["13_17"], "foresatt": ["forelder"]})
    assert (ark.alder_fra, ark.mindrearig_samtykke) == (13, True)


def test_sheets_come_in_after_the_last_day_but_not_after_it_was_closed(runde):
    assert tar_imot_papir(runde, today=date(2027, 1, 30))
    assert not tar_imot_papir(runde, today=date(2027, 1, 31))
    assert not tar_imot_papir(runde, today=date(2025, 12, 31))
    runde.mottak.er_aktivt = False
    assert not tar_imot_papir(runde, today=date(2026, 11, 2))
    runde.mottak.er_aktivt = True
    runde.status = "stengt"
    assert not tar_imot_papir(runde, today=date(2026, 11, 2))


def test_known_key_is_asked_about_and_replaced_on_a_yes(runde, by):
    forste = lagre(runde, by, referanse="A-17")
    with pytest.raises(ErKanskjeRegistrert) as feil:
        lagre(runde, by, referanse="a-17 ", svar={**SVAR, "dager": ["2"]})
    assert (feil.value.ark, feil.value.felter) == (forste, ("tider",))
    nytt = lagre(
        runde,
        by,
        referanse="a-17",
        svar={**SVAR, "dager": ["2"]},
        valg=ERSTATT,
        sett=str(forste.public_id),
    )
    assert Beboer.objects.count() == 1
    assert Svarark.objects.gjeldende().get() == nytt


def test_a_yes_counts_only_for_the_answer_that_was_shown(runde, by):
    vist = lagre(runde, by, referanse="A-17")
    lagre(runde, by, referanse="A-18", svar={**SVAR, "dager": ["3"]})
    with pytest.raises(ErKanskjeRegistrert):
        lagre(runde, by, referanse="A-18", valg=ERSTATT, sett=str(vist.public_id))
    assert Svarark.objects.gjeldende().count() == 2


def test_the_same_sheet_twice_is_never_stored_with_a_key(runde, by):
    forste = lagre(runde, by, referanse="A-17")
    with pytest.raises(ErKanskjeRegistrert) as feil:
        lagre(runde, by, referanse="A-17", valg=ERSTATT, sett=str(forste.public_id))
    assert feil.value.felter == ()


def test_the_same_sheet_without_a_key_is_asked_about(runde, by):
    forste = lagre(runde, by)
    with pytest.raises(ErKanskjeRegistrert) as feil:
        lagre(runde, by)
    assert feil.value.ark == forste
    lagre(runde, by, valg=NY, sett=str(forste.public_id))
    assert Beboer.objects.count() == 2


def test_key_belongs_to_its_centre(runde, by):
    lagre(runde, by, referanse="A-17")
    lagre(factories.runde(), by, referanse="A-17")
    lagre(factories.runde(mottak=None), by, referanse="A-17")
    assert Beboer.objects.filter(referanse="A-17").count() == 3


def test_undo_takes_the_person_away(runde, by):
    ark = lagre(runde, by, referanse="A-17")
    angre_papir(ark, by=by, now=NOW + timedelta(hours=23))
    assert not Beboer.objects.exists()
    assert not Svarark.objects.exists()
    assert Hendelse.objects.filter(handling="papir_angret").exists()


def test_undo_lets_the_earlier_answer_count_again(runde, by):
    forste = lagre(runde, by, referanse="A-17")
    om_litt = NOW + timedelta(minutes=5)
    nytt = lagre(runde, by, referanse="A-17", svar={**SVAR, "dager": ["2"]}, valg=ERSTATT,
                 sett=str(forste.public_id), now=om_litt)  # fmt: skip
    angre_papir(nytt, by=by, now=om_litt + timedelta(minutes=1))
    assert Svarark.objects.get() == forste
    assert Svarark.objects.gjeldende().exists()


def test_undo_keeps_a_person_who_was_there_before(runde, by):
    beboer = factories.beboer(mottak=runde.mottak, referanse="A-17", referanse_normalisert="a-17",
                              opprettet_date=date(2026, 1, 1))  # fmt: skip
    ark = lagre(runde, by, referanse="A-17")
    assert ark.beboer == beboer
    angre_papir(ark, by=by, now=NOW)
    assert Beboer.objects.get() == beboer


def test_undo_is_over_after_a_day_and_when_replaced(runde, by):
    ark = lagre(runde, by, referanse="A-17")
    with pytest.raises(KanIkkeAngrePapir):
        angre_papir(ark, by=by, now=NOW + timedelta(hours=24))
    lagre(runde, by, referanse="A-17", svar={**SVAR, "dager": ["2"]}, valg=ERSTATT,
          sett=str(ark.public_id))  # fmt: skip
    with pytest.raises(KanIkkeAngrePapir):
        angre_papir(ark, by=by, now=NOW)
    with pytest.raises(KanIkkeAngrePapir):
        angre_papir(factories.svarark(lagret_at=NOW), by=by, now=NOW)
