"""Staff: invite, accept, end, reset; what each leaves behind."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse
from django.utils import timezone

from kommuneportal.core import lenker
from kommuneportal.core import services as konto
from kommuneportal.core.enums import Lenkeslag, Rolle
from kommuneportal.core.models import Bruker, Epost, Hendelse, Medlemskap
from kommuneportal.core.tenancy import kommune_scope
from mottak.models import Ansatt
from tests import factories


pytestmark = pytest.mark.django_db
PASSORD = "lang nok setning med ord"


def inviter(klient, **felt):
    data = {"navn": "Ny Ansatt", "epost": "ny@eksempel.example", "rolle": "leder"} | felt
    return klient.post("/fjordvik/ansatte/inviter/", data)


def nokkel():
    return re.search(r"/l/(\S+)", Epost.objects.latest("pk").tekst).group(1)


def apne(klient):
    svar = klient.get(f"/l/{nokkel()}")
    return svar["Location"]


def test_invitation_leads_to_password_and_second_factor(ansvarlig, klient, i_kommune):
    assert inviter(ansvarlig).status_code == 302
    side = apne(klient)
    assert "Velg passord" in klient.get(side).content.decode()
    svar = klient.post(side, {"passord": PASSORD, "gjenta": PASSORD})
    assert svar["Location"] == reverse("mfa_activate_totp")
    assert klient.get(svar["Location"]).status_code == 200
    # Nothing else opens before the second factor is there.
    assert klient.get("/fjordvik/oversikt/")["Location"] == reverse("mfa_activate_totp")
    assert Bruker.objects.get(email="ny@eksempel.example").is_active
    handlinger = list(Hendelse.objects.order_by("pk").values_list("handling", flat=True))
    assert handlinger == ["ansatt_invitert", "ansatt_godtok"]


def test_short_and_unequal_passwords_are_shown_again(ansvarlig, klient, i_kommune):
    inviter(ansvarlig)
    side = apne(klient)
    tekst = klient.post(side, {"passord": "kort", "gjenta": "kort"}).content.decode()
    assert "Feil:" in tekst
    tekst = klient.post(side, {"passord": PASSORD, "gjenta": PASSORD + "x"}).content.decode()
    assert "De to passordene er ikke like." in tekst
    assert not Bruker.objects.get(email="ny@eksempel.example").is_active


def test_used_revoked_and_unknown_links_look_the_same(ansvarlig, klient, i_kommune):
    inviter(ansvarlig)
    brukt = nokkel()
    side = apne(klient)
    klient.post(side, {"passord": PASSORD, "gjenta": PASSORD})
    inviter(ansvarlig, epost="to@eksempel.example")
    trukket = nokkel()
    medlemskap = Medlemskap.objects.get(bruker__email="to@eksempel.example")
    lenker.trekk(Lenkeslag.INVITASJON, medlemskap.public_id, now=timezone.now())
    sider = [klient.get(f"/l/{n}") for n in (brukt, trukket, "finnes-ikke")]
    assert {s.status_code for s in sider} == {404}
    uten_nokkel = [re.sub(rb'value="[^"]{60,}"', b"", s.content) for s in sider]
    assert len(set(uten_nokkel)) == 1
    assert all(s["Cache-Control"] == "no-store" for s in sider)
    assert klient.post(side, {"passord": PASSORD, "gjenta": PASSORD}).status_code == 404


def test_centre_staff_need_a_centre(ansvarlig, i_kommune):
    mottak = factories.mottak()
    svar = inviter(ansvarlig, rolle="mottaksansatt")
    assert "Velg minst ett mottak." in svar.content.decode()
    inviter(ansvarlig, rolle="mottaksansatt", mottak=[str(mottak.public_id)])
    assert Ansatt.objects.get().mottak == mottak


def test_centre_of_another_kommune_cannot_be_chosen(ansvarlig, i_kommune, annen_kommune):
    with kommune_scope(annen_kommune):
        fremmed = factories.mottak(navn="Fremmed mottak")
    factories.mottak()
    svar = inviter(ansvarlig, rolle="mottaksansatt", mottak=[str(fremmed.public_id)])
    assert svar.status_code == 200
    assert "Fremmed mottak" not in svar.content.decode()
    assert not Ansatt.objects.exists()


def test_same_role_twice_is_refused_with_a_sentence(ansvarlig, i_kommune):
    inviter(ansvarlig)
    assert "har allerede rollen" in inviter(ansvarlig).content.decode()
    assert Medlemskap.objects.filter(bruker__email="ny@eksempel.example").count() == 1


def test_resending_replaces_the_link(ansvarlig, klient, i_kommune):
    inviter(ansvarlig)
    gammel = nokkel()
    medlemskap = Medlemskap.objects.get(bruker__email="ny@eksempel.example")
    ansvarlig.post(f"/fjordvik/ansatte/{medlemskap.public_id}/send/")
    assert klient.get(f"/l/{gammel}").status_code == 404
    assert klient.get(f"/l/{nokkel()}").status_code == 302
    assert Epost.objects.filter(tilstand="avbrutt").count() == 1


def test_resending_to_an_active_account_sends_nothing(ansvarlig, koordinator, i_kommune):
    medlemskap = Medlemskap.objects.get(bruker=koordinator.bruker)
    ansvarlig.post(f"/fjordvik/ansatte/{medlemskap.public_id}/send/")
    assert not Epost.objects.exists()


def test_ended_role_stops_at_the_next_request(ansvarlig, koordinator, i_kommune):
    assert koordinator.get("/fjordvik/oversikt/").status_code == 200
    medlemskap = Medlemskap.objects.get(bruker=koordinator.bruker)
    side = f"/fjordvik/ansatte/{medlemskap.public_id}/avslutt/"
    assert ansvarlig.get(side).status_code == 200
    ansvarlig.post(side)
    assert koordinator.get("/fjordvik/oversikt/").status_code in (302, 404)
    koordinator.bruker.refresh_from_db()
    assert not koordinator.bruker.is_active


def test_ended_centre_role_leaves_no_centre(ansvarlig, mottaksansatt, i_kommune):
    factories.ansatt(bruker=mottaksansatt.bruker, mottak=factories.mottak())
    factories.medlemskap(bruker=mottaksansatt.bruker, kommune=i_kommune, rolle="leder")
    medlemskap = Medlemskap.objects.get(bruker=mottaksansatt.bruker, rolle="mottaksansatt")
    ansvarlig.post(f"/fjordvik/ansatte/{medlemskap.public_id}/avslutt/")
    assert not Ansatt.objects.exists()
    assert mottaksansatt.get("/fjordvik/mottak/").status_code == 404
    mottaksansatt.bruker.refresh_from_db()
    assert mottaksansatt.bruker.is_active


def test_nobody_ends_the_own_role(ansvarlig, kommune):
    medlemskap = Medlemskap.objects.get(bruker=ansvarlig.bruker)
    svar = ansvarlig.post(f"/fjordvik/ansatte/{medlemskap.public_id}/avslutt/", follow=True)
    assert "Du kan ikke avslutte din egen rolle." in svar.content.decode()


def test_centres_can_be_changed(ansvarlig, mottaksansatt, i_kommune):
    gammelt, nytt = factories.mottak(), factories.mottak()
    factories.ansatt(bruker=mottaksansatt.bruker, mottak=gammelt)
    medlemskap = Medlemskap.objects.get(bruker=mottaksansatt.bruker)
    side = f"/fjordvik/ansatte/{medlemskap.public_id}/"
    assert str(gammelt.public_id) in ansvarlig.get(side).content.decode()
    ansvarlig.post(side, {"mottak": [str(nytt.public_id)]})
    assert [rad.mottak for rad in Ansatt.objects.all()] == [nytt]
    assert "Velg minst ett mottak." in ansvarlig.post(side, {}).content.decode()


def test_lost_second_factor_is_reset_recorded_and_mailed(ansvarlig, koordinator, i_kommune):
    medlemskap = Medlemskap.objects.get(bruker=koordinator.bruker)
    side = f"/fjordvik/ansatte/{medlemskap.public_id}/nullstill/"
    assert ansvarlig.get(side).status_code == 200
    ansvarlig.post(side)
    assert not Authenticator.objects.filter(user=koordinator.bruker).exists()
    assert Epost.objects.get().til == koordinator.bruker.email
    assert Hendelse.objects.get().handling == "tofaktor_nullstilt"
    svar = koordinator.get("/fjordvik/oversikt/")
    assert svar["Location"] == reverse("mfa_activate_totp")


def test_own_second_factor_and_that_of_people_elsewhere_stay(
    ansvarlig, koordinator, i_kommune, annen_kommune, now
):
    mitt = Medlemskap.objects.get(bruker=ansvarlig.bruker)
    with pytest.raises(konto.KanIkkeNullstille):
        konto.nullstill_tofaktor(mitt, by=ansvarlig.bruker, now=now)
    factories.medlemskap(bruker=koordinator.bruker, kommune=annen_kommune, rolle=Rolle.KOORDINATOR)
    hens = Medlemskap.objects.get(bruker=koordinator.bruker, kommune=i_kommune)
    svar = ansvarlig.post(f"/fjordvik/ansatte/{hens.public_id}/nullstill/", follow=True)
    assert "må systemansvarlig nullstille" in svar.content.decode()
    assert Authenticator.objects.filter(user=koordinator.bruker).exists()


@pytest.mark.parametrize("rolle", ["koordinator", "mottaksansatt", "leder"])
def test_staff_pages_are_for_kommuneansvarlig_only(request, rolle, kommune):
    klient = request.getfixturevalue(rolle)
    assert klient.get("/fjordvik/ansatte/").status_code == 404
    assert inviter(klient).status_code == 404


def test_staff_of_another_kommune_are_not_found(ansvarlig, annen_koordinator, kommune):
    medlemskap = Medlemskap.objects.get(bruker=annen_koordinator.bruker)
    for hale in ("", "avslutt/", "nullstill/"):
        assert ansvarlig.get(f"/fjordvik/ansatte/{medlemskap.public_id}/{hale}").status_code == 404
    assert ansvarlig.post(f"/fjordvik/ansatte/{medlemskap.public_id}/avslutt/").status_code == 404


def test_list_shows_everybody_with_a_role(ansvarlig, koordinator, i_kommune):
    tekst = ansvarlig.get("/fjordvik/ansatte/").content.decode()
    assert koordinator.bruker.email in tekst
    assert "Koordinator" in tekst


def test_the_own_page_says_who_can_do_what_one_cannot(ansvarlig, i_kommune):
    meg = Medlemskap.objects.get(bruker=ansvarlig.bruker)
    tekst = ansvarlig.get(f"/fjordvik/ansatte/{meg.public_id}/").content.decode()
    assert "En annen kommuneansvarlig kan avslutte rollen din" in tekst


def test_centres_of_staff_are_not_called_optional(ansvarlig, i_kommune):
    bruker = factories.bruker(kommune=i_kommune, rolle=Rolle.MOTTAKSANSATT)
    factories.ansatt(bruker=bruker, mottak=factories.mottak())
    rad = Medlemskap.objects.get(bruker=bruker)
    tekst = ansvarlig.get(f"/fjordvik/ansatte/{rad.public_id}/").content.decode()
    assert "Hvilke mottak?" in tekst
    assert "(valgfritt)" not in tekst
