"""From the association's yes to the fourth week: each way out of each service."""

from datetime import date, timedelta

import pytest

from kobling.enums import TAR_PLASS, Koblingsstatus
from kobling.models import Kobling, Koblingsforslag
from kobling.selectors.plasser import ledige_plasser
from kobling.services import angresteg, oppfolging, rutiner, svar, trekk, vurder
from kobling.services.tilstand import flytt
from kommuneportal.core.enums import Eposttilstand
from kommuneportal.core.models import Epost, Hendelse
from tests import factories
from tests.conftest import NOW


pytestmark = pytest.mark.django_db
K = Koblingsstatus


@pytest.fixture
def by(i_kommune, koordinator):
    return koordinator.bruker


def _kobling(by, status="plass_bekreftet", **felt):
    tilbud = felt.pop("tilbud", None) or factories.tilbud(plasser=1, navn="Strikkekafé")
    forslag = factories.forslag(tilbud=tilbud, status="godkjent", avgjort_at=NOW, avgjort_by=by)
    return factories.kobling(by=by, forslag=forslag, status=status, **felt)


def _post(slag):
    return list(Epost.objects.filter(slag=slag).order_by("pk"))


def test_yes_gives_the_association_the_day_and_the_word_and_no_more(by):
    kobling = _kobling(by)
    oppfolging.registrer_svar(
        kobling, versjon=1, ja=True, by=by, now=NOW, forste_gang_date=date(2026, 11, 10)
    )
    kobling.refresh_from_db()
    (epost,) = _post("kobling_ja")
    assert (kobling.status, kobling.svarte_at, kobling.spurt_at) == ("takket_ja", NOW, NOW)
    assert epost.send_after == NOW + timedelta(minutes=10)
    for tekst in (epost.tekst, epost.html):
        assert "10. november 2026" in tekst
        assert "blå fugl" in tekst
        assert kobling.beboer.etikett not in tekst


def test_no_gives_only_that_nobody_comes_and_frees_the_place(by):
    kobling = _kobling(by)
    oppfolging.registrer_svar(kobling, versjon=1, ja=False, by=by, now=NOW, grunn="kostnad")
    kobling.refresh_from_db()
    (epost,) = _post("kobling_nei")
    assert (kobling.status, kobling.grunn) == ("takket_nei", "kostnad")
    assert "Det blir ikke noe av denne gangen" in epost.tekst
    assert "ostnad" not in epost.tekst + epost.html + epost.emne
    assert ledige_plasser(kobling.tilbud) == 1


def test_an_association_that_has_heard_the_words_reads_whom_it_need_not_expect(by):
    kobling = _kobling(by)
    oppfolging.registrer_svar(kobling, versjon=1, ja=True, by=by, now=NOW)
    assert "Dagen er ikke avtalt ennå" in _post("kobling_ja")[0].tekst
    Epost.objects.update(tilstand=Eposttilstand.SENDT, sendt_at=NOW)
    oppfolging.registrer_svar(kobling, versjon=2, ja=False, by=by, now=NOW)
    for tekst in (_post("kobling_nei")[0].tekst, _post("kobling_nei")[0].html):
        assert "blå fugl" in tekst
        assert "likevel" in tekst


def test_the_first_day_that_is_agreed_comes_instead_of_nothing(by):
    kobling = _kobling(by)
    oppfolging.registrer_svar(kobling, versjon=1, ja=True, by=by, now=NOW)
    for versjon, dag, i_stedet in ((2, 10, False), (3, 17, True)):
        dagen = date(2026, 11, dag)
        oppfolging.bytt_dag(kobling, versjon=versjon, dag=dagen, by=by, now=NOW)
        brev = _post("kobling_ny_dag")[-1]
        assert f"tirsdag {dag}. november 2026" in brev.tekst
        assert ("i stedet" in brev.tekst, "Ny dag" in brev.emne) == (i_stedet, i_stedet)


def test_asked_waits_and_is_asked_once(by):
    kobling = oppfolging.spor_beboer(_kobling(by), versjon=1, by=by, now=NOW)
    assert (kobling.status, kobling.spurt_at, Epost.objects.count()) == ("beboer_spurt", NOW, 0)
    with pytest.raises(oppfolging.KanIkkeLagre):
        oppfolging.spor_beboer(kobling, versjon=2, by=by, now=NOW)


def test_an_older_version_changes_nothing(by):
    kobling = _kobling(by)
    oppfolging.spor_beboer(kobling, versjon=1, by=by, now=NOW)
    for tjeneste, felt in (
        (oppfolging.registrer_svar, {"ja": True}),
        (oppfolging.registrer_oppmote, {"kom": True}),
        (oppfolging.registrer_fire_uker, {"fortsetter": True}),
        (oppfolging.avslutt, {"grunn": "annet"}),
    ):
        with pytest.raises(oppfolging.KanIkkeLagre):
            tjeneste(kobling, versjon=1, by=by, now=NOW, **felt)
    assert Kobling.objects.get().status == "beboer_spurt"


