"""A person who takes the own answers back: everything open about them ends at once."""

import pytest

from kartlegging.models import Svarark
from kobling.models import Koblingsforslag
from kobling.services import vurder
from kommuneportal.core.enums import Eposttilstand, Rolle
from kommuneportal.core.models import Endringsmerke, Epost, Hendelse
from mottak.models import Beboer
from mottak.services import sett_beboerkode
from tests import factories
from tests.conftest import FriskKlient


KODE = "0000-0000-0000-0"
MINE = "/fjordvik/mine-svar/nb/"


@pytest.fixture
def eier(i_kommune):
    """Somebody with an open request and one more suggestion has typed the code."""
    by = factories.bruker(kommune=i_kommune, rolle=Rolle.KOORDINATOR)
    forslag = factories.forslag()
    factories.forslag(beboer=forslag.beboer)
    vurder.godkjenn(forslag, versjon=1, by=by, now=factories.NOW)
    sett_beboerkode(forslag.beboer, KODE, now=factories.NOW)
    klient = FriskKlient()
    assert klient.post(MINE, {"kode": KODE}).status_code == 302
    return klient


def test_deleting_is_asked_once_and_changes_nothing_before(eier):
    for svar in (eier.get(MINE + "slett/"), eier.post(MINE + "slett/", {})):
        assert "Ja, slett svarene" in svar.content.decode()
    assert Svarark.objects.exists()


def test_withdrawal_ends_suggestions_requests_and_mails(eier):
    svar = eier.post(MINE + "slett/", {"slett": "ja"})
    assert "Svarene er slettet" in svar.content.decode()
    assert 'href="/fjordvik/mine-svar/"' in svar.content.decode().partition("<main")[2]
    assert not Beboer.objects.exists()
    assert not Svarark.objects.exists()
    assert not Koblingsforslag.objects.exists()
    assert set(Epost.objects.values_list("tilstand", flat=True)) == {Eposttilstand.AVBRUTT}
    assert Endringsmerke.objects.filter(slag="svar", behandlet_at__isnull=True).exists()
    assert KODE.replace("-", "") not in str(list(Hendelse.objects.values()))
    # The code opens nothing any more, here or anywhere.
    assert 'name="kode"' in eier.get(MINE).content.decode()
    assert FriskKlient().post(MINE, {"kode": KODE}).status_code == 200


@pytest.mark.parametrize(
    ("side", "felt"),
    [
        ("aktivitet/", {"svar": "ja"}),
        ("slett/", {"slett": "ja"}),
        ("endre/", {}),
        ("flyttekode/", {"flytt": "ja"}),
    ],
)
def test_who_acts_with_a_card_that_was_revoked_meanwhile_is_told(eier, side, felt):
    Beboer.objects.update(kode_laget_at=None, kode_hash=None)
    tekst = eier.post(MINE + side, felt, follow=True).content.decode()
    assert "Begynn på nytt" in tekst
    assert 'name="kode"' in tekst
    assert Beboer.objects.exists()
    assert "Begynn på nytt" not in eier.get(MINE + "slett/", follow=True).content.decode()
