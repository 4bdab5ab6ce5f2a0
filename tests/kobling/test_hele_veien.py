"""One connection through every state, and a second through every way out: step by step."""

from datetime import date, timedelta

import pytest

from kobling.enums import KOBLING_OVERGANGER, TAR_PLASS, Koblingsstatus
from kobling.models import Kobling
from kobling.selectors.plasser import ledige_plasser
from kobling.selectors.tidslinje import steg, tidslinje
from kobling.services import oppfolging, rutiner, svar, trekk, vurder
from kommuneportal.core.models import Epost, Hendelse
from tests import factories
from tests.conftest import NOW


pytestmark = pytest.mark.django_db
K = Koblingsstatus
DAG = timedelta(days=1)


@pytest.fixture
def by(i_kommune, koordinator):
    return koordinator.bruker


class Vandring:
    """One connection, and the services that move it; every step is looked at."""

    def __init__(self, by):
        self.by, self.now = by, NOW
        ark = factories.svarark(gyldig_til_date=date(2027, 12, 31))
        forslag = factories.forslag(beboer=ark.beboer, tilbud=factories.tilbud(plasser=1))
        self.kobling = vurder.godkjenn(forslag, versjon=1, by=by, now=NOW)
        self.sett = ["forespurt"]

    def til(self, status, gjor):
        """Do something, and see where it led, what it left behind and whether the place is held."""
        self.now += DAG
        gjor(self)
        self.kobling = Kobling.objects.select_related("tilbud", "beboer").get(pk=self.kobling.pk)
        siste = self.kobling.overganger.order_by("pk").last()
        assert (self.kobling.status, siste.til, siste.at) == (status, status, self.now)
        assert siste.til in KOBLING_OVERGANGER[siste.fra]
        assert ledige_plasser(self.kobling.tilbud) == (status not in TAR_PLASS)
        self.sett.append(status)
        return self

    def svarer(self, valgt):
        return self.til(valgt, lambda v: svar.besvar(v.kobling, svar=valgt, by=None, now=v.now))

    def ansatt(self, status, tjeneste, **felt):
        return self.til(
            status,
            lambda v: tjeneste(v.kobling, versjon=v.kobling.versjon, by=v.by, now=v.now, **felt),
        )


def _spurt(by):
    return Vandring(by).svarer("plass_bekreftet").ansatt("beboer_spurt", oppfolging.spor_beboer)


def _ja(by):
    return _spurt(by).ansatt(
        "takket_ja", oppfolging.registrer_svar, ja=True, forste_gang_date=date(2026, 11, 10)
    )


def _mott(by):
    return _ja(by).ansatt("mott", oppfolging.registrer_oppmote, kom=True)


def test_one_connection_goes_through_every_state(by):
    v = Vandring(by)
    v.svarer("trenger_tilrettelegging").svarer("ikke_plass").svarer("plass_bekreftet")
    v.ansatt("beboer_spurt", oppfolging.spor_beboer)
    v.ansatt("takket_ja", oppfolging.registrer_svar, ja=True, forste_gang_date=date(2026, 11, 10))
    v.ansatt("ikke_mott", oppfolging.registrer_oppmote, kom=False, grunn="trenger_folge",
             ny_date=date(2026, 11, 17))  # fmt: skip
    v.ansatt("mott", oppfolging.registrer_oppmote, kom=True)
    v.ansatt("i_gang", oppfolging.registrer_fire_uker, fortsetter=True)
    oppfolging.registrer_tre_maneder(
        v.kobling, versjon=v.kobling.versjon, fortsetter=True, by=by, now=v.now + DAG
    )
    v.now += DAG
    v.kobling.refresh_from_db()
    v.ansatt("avsluttet", oppfolging.avslutt, grunn="flyttet")
    assert set(v.sett) == set(K.values) - {"takket_nei"}
    historie = steg(v.kobling)
    assert [rad.til for rad in historie] == [*v.sett[:-1], "i_gang", "avsluttet"]
    assert all(rad.at for rad in historie)
    # The story also tells when the association was asked.
    assert len(tidslinje(v.kobling, historie, now=v.now)) == len(historie) + 1
    handlinger = Hendelse.objects.filter(objekt_id=v.kobling.public_id)
    assert handlinger.filter(handling__startswith="kobling_").count() >= len(historie) - 1
    slag = list(Epost.objects.order_by("pk").values_list("slag", flat=True))
    assert slag == ["kobling_foresporsel", "kobling_ja", "kobling_ny_dag"]


