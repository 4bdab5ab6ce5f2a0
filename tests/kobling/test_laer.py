"""Reasons teach: the third rejection of a kind is laid over the answer, and can be taken back."""

import html
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from kartlegging.models import Svarark
from kobling.engine.regler import hvorfor_ikke
from kobling.models import Laerdom
from kobling.selectors import kriterier, laert
from kobling.selectors.motor import engine_input
from kobling.services import laer, oppfolging, rutiner, vurder
from kommuneportal.core.models import Endringsmerke, Hendelse
from tests import factories
from tests.conftest import NOW


pytestmark = pytest.mark.django_db


@pytest.fixture
def by(i_kommune, koordinator):
    return koordinator.bruker


def _avvis(beboer, by, grunn="reisevei", antall=3, now=NOW):
    rader = [factories.forslag(beboer=beboer, opprettet_at=NOW) for _ in range(antall)]
    for rad in rader:
        vurder.avvis(rad, versjon=1, grunn=grunn, by=by, now=now)
    return rader


def _reise(beboer):
    return next(d.reise for d in engine_input(now=NOW).deltakere if d.id == beboer.pk)


@pytest.mark.parametrize(
    ("egen", "verdi"), [("langt", "buss"), ("buss", "ga"), ("", "buss")]
)  # fmt: skip
def test_three_times_too_far_lowers_the_reach_and_never_the_answer(by, egen, verdi):
    beboer = factories.svarark(reise=egen).beboer
    _avvis(beboer, by, antall=2)
    assert not Laerdom.objects.exists()
    _avvis(beboer, by, antall=1)
    rad = Laerdom.objects.get()
    assert (rad.slag, rad.verdi, rad.grunn) == ("kortere_reise", verdi, "reisevei")
    assert _reise(beboer) == verdi
    assert Svarark.objects.get().reise == egen
    _avvis(beboer, by)
    assert Laerdom.objects.count() == 1
    assert Hendelse.objects.filter(handling="laerdom_laget").count() == 1


def test_who_walks_cannot_be_asked_to_walk_less(by):
    _avvis(factories.svarark(reise="ga").beboer, by)
    assert not Laerdom.objects.exists()


@pytest.mark.parametrize(("grunn", "behov"), [("trenger_folge", "folge"), ("kostnad", "gratis")])
def test_other_reasons_that_teach_add_a_need(by, grunn, behov):
    beboer = factories.svarark(behov=["skyss"]).beboer
    _avvis(beboer, by, grunn=grunn)
    (deltaker,) = engine_input(now=NOW).deltakere
    assert deltaker.behov == {"skyss", behov}


@pytest.mark.parametrize("grunn", ["tidspunkt", "sprak", "fullt", "alder", "annet"])
def test_what_says_as_much_about_the_offer_teaches_nothing(by, grunn):
    _avvis(factories.svarark().beboer, by, grunn=grunn, antall=4)
    assert not Laerdom.objects.exists()


def test_a_lesson_never_widens_a_reach_that_a_newer_answer_has_lowered():
    svar = {"reise": "ga", "behov": []}
    assert laert.bruk(svar, [("kortere_reise", "buss")])["reise"] == "ga"
    assert laert.bruk({"reise": "langt", "behov": []}, [("kortere_reise", "ga")])["reise"] == "ga"


def test_what_lies_too_far_is_not_suggested_any_more(by):
    mottak = factories.mottak(sone=factories.sone(lat=60.0, lon=10.0))
    beboer = factories.beboer(mottak=mottak)
    factories.svarark(beboer=beboer, reise="buss")
    borte = factories.tilbud(sone=factories.sone(lat=60.07, lon=10.0))
    grunnlag = engine_input(now=NOW, tilbud=borte.pk)
    assert hvorfor_ikke(grunnlag.deltakere[0], grunnlag.aktiviteter[0], grunnlag) == []
    _avvis(beboer, by)
    grunnlag = engine_input(now=NOW, tilbud=borte.pk)
    assert hvorfor_ikke(grunnlag.deltakere[0], grunnlag.aktiviteter[0], grunnlag) == ["reisevei"]