def test_first_time_then_four_weeks(by):
    kobling = _kobling(by, "takket_ja")
    kobling = oppfolging.registrer_oppmote(kobling, versjon=1, kom=True, by=by, now=NOW)
    assert (kobling.status, kobling.mott_at) == ("mott", NOW)
    kobling = oppfolging.registrer_fire_uker(
        kobling, versjon=2, fortsetter=True, by=by, now=NOW + timedelta(days=28)
    )
    assert kobling.status == "i_gang"
    slutt = _kobling(by, "mott")
    slutt = oppfolging.registrer_fire_uker(
        slutt, versjon=1, fortsetter=False, by=by, now=NOW, grunn="flyttet"
    )
    assert (slutt.status, slutt.grunn, slutt.avsluttet_at) == ("avsluttet", "flyttet", NOW)


def test_did_not_come_can_try_again_or_end(by):
    kobling = _kobling(by, "takket_ja")
    kobling = oppfolging.registrer_oppmote(
        kobling, versjon=1, kom=False, by=by, now=NOW, grunn="reisevei", ny_date=date(2026, 11, 17)
    )
    assert (kobling.status, kobling.forste_gang_date) == ("ikke_mott", date(2026, 11, 17))
    igjen = oppfolging.registrer_oppmote(
        kobling, versjon=2, kom=False, by=by, now=NOW, grunn="reisevei", ny_date=date(2026, 11, 24)
    )
    assert (igjen.status, igjen.forste_gang_date) == ("ikke_mott", date(2026, 11, 24))
    ferdig = oppfolging.registrer_oppmote(
        igjen, versjon=3, kom=False, by=by, now=NOW, grunn="ikke_aktuelt"
    )
    assert (ferdig.status, ferdig.grunn) == ("avsluttet", "ikke_aktuelt")


def test_avslutt_tells_an_association_that_waits_and_only_that(by):
    ventet = oppfolging.avslutt(
        _kobling(by, "takket_ja"), versjon=1, by=by, now=NOW, grunn="flyttet"
    )
    spurt = oppfolging.avslutt(_kobling(by, "forespurt"), versjon=1, by=by, now=NOW, grunn="annet")
    assert [epost.objekt_id for epost in _post("kobling_nei")] == [ventet.public_id]
    assert ledige_plasser(spurt.tilbud) == 1
    with pytest.raises(oppfolging.KanIkkeLagre):
        oppfolging.avslutt(ventet, versjon=2, by=by, now=NOW, grunn="annet")


@pytest.mark.parametrize("fra", ["plass_bekreftet", "beboer_spurt"])
@pytest.mark.parametrize("ja", [True, False])
def test_angre_steg_goes_back_to_where_it_was_and_stops_the_mail(by, fra, ja):
    kobling = _kobling(by, fra)
    oppfolging.registrer_svar(kobling, versjon=1, ja=ja, by=by, now=NOW, grunn="annet")
    tilbake = angresteg.angre_steg(kobling, by=by, now=NOW + timedelta(minutes=5))
    assert (tilbake.status, tilbake.svarte_at, tilbake.grunn) == (fra, None, "")
    assert Epost.objects.get().tilstand == Eposttilstand.AVBRUTT
    with pytest.raises(angresteg.KanIkkeAngre):
        angresteg.angre_steg(kobling, by=by, now=NOW + timedelta(minutes=5))


def test_angre_steg_is_refused_when_it_is_too_late(by):
    sendt = _kobling(by)
    oppfolging.registrer_svar(sendt, versjon=1, ja=True, by=by, now=NOW)
    Epost.objects.update(tilstand=Eposttilstand.SENDT)
    gammel = oppfolging.spor_beboer(_kobling(by), versjon=1, by=by, now=NOW - timedelta(days=2))
    opptatt = _kobling(by)
    oppfolging.registrer_svar(opptatt, versjon=1, ja=False, by=by, now=NOW, grunn="annet")
    _kobling(by, tilbud=opptatt.tilbud)
    foreningens = svar.besvar(_kobling(by, "forespurt"), svar="ikke_plass", by=None, now=NOW)
    for kobling in (sendt, gammel, opptatt, foreningens):
        for_status = Kobling.objects.get(pk=kobling.pk).status
        with pytest.raises(angresteg.KanIkkeAngre):
            angresteg.angre_steg(kobling, by=by, now=NOW)
        assert Kobling.objects.get(pk=kobling.pk).status == for_status


# --- by the clock ---------------------------------------------------------------------------


def _sendt(by, dager, **felt):
    return _kobling(by, "forespurt", sendes_at=NOW - timedelta(days=dager),
                    plass_holdes_til_at=NOW + timedelta(days=21 - dager), **felt)  # fmt: skip