UT = {
    "foreningen svarer aldri": (Vandring, "avsluttet", "ikke_svart", 0,
                               lambda v: rutiner.nattlig(now=v.now)),
    "foreningen har ikke plass": (lambda by: Vandring(by).svarer("ikke_plass"), "avsluttet",
                                  "fullt", 0, lambda v: rutiner.lukk_gamle(now=v.now)),
    "beboeren sier nei": (_spurt, "takket_nei", "kostnad", 1,
                          lambda v: oppfolging.registrer_svar(
                              v.kobling, versjon=v.kobling.versjon, ja=False, grunn="kostnad",
                              by=v.by, now=v.now)),
    "beboeren ombestemmer seg": (_ja, "takket_nei", "annet", 1,
                                 lambda v: oppfolging.registrer_svar(
                                     v.kobling, versjon=v.kobling.versjon, ja=False,
                                     grunn="annet", by=None, now=v.now)),
    "beboeren trekker seg": (_ja, "avsluttet", "trukket", 1,
                             lambda v: trekk.trekk_beboer(v.kobling.beboer, by=None, now=v.now)),
    "moter aldri": (lambda by: _ja(by).ansatt("ikke_mott", oppfolging.registrer_oppmote,
                                             kom=False, grunn="reisevei"),
                    "avsluttet", "reisevei", 1,
                    lambda v: oppfolging.registrer_oppmote(
                        v.kobling, versjon=v.kobling.versjon, kom=False, grunn="reisevei",
                        by=v.by, now=v.now)),
    "slutter for fire uker": (_mott, "avsluttet", "tidspunkt", 0,
                              lambda v: oppfolging.registrer_fire_uker(
                                  v.kobling, versjon=v.kobling.versjon, fortsetter=False,
                                  grunn="tidspunkt", by=v.by, now=v.now)),
    "koordinatoren avslutter": (_spurt, "avsluttet", "annet", 1,
                                lambda v: oppfolging.avslutt(
                                    v.kobling, versjon=v.kobling.versjon, grunn="annet",
                                    by=v.by, now=v.now)),
}  # fmt: skip


@pytest.mark.parametrize("vei", UT)
def test_a_second_one_leaves_by_every_way_out(by, vei):
    start, status, grunn, nei, gjor = UT[vei]
    v = start(by)
    v.now += 21 * DAG
    v.til(status, gjor)
    assert v.kobling.grunn == grunn
    assert Epost.objects.filter(slag="kobling_nei").count() == nei
    assert ledige_plasser(v.kobling.tilbud) == 1
    # From a no the night closes it for good, with the same reason, and no more mail.
    rutiner.lukk_gamle(now=v.now + 14 * DAG)
    v.kobling.refresh_from_db()
    assert (v.kobling.status, v.kobling.grunn) == ("avsluttet", grunn)
    assert Epost.objects.filter(slag="kobling_nei").count() == nei


def test_every_transition_of_the_table_is_one_that_a_service_makes():
    """A state without a way out, or one that nothing leads to, would be a dead end."""
    nas = {til for alle in KOBLING_OVERGANGER.values() for til in alle}
    assert nas | {"forespurt"} == set(K.values)
    assert [fra for fra, alle in KOBLING_OVERGANGER.items() if not alle] == ["avsluttet"]
