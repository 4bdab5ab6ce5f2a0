"""The limiter: counts per place and act, forgets, and stores no address."""

from datetime import timedelta

import pytest

from kommuneportal.core import bremse
from kommuneportal.core.models import Bremse
from tests.factories import NOW


pytestmark = pytest.mark.django_db


def prov(rf, *, fra="192.0.2.1", handling="bidra", now=NOW, **hoder):
    request = rf.post("/", REMOTE_ADDR=fra, **hoder)
    return bremse.slipp_gjennom(request, handling, antall=2, vindu_s=60, now=now)


def test_third_try_in_the_window_is_stopped(rf):
    assert [prov(rf) for _nr in range(3)] == [True, True, False]


def test_other_places_other_acts_and_the_next_window_are_free(rf):
    for _nr in range(3):
        prov(rf)
    assert prov(rf, fra="192.0.2.2")
    assert prov(rf, handling="annet")
    assert prov(rf, now=NOW + timedelta(seconds=60))


def test_forged_header_does_not_help_without_a_proxy(rf, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 0
    svar = [prov(rf, HTTP_X_FORWARDED_FOR=f"198.51.100.{nr}") for nr in range(3)]
    assert svar == [True, True, False]


def test_only_the_last_hop_counts_behind_one_proxy(rf, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    svar = [prov(rf, HTTP_X_FORWARDED_FOR=f"10.0.0.{nr}, 198.51.100.7") for nr in range(3)]
    assert svar == [True, True, False]


def test_address_is_never_stored_and_the_key_changes_daily(rf):
    prov(rf)
    prov(rf, now=NOW + timedelta(days=1))
    nokler = set(Bremse.objects.values_list("nokkel", flat=True))
    assert len(nokler) == 2
    assert not [n for n in nokler if "192" in n and "0.2" in n]


def test_old_counts_are_forgotten(rf):
    prov(rf)
    assert bremse.rydd(now=NOW + timedelta(days=2)) == 1
