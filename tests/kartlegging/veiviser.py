"""What the tests of the upload pages share."""

import re

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kartlegging.models import Opplasting
from kommuneportal.core.tenancy import kommune_scope
from tests import factories
from tests.conftest import FriskKlient
from tests.kartlegging.filer import VANLIG, csv


LISTE = "/fjordvik/mottak/opplasting/"
NY = LISTE + "ny/"
FEIL = csv(
    "A-1;tja;ukrainsk;Fotball;Mandag;Ja;14.10.2026",
    "A-2;12;arabisk;Sjakk;Tirsdag;Ja;14.10.2026",
    "A-3;30;klingonsk;Sjakk;Tirsdag;Ja;14.10.2026",
    "A-4;30;arabisk;Sjakk;Tirsdag;Nei;14.10.2026",
)


def fil(innhold=VANLIG, navn="svar.csv"):
    return SimpleUploadedFile(navn, innhold)


def siste(kommune):
    with kommune_scope(kommune):
        return Opplasting.objects.select_related("mottak").order_by("-pk").first()


def last_opp(klient, kommune, sted, innhold=VANLIG, *, kolonner=True):
    """Upload, and look over the columns; gives the address of the preview."""
    klient.post(NY, {"sted": str(sted.public_id) if sted else "bosatte", "fil": fil(innhold)})
    opplasting = siste(kommune)
    adresse = f"{LISTE}{opplasting.public_id}/"
    if kolonner:
        klient.post(adresse + "kolonner/", kolonnefelt(opplasting))
    return adresse


def kolonnefelt(opplasting, **endret):
    felt = {f"kolonne_{k['indeks']}": k["felt"] or "" for k in opplasting.kolonner}
    return felt | endret


def tekst(svar):
    """Labels are wrapped, so that they keep to one line; a reader sees the words alone."""
    ord_ = " ".join(svar.content.decode().split())
    return re.sub(r'<span class="ubrutt">(.*?)</span>', r"\1", ord_)


def ansatt_ved(kommune, sted):
    with kommune_scope(kommune):
        bruker = factories.bruker(kommune=kommune, rolle="mottaksansatt")
        factories.ansatt(bruker=bruker, mottak=sted)
    klient = FriskKlient()
    klient.force_login(bruker)
    return klient


def sporringer(klient, adresse):
    """The test's own transaction adds savepoints that no visitor waits for."""
    klient.get(adresse)  # what is made once is not counted
    with CaptureQueriesContext(connection) as talt:
        assert klient.get(adresse).status_code == 200
    return sum("SAVEPOINT" not in ett["sql"] for ett in talt)
