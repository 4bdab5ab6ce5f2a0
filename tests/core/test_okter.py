"""Log-in sessions: renewed with one statement, and never made again when somebody ended them."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.models import Session

from kommuneportal.core.okter import SessionStore
from tests.conftest import NOW


pytestmark = pytest.mark.django_db


def ny(**felt):
    okt = SessionStore()
    okt.update(felt)
    okt.save()
    return okt


def test_what_is_kept_can_be_read():
    nokkel = ny(hva="køen").session_key

    assert SessionStore(nokkel)["hva"] == "køen"


def test_saving_renews_with_one_statement(django_assert_num_queries):
    with time_machine.travel(NOW, tick=False):
        nokkel = ny(hva=1).session_key
    with time_machine.travel(NOW + timedelta(minutes=20), tick=False):
        okt = SessionStore(nokkel)
        okt["hva"] = 2
        with django_assert_num_queries(1):
            okt.save()
    with time_machine.travel(NOW + timedelta(minutes=49), tick=False):
        assert SessionStore(nokkel)["hva"] == 2


@pytest.mark.parametrize(("sekunder", "sporringer"), [(20, 1), (70, 2)])
def test_only_looking_renews_once_a_minute(django_assert_num_queries, sekunder, sporringer):
    with time_machine.travel(NOW, tick=False):
        nokkel = ny(hva=1).session_key
    with time_machine.travel(NOW + timedelta(seconds=sekunder), tick=False):
        okt = SessionStore(nokkel)
        with django_assert_num_queries(sporringer):
            assert okt["hva"] == 1
            okt.save()


def test_half_an_hour_without_a_page_ends_it():
    with time_machine.travel(NOW, tick=False):
        nokkel = ny(hva=1).session_key
    with time_machine.travel(NOW + timedelta(minutes=31), tick=False):
        okt = SessionStore(nokkel)
        assert okt.get("hva") is None
        assert okt.session_key is None


def test_a_session_that_was_ended_is_not_made_again():
    okt = ny(hva=1)
    Session.objects.all().delete()

    with pytest.raises(UpdateError):
        okt.save()
    assert not Session.objects.exists()
