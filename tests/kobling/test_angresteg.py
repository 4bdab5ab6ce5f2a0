"""What staff record can be taken back: every kind of step, and every reason why not."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from kartlegging.models import Svarark
from kobling.models import Kobling, Laerdom
from kobling.selectors import tidslinje
from kobling.services import angresteg, oppfolging, svar, tur, vurder
from kommuneportal.core.enums import Eposttilstand
from kommuneportal.core.models import Epost, Hendelse
from organisasjoner.models import Stottebehov
from tests import factories
from tests.conftest import NOW


pytestmark = pytest.mark.django_db
DAG, NY_DAG = date(2026, 11, 10), date(2026, 11, 17)
LITT_ETTER = NOW + timedelta(minutes=5)


@pytest.fixture
def by(i_kommune, koordinator):
    return koordinator.bruker


def _kobling(by, status, **felt):
    tilbud = felt.pop("tilbud", None) or factories.tilbud(plasser=1)
    forslag = factories.forslag(tilbud=tilbud, status="godkjent", avgjort_at=NOW, avgjort_by=by)
    return factories.kobling(by=by, forslag=forslag, status=status, **felt)


def _ny(kobling):
    return Kobling.objects.get(pk=kobling.pk)


def _ja(by, kobling, *, now=NOW, dag=DAG):
    return oppfolging.registrer_svar(
        kobling, versjon=kobling.versjon, ja=True, by=by, now=now, forste_gang_date=dag
    )


def _angre(kobling, by, now=LITT_ETTER):
    return angresteg.angre_steg(kobling, by=by, now=now)


def _post(slag):
    return [e.tilstand for e in Epost.objects.filter(slag=slag).order_by("pk")]


def test_three_months_is_taken_back_and_asked_again(by):
    kobling = _kobling(by, "i_gang", mott_at=NOW - timedelta(days=100))
    kobling = oppfolging.registrer_tre_maneder(kobling, versjon=1, fortsetter=True, by=by, now=NOW)
    kobling = _angre(kobling, by)
    assert (kobling.status, kobling.tre_maneder_at) == ("i_gang", None)
    igjen = oppfolging.registrer_tre_maneder(kobling, versjon=3, fortsetter=True, by=by, now=NOW)
    assert igjen.tre_maneder_at == NOW


@pytest.mark.parametrize("status", ["mott", "i_gang"])
def test_stopped_by_mistake_is_taken_back_when_the_place_is_free(by, status):
    kobling = _kobling(by, status, mott_at=NOW)
    tjeneste = {
        "mott": oppfolging.registrer_fire_uker, "i_gang": oppfolging.registrer_tre_maneder,
    }[status]  # fmt: skip
    felles = {"fortsetter": False, "by": by, "now": NOW, "grunn": "flyttet"}
    kobling = tjeneste(kobling, versjon=1, **felles)
    assert kobling.status == "avsluttet"
    kobling = _angre(kobling, by)
    assert (kobling.status, kobling.avsluttet_at, kobling.grunn) == (status, None, "")
    tjeneste(kobling, versjon=3, **felles | {"now": LITT_ETTER})
    _kobling(by, "takket_ja", tilbud=kobling.tilbud)
    with pytest.raises(angresteg.KanIkkeAngre, match="gitt til en annen"):
        _angre(kobling, by)


def test_no_show_is_taken_back_with_its_day_and_mail(by):
    kobling = _ja(by, _kobling(by, "plass_bekreftet"))
    senere = NOW + timedelta(days=8)
    kobling = oppfolging.registrer_oppmote(
        kobling, versjon=2, kom=False, by=by, now=senere, grunn="tidspunkt", ny_date=NY_DAG
    )
    assert (kobling.forste_gang_date, _post("kobling_ny_dag")) == (NY_DAG, ["venter"])
    kobling = _angre(kobling, by, senere)
    assert (kobling.status, kobling.forste_gang_date, kobling.grunn) == ("takket_ja", DAG, "")
    assert (_post("kobling_ny_dag"), _post("kobling_ja")) == (["avbrutt"], ["venter"])


def test_a_moved_day_is_taken_back_until_its_mail_has_left(by):
    kobling = _ja(by, _kobling(by, "plass_bekreftet"))
    senere = NOW + timedelta(days=1)
    kobling = oppfolging.bytt_dag(kobling, versjon=2, dag=NY_DAG, by=by, now=senere)
    kobling = _angre(kobling, by, senere)
    assert (kobling.status, kobling.forste_gang_date) == ("takket_ja", DAG)
    assert (_post("kobling_ny_dag"), _post("kobling_ja")) == (["avbrutt"], ["venter"])
    kobling = oppfolging.bytt_dag(kobling, versjon=4, dag=NY_DAG, by=by, now=senere)
    Epost.objects.filter(tilstand="venter").update(tilstand=Eposttilstand.SENDT)
    with pytest.raises(angresteg.KanIkkeAngre, match="Flytt dagen på nytt"):
        _angre(kobling, by, senere)


def test_moved_twice_and_taken_back_once_tells_the_first_move(by):
    kobling = _ja(by, _kobling(by, "plass_bekreftet"))
    for i, dag in enumerate((NY_DAG, date(2026, 11, 24))):
        kobling = oppfolging.bytt_dag(
            kobling, versjon=2 + i, dag=dag, by=by, now=NOW + timedelta(minutes=1 + i)
        )
    kobling = _angre(kobling, by)
    assert kobling.forste_gang_date == NY_DAG
    assert _post("kobling_ny_dag") == ["avbrutt", "avbrutt", "venter"]
    assert "17. november" in Epost.objects.filter(slag="kobling_ny_dag").last().tekst


def test_a_change_that_was_not_told_after_all_becomes_a_task_again(by):
    kobling = _kobling(by, "takket_ja", tilbud_endret_at=NOW - timedelta(days=1))
    kobling = oppfolging.fortalt(kobling, versjon=1, by=by, now=NOW)
    assert kobling.tilbud_endret_at is None
    assert _angre(kobling, by).tilbud_endret_at == LITT_ETTER


def test_came_by_mistake_and_four_weeks_by_mistake(by):
    kobling = oppfolging.registrer_oppmote(
        _kobling(by, "takket_ja"), versjon=1, kom=True, by=by, now=NOW
    )
    assert (_angre(kobling, by).status, _ny(kobling).mott_at) == ("takket_ja", None)
    kobling = _kobling(by, "mott", mott_at=NOW - timedelta(days=28))
    oppfolging.registrer_fire_uker(kobling, versjon=1, fortsetter=True, by=by, now=NOW)
    kobling = _angre(kobling, by)
    assert (kobling.status, kobling.fire_uker_at) == ("mott", None)
    assert kobling.mott_at == NOW - timedelta(days=28)


def test_a_no_after_a_yes_that_was_not_meant_sends_the_yes_again(by):
    kobling = _ja(by, _kobling(by, "plass_bekreftet"))
    kobling = oppfolging.registrer_svar(
        kobling, versjon=2, ja=False, by=by, now=NOW + timedelta(minutes=1), grunn="annet"
    )
    assert (_post("kobling_ja"), _post("kobling_nei")) == (["avbrutt"], ["venter"])
    kobling = _angre(kobling, by)
    assert kobling.status == "takket_ja"
    assert (_post("kobling_ja"), _post("kobling_nei")) == (["avbrutt", "venter"], ["avbrutt"])


# --- endings, and what was said on the telephone --------------------------------------------


def test_an_ending_is_taken_back_and_the_association_hears_nothing(by):
    kobling = _ja(by, _kobling(by, "plass_bekreftet"), now=NOW - timedelta(minutes=1))
    kobling = oppfolging.avslutt(kobling, versjon=2, by=by, now=NOW, grunn="ikke_aktuelt")
    assert (_post("kobling_ja"), _post("kobling_nei")) == (["avbrutt"], ["venter"])
    assert Epost.objects.get(slag="kobling_nei").send_after == NOW + timedelta(minutes=10)
    kobling = _angre(kobling, by)
    assert (kobling.status, kobling.avsluttet_at) == ("takket_ja", None)
    assert (_post("kobling_ja"), _post("kobling_nei")) == (["avbrutt", "venter"], ["avbrutt"])


def test_an_ending_whose_mail_has_left_stands(by):
    kobling = oppfolging.avslutt(
        _kobling(by, "takket_ja"), versjon=1, by=by, now=NOW, grunn="annet"
    )
    Epost.objects.update(tilstand=Eposttilstand.SENDT)
    with pytest.raises(angresteg.KanIkkeAngre, match="allerede fått beskjed"):
        _angre(kobling, by)


def test_an_ended_request_goes_out_again_when_it_had_not_left(by):
    kobling = _kobling(by, "forespurt", sendes_at=NOW + timedelta(minutes=10))
    tur.send_eller_vent(kobling, svarark=Svarark.objects.get(beboer=kobling.beboer), now=NOW)
    kobling = oppfolging.avslutt(kobling, versjon=1, by=by, now=NOW, grunn="annet")
    assert _post("kobling_foresporsel") == ["avbrutt"]
    kobling = _angre(kobling, by)
    assert (kobling.status, _post("kobling_foresporsel")) == ("forespurt", ["avbrutt", "venter"])
    assert Epost.objects.last().send_after == LITT_ETTER + timedelta(minutes=10)


def test_a_request_that_ended_in_the_queue_waits_again(by):
    kobling = _kobling(by, "forespurt", pa_vent_siden_at=NOW, ventegrunn="ukegrense")
    kobling = oppfolging.avslutt(kobling, versjon=1, by=by, now=NOW, grunn="annet")
    assert kobling.ventegrunn == "ukegrense"
    kobling = _angre(kobling, by)
    assert (kobling.status, kobling.ventegrunn) == ("forespurt", "ukegrense")
    assert not Epost.objects.exists()


def test_a_person_who_withdrew_or_is_asked_elsewhere_is_not_taken_back(by):
    trukket = oppfolging.avslutt(
        _kobling(by, "takket_ja"), versjon=1, by=by, now=NOW, grunn="trukket"
    )
    assert not angresteg.kan_angres(trukket, trukket.overganger.last(), by=by, now=NOW)
    opptatt = oppfolging.avslutt(
        _kobling(by, "beboer_spurt"), versjon=1, by=by, now=NOW, grunn="annet"
    )
    annet = factories.forslag(
        beboer=opptatt.beboer, status="godkjent", avgjort_at=NOW, avgjort_by=by
    )
    factories.kobling(by=by, forslag=annet)
    with pytest.raises(angresteg.KanIkkeAngre, match="spurt et annet sted"):
        _angre(opptatt, by)


@pytest.mark.parametrize("hva", ["plass_bekreftet", "ikke_plass", "trenger_tilrettelegging"])
def test_a_telephone_answer_on_the_wrong_connection_is_taken_back(by, hva):
    kobling = _kobling(by, "forespurt")
    Epost.objects.create(slag="kobling_foresporsel", til="a@b.example", emne="x", tekst="x",
                         html="x", objekt_id=kobling.public_id, opprettet_at=NOW - timedelta(days=1), send_after=NOW,
                         tilstand="sendt")  # fmt: skip
    kobling = svar.besvar(kobling, svar=hva, behov=["skyss"], by=by, now=NOW)
    assert Stottebehov.objects.count() == (hva == "trenger_tilrettelegging")
    kobling = _angre(kobling, by)
    assert (kobling.status, kobling.besvart_at) == ("forespurt", None)
    assert (Stottebehov.objects.count(), Epost.objects.count()) == (0, 1)


def test_the_associations_own_answer_and_a_colleagues_ending_stand(by, leder):
    egen = svar.besvar(_kobling(by, "forespurt"), svar="ikke_plass", by=None, now=NOW)
    annens = oppfolging.avslutt(
        _kobling(by, "mott"), versjon=1, by=leder.bruker, now=NOW, grunn="annet"
    )
    for kobling in (egen, annens):
        with pytest.raises(angresteg.KanIkkeAngre):
            _angre(kobling, by)


def test_an_undo_is_told_and_is_not_undone(by):
    kobling = oppfolging.spor_beboer(_kobling(by, "plass_bekreftet"), versjon=1, by=by, now=NOW)
    kobling = _angre(kobling, by)
    linjer = tidslinje.tidslinje(kobling, tidslinje.steg(kobling), now=NOW)
    assert "Angret: Beboeren er spurt" in [linje["tittel"] for linje in linjer]
    assert Hendelse.objects.filter(handling="kobling_angret").count() == 1
    with pytest.raises(angresteg.KanIkkeAngre):
        _angre(kobling, by)


def test_undoing_the_third_time_too_far_forgets_what_it_taught(by):
    beboer = factories.svarark(reise="langt").beboer
    for _i in range(2):
        factories.forslag(beboer=beboer, status="avvist", grunn="reisevei", avgjort_at=NOW,
                          avgjort_by=by)  # fmt: skip
    forslag = factories.forslag(beboer=beboer, status="godkjent", avgjort_at=NOW, avgjort_by=by)
    kobling = factories.kobling(by=by, forslag=forslag, status="plass_bekreftet")
    kobling = oppfolging.registrer_svar(
        kobling, versjon=1, ja=False, by=by, now=NOW, grunn="reisevei"
    )
    assert Laerdom.objects.get().verdi == "buss"
    _angre(kobling, by)
    assert not Laerdom.objects.exists()


# --- the pages ------------------------------------------------------------------------------


def test_the_coordinator_takes_back_an_ending_on_the_page(i_kommune, koordinator):
    kobling = _kobling(koordinator.bruker, "takket_ja")
    sider = [
        reverse(f"kobling:kobling_{navn}", args=[i_kommune.slug, kobling.public_id])
        for navn in ("avslutt", "angre", "vis")
    ]
    koordinator.post(sider[0], {"versjon": 1, "grunn": "annet"})
    assert "Angre det siste" in koordinator.get(sider[2]).content.decode()
    for ventet in ("Koblingen er som før", "kan ikke angres lenger"):
        assert ventet in koordinator.post(sider[1], follow=True).content.decode()
    assert _ny(kobling).status == "takket_ja"
    assert koordinator.get(sider[1]).status_code == 405


def test_an_approval_is_taken_back_on_its_page_until_the_mail_leaves(i_kommune, koordinator):
    for minutter, status in ((5, "foreslatt"), (11, "godkjent")):
        forslag = factories.forslag()
        kobling = vurder.godkjenn(forslag, versjon=1, by=koordinator.bruker, now=NOW)
        args = [i_kommune.slug, kobling.public_id]
        with time_machine.travel(NOW + timedelta(minutes=minutter), tick=False):
            vis = koordinator.get(reverse("kobling:kobling_vis", args=args)).content.decode()
            assert ("Angre det siste" in vis) == (status == "foreslatt")
            assert ("foreningen blir spurt kl." in vis) == (status == "foreslatt")
            Epost.objects.filter(send_after__lt=timezone.now()).update(tilstand="sendt")
            koordinator.post(reverse("kobling:kobling_angre", args=args))
        forslag.refresh_from_db()
        assert forslag.status == status


@pytest.mark.parametrize("hvem", ["mottaksansatt", "leder", "annen_koordinator"])
def test_only_coordinators_of_the_kommune_take_back(i_kommune, koordinator, hvem, request):
    kobling = oppfolging.avslutt(
        _kobling(koordinator.bruker, "mott"), versjon=1, by=koordinator.bruker, now=NOW,
        grunn="annet",
    )  # fmt: skip
    side = reverse("kobling:kobling_angre", args=[i_kommune.slug, kobling.public_id])
    assert request.getfixturevalue(hvem).post(side).status_code == 404
    assert _ny(kobling).status == "avsluttet"
