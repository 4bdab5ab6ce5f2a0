"""A run saves suggestions at once, respects every decision, and does no work twice."""

from dataclasses import replace
from datetime import timedelta

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
    assert kjoring.verdi == kjoring.grense == forslag.poeng
    assert [niva["navn"] for niva in kjoring.nivaer][::7] == ["dekning", "poeng"]
    assert all(niva["verdi"] == niva["grense"] for niva in kjoring.nivaer)
    assert kjoring.metode == "flyt"
    assert (kjoring.vektversjon, len(kjoring.inndata_hash)) == ("1", 64)
    assert kjoring.priser == {str(tilbud.public_id): [0] * 8}
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


def test_a_run_cut_short_tells_its_method_and_is_made_again(i_kommune, now):
    for _ in range(4):
        factories.svarark(), factories.tilbud(plasser=1)
    sekunder = iter([0, *[10**6] * 50])
    rask = kjor(now, klokke=lambda: next(sekunder))
    Kjoring.objects.filter(pk=rask.pk).update(grense=rask.verdi + 5, gap=5)

    andre = kjor(now + timedelta(seconds=1))

    assert (rask.metode, rask.dekket) == ("gradig", 4)
    assert (andre.status, andre.metode, andre.gap) == ("ferdig", "flyt", 0)


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


def test_a_run_that_was_taken_for_dead_saves_nothing(i_kommune, now, monkeypatch):
    factories.svarark(), factories.tilbud()
    ekte = modul.planlegg

    def treg(*args, **kwargs):
        monkeypatch.setattr(modul, "planlegg", ekte)
        kjor(now + timedelta(minutes=6))
        factories.svarark()
        return ekte(*args, **kwargs)

    monkeypatch.setattr(modul, "planlegg", treg)
    with pytest.raises(KjoringPagar):
        kjor(now)

    assert list(Kjoring.objects.order_by("pk").values_list("status", flat=True)) == [
        "feilet",
        "ferdig",
    ]
    assert Koblingsforslag.objects.get().kjoring.status == "ferdig"


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
        siste = replace(plan.nivaer[-1], verdi=plan.nivaer[-1].verdi + 1)
        return replace(plan, nivaer=(*plan.nivaer[:-1], siste))

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


def test_the_queries_do_not_grow_with_the_rows(i_kommune, now):
    antall = []
    for _ in range(3):
        for _ in range(3):
            factories.svarark(), factories.tilbud()
        with CaptureQueriesContext(connection) as sporringer:
            kjor(now)
        antall.append(len(sporringer))

    # The first run has nothing to renew.
    assert antall[0] <= antall[1] == antall[2] <= 38
