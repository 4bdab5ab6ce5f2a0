"""What each role can do, and what it cannot see."""

import pytest
from allauth.account.models import EmailAddress

from kommuneportal.core.enums import Rolle
from kommuneportal.core.models import Bruker, Medlemskap
from tests import factories
from tests.reiser import handlinger


pytestmark = pytest.mark.steg


@pytest.mark.parametrize("bredde", ["bred", "smal"])
def test_a_leader_sees_counts_and_no_single_answer(apne, er_inne, kommune, bredde):
    leder = factories.bruker(kommune=kommune, rolle=Rolle.LEDER)
    side = apne(bredde)
    er_inne(side, leder)

    side.ga("/fjordvik/tall/")
    assert side.overskrift == "Tall"

    for sti in ("kobling/forslag/", "oppgaver/", "kartlegging/svar/", "mottak/opplasting/"):
        side.ga(f"/fjordvik/{sti}")
        assert side.overskrift == "Vi finner ikke siden"


@pytest.mark.parametrize("bredde", ["bred", "smal"])
def test_a_kommuneansvarlig_invites_somebody_who_gets_in(apne, er_inne, post, kommune, bredde):
    ansvarlig = factories.bruker(kommune=kommune, rolle=Rolle.KOMMUNEANSVARLIG)
    side, ny = apne(bredde), apne(bredde)
    er_inne(side, ansvarlig)
    side.ga("/fjordvik/ansatte/inviter/")
    side.fyll(navn="Nina Ny", epost="nina@fjordvik.example.no")
    side.velg(rolle="koordinator")
    side.trykk("Send invitasjon")

    ny.ga(handlinger.lenke_i(handlinger.siste_til(post(), "nina@fjordvik.example.no")))
    for felt in ny.side.locator("input[type=password]").all():
        felt.fill("en solfylt dag i mai")
    ny.send()

    bruker = Bruker.objects.get(email="nina@fjordvik.example.no")
    assert bruker.is_active
    assert Medlemskap.objects.get(bruker=bruker).rolle == Rolle.KOORDINATOR
    # Without a second factor there is no way past the page that sets it up.
    ny.ga("/konto/login/")
    if "login" in ny.sti:
        ny.fyll(login=bruker.email, password="en solfylt dag i mai")
        ny.send()
    ny.ga("/fjordvik/oversikt/")
    assert "/2fa/" in ny.sti


@pytest.mark.parametrize("bredde", ["bred", "smal"])
def test_a_system_administrator_manages_kommuner_and_reads_no_answers(
    apne, er_inne, kommune, bredde
):
    drift = Bruker.objects.create_superuser("drift@eksempel.example", None, navn="Drift")
    factories.tofaktor(drift)
    EmailAddress.objects.create(user=drift, email=drift.email, verified=True, primary=True)
    side = apne(bredde)
    er_inne(side, drift)

    side.ga("/forvaltning/", sjekk=False)
    assert "Kommuner" in side.side.content()
    assert "Svar" not in side.side.locator("#content").inner_text()
    side.ga("/fjordvik/kobling/forslag/")
    assert side.overskrift == "Vi finner ikke siden"
