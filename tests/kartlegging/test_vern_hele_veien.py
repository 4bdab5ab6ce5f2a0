"""Nothing that the guard should stop is found anywhere afterwards, however the upload ends."""

import logging
from datetime import timedelta
from pathlib import Path

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from kartlegging.models import Opplasting
from kartlegging.services import bekreftelse
from kommuneportal.core.tenancy import kommune_scope
from tests import factories


pytestmark = pytest.mark.django_db(transaction=True)
# Invented; the numbers pass the check digits and belong to nobody.
PLANTET = {
    "fødselsnummer": "01017012181",
    "D-nummer": "41017012094",
    "DUF": "202612345678",
    "e-post": "planta.hemmelig@eksempel.example",
    "telefon": "98765432",
    "navn": "Solveig Plantemoe",
    "nasjonalitet": "syrisk statsborger",
    "religion": "praktiserende muslim",
    "helse": "har diabetes type 2",
}
HODE = (
    "Beboernr;Fullt navn;Fødselsnummer;D-nummer;DUF-nummer;E-post;Telefon;Nasjonalitet;Religion;"
    "Helse;Alder;Språk for informasjon;Interesser;Andre ønsker;Samtykke;Svardato"
)


def fil():
    p = PLANTET
    celler = [p["navn"], p["fødselsnummer"], p["D-nummer"], p["DUF"], p["e-post"], p["telefon"],
              p["nasjonalitet"], p["religion"], p["helse"]]  # fmt: skip
    vanlig = [";".join(["A-1", *celler, "34", "uk", "Fotball", "Lære norsk", "Ja", "14.10.2026"])]
    for nr, verdi in enumerate(p.values()):
        rad = [f"B-{nr}", *[""] * 9, "34", "uk", "Fotball", "Bor ved vannet", "Ja", "14.10.2026"]
        vanlig.append(";".join([*rad[:13], f"Jeg heter ikke, men {verdi}", *rad[14:]]))
        vanlig.append(";".join([f"C-{nr}", *rad[1:11], verdi, *rad[12:]]))
    vanlig += [
        ";".join([p[navn], *[""] * 9, "34", "uk", "Fotball", "", "Ja", ""])
        for navn in ("fødselsnummer", "D-nummer", "DUF", "e-post", "telefon", "navn")
    ]
    fyll = [f"F-{i};{';' * 8};34;uk;Fotball;Vil bli med;Ja;14.10.2026" for i in range(40)]
    return "\r\n".join([HODE, *vanlig, *fyll]).encode()


@pytest.fixture
def adresse(kommune, mottaksansatt):
    with kommune_scope(kommune):
        mottak = factories.mottak()
        factories.ansatt(bruker=mottaksansatt.bruker, mottak=mottak)
    innhold = SimpleUploadedFile(f"{PLANTET['e-post']}.csv", fil())
    mottaksansatt.post(
        "/fjordvik/mottak/opplasting/ny/", {"sted": str(mottak.public_id), "fil": innhold}
    )
    with kommune_scope(kommune):
        opplasting = Opplasting.objects.get()
    return f"/fjordvik/mottak/opplasting/{opplasting.public_id}/"


def hele_databasen():
    """Give every value of every table as one text."""
    deler = []
    with connection.cursor() as peker:
        for tabell in connection.introspection.table_names(peker):
            peker.execute(f"SELECT * FROM {connection.ops.quote_name(tabell)}")
            deler += [str(rad) for rad in peker.fetchall()]
    return "\n".join(deler)


def funnet(caplog, sider, *, ogsa_filer=True):
    """Give the names of planted values that stand anywhere."""
    steder = [hele_databasen(), caplog.text, *sider, *(str(b.message()) for b in mail.outbox)]
    if connection.vendor == "sqlite":
        # The file itself, freed pages included.
        connection.ensure_connection()
        steder.append(connection.connection.serialize().decode("utf-8", "replace"))
    return sorted({navn for navn, verdi in PLANTET.items() for sted in steder if verdi in sted})


def private_filer(settings):
    mappe = Path(settings.PRIVAT_MAPPE)
    return list(mappe.iterdir()) if mappe.exists() else []


def ga(klient, adresse, *, til):
    """Walk the wizard as far as asked; gives every page that was seen."""
    sider = [klient.get(adresse + "kolonner/")]
    kolonner = {
        f"kolonne_{nr}": felt
        for nr, felt in {0: "referanse", 10: "alder", 11: "informasjonssprak", 12: "interesser",
                         13: "onsker", 14: "samtykke", 15: "svart"}.items()
    }  # fmt: skip
    sider.append(klient.post(adresse + "kolonner/", kolonner, follow=True))
    sider += [klient.get(adresse, {"side": nr}) for nr in (1, 2, 3)]
    sider += [klient.get(adresse + "avvik/"), klient.get(adresse)]
    for steg in til:
        sider.append(klient.post(adresse + steg, follow=True))
    sider += [klient.get("/fjordvik/mottak/opplasting/"), klient.get("/fjordvik/kartlegging/svar/")]
    return [side.content.decode() for side in sider]


@pytest.mark.parametrize(
    "til",
    [("importer/",), ("avbryt/",), ("importer/", "angre/")],
    ids=["vanlig", "avbrutt", "angret"],
)
def test_nothing_planted_is_left(adresse, mottaksansatt, settings, caplog, til):
    caplog.set_level(logging.DEBUG)

    sider = ga(mottaksansatt, adresse, til=til)

    assert "Lære norsk" in hele_databasen() or til != ("importer/",)
    assert funnet(caplog, sider) == []
    assert private_filer(settings) == []


def test_nothing_planted_is_left_after_a_failure(
    adresse, mottaksansatt, settings, caplog, monkeypatch, kommune
):
    caplog.set_level(logging.DEBUG)

    def feil(*_args, **_kwargs):
        raise RuntimeError("databasen gikk ned")

    monkeypatch.setattr(bekreftelse, "lagre_svarark", feil)
    mottaksansatt.raise_request_exception = False
    sider = ga(mottaksansatt, adresse, til=("importer/",))

    assert funnet(caplog, sider) == []
    (original,) = private_filer(settings)
    with kommune_scope(kommune):
        opplasting = Opplasting.objects.get()
        assert (opplasting.status, opplasting.privat_navn) == ("klar", original.name)
    mottaksansatt.post(adresse + "avbryt/")
    assert private_filer(settings) == []


def test_the_search_can_see(adresse, kommune, caplog):
    with kommune_scope(kommune):
        factories.svarark(annet=[PLANTET["navn"]], lagret_at=factories.NOW + timedelta(days=1))

    assert funnet(caplog, [PLANTET["DUF"]]) == ["DUF", "navn"]
