"""Handfuls of answers: nobody is counted alone, and whoever withdraws is out at once."""

from datetime import timedelta

import pytest

from kartlegging.models import Svarark, Tallgruppe
from kartlegging.selectors.opptelling import rundetall
from kartlegging.services.angring import angre_rader
from kartlegging.services.svarark import lagre_svarark
from kartlegging.services.tallgrupper import tell_runder
from tests import factories
from tests.factories import NOW, TODAY


@pytest.fixture
def runde(i_kommune, db):
    return factories.runde()


def svar(runde, antall, **felt):
    return [
        factories.svarark(beboer=factories.beboer(mottak=runde.mottak), runde=runde, **felt)
        for _nr in range(antall)
    ]


def talt(runde):
    return rundetall(runde, today=TODAY)


def test_four_answers_wait_and_the_fifth_lets_all_in(runde):
    svar(runde, 4)
    assert tell_runder(now=NOW) == 0
    assert (talt(runde).antall, talt(runde).alle) == (0, 4)
    svar(runde, 1)
    assert tell_runder(now=NOW) == 1
    assert talt(runde).antall == 5


def test_groups_hold_five_to_nine_and_counting_again_changes_nothing(runde):
    svar(runde, 23)
    assert tell_runder(now=NOW) == 4
    assert sorted(Tallgruppe.objects.values_list("antall", flat=True)) == [5, 6, 6, 6]
    assert tell_runder(now=NOW) == 0
    assert talt(runde).antall == 23


def test_everything_said_is_counted_once_a_person(runde):
    svar(runde, 5, onsker=("fotball", "sjakk"), tider=((2, "kveld"), (2, "formiddag"), (4, "kveld")),
         behov=["skyss"], frivillig="ja")  # fmt: skip
    svar(runde, 1, onsker=(), tider=(), alder_fra=18, alder_til=None, informasjonssprak="")
    tell_runder(now=NOW)
    tall = talt(runde).tall
    assert tall["interesser"] == {"fotball": 5, "sjakk": 5}
    assert tall["dager"] == {"2": 5, "4": 5}
    assert tall["dagsdeler"] == {"kveld": 5, "formiddag": 5}
    assert tall["behov"] == {"skyss": 5}
    assert tall["frivillig"] == {"ja": 5, "": 1}
    assert tall["alder"] == {"26": 5, "voksen": 1}
    assert tall["informasjonssprak"] == {"uk": 5, "": 1}


def test_withdrawing_takes_the_whole_group_out_at_once(runde):
    ark = svar(runde, 10)
    tell_runder(now=NOW)
    ark[0].beboer.delete()
    assert talt(runde).antall == 5
    tell_runder(now=NOW)
    assert (talt(runde).antall, talt(runde).alle) == (5, 9), "one step would tell of one person"


def test_the_rest_comes_back_when_five_have_withdrawn(runde):
    ark = svar(runde, 25)
    tell_runder(now=NOW)
    for ett in ark[:5]:
        ett.beboer.delete()
    tell_runder(now=NOW)
    assert talt(runde).antall == 20
    assert Svarark.objects.filter(tallgruppe__isnull=True).count() == 0


def test_changing_an_answer_within_the_round_is_a_withdrawal(runde):
    ark = svar(runde, 5)
    tell_runder(now=NOW)
    ny_versjon(ark[0], runde=runde)
    assert talt(runde).antall == 0


def test_an_answer_to_a_later_round_leaves_the_earlier_count(runde):
    ark = svar(runde, 5)
    tell_runder(now=NOW)
    neste = factories.runde(mottak=runde.mottak)
    for ett in ark:
        ny_versjon(ett, runde=neste)
    Svarark.objects.filter(erstattet_at__isnull=False).delete()
    tell_runder(now=NOW + timedelta(days=2))
    assert (talt(runde).antall, talt(neste).antall) == (5, 5)


def test_a_count_stands_after_its_answers_have_expired(runde):
    svar(runde, 5, gyldig_til_date=TODAY)
    tell_runder(now=NOW)
    Svarark.objects.all().delete()
    assert talt(runde).antall == 0
    assert rundetall(runde, today=TODAY + timedelta(days=1)).antall == 5


def test_answers_from_files_and_of_others_are_not_in_a_round(runde, annen_kommune):
    for _nr in range(6):
        factories.svarark(beboer=factories.beboer(mottak=runde.mottak))
    assert tell_runder(now=NOW) == 0


def test_undoing_an_import_misses_the_person_again(runde, kommune, koordinator):
    ark = svar(runde, 5)
    tell_runder(now=NOW)
    opplasting = factories.opplasting(mottak=runde.mottak, status="importert", bekreftet_at=NOW)
    opplasting.rader.create(
        rad=2,
        tilstand="importert",
        beboer=ark[0].beboer,
        beboer_er_ny=False,
        data={},
        opprettet_at=NOW,
    )
    ny_versjon(ark[0], runde=None, opplasting=opplasting)
    assert talt(runde).antall == 5
    angre_rader(opplasting, behold=(), by=koordinator.bruker, now=NOW + timedelta(hours=1))
    assert Tallgruppe.objects.get().ventet == 5
    ark[0].beboer.delete()
    assert talt(runde).antall == 0


def ny_versjon(ark, *, runde, opplasting=None):
    data = {"alder": [26, 39], "svart": TODAY.isoformat(), "interesser": [], "tider": []}
    lagre_svarark(
        [(ark.beboer, data)], kommune=ark.beboer.kommune, samtykke="x", now=NOW, runde=runde,
        opplasting=opplasting,
    )  # fmt: skip
