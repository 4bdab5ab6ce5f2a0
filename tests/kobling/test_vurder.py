"""Decisions about suggestions: each way out of each service."""

from datetime import timedelta

import pytest

from kobling.enums import Forslagsstatus
from kobling.models import Kobling
from kobling.selectors.plasser import ledige_plasser, opptatte_plasser
from kobling.services import vurder
from kommuneportal.core.enums import Eposttilstand
from kommuneportal.core.models import Epost, Hendelse, Lenke
from tests import factories
from tests.conftest import NOW
from tests.lesbart import lesbart


pytestmark = pytest.mark.django_db


@pytest.fixture
def by(i_kommune, koordinator):
    return koordinator.bruker


def _godkjenn(forslag, by, **felt):
    return vurder.godkjenn(forslag, **{"versjon": forslag.versjon, "by": by, "now": NOW} | felt)


def test_godkjenn_takes_a_place_and_queues_one_mail(by):
    forslag = factories.forslag(tilbud=factories.tilbud(plasser=2))
    kobling = _godkjenn(forslag, by)
    forslag.refresh_from_db()
    epost = Epost.objects.get()
    assert (forslag.status, forslag.avgjort_by, forslag.versjon) == ("godkjent", by, 2)
    assert (kobling.status, kobling.godkjent_by, kobling.plass_holdes_til_at) == (
        "forespurt", by, NOW + timedelta(days=21),
    )  # fmt: skip
    assert (epost.objekt_id, epost.til) == (kobling.public_id, kobling.tilbud.organisasjon.epost)
    assert epost.send_after == NOW + timedelta(minutes=10)
    assert (ledige_plasser(kobling.tilbud), opptatte_plasser()) == (1, {kobling.tilbud_id: 1})
    assert Hendelse.objects.get().handling == "forslag_godkjent"


def test_mail_says_age_band_day_and_support_and_nothing_finer(by):
    mottak = factories.mottak(navn="Solbakken mottak", sone=factories.sone(navn="Nordre dal"))
    beboer = factories.beboer(mottak=mottak, referanse="A-301", referanse_normalisert="a301")
    factories.svarark(beboer=beboer, alder_fra=27, alder_til=31, informasjonssprak="prs",
                      norsk="ikke", behov=["folge", "bare_kvinner"])  # fmt: skip
    _godkjenn(factories.forslag(beboer=beboer, tilbud=factories.tilbud(navn="Kor & <sang>")), by)
    epost = Epost.objects.get()
    for tekst in (epost.tekst, epost.html):
        assert "26–39 år" in tekst
        assert "Følge første gang" in tekst
        assert "Språkstøtte" in tekst
        for hemmelig in (beboer.etikett, "A-301", "Solbakken", "Nordre", "27", "31", "dari",
                         "prs", "kvinner", str(beboer.public_id)):  # fmt: skip
            assert hemmelig not in lesbart(tekst)
    assert "Kor & <sang>" in epost.tekst
    assert "Kor &amp; &lt;sang&gt;" in epost.html
    assert beboer.etikett not in epost.emne


@pytest.mark.parametrize("vertssprak", [["prs"], ["en", "prs"]])
def test_mail_is_silent_about_language_when_a_host_speaks_it(by, vertssprak):
    tilbud = factories.tilbud(vertssprak=vertssprak)
    beboer = factories.svarark(informasjonssprak="prs", norsk="ikke").beboer
    _godkjenn(factories.forslag(beboer=beboer, tilbud=tilbud), by)
    assert "Språkstøtte" not in Epost.objects.get().tekst


def test_godkjenn_refuses_when_the_last_place_is_taken(by):
    tilbud = factories.tilbud(plasser=1)
    _godkjenn(factories.forslag(tilbud=tilbud), by)
    andre = factories.forslag(tilbud=tilbud)
    with pytest.raises(vurder.KanIkkeGodkjenne):
        _godkjenn(andre, by)
    andre.refresh_from_db()
    assert (andre.status, Kobling.objects.count(), Epost.objects.count()) == ("foreslatt", 1, 1)


def test_unknown_number_of_places_is_two(by):
    tilbud = factories.tilbud(plasser=None)
    for _ in range(2):
        _godkjenn(factories.forslag(tilbud=tilbud), by)
    with pytest.raises(vurder.KanIkkeGodkjenne):
        _godkjenn(factories.forslag(tilbud=tilbud), by)


@pytest.mark.parametrize("status", ["pauset", "avsluttet"])
def test_godkjenn_refuses_an_offer_that_is_not_open(by, status):
    forslag = factories.forslag(tilbud=factories.tilbud(status=status))
    with pytest.raises(vurder.KanIkkeGodkjenne):
        _godkjenn(forslag, by)


def test_godkjenn_refuses_an_association_without_address(by):
    tilbud = factories.tilbud(organisasjon=factories.organisasjon(epost=""))
    with pytest.raises(vurder.KanIkkeGodkjenne):
        _godkjenn(factories.forslag(tilbud=tilbud), by)


def test_godkjenn_refuses_an_answer_that_has_expired(by):
    beboer = factories.svarark(gyldig_til_date=NOW.date() - timedelta(days=1)).beboer
    with pytest.raises(vurder.KanIkkeGodkjenne):
        _godkjenn(factories.forslag(beboer=beboer), by)


