"""Links: only a hash is stored, and all bad ones look alike."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import RequestFactory

from kommuneportal.core import lenker
from kommuneportal.core.enums import Lenkeslag
from kommuneportal.core.models import Lenke
from kommuneportal.core.tenancy import kommune_scope


@pytest.fixture
def adresse(i_kommune, now):
    return lenker.lag(Lenkeslag.BEKREFT, uuid4(), now=now)


def nokkel(adresse):
    return adresse.rsplit("/", 1)[1]


def test_key_has_256_bits_and_only_its_hash_is_stored(adresse):
    assert len(nokkel(adresse)) == 43
    assert nokkel(adresse) not in str(Lenke.objects.values().get())


def test_link_is_found_without_a_scope(adresse, kommune, now):
    assert lenker.finn(nokkel(adresse), now=now).kommune == kommune


@pytest.mark.parametrize("feil", ["ukjent", "utlopt", "trukket", "brukt", "stengt_kommune"])
def test_every_bad_link_raises_the_same(adresse, kommune, now, feil):
    lenke = Lenke.objects.get()
    if feil == "utlopt":
        now += timedelta(days=8)
    elif feil == "trukket":
        lenker.trekk(Lenkeslag.BEKREFT, lenke.objekt_id, now=now)
    elif feil == "brukt":
        lenker.bruk(lenke, now=now)
    elif feil == "stengt_kommune":
        kommune.er_aktiv = False
        kommune.save()
    with pytest.raises(lenker.LenkeVirkerIkke):
        lenker.finn("x" if feil == "ukjent" else nokkel(adresse), now=now)


def test_single_use_link_is_used_once(adresse, now):
    lenke = Lenke.objects.get()
    lenker.bruk(lenke, now=now)
    with pytest.raises(lenker.LenkeVirkerIkke):
        lenker.bruk(lenke, now=now)


def test_answer_link_may_be_opened_again(i_kommune, now):
    adresse = lenker.lag(Lenkeslag.SVAR, uuid4(), now=now)
    lenker.bruk(lenker.finn(nokkel(adresse), now=now), now=now)
    assert lenker.finn(nokkel(adresse), now=now).brukt_at == now


def foresporsel(*opne):
    request = RequestFactory().get("/")
    request.session = {lenker.OKTNOKKEL: [str(x) for x in opne]}
    return request


def test_session_opens_only_what_it_has_unlocked(adresse, now):
    lenke = Lenke.objects.get()
    request = foresporsel()
    with pytest.raises(lenker.LenkeVirkerIkke):
        lenker.fra_okt(request, lenke.public_id, Lenkeslag.BEKREFT, now=now)
    lenker.las_opp(request, lenke)
    assert lenker.fra_okt(request, lenke.public_id, Lenkeslag.BEKREFT, now=now) == lenke


def test_session_link_of_another_kind_or_kommune_is_refused(adresse, annen_kommune, now):
    lenke = Lenke.objects.get()
    request = foresporsel(lenke.public_id)
    with pytest.raises(lenker.LenkeVirkerIkke):
        lenker.fra_okt(request, lenke.public_id, Lenkeslag.FORVALT, now=now)
    with kommune_scope(annen_kommune), pytest.raises(lenker.LenkeVirkerIkke):
        lenker.fra_okt(request, lenke.public_id, Lenkeslag.BEKREFT, now=now)


def test_session_remembers_the_last_twenty():
    request = foresporsel(*range(20))
    lenke = Lenke(slag=Lenkeslag.SVAR)
    lenker.las_opp(request, lenke)
    assert request.session[lenker.OKTNOKKEL] == [
        *[str(x) for x in range(1, 20)],
        str(lenke.public_id),
    ]
