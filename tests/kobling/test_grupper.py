"""Groups who can go together to one offer: made, shown, and accepted whole or not at all."""

import html
import random
import re

import pytest
import time_machine
from django.urls import reverse

from kobling.engine import grupper
from kobling.engine.grupper import Kandidat, foresla_grupper
from kobling.engine.typer import Aktivitet, Deltaker
from kobling.models import Kobling, Koblingsforslag, Overstyring
from kobling.services import koble
from tests import factories
from tests.conftest import NOW


TIRSDAG = frozenset({(2, "kveld")})


def _k(pk, **felt):
    standard = {"score": 600 - pk, "alder_fra": 26, "tider": TIRSDAG, "sprak": frozenset({"uk"}),
                "trenger_folge": False, "kan_folge": False}  # fmt: skip
    return Kandidat(id=pk, **standard | felt)


def _lag(kandidater, plasser=6, *, har_folge=False):
    return foresla_grupper(kandidater, plasser=plasser, har_folge=har_folge)


def test_three_to_six_and_never_more_than_there_are_places():
    assert _lag([_k(1), _k(2)]) == []
    assert [len(g.medlemmer) for g in _lag([_k(i) for i in range(9)], plasser=20)] == [6, 3]
    assert [len(g.medlemmer) for g in _lag([_k(i) for i in range(9)], plasser=4)] == [4]
    assert _lag([_k(i) for i in range(9)], plasser=2) == []


@pytest.mark.parametrize(
    "ulik",
    [
        {"tider": frozenset({(4, "kveld")})},
        {"sprak": frozenset({"ar"})},
        {"alder_fra": 60},
        {"alder_fra": 17},
    ],
)
def test_all_share_a_slot_a_language_and_an_age(ulik):
    assert _lag([_k(1), _k(2), _k(3, **ulik)]) == []
    (gruppe,) = _lag([_k(1), _k(2), _k(3, **ulik), _k(4)])
    assert gruppe.medlemmer == (1, 2, 4)


def test_who_needs_somebody_to_go_along_comes_only_where_there_is_one():
    redd = _k(1, trenger_folge=True)
    assert _lag([redd, _k(2), _k(3)]) == []
    (gruppe,) = _lag([redd, _k(2), _k(3)], har_folge=True)
    assert (gruppe.folge, gruppe.trenger_folge) == (None, (1,))
    (gruppe,) = _lag([redd, _k(2), _k(3, kan_folge=True)])
    assert (gruppe.folge, gruppe.trenger_folge) == (3, (1,))
    mange = [redd, *(_k(i) for i in range(2, 8)), _k(9, kan_folge=True)]
    assert _lag(mange)[0].medlemmer == (1, 2, 3, 4, 5, 9)


def test_the_order_of_the_input_never_matters():
    folk = [_k(i, alder_fra=18 + i % 30, sprak=frozenset({"uk", "ar"} if i % 3 else {"ar"}))
            for i in range(30)]  # fmt: skip
    ventet = _lag(folk, plasser=30)
    for fro in range(5):
        random.Random(fro).shuffle(folk)
        assert _lag(folk, plasser=30) == ventet
    alle = [pk for gruppe in ventet for pk in gruppe.medlemmer]
    assert len(alle) == len(set(alle))


def test_a_candidate_is_read_from_the_answer():
    a = Aktivitet(id=1, tider=TIRSDAG)
    d = Deltaker(id=7, alder_fra=26, informasjonssprak="uk", norsk="litt", engelsk="godt",
                 dager_uten_del=frozenset({2}))  # fmt: skip
    ventet = _k(7, score=1, sprak=frozenset({"uk", "nb", "en"}), kan_folge=True)
    assert grupper.kandidat(d, a, 1) == ventet
    barn = Deltaker(id=8, alder_fra=13, norsk="godt", behov=frozenset({"folge"}))
    assert not grupper.kandidat(barn, a, 1).kan_folge
    assert grupper.kandidat(barn, a, 1).er_barn


def _tekst(svar):
    # Labels stand in a span of their own, so that they never break.
    return re.sub(r'<span class="ubrutt">(.*?)</span>', r"\1", html.unescape(svar.content.decode()))


def _side(kommune, tilbud, navn="plass_vis"):
    return reverse(f"kobling:{navn}", args=[kommune.slug, tilbud.public_id])


