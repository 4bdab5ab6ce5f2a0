"""Thanks each half-year: once, in counts, and in words where a number could point at somebody."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import transaction
from django.urls import reverse

from kobling.models import Takkebrev
from kobling.services import rutiner, takk
from kommuneportal.core.models import Epost, Hendelse
from tests import factories
from tests.conftest import NOW
from tests.lesbart import lesbart


pytestmark = pytest.mark.django_db
JANUAR = datetime(2027, 1, 2, 2, 0, tzinfo=UTC)
HOST = datetime(2026, 10, 5, 17, 0, tzinfo=UTC)


@pytest.fixture
def by(i_kommune, koordinator):
    return koordinator.bruker


def _kom(by, antall, *, mott_at=HOST, **org):
    forening = factories.organisasjon(**org)
    tilbud = factories.tilbud(organisasjon=forening)
    for _ in range(antall):
        forslag = factories.forslag(tilbud=tilbud, status="godkjent", avgjort_at=NOW, avgjort_by=by)
        factories.kobling(by=by, forslag=forslag, status="i_gang", mott_at=mott_at)
    return forening


def _brev(forening):
    return list(Epost.objects.filter(slag="kobling_takk", objekt_id=forening.public_id))


def test_five_or_more_are_a_number_and_fewer_are_words(by):
    mange, faa = _kom(by, 6, navn="Turlaget"), _kom(by, 4, navn="Koret")
    assert takk.takk_foreninger(now=JANUAR) == 2
    (brev,) = _brev(mange)
    assert "6 nye personer kom til dere" in brev.tekst
    assert "Takk for høsten 2026, Turlaget." in brev.tekst
    (brev,) = _brev(faa)
    uten_ar = lesbart(brev.tekst + brev.html).replace("2026", "")
    assert "Noen kom til dere for første gang." in brev.tekst
    assert "4" not in uten_ar


def test_the_whole_never_gives_a_small_rest_away(by):
    mange, _faa = _kom(by, 6), _kom(by, 4)
    takk.takk_foreninger(now=JANUAR)
    assert "I hele" not in _brev(mange)[0].tekst
    tredje = _kom(by, 5, navn="Hagen")
    takk.takk_foreninger(now=JANUAR)
    assert "I hele Fjordvik kommune var det 15." in _brev(tredje)[0].tekst


def test_nobody_is_thanked_twice_for_a_half_year(by):
    forening = _kom(by, 5)
    for dag in range(40):
        rutiner.nattlig(now=JANUAR + timedelta(days=dag))
    assert (len(_brev(forening)), Takkebrev.objects.get().halvar) == (1, "2026-2")


def _drept():
    """The worker's transaction, and the kill before it is committed."""
    with transaction.atomic():
        takk.takk_foreninger(now=JANUAR)
        raise KeyboardInterrupt


def test_a_stop_in_the_middle_sends_the_rest_and_nothing_twice(by):
    alle = [_kom(by, 5) for _ in range(3)]
    with pytest.raises(KeyboardInterrupt):
        _drept()
    assert not Epost.objects.exists()
    Takkebrev.objects.create(organisasjon=alle[0], halvar="2026-2", sendt_at=JANUAR)
    assert [takk.takk_foreninger(now=JANUAR), takk.takk_foreninger(now=JANUAR)] == [2, 0]


@pytest.mark.parametrize(
    ("now", "antall"),
    [(datetime(2026, 12, 31, 22, 59, tzinfo=UTC), 0), (datetime(2026, 12, 31, 23, 1, tzinfo=UTC), 1),
     (datetime(2027, 1, 31, 2, 0, tzinfo=UTC), 1), (datetime(2027, 2, 1, 2, 0, tzinfo=UTC), 0)],
)  # fmt: skip
def test_thanks_come_in_the_month_after_by_local_time(by, now, antall):
    _kom(by, 5)
    assert takk.takk_foreninger(now=now) == antall


def test_spring_is_thanked_for_in_july(by):
    _kom(by, 5, mott_at=datetime(2026, 3, 29, 12, 0, tzinfo=UTC))
    takk.takk_foreninger(now=datetime(2026, 7, 2, 2, 0, tzinfo=UTC))
    assert "våren 2026" in Epost.objects.get().tekst
    assert takk.forrige_halvar(HOST.date()).kode == "2026-1"


def test_no_thanks_without_an_address_or_after_the_end_or_when_nobody_came(by):
    _kom(by, 5, epost="")
    _kom(by, 5, avsluttet_at=HOST)
    _kom(by, 0)
    assert takk.takk_foreninger(now=JANUAR) == 0


def test_no_person_is_in_the_thanks(by):
    forening = _kom(by, 5)
    takk.takk_foreninger(now=JANUAR)
    (brev,) = _brev(forening)
    for ord_ in ("blå fugl", "B-", "Mottak"):
        assert ord_ not in lesbart(brev.tekst + brev.html + brev.emne)


def test_the_association_stops_the_letters_by_link_and_lets_them_come_again(by, kommune, klient):
    forening = _kom(by, 5)
    with time_machine.travel(JANUAR, tick=False):
        takk.takk_foreninger(now=JANUAR)
        (brev,) = _brev(forening)
        sti = next(o for o in brev.tekst.split() if "/l/" in o).partition("/l/")[2]
        side = klient.get(f"/l/{sti}").url
        ut = klient.get(side)
        assert "Stopp takkebrevene" in ut.content.decode()
        forening.refresh_from_db()
        assert forening.takkebrev_stoppet_at is None
        knapp = side.partition("?")[0] + "takkebrev/"
        for valg, melding in (("nei", "ikke flere takkebrev"), ("ja", "takkebrev igjen")):
            assert melding in klient.post(knapp, {"takkebrev": valg}, follow=True).content.decode()
            forening.refresh_from_db()
            assert (forening.takkebrev_stoppet_at is None) == (valg == "ja")
        koder = set(Hendelse.objects.values_list("handling", flat=True))
        assert {"takkebrev_stoppet", "takkebrev_onsket"} <= koder


def test_the_coordinator_stops_the_letters_and_none_is_sent(by, i_kommune, koordinator):
    forening = _kom(by, 5)
    args = [i_kommune.slug, forening.public_id]
    stopp = reverse("organisasjoner:organisasjon_takkebrev", args=args)
    ut = koordinator.post(stopp, {"takkebrev": "nei"}, follow=True)
    assert "ikke flere takkebrev" in ut.content.decode()
    assert "Stoppet" in koordinator.get(
        reverse("organisasjoner:organisasjon_vis", args=args)
    ).content.decode()  # fmt: skip
    assert takk.takk_foreninger(now=JANUAR) == 0
    koordinator.post(stopp, {"takkebrev": "ja"})
    assert takk.takk_foreninger(now=JANUAR) == 1