def test_two_reminders_at_most_each_with_a_link(by):
    kobling = _sendt(by, 7)
    for dag, ventet in ((-1, 0), (0, 1), (0, 1), (6, 1), (7, 2), (8, 2), (13, 2)):
        rutiner.purringer(now=NOW + timedelta(days=dag))
        assert len(_post("kobling_purring")) == ventet
    kobling.refresh_from_db()
    lenker = {
        ord_.partition("?")[0]
        for epost in _post("kobling_purring") for ord_ in epost.tekst.split() if "/l/" in ord_
    }  # fmt: skip
    assert (kobling.purringer, len(lenker)) == (2, 2)


def test_a_worker_that_was_away_reminds_once_a_night(by):
    _sendt(by, 15)
    assert [rutiner.purringer(now=NOW), rutiner.purringer(now=NOW)] == [1, 1]
    assert rutiner.purringer(now=NOW) == 0


def test_no_answer_by_day_21_frees_the_place(by):
    kobling = _sendt(by, 22)
    frisk = _sendt(by, 21)
    rutiner.nattlig(now=NOW)
    kobling.refresh_from_db()
    frisk.refresh_from_db()
    assert (kobling.status, kobling.grunn, frisk.status) == ("avsluttet", "ikke_svart", "forespurt")
    assert ledige_plasser(kobling.tilbud) == 1
    assert not [e for e in _post("kobling_purring") if e.objekt_id == kobling.public_id]


def test_a_no_is_closed_after_two_weeks_with_its_reason(by):
    for status, grunn, slutt in (
        ("takket_nei", "kostnad", "kostnad"),
        ("takket_nei", "", "ikke_aktuelt"),
        ("ikke_plass", "", "fullt"),
    ):
        kobling = _kobling(by, status, grunn=grunn, endret_at=NOW - timedelta(days=14))
        rutiner.lukk_gamle(now=NOW)
        kobling.refresh_from_db()
        assert (kobling.status, kobling.grunn) == ("avsluttet", slutt)
    assert not _post("kobling_nei")


# --- a person who leaves ----------------------------------------------------------------------


@pytest.mark.parametrize("status", [s for s in K.values if s != "avsluttet"])
def test_trekk_beboer_closes_everything(by, status):
    kobling = _kobling(by, status)
    forslag = factories.forslag(beboer=kobling.beboer)
    utsatt = factories.forslag(beboer=kobling.beboer, status="utsatt", utsatt_til_date=NOW.date())
    assert trekk.trekk_beboer(kobling.beboer, by=by, now=NOW) == 1
    for rad in (kobling, forslag, utsatt):
        rad.refresh_from_db()
    assert (kobling.status, kobling.grunn) == ("avsluttet", "trukket")
    assert {forslag.status, utsatt.status} == {"foreldet"}
    assert ledige_plasser(kobling.tilbud) == 1
    ventet = status in {"plass_bekreftet", "beboer_spurt", "takket_ja", "ikke_mott"}
    assert len(_post("kobling_nei")) == ventet


def test_trekk_beboer_stops_a_request_that_has_not_left(by):
    forslag = factories.forslag()
    kobling = vurder.godkjenn(forslag, versjon=1, by=by, now=NOW)
    trekk.trekk_beboer(forslag.beboer, by=by, now=NOW)
    assert Epost.objects.get().tilstand == Eposttilstand.AVBRUTT
    kobling.refresh_from_db()
    assert kobling.status == "avsluttet"


def test_a_deleted_person_is_closed_by_the_night(by):
    kobling = _kobling(by, "forespurt")
    kobling.beboer.delete()
    rutiner.nattlig(now=NOW)
    kobling.refresh_from_db()
    assert (kobling.status, kobling.grunn, Koblingsforslag.objects.count()) == (
        "avsluttet", "trukket", 0,
    )  # fmt: skip


def test_an_answer_that_has_expired_ends_what_has_not_begun(by):
    ventet, begynt = _kobling(by, "beboer_spurt"), _kobling(by, "mott")
    rutiner.trekk_utlopte(now=NOW + timedelta(days=365))
    ventet.refresh_from_db()
    begynt.refresh_from_db()
    assert (ventet.status, begynt.status) == ("avsluttet", "mott")


def test_every_state_that_takes_a_place_is_counted(by):
    for status in K.values:
        tilbud = factories.tilbud(plasser=1)
        felt = {"avsluttet_at": NOW} if status == "avsluttet" else {}
        _kobling(by, status, tilbud=tilbud, **felt)
        assert ledige_plasser(tilbud) == (status not in TAR_PLASS)


def test_each_step_is_one_line_in_the_log(by):
    kobling = _kobling(by)
    flytt(kobling, til="beboer_spurt", by=by, now=NOW)
    assert [(h.handling, h.objekt_id) for h in Hendelse.objects.all()] == [
        ("kobling_beboer_spurt", kobling.public_id)
    ]