def test_undoing_the_third_rejection_takes_the_lesson_back(by):
    beboer = factories.svarark(reise="buss").beboer
    siste = _avvis(beboer, by)[-1]
    vurder.angre(siste, by=by, now=NOW)
    assert not Laerdom.objects.exists()
    assert _reise(beboer) == "buss"


def test_a_revoked_lesson_counts_from_nothing_again(by):
    beboer = factories.svarark(reise="buss").beboer
    _avvis(beboer, by)
    rad = Laerdom.objects.get()
    senere = NOW + timedelta(days=1)
    assert laer.opphev(rad, by=by, now=senere)
    assert not laer.opphev(rad, by=by, now=senere)
    assert _reise(beboer) == "buss"
    assert Endringsmerke.objects.filter(slag="kobling").exists()
    _avvis(beboer, by, antall=2, now=senere + timedelta(hours=1))
    assert not Laerdom.objects.gjeldende().exists()
    _avvis(beboer, by, antall=1, now=senere + timedelta(hours=2))
    assert Laerdom.objects.gjeldende().count() == 1


def test_the_database_holds_one_lesson_of_a_kind(i_kommune):
    beboer = factories.beboer()
    felt = {"beboer": beboer, "slag": "bare_gratis", "grunn": "kostnad", "laert_at": NOW}
    Laerdom.objects.create(**felt)
    with pytest.raises(IntegrityError), transaction.atomic():
        Laerdom.objects.create(**felt)


def test_the_reasons_tell_what_was_learnt(by):
    beboer = factories.svarark(reise="buss").beboer
    _avvis(beboer, by)
    grunn = {"kriterium": "reise", "tilstand": "passer", "kilde": "beregnet",
             "kode": "reise_innenfor", "parametre": {"km": 2, "reise": "ga"}, "poeng": 1}  # fmt: skip
    forslag = factories.forslag(beboer=beboer, begrunnelser=[grunn])
    (linje,) = kriterier.kriterier(forslag, interesser={}, laerdommer=laert.for_beboer(beboer))
    assert "Vi foreslår bare det personen kan gå til." in linje.setning
    assert linje.kilde.endswith("+ tidligere avslag")


def test_a_learnt_reach_is_not_told_as_what_the_person_has_said(by):
    beboer = factories.svarark(reise="").beboer
    _avvis(beboer, by)
    grunn = {"kriterium": "reise", "tilstand": "passer", "kilde": "beregnet",
             "kode": "reise_innenfor", "parametre": {"km": 3, "reise": "buss"}, "poeng": 1}  # fmt: skip
    forslag = factories.forslag(beboer=beboer, begrunnelser=[grunn])
    (linje,) = kriterier.kriterier(forslag, interesser={}, laerdommer=laert.for_beboer(beboer))
    assert linje.setning == (
        "Om lag 3 km. Vi foreslår ikke lenger enn det personen kan ta buss til."
    )


def _sagt(beboer, by, steg, grunn="reisevei"):
    """Let the person say no, not come, or stop, for a reason."""
    forslag = factories.forslag(beboer=beboer, status="godkjent", avgjort_at=NOW, avgjort_by=by)
    fra = {"nei": "beboer_spurt", "kom_ikke": "takket_ja", "sluttet": "mott"}[steg]
    kobling = factories.kobling(by=by, forslag=forslag, status=fra, mott_at=NOW)
    felles = {"versjon": 1, "by": by, "now": NOW, "grunn": grunn}
    if steg == "nei":
        return oppfolging.registrer_svar(kobling, ja=False, **felles | {"by": None})
    if steg == "kom_ikke":
        return oppfolging.registrer_oppmote(kobling, kom=False, **felles)
    return oppfolging.registrer_fire_uker(kobling, fortsetter=False, **felles)


@pytest.mark.parametrize("siste", ["nei", "kom_ikke", "sluttet"])
def test_the_persons_own_words_teach_like_rejections(by, siste):
    beboer = factories.svarark(reise="langt").beboer
    _avvis(beboer, by, antall=1)
    _sagt(beboer, by, "nei")
    _sagt(beboer, by, siste, grunn="tidspunkt")
    assert not Laerdom.objects.exists()
    kobling = _sagt(beboer, by, siste)
    assert (Laerdom.objects.get().verdi, Laerdom.objects.get().forslag) == (
        "buss", kobling.forslag,
    )  # fmt: skip
    assert _reise(beboer) == "buss"


