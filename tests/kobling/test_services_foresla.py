"""A run saves suggestions at once, respects every decision, and does no work twice."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kobling.enums import Kjorestatus
from kobling.models import Kjoring, Koblingsforslag
from kobling.services import foresla as modul
from kobling.services import forslagsrader
from kobling.services.foresla import KjoringPagar, foresla
from kommuneportal.core.enums import Rolle
from kommuneportal.core.models import Hendelse
from kommuneportal.core.tenancy import kommune_scope
from tests import factories


@pytest.fixture
def by(i_kommune):
    return factories.bruker(kommune=i_kommune, rolle=Rolle.KOORDINATOR)


def kjor(now, **felt):
    """Run the matching as the button does."""
    return foresla(**{"by": None, "utlost_av": "knapp", "now": now} | felt)


def par() -> list[tuple[int, int]]:
    rader = Koblingsforslag.objects.order_by("beboer_id", "tilbud_id")
    return list(rader.values_list("beboer_id", "tilbud_id"))


def test_a_run_saves_suggestions_with_reasons_and_a_proof(by, now):
    ark, tilbud = factories.svarark(), factories.tilbud()

    kjoring = kjor(now, by=by)

    forslag = Koblingsforslag.objects.get()
    assert (forslag.beboer, forslag.tilbud, forslag.kjoring) == (ark.beboer, tilbud, kjoring)
    assert (forslag.status, forslag.versjon, forslag.opprettet_at) == ("foreslatt", 1, now)
    assert forslag.poeng == sum(b["poeng"] for b in forslag.begrunnelser)
    assert [b["kriterium"] for b in forslag.begrunnelser][:3] == ["interesse", "tid", "sprak"]
    assert forslag.antall_forbehold == 2
    kjoring.refresh_from_db()
    assert (kjoring.status, kjoring.personer, kjoring.tilbud_antall) == ("ferdig", 1, 1)
    assert (kjoring.par, kjoring.dekket, kjoring.gap) == (1, 1, 0)
    assert kjoring.verdi == kjoring.grense == 1_000_000 + forslag.poeng
    assert (kjoring.vektversjon, len(kjoring.inndata_hash)) == ("1", 64)
    assert kjoring.priser == {str(tilbud.public_id): 0}
    hendelse = Hendelse.objects.get(handling="koblinger_foreslatt")
    assert (hendelse.bruker_id, hendelse.koder) == (by.public_id, {"dekket": 1, "gap": 0})


def test_the_same_input_is_no_work(i_kommune, now):
    factories.svarark(), factories.tilbud()
    forste = kjor(now)

    andre = kjor(now)

    assert (andre.status, andre.verdi, andre.dekket) == ("uendret", forste.verdi, 1)
    assert Koblingsforslag.objects.get().kjoring == forste
    assert Hendelse.objects.filter(handling="koblinger_foreslatt").count() == 1


def test_nothing_at_all_is_a_proved_run(i_kommune, now):
    kjoring = kjor(now)

    assert (kjoring.status, kjoring.dekket, kjoring.gap, kjoring.priser) == ("ferdig", 0, 0, {})


def test_two_runs_at_once_are_impossible(i_kommune, now):
    factories.kjoring(status="pagar", ferdig_at=None)

    with pytest.raises(KjoringPagar):
        kjor(now)

    assert Kjoring.objects.count() == 1


def test_a_run_of_a_dead_worker_is_closed_and_its_old_result_stands(i_kommune, now):
    factories.svarark(), factories.tilbud()
    kjor(now)
    dod = factories.kjoring(status="pagar", ferdig_at=None, startet_at=now)
    senere = now + timedelta(minutes=6)

    kjoring = kjor(senere)

    dod.refresh_from_db()
    assert (dod.status, dod.ferdig_at) == ("feilet", senere)
    assert (kjoring.status, len(par())) == ("uendret", 1)


def test_another_kommune_may_run_at_the_same_time(i_kommune, annen_kommune, now):
    factories.kjoring(status="pagar", ferdig_at=None)

    with kommune_scope(annen_kommune):
        assert kjor(now).status == "ferdig"


def test_only_own_people_and_offers_meet(i_kommune, annen_kommune, now):
    factories.svarark()
    with kommune_scope(annen_kommune):
        factories.tilbud()

    assert kjor(now).par == 0


def test_a_failing_run_leaves_everything_as_it_was(i_kommune, now, monkeypatch):
    factories.svarark(), factories.tilbud()
    kjor(now)
    for_ = list(Koblingsforslag.objects.values())
    factories.svarark()

    def ryker(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(modul, "_ferdig", ryker)
    with pytest.raises(RuntimeError):
        kjor(now)

    assert list(Koblingsforslag.objects.values()) == for_
    siste = Kjoring.objects.latest("pk")
    assert (siste.status, siste.ferdig_at) == (Kjorestatus.FEILET, now)


def test_a_plan_that_the_judge_refuses_is_never_saved(i_kommune, now, monkeypatch):
    factories.svarark(), factories.tilbud()
    ekte = modul.planlegg

    def juks(*args, **kwargs):
        plan = ekte(*args, **kwargs)
        return replace(plan, verdi=plan.verdi + 1)

    monkeypatch.setattr(modul, "planlegg", juks)

    with pytest.raises(modul.BevisetHolderIkke):
        kjor(now)

    assert par() == []
    assert Kjoring.objects.get().status == "feilet"


def test_reasons_that_do_not_add_up_are_never_saved(i_kommune, now, monkeypatch):
    factories.svarark(), factories.tilbud()
    monkeypatch.setattr(forslagsrader, "samlet", lambda grunner, vekter: 1)

    with pytest.raises(modul.BevisetHolderIkke):
        kjor(now)

    assert par() == []


def test_unseen_suggestions_that_no_longer_hold_are_replaced(i_kommune, now):
    ark, tilbud = factories.svarark(), factories.tilbud()
    kjor(now)
    tilbud.status = "pauset"
    tilbud.save()
    annet = factories.tilbud()

    kjor(now)

    assert par() == [(ark.beboer_id, annet.pk)]


@pytest.mark.parametrize(
    ("endring", "grunn"),
    [
        ({"status": "pauset"}, "tilbud_endret"),
        ({"plasser": 0}, "fullt"),
        ({"alder_fra": 60}, "alder"),
        ({"norsk_krav": "godt"}, "sprak"),
        ({"sesong_til_date": date(2026, 1, 1)}, "tilbud_endret"),
    ],
)
def test_seen_suggestions_are_closed_with_a_reason(i_kommune, now, endring, grunn):
    factories.svarark()
    tilbud = factories.tilbud()
    kjor(now)
    Koblingsforslag.objects.update(sett_at=now)
    for felt, verdi in endring.items():
        setattr(tilbud, felt, verdi)
    tilbud.save()

    kjoring = kjor(now)

    forslag = Koblingsforslag.objects.get()
    assert (forslag.status, forslag.grunn, forslag.versjon) == ("foreldet", grunn, 2)
    assert forslag.kjoring == kjoring


def test_a_withdrawn_person_is_closed_as_withdrawn(i_kommune, now):
    ark = factories.svarark()
    factories.tilbud()
    kjor(now)
    Koblingsforslag.objects.update(sett_at=now)
    ark.delete()

    kjor(now)

    forslag = Koblingsforslag.objects.get()
    assert (forslag.status, forslag.grunn) == ("foreldet", "trukket")


def test_a_seen_pair_gives_way_when_its_place_helps_somebody_else_more(i_kommune, now):
    ark = factories.svarark(tider=((2, "kveld"), (3, "kveld")))
    sted = factories.tilbud(plasser=1)
    kjor(now)
    Koblingsforslag.objects.update(sett_at=now)
    annet = factories.tilbud(plasser=1, tider=((3, 18, 20),))
    trenger = factories.svarark()

    kjor(now)

    apne = Koblingsforslag.objects.apne().order_by("beboer_id")
    assert list(apne.values_list("beboer_id", "tilbud_id")) == [
        (ark.beboer_id, annet.pk),
        (trenger.beboer_id, sted.pk),
    ]
    lukket = Koblingsforslag.objects.get(status="foreldet")
    assert (lukket.tilbud, lukket.grunn) == (sted, "fullt")


def test_suggestions_that_stay_are_renewed_and_keep_their_version(i_kommune, now):
    ark = factories.svarark()
    factories.tilbud()
    kjor(now)
    gammelt = Koblingsforslag.objects.get()
    ark.norsk = "godt"
    ark.save()

    kjor(now + timedelta(hours=1))

    nytt = Koblingsforslag.objects.get()
    assert (nytt.pk, nytt.public_id, nytt.versjon) == (gammelt.pk, gammelt.public_id, 1)
    assert (nytt.opprettet_at, nytt.poeng) == (now, gammelt.poeng + 60)
    assert nytt.begrunnelser[2]["kode"] == "sprak_norsk"


def test_what_is_postponed_stays_while_it_is_possible(i_kommune, now):
    factories.svarark()
    tilbud = factories.tilbud()
    kjor(now)
    Koblingsforslag.objects.update(status="utsatt", utsatt_til_date=date(2026, 12, 1))
    for _ in range(4):
        factories.tilbud(er_lavterskel=True)

    kjor(now)

    assert Koblingsforslag.objects.get(tilbud=tilbud).status == "utsatt"
    assert Koblingsforslag.objects.filter(status="foreslatt").count() == 3


def test_what_is_postponed_is_closed_when_the_offer_ends(i_kommune, now):
    factories.svarark()
    tilbud = factories.tilbud()
    kjor(now)
    Koblingsforslag.objects.update(status="utsatt", utsatt_til_date=date(2026, 12, 1))
    tilbud.status = "avsluttet"
    tilbud.save()

    kjor(now)

    forslag = Koblingsforslag.objects.get()
    assert (forslag.status, forslag.utsatt_til_date, forslag.grunn) == (
        "foreldet",
        None,
        "tilbud_endret",
    )


def test_what_waits_for_more_offers_comes_back_with_them(i_kommune, now):
    factories.svarark()
    tilbud = factories.tilbud()
    kjor(now)
    Koblingsforslag.objects.update(
        status="utsatt", utsatt_til_date=date(2027, 1, 1), venter_pa_tilbud=True
    )
    factories.tilbud()

    kjor(now)

    forslag = Koblingsforslag.objects.get(tilbud=tilbud)
    assert (forslag.status, forslag.utsatt_til_date, forslag.venter_pa_tilbud) == (
        "foreslatt",
        None,
        False,
    )
    assert forslag.versjon == 2


def test_what_waits_for_more_offers_stays_away_without_them(i_kommune, now):
    factories.svarark(), factories.tilbud()
    kjor(now)
    Koblingsforslag.objects.update(
        status="utsatt", utsatt_til_date=date(2027, 1, 1), venter_pa_tilbud=True
    )
    factories.svarark(onsker=("sjakk",))

    kjor(now)

    assert Koblingsforslag.objects.get().status == "utsatt"


def test_what_a_coordinator_has_looked_at_counts_as_seen(by, now):
    beboer = factories.svarark().beboer
    andre = factories.svarark().beboer
    tilbud = factories.tilbud()
    kjor(now)
    sett = Koblingsforslag.objects.get(beboer=beboer)
    senere = now + timedelta(minutes=1)
    Hendelse.objects.create(
        at=senere,
        bruker_id=by.public_id,
        handling="innsyn",
        objekt_type="forslag",
        koder={"ids": [str(beboer.public_id), str(sett.public_id)]},
    )
    tilbud.status = "pauset"
    tilbud.save()

    kjor(senere)

    forslag = Koblingsforslag.objects.get()
    assert (forslag.pk, forslag.status, forslag.sett_at) == (sett.pk, "foreldet", senere)
    assert not Koblingsforslag.objects.filter(beboer=andre).exists()


def test_decided_suggestions_are_never_touched_or_repeated(by, now):
    factories.svarark(), factories.tilbud()
    kjor(now)
    Koblingsforslag.objects.update(status="avvist", grunn="reisevei", avgjort_at=now, avgjort_by=by)
    for_ = Koblingsforslag.objects.values().get()

    kjoring = kjor(now)

    assert (kjoring.par, kjoring.dekket) == (0, 0)
    assert Koblingsforslag.objects.values().get() == for_


def test_an_accepted_pair_takes_its_place_and_the_person_waits_for_the_answer(by, now):
    factories.svarark()
    tilbud = factories.tilbud(plasser=1)
    kjor(now)
    forslag = Koblingsforslag.objects.get()
    Koblingsforslag.objects.update(status="godkjent", avgjort_at=now, avgjort_by=by)
    kobling = factories.kobling(by=by, forslag=forslag)
    factories.svarark(), factories.tilbud(tider=((2, 19, 20),), plasser=1)

    kjoring = kjor(now)

    nytt = Koblingsforslag.objects.get(status="foreslatt")
    assert (kjoring.personer, kjoring.dekket) == (1, 1)
    assert nytt.tilbud != tilbud
    assert nytt.beboer != kobling.beboer


def test_someone_who_declined_is_not_asked_again_but_gets_other_suggestions(by, now):
    ark = factories.svarark()
    tilbud = factories.tilbud()
    forslag = factories.forslag(
        beboer=ark.beboer, tilbud=tilbud, status="godkjent", avgjort_at=now, avgjort_by=by
    )
    factories.kobling(by=by, forslag=forslag, status="takket_nei")
    annet = factories.tilbud()

    kjor(now)

    assert Koblingsforslag.objects.get(status="foreslatt").tilbud == annet


def test_what_is_decided_while_the_plan_is_made_is_respected(by, now, monkeypatch):
    ark, trukket = factories.svarark(), factories.svarark()
    tilbud = factories.tilbud()
    ekte = modul.planlegg

    def imens(*args, **kwargs):
        plan = ekte(*args, **kwargs)
        assert plan.dekket == 2
        trukket.beboer.delete()
        factories.forslag(
            beboer=ark.beboer, tilbud=tilbud, status="avvist", grunn="annet", avgjort_at=now,
            avgjort_by=by,
        )  # fmt: skip
        return plan

    monkeypatch.setattr(modul, "planlegg", imens)

    kjor(now)

    assert Koblingsforslag.objects.get().status == "avvist"


def test_the_queries_do_not_grow_with_the_rows(i_kommune, now):
    antall = []
    for _ in range(3):
        for _ in range(3):
            factories.svarark(), factories.tilbud()
        with CaptureQueriesContext(connection) as sporringer:
            kjor(now)
        antall.append(len(sporringer))

    # The first run has nothing to renew.
    assert antall[0] <= antall[1] == antall[2] <= 35
