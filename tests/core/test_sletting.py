"""Deletion on time (H6): what goes, what stays, and what the log says."""

from datetime import date, timedelta
from io import StringIO

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.core.management import CommandError, call_command
from django.utils import timezone

from kartlegging.models import LedigTid, Onske, Svarark
from kobling.models import Kobling, Koblingsforslag
from kommuneportal.core.models import Bremse, Hendelse
from kommuneportal.core.personvern import expired, with_frister
from kommuneportal.core.sletting import rydd_felles, slett_utlopte
from kommuneportal.core.tenancy import kommune_scope
from mottak.models import Beboer
from organisasjoner.models import Registrering
from tests import factories
from tests.factories import NOW


pytestmark = pytest.mark.django_db


def etter(days):
    return NOW + timedelta(days=days)


def langt_gyldig(**felt):
    return factories.svarark(gyldig_til_date=date(2029, 1, 1), **felt)


def med_egne_ord():
    ark = langt_gyldig(annet=["tango"])
    Svarark.objects.filter(pk=ark.pk).update(onsker="Vil danse")
    return ark


@pytest.mark.parametrize(("days", "igjen"), [(180, 1), (181, 0)])
def test_answers_from_a_centre_go_after_180_days(i_kommune, days, igjen):
    langt_gyldig()
    slett_utlopte(now=etter(days))
    assert Svarark.objects.count() == Beboer.objects.count() == igjen
    assert Onske.objects.count() == LedigTid.objects.count() == igjen


@pytest.mark.parametrize(("days", "igjen"), [(365, 1), (366, 0)])
def test_answers_of_settled_people_go_after_a_year(i_kommune, days, igjen):
    langt_gyldig(beboer=factories.beboer(tilknytning="kommune"))
    slett_utlopte(now=etter(days))
    assert Beboer.objects.count() == igjen


def test_kommune_may_shorten_but_not_lengthen(i_kommune):
    langt_gyldig()
    i_kommune.svar_mottak_days = 1000
    i_kommune.save()
    assert slett_utlopte(now=etter(180)) == {}
    assert Beboer.objects.count() == 1
    i_kommune.svar_mottak_days = 30
    i_kommune.save()
    slett_utlopte(now=etter(31))
    assert Beboer.objects.count() == 0


def test_answer_past_its_own_date_goes_with_the_person(i_kommune):
    factories.svarark(gyldig_til_date=date(2026, 11, 10))
    slett_utlopte(now=etter(8))
    assert Beboer.objects.count() == 1
    slett_utlopte(now=etter(9))
    assert Beboer.objects.count() == 0


def test_replaced_answer_goes_after_a_day_and_the_person_stays(i_kommune):
    beboer = factories.beboer()
    langt_gyldig(beboer=beboer, erstattet_at=NOW)
    ny = langt_gyldig(beboer=beboer)
    slett_utlopte(now=etter(2))
    assert list(Svarark.objects.all()) == [ny]


def test_own_words_are_emptied_after_90_days(i_kommune):
    ark = med_egne_ord()
    slett_utlopte(now=etter(91))
    ark.refresh_from_db()
    assert (ark.onsker, ark.annet) == ("", [])


def test_connection_stays_as_a_count_when_the_person_goes(i_kommune, koordinator):
    kobling = factories.kobling(by=koordinator.bruker, status="i_gang")
    Svarark.objects.update(gyldig_til_date=date(2026, 11, 3))
    slett_utlopte(now=etter(2))
    kobling.refresh_from_db()
    assert (kobling.beboer, kobling.forslag) == (None, None)
    assert not Koblingsforslag.objects.exists()


def test_ended_connection_goes_after_a_year(i_kommune, koordinator):
    factories.kobling(by=koordinator.bruker, status="avsluttet", avsluttet_at=NOW, grunn="annet")
    slett_utlopte(now=etter(366))
    assert not Kobling.objects.exists()


def test_unconfirmed_registration_goes_after_a_month(i_kommune):
    factories.registrering()
    slett_utlopte(now=etter(31))
    assert not Registrering.objects.exists()


def test_dry_run_counts_and_changes_nothing(i_kommune):
    langt_gyldig()
    assert slett_utlopte(now=etter(200), torr=True) == {"beboer": 1}
    assert Beboer.objects.count() == 1
    assert not Hendelse.objects.exists()


def test_log_says_how_many_and_no_more(i_kommune):
    langt_gyldig()
    slett_utlopte(now=etter(200))
    linje = Hendelse.objects.get(handling="slettet_utlopte")
    assert linje.koder == {"beboer": 1}
    assert linje.bruker_id is None


def test_second_run_finds_nothing(i_kommune):
    med_egne_ord()
    slett_utlopte(now=etter(200))
    assert slett_utlopte(now=etter(200)) == {}
    assert Hendelse.objects.count() == 1


def test_missed_nights_are_caught_up(i_kommune, koordinator):
    for _nr in range(3):
        med_egne_ord()
    factories.kobling(by=koordinator.bruker, status="avsluttet", avsluttet_at=NOW, grunn="annet")
    factories.registrering(status="godkjent", avgjort_at=NOW, avgjort_by=koordinator.bruker)
    factories.opplasting()
    slett_utlopte(now=etter(3000))
    senere = etter(3000)
    assert not [
        modell for modell, frist in with_frister()
        if expired(modell, frist, i_kommune, now=senere).exists()
    ]  # fmt: skip


def test_other_kommune_is_left_alone(i_kommune, annen_kommune):
    with kommune_scope(annen_kommune):
        langt_gyldig()
    slett_utlopte(now=etter(400))
    with kommune_scope(annen_kommune):
        assert Beboer.objects.count() == 1


def test_log_is_kept_for_a_month_at_least(i_kommune):
    i_kommune.hendelse_days = 1
    i_kommune.save()
    # The database keeps young lines by its own clock, so the line must be old by that too.
    skrevet = timezone.now() - timedelta(days=40)
    Hendelse.objects.create(at=skrevet, handling="noe", objekt_type="")
    slett_utlopte(now=skrevet + timedelta(days=29))
    assert Hendelse.objects.filter(handling="noe").exists()
    slett_utlopte(now=skrevet + timedelta(days=31))
    assert not Hendelse.objects.filter(handling="noe").exists()


def test_command_goes_through_all_kommuner(kommune, annen_kommune):
    with kommune_scope(annen_kommune):
        langt_gyldig()
    ut = StringIO()
    with time_machine.travel(etter(200), tick=False):
        call_command("slett_utlopte", "--tort", stdout=ut)
        call_command("slett_utlopte", kommune="nordlia", stdout=ut)
    assert ut.getvalue().splitlines() == [
        "fjordvik  ingenting å slette",
        "nordlia  beboer: 1",
        "nordlia  beboer: 1",
    ]


def test_command_says_when_there_is_no_such_kommune(kommune):
    with pytest.raises(CommandError, match="finnesikke"):
        call_command("slett_utlopte", kommune="finnesikke")


def test_tries_and_old_log_ins_are_forgotten(klient, koordinator, kommune):
    # The log-in happens now, whenever that is.
    now = timezone.now()
    Bremse.objects.create(nokkel="x", vindu_at=now, antall=3)
    rydd_felles(now=now + timedelta(days=30))
    assert not Bremse.objects.exists()
    assert not UserSession.objects.exists()
    assert koordinator.get("/fjordvik/oversikt/").status_code == 302