def test_one_connection_counts_once_and_what_others_ended_not_at_all(by):
    beboer = factories.svarark(reise="langt").beboer
    kobling = _sagt(beboer, by, "kom_ikke")
    kobling = oppfolging.registrer_oppmote(
        kobling, versjon=2, kom=False, by=by, now=NOW, grunn="reisevei"
    )
    assert kobling.status == "avsluttet"
    for _i in range(3):
        forslag = factories.forslag(beboer=beboer, status="godkjent", avgjort_at=NOW, avgjort_by=by)
        forespurt = factories.kobling(by=by, forslag=forslag)
        oppfolging.avslutt(forespurt, versjon=1, by=by, now=NOW, grunn="reisevei")
    _sagt(beboer, by, "nei")
    assert not Laerdom.objects.exists()
    rutiner.lukk_gamle(now=NOW + timedelta(days=15))
    _sagt(beboer, by, "nei")
    assert Laerdom.objects.count() == 1


def test_the_person_page_shows_the_lesson_and_revokes_it(by, i_kommune, koordinator):
    mottak = factories.mottak(navn="Solbakken")
    beboer = factories.beboer(mottak=mottak, referanse="A-301", referanse_normalisert="a301")
    factories.svarark(beboer=beboer, reise="buss")
    _avvis(beboer, by)
    apent = factories.forslag(beboer=beboer, tilbud=factories.tilbud(navn="Sjakk på torget"))
    factories.kobling(by=by, forslag=factories.forslag(
        beboer=beboer, status="godkjent", avgjort_at=NOW, avgjort_by=by))  # fmt: skip
    side = reverse("kobling:person_vis", args=[i_kommune.slug, beboer.public_id])
    tekst = html.unescape(koordinator.get(side).content.decode())
    for synlig in (beboer.etikett, "Sjakk på torget", "Vi foreslår bare det personen kan gå til.",
                   "Tre ganger «for langt»", "Grunn: for langt", "Foreningen er spurt"):  # fmt: skip
        assert synlig in tekst
    assert "A-301" not in tekst
    assert "Solbakken" not in tekst
    innsyn = Hendelse.objects.filter(handling="innsyn").last()
    assert innsyn.koder["ids"] == sorted([str(beboer.public_id), str(apent.public_id)])
    adresse = reverse(
        "kobling:laerdom_opphev", args=[i_kommune.slug, Laerdom.objects.get().public_id]
    )
    for svar in ("Nå gjelder bare det personen selv har svart", "opphevet allerede"):
        assert svar in html.unescape(koordinator.post(adresse, follow=True).content.decode())
    assert koordinator.get(adresse).status_code == 405


def test_the_person_page_takes_a_constant_number_of_queries(
    by, i_kommune, koordinator, django_assert_max_num_queries
):
    beboer = factories.svarark().beboer
    for _ in range(4):
        factories.forslag(beboer=beboer)
    side = reverse("kobling:person_vis", args=[i_kommune.slug, beboer.public_id])
    koordinator.get(side)
    with django_assert_max_num_queries(20):
        koordinator.get(side)


@pytest.mark.parametrize("hvem", ["mottaksansatt", "leder", "annen_koordinator"])
def test_only_the_kommunes_coordinators_see_a_person(by, i_kommune, hvem, request):
    klient, beboer = request.getfixturevalue(hvem), factories.svarark().beboer
    _avvis(beboer, by)
    rad = Laerdom.objects.get()
    side = reverse("kobling:person_vis", args=[i_kommune.slug, beboer.public_id])
    opphev = reverse("kobling:laerdom_opphev", args=[i_kommune.slug, rad.public_id])
    assert klient.get(side).status_code == 404
    assert klient.post(opphev).status_code == 404
    rad.refresh_from_db()
    assert rad.opphevet_at is None
