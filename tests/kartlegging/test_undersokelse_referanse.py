"""The centre's own key in the survey: asked for in some rounds, guarded, never somebody else's."""

import pytest

from kartlegging.models import Svarark, Svarkladd
from mottak.models import Beboer
from tests import factories
from tests.kartlegging import undersokelse as u
from tests.kartlegging.filer import csv
from tests.kartlegging.veiviser import ansatt_ved, last_opp, tekst
from tests.lesbart import lesbart


@pytest.fixture
def runde(i_kommune):
    return factories.runde(spor_referanse=True)


def test_number_is_kept_with_the_person(klient, runde):
    u.svar_pa_alt(klient, runde, referanse=" ۳۰۱ ")
    u.send(klient, runde)
    assert Beboer.objects.get().referanse == "301"
    assert not Svarkladd.objects.exclude(svar={}).exists()


def test_number_can_be_skipped(klient, runde):
    u.svar_pa_alt(klient, runde)
    u.send(klient, runde)
    assert Beboer.objects.get().referanse == ""


def test_round_that_does_not_ask_has_no_such_page(klient, i_kommune):
    runde = factories.runde()
    sider = []
    u.svar_pa_alt(klient, runde, se_pa=lambda side: sider.append(side.request["PATH_INFO"]))
    assert not [sti for sti in sider if "referanse" in sti]
    # Neither can it be posted to such a round.
    klient.post(f"{u.rot(runde)}nb/referanse/", {"referanse": "301", "handling": "neste"})
    u.send(klient, runde)
    assert Beboer.objects.get().referanse == ""


@pytest.mark.parametrize(
    "skrevet",
    ["Ola Nordmann", "01019012480", "ola@eksempel.no", "405 12 345", "۴۰۵۱۲۳۴۵", "x" * 21],
)
def test_what_says_who_somebody_is_is_refused_and_not_shown(klient, runde, skrevet):
    u.si_ja(klient, runde)
    adresse = f"{u.rot(runde)}nb/referanse/"
    svar = klient.post(adresse, {"referanse": skrevet, "handling": "neste"})
    tekst = svar.content.decode()
    assert svar.status_code == 200
    assert 'role="alert"' in tekst
    assert skrevet not in tekst or skrevet.startswith("xx")
    assert "referanse" not in Svarkladd.objects.get().svar


@pytest.mark.parametrize("mottak_fra_for", [True, False])
def test_number_in_use_reaches_nobody_elses_answers(klient, runde, mottak_fra_for):
    """Anybody can write any number: the answer is stored without, and nothing is betrayed."""
    annen = factories.beboer(
        mottak=runde.mottak if mottak_fra_for else factories.mottak(),
        referanse="301", referanse_normalisert="301",
    )  # fmt: skip
    gammelt = factories.svarark(beboer=annen)
    u.svar_pa_alt(klient, runde, referanse="301")
    kort = u.send(klient, runde)
    ny = Beboer.objects.exclude(pk=annen.pk).get()
    assert ny.referanse == ("" if mottak_fra_for else "301")
    assert annen.etikett not in kort.content.decode()
    assert Svarark.objects.gjeldende().filter(pk=gammelt.pk).exists()


def test_staff_switch_the_question_on_and_off(mottaksansatt, koordinator, i_kommune):
    mottak = factories.mottak()
    factories.ansatt(bruker=mottaksansatt.bruker, mottak=mottak)
    runde = factories.runde(mottak=mottak)
    side = f"/fjordvik/kartlegging/undersokelser/{runde.public_id}/"
    for svar, spor in (("ja", True), ("nei", False), ("tull", False)):
        mottaksansatt.post(side + "nummer/", {"spor": svar})
        runde.refresh_from_db()
        assert runde.spor_referanse is spor
    assert "Spør om nummer" in mottaksansatt.get(side).content.decode()
    assert koordinator.post(side + "nummer/", {"spor": "ja"}).status_code == 404


def test_file_with_the_number_of_an_online_answer_shows_the_difference_first(
    klient, runde, kommune
):
    u.svar_pa_alt(klient, runde, referanse="301")
    u.send(klient, runde)
    egen = ansatt_ved(kommune, runde.mottak)

    i_dag = f"{Svarark.objects.get().svart_date:%d.%m.%Y}"
    fil = csv(f"301;44;ukrainsk;Sjakk;Tirsdag;Ja;{i_dag}", f"302;30;arabisk;Dans;Fredag;Ja;{i_dag}")
    adresse = last_opp(egen, kommune, runde.mottak, fil)

    assert "1 svar erstatter et eldre svar" in tekst(egen.get(adresse))
    forskjell = tekst(egen.get(adresse + "endringer/"))
    assert "301" in forskjell
    assert "Sjakk" in forskjell
    assert "302" not in lesbart(forskjell)