@pytest.fixture
def _na():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.mark.django_db
@pytest.mark.usefixtures("_na")
def test_the_offer_shows_who_fits_and_a_group_is_accepted_at_once(i_kommune, koordinator):
    tilbud = factories.tilbud(plasser=4, navn="Senfotball", har_folge=True)
    folk = [factories.svarark(behov=["folge"] if i == 0 else []).beboer for i in range(4)]
    apent = factories.forslag(beboer=folk[0], tilbud=tilbud)
    tekst = _tekst(koordinator.get(_side(i_kommune, tilbud)))
    for synlig in ("4 personer kan være med", "Godta alle 4", "Vurder forslaget", "Koble for hånd",
                   "Foreningen møter den nye første gang", *(b.etikett for b in folk)):  # fmt: skip
        assert synlig in tekst
    data = {"id": [b.public_id for b in folk]}
    svar = koordinator.post(_side(i_kommune, tilbud, "plass_gruppe"), data, follow=True)
    assert "4 personer er koblet." in _tekst(svar)
    assert "Ingen kan fylle plassene nå" in _tekst(svar)
    assert "0 personer" not in _tekst(svar)
    # The keys work in the queue, and are not promised elsewhere.
    assert "Angre forrige" in _tekst(svar)
    assert "<kbd>" not in _tekst(svar)
    assert Kobling.objects.count() == 4
    assert set(Overstyring.objects.values_list("slag", flat=True)) == {"gruppe"}
    assert Kobling.objects.get(beboer=folk[0]).forslag == apent
    angre = reverse("kobling:forslag_angre", args=[i_kommune.slug])
    assert angre in _tekst(svar)
    angret = _tekst(koordinator.post(angre, follow=True))
    assert "Angret. 4 koblinger er tatt bort, og ingenting er sendt." in angret
    assert Kobling.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.usefixtures("_na")
def test_a_group_goes_whole_or_not_at_all(i_kommune, koordinator):
    tilbud = factories.tilbud(plasser=2)
    folk = [factories.svarark().beboer for _ in range(3)]
    adresse = _side(i_kommune, tilbud, "plass_gruppe")
    svar = koordinator.post(adresse, {"id": [b.public_id for b in folk]}, follow=True)
    assert "Ingen i gruppen er koblet." in _tekst(svar)
    annen = factories.svarark(norsk="ikke", tider=((5, "formiddag"),)).beboer
    svar = koordinator.post(adresse, {"id": [folk[0].public_id, annen.public_id]}, follow=True)
    assert f"{annen.etikett} kan ikke være med" in _tekst(svar)
    utenadresse = factories.tilbud(organisasjon=factories.organisasjon(epost=""))
    svar = koordinator.post(
        _side(i_kommune, utenadresse, "plass_gruppe"), {"id": folk[0].public_id}, follow=True
    )
    assert "ingen e-postadresse" in _tekst(svar)
    for ids in ([], ["x"]):
        svar = koordinator.post(adresse, {"id": ids}, follow=True)
        assert "Velg en gruppe." in _tekst(svar)
    assert (Kobling.objects.count(), Koblingsforslag.objects.count()) == (0, 0)


@pytest.mark.django_db
def test_a_group_can_confirm_no_rule_away(i_kommune, koordinator):
    tilbud = factories.tilbud(interesser=("sying_strikking",))
    with pytest.raises(koble.KanIkkeKoble):
        koble.koble_gruppe(tilbud, [factories.svarark().beboer], by=koordinator.bruker, now=NOW)


@pytest.mark.django_db
def test_a_closed_offer_has_nobody(i_kommune, koordinator):
    factories.svarark()
    tekst = _tekst(koordinator.get(_side(i_kommune, factories.tilbud(status="pauset"))))
    assert "Alle plassene er tatt, eller tilbudet er ikke åpent." in tekst


@pytest.mark.django_db
@pytest.mark.parametrize("hvem", ["mottaksansatt", "leder", "annen_koordinator"])
def test_only_the_kommunes_coordinators_fill_places(i_kommune, hvem, request):
    klient, tilbud = request.getfixturevalue(hvem), factories.tilbud()
    beboer = factories.svarark().beboer
    assert klient.get(_side(i_kommune, tilbud)).status_code == 404
    adresse = _side(i_kommune, tilbud, "plass_gruppe")
    assert klient.post(adresse, {"id": beboer.public_id}).status_code == 404
    assert Kobling.objects.count() == 0
