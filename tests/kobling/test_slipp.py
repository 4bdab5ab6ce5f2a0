"""The slip: in the person's language, the right way round, and nothing about the person."""

import html
import json
from datetime import date

import pytest
import time_machine
from django.urls import reverse

from kartlegging.undersokelse.tekster import sprakene
from kobling.selectors import slipp
from tests import factories
from tests.conftest import NOW
from tests.lesbart import lesbart


pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _klokke():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def kobling(i_kommune, koordinator, mottaksansatt):
    mottak = factories.mottak(navn="Solbakken")
    factories.ansatt(bruker=mottaksansatt.bruker, mottak=mottak)
    beboer = factories.beboer(mottak=mottak, referanse="A-301", referanse_normalisert="a301")
    factories.svarark(beboer=beboer, informasjonssprak="ar")
    tilbud = factories.tilbud(
        navn="Strikkekafé", tider=((2, 18, 20),), pris_kr=0, sted="Biblioteket", ta_med="Garn",
        vertssprak=["nb", "en"],
    )  # fmt: skip
    forslag = factories.forslag(
        beboer=beboer, tilbud=tilbud, status="godkjent", avgjort_at=NOW,
        avgjort_by=koordinator.bruker,
    )  # fmt: skip
    return factories.kobling(
        by=koordinator.bruker, forslag=forslag, status="takket_ja",
        forste_gang_date=date(2026, 11, 3),
    )  # fmt: skip


def _side(klient, kobling, **valg):
    sti = reverse("kobling:oppgave_slipp", args=[kobling.kommune.slug, kobling.public_id])
    return html.unescape(klient.get(sti, valg).content.decode())


def test_every_language_of_the_survey_has_every_word():
    nokler = set(slipp.ordene("nb"))
    for tag in sprakene():
        ord_ = slipp.ordene(tag)
        assert set(ord_) == nokler
        assert all(tekst.strip() == tekst and tekst for tekst in ord_.values())
        meta = json.loads((slipp.MAPPE / f"{tag}.json").read_text(encoding="utf-8"))["_meta"]
        assert meta == {"sprak": tag, "reviewed": False}


@pytest.mark.parametrize("tag", ["ar", "fa", "uk", "ti", "nb"])
def test_the_slip_is_in_the_language_and_its_direction(kobling, mottaksansatt, tag):
    tekst = _side(mottaksansatt, kobling, sprak=tag)
    retning = sprakene()[tag].retning
    assert f'<article class="kort slipp print-slipp" lang="{tag}" dir="{retning}">' in tekst
    for ord_ in (slipp.ordene(tag)["tittel"], slipp.ordene(tag)["si"], "blå fugl", "Biblioteket"):
        assert ord_ in tekst
    assert ("Ingen som snakker språket, har kontrollert teksten ennå." in tekst) == (tag != "nb")


def test_the_persons_own_language_is_chosen_and_nothing_told_about_the_person(
    kobling, mottaksansatt
):
    tekst = _side(mottaksansatt, kobling)
    artikkel = tekst.partition("<article")[2].partition("</article>")[0]
    assert 'dir="rtl"' in artikkel
    artikkel = lesbart(f"<article{artikkel}")
    for synlig in ("18.00–20.00", "03.11.2026", "tirsdag 3. november 2026", "Strikkekafé"):
        assert synlig in artikkel
    for skjult in (kobling.beboer.etikett, "A-301", "Solbakken", "39"):
        assert skjult not in artikkel


@pytest.mark.parametrize(
    ("onsket", "blir"), [("pl", "en"), ("sma", "nb"), ("", "nb"), ("xx", "nb"), ("rn", "fr")]
)
def test_a_language_without_words_gets_its_reserve(onsket, blir):
    assert slipp.spraket(onsket) == blir


def test_the_reserve_is_told_to_the_staff(kobling, mottaksansatt):
    tekst = _side(mottaksansatt, kobling)
    assert "Lappen finnes ikke" not in tekst
    lapp = slipp.slipp(kobling, onsket="pl", kommune=kobling.kommune)
    assert (lapp.sprak.tag, lapp.onsket_mangler) == ("en", "polsk")


def test_words_of_the_association_are_escaped(kobling, mottaksansatt):
    type(kobling.tilbud).objects.update(sted="<b>Hagen</b>", navn="<i>Kafé</i>")
    sti = reverse("kobling:oppgave_slipp", args=[kobling.kommune.slug, kobling.public_id])
    tekst = mottaksansatt.get(sti).content.decode()
    assert "<b>Hagen</b>" not in tekst
    assert "&lt;b&gt;Hagen" in tekst


def test_an_offer_without_times_sends_to_the_staff(kobling, mottaksansatt):
    kobling.tilbud.tidspunkter.all().delete()
    assert slipp.ordene("ar")["avtales"] in _side(mottaksansatt, kobling)
