"""The whole way: public form, confirmed address, approval, catalogue."""

import re

from kommuneportal.core.models import Epost
from kommuneportal.core.tenancy import kommune_scope
from organisasjoner.models import Kladd, Organisasjon, Registrering, Stottebehov, Tilbud
from tests.organisasjoner.data import fyll_ut, skjult


def _lenke(slag):
    tekst = Epost.objects.filter(slag=slag).order_by("-pk").first().tekst
    return re.search(r"(/l/\S+)", tekst)[1]


def test_from_form_to_catalogue(kommune, klient, koordinator):
    fyll_ut(klient)
    side = klient.get("/fjordvik/bidra/se-over/")
    assert "tirsdag 18–19.30" in side.content.decode().lower()
    nokkel = side.context["nokkel"]
    svar = klient.post(
        "/fjordvik/bidra/se-over/", {"samtykke": "on", "nokkel": nokkel} | skjult(), follow=True
    )
    assert "bekreft e-postadressen" in svar.content.decode()
    with kommune_scope(kommune):
        rad = Registrering.objects.get()
        assert (rad.status, rad.bor_sjekkes) == ("ubekreftet", False)
        assert Kladd.objects.count() == 0
        bekreft = _lenke("registrering_bekreft")

    side = klient.get(bekreft, follow=True)
    assert "post@svomming.example" in side.content.decode()
    svar = klient.post(side.request["PATH_INFO"], follow=True)
    assert "Kommunen har fått registreringen" in svar.content.decode()

    assert "Fjordvik svømmeklubb" in koordinator.get("/fjordvik/organisasjoner/").content.decode()
    adresse = f"/fjordvik/organisasjoner/registrering/{rad.public_id}/"
    assert "Ti svømmebriller" in koordinator.get(adresse).content.decode()
    svar = koordinator.post(adresse, {"handling": "godkjenn"}, follow=True)
    assert "er godkjent" in svar.content.decode()
    with kommune_scope(kommune):
        org, tilbud = Organisasjon.objects.get(), Tilbud.objects.get()
        assert (org.epost, org.organisasjonsnummer) == ("post@svomming.example", "310010138")
        assert (tilbud.alder_fra, tilbud.alder_til, tilbud.plasser) == (18, 59, 6)
        assert Stottebehov.objects.get().tekst == "Ti svømmebriller"
        forvalt = _lenke("registrering_godkjent")

    assert "Åpen svømmehall" in klient.get("/fjordvik/tilbud/").content.decode()
    side = klient.get(f"/fjordvik/tilbud/{tilbud.public_id}/").content.decode()
    assert "Vi møter deg i døra." in side
    assert "Kari Prøve" not in side
    assert "post@svomming.example" not in side

    side = klient.get(forvalt, follow=True).content.decode()
    assert "Åpen svømmehall" in side