def test_one_open_request_at_a_time_unless_the_coordinator_says_so(by):
    beboer = factories.svarark().beboer
    _godkjenn(factories.forslag(beboer=beboer), by)
    andre = factories.forslag(beboer=beboer)
    with pytest.raises(vurder.HarApenForesporsel):
        _godkjenn(andre, by)
    assert _godkjenn(andre, by, tross_apen=True).status == "forespurt"


def test_nothing_is_overwritten_when_two_decide(by, annen_koordinator):
    forslag = factories.forslag()
    vurder.avvis(forslag, versjon=1, grunn="sprak", by=by, now=NOW)
    for tjeneste, felt in (
        (vurder.godkjenn, {}),
        (vurder.avvis, {"grunn": "fullt"}),
        (vurder.utsett, {"til": "3"}),
        (vurder.noter, {"notat": "x"}),
    ):
        with pytest.raises(vurder.VurdertAvAndre):
            tjeneste(forslag, versjon=1, by=annen_koordinator.bruker, now=NOW, **felt)
    forslag.refresh_from_db()
    assert (forslag.status, forslag.grunn, forslag.avgjort_by) == ("avvist", "sprak", by)
    assert not Kobling.objects.exists()


def test_a_decided_suggestion_cannot_be_decided_again(by):
    forslag = factories.forslag()
    vurder.avvis(forslag, versjon=1, grunn="sprak", by=by, now=NOW)
    with pytest.raises(vurder.VurdertAvAndre):
        vurder.avvis(forslag, versjon=2, grunn="fullt", by=by, now=NOW)


@pytest.mark.parametrize(
    ("til", "dager", "venter"), [("3", 3, False), ("14", 14, False), ("tilbud", 60, True)]
)
def test_utsett_puts_aside_for_a_while(by, til, dager, venter):
    forslag = factories.forslag()
    vurder.utsett(forslag, versjon=1, til=til, by=by, now=NOW)
    forslag.refresh_from_db()
    assert (forslag.status, forslag.utsatt_til_date, forslag.venter_pa_tilbud) == (
        "utsatt", NOW.date() + timedelta(days=dager), venter,
    )  # fmt: skip
    igjen = vurder.utsett(forslag, versjon=2, til="3", by=by, now=NOW)
    assert (igjen.status, igjen.venter_pa_tilbud, igjen.versjon) == ("utsatt", False, 3)


def test_noter_keeps_the_note_and_the_state(by):
    forslag = vurder.noter(factories.forslag(), versjon=1, notat="Ring først", by=by, now=NOW)
    assert (forslag.notat, forslag.status) == ("Ring først", "foreslatt")


def test_angre_stops_the_mail_and_frees_the_place(by):
    forslag = factories.forslag(tilbud=factories.tilbud(plasser=1))
    kobling = _godkjenn(forslag, by)
    tilbake = vurder.angre(forslag, by=by, now=NOW + timedelta(minutes=9))
    assert (tilbake.status, tilbake.avgjort_at, tilbake.avgjort_by) == ("foreslatt", None, None)
    assert Epost.objects.get().tilstand == Eposttilstand.AVBRUTT
    assert Lenke.objects.get().trukket_at is not None
    assert (Kobling.objects.count(), ledige_plasser(kobling.tilbud)) == (0, 1)
    assert _godkjenn(tilbake, by).status == "forespurt"


def test_angre_is_too_late_when_the_mail_has_left(by):
    forslag = factories.forslag()
    _godkjenn(forslag, by)
    Epost.objects.update(tilstand=Eposttilstand.SENDT)
    with pytest.raises(vurder.KanIkkeAngre):
        vurder.angre(forslag, by=by, now=NOW)
    forslag.refresh_from_db()
    assert (forslag.status, Kobling.objects.count()) == ("godkjent", 1)


def test_angre_takes_back_rejections_and_postponements(by):
    avvist = vurder.avvis(factories.forslag(), versjon=1, grunn="sprak", by=by, now=NOW)
    utsatt = vurder.utsett(factories.forslag(), versjon=1, til="tilbud", by=by, now=NOW)
    for forslag in (avvist, utsatt):
        tilbake = vurder.angre(forslag, by=by, now=NOW)
        assert (tilbake.status, tilbake.grunn, tilbake.utsatt_til_date) == ("foreslatt", "", None)
        with pytest.raises(vurder.KanIkkeAngre):
            vurder.angre(forslag, by=by, now=NOW)


def test_angre_leaves_a_colleagues_decision_alone(by, annen_koordinator):
    forslag = vurder.avvis(factories.forslag(), versjon=1, grunn="sprak", by=by, now=NOW)
    with pytest.raises(vurder.KanIkkeAngre):
        vurder.angre(forslag, by=annen_koordinator.bruker, now=NOW)


def test_angre_gives_way_to_a_newer_suggestion_of_the_same_pair(by):
    forslag = vurder.avvis(factories.forslag(), versjon=1, grunn="sprak", by=by, now=NOW)
    factories.forslag(beboer=forslag.beboer, tilbud=forslag.tilbud)
    with pytest.raises(vurder.KanIkkeAngre):
        vurder.angre(forslag, by=by, now=NOW)
    forslag.refresh_from_db()
    assert forslag.status == Forslagsstatus.AVVIST
