"""What each page of the wizard shows."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kartlegging.enums import Opplastingsstatus
from kartlegging.forms import (
    ArkvalgForm,
    DobleForm,
    FolgefilForm,
    KolonnerForm,
    RettRaderForm,
    SamtykkeForAlleForm,
)
from kartlegging.models import Linjefeil, Opplasting
from kartlegging.parsing import GRUNN_TEKST, Felt, Grunn, Kode, Sikkerhet
from kartlegging.selectors import (
    avvik_som_trenger_noen,
    avvik_uten_tap,
    doble_i_filen,
    doble_rader,
    fritekster,
    utelatt_etter_grunn,
)
from kartlegging.services import ANGREFRIST, kan_angres
from kartlegging.tasks import hvor_langt
from kartlegging.views import flyt
from kommuneportal.design.kontekst import adresse


PER_SIDE = 25
VIS_DOBLE = 20
VIS_UTEN_TAP = 25
FARGER = {
    Opplastingsstatus.IMPORTERT: "success",
    Opplastingsstatus.KLAR: "warning",
    Opplastingsstatus.LESES: "info",
    Opplastingsstatus.MOTTATT: "info",
    Opplastingsstatus.MA_KOBLES: "warning",
    Opplastingsstatus.AVVIST: "danger",
}
# Columns that only the tool needs; shown folded together.
STILLE = frozenset({Grunn.SYSTEM, Grunn.TOM, Grunn.DOBBEL})


def listerader(request, side: Page) -> list[dict[str, Any]]:
    """Return what the list says about each upload, and where each leads."""
    now = timezone.now()
    return [
        {
            "opplasting": opplasting,
            "sted": flyt.sted(opplasting),
            "farge": FARGER.get(opplasting.status, "neutral"),
            "importert": opplasting.antall.get("importert"),
            "lest": opplasting.antall.get("lest", 0),
            "angre": angreadresse(request, opplasting) if kan_angres(opplasting, now=now) else "",
        }
        for opplasting in side
    ]


def angreadresse(request, opplasting: Opplasting) -> str:
    """Return where an import is taken back: that page knows about requests, this app does not."""
    return adresse("kobling:opplasting_angre", request.kommune, public_id=opplasting.public_id)


def til_listen(request) -> HttpResponse:
    """Return a redirect to the list of uploads."""
    return redirect(reverse("kartlegging:opplasting_liste", args=[request.kommune.slug]))


def uten_forhandsvisning(
    request,
    opplasting: Opplasting,
    form: FolgefilForm | None = None,
    *,
    arkform: ArkvalgForm | None = None,
) -> HttpResponse:
    """Return the page of an upload that cannot be looked over, or is done."""
    if opplasting.status in flyt.FERDIGE:
        return flyt.til("opplasting_kvittering", request, opplasting)
    sammenheng = {"opplasting": opplasting, "steg": flyt.STEG, "sted": flyt.sted(opplasting)}
    if opplasting.status in (Opplastingsstatus.LESES, Opplastingsstatus.MOTTATT):
        lesing = hvor_langt(opplasting, now=timezone.now())
        return render(
            request, "kartlegging/opplasting_venter.html", {**sammenheng, "lesing": lesing}
        )
    sporsmal = opplasting.arkvalg.get("sporsmal", {})
    ubesvart = bool(sporsmal) and not sporsmal["valgt"]
    if arkform or (ubesvart and sporsmal["muligheter"] and opplasting.privat_navn):
        sammenheng["arkform"] = arkform or ArkvalgForm(sporsmal=sporsmal)
    elif opplasting.status == Opplastingsstatus.MA_KOBLES and opplasting.privat_navn:
        sammenheng["form"] = None if ubesvart else form or FolgefilForm()
    return render(request, "kartlegging/opplasting_tilstand.html", sammenheng)


def kolonneside(opplasting: Opplasting, form: KolonnerForm) -> dict[str, Any]:
    """Return the columns with examples, choice and status; the tool's own ones apart."""
    synlige = [k for k in opplasting.kolonner if k["grunn"] not in STILLE]
    return {
        "opplasting": opplasting,
        "sted": flyt.sted(opplasting),
        "steg": flyt.STEG,
        "form": form,
        "arkform": _arkform(opplasting),
        "kolonner": [
            {**kolonne, "valg": form.felt_for(kolonne), "status": _status(kolonne)}
            for kolonne in synlige
        ],
        "stille": [
            {**kolonne, "valg": form.felt_for(kolonne), "status": _status(kolonne)}
            for kolonne in opplasting.kolonner
            if kolonne["grunn"] in STILLE
        ],
        "husket": bool((opplasting.valg or {}).get("husket")),
        "uten_samtykke": not any(k["felt"] == Felt.SAMTYKKE for k in opplasting.kolonner),
    }


def _arkform(opplasting: Opplasting) -> ArkvalgForm | None:
    sporsmal = opplasting.arkvalg.get("sporsmal")
    return ArkvalgForm(sporsmal=sporsmal) if sporsmal else None


def _status(kolonne: dict[str, Any]) -> dict[str, Any]:
    if kolonne["felt"] is None:
        grunn = GRUNN_TEKST[Grunn(kolonne["grunn"])] if kolonne["grunn"] else ""
        return {"farge": "neutral", "tekst": _("Hoppes over"), "grunn": grunn}
    if kolonne["sikkerhet"] == Sikkerhet.SJEKK:
        return {"farge": "warning", "tekst": _("Sjekk denne"), "grunn": ""}
    return {"farge": "success", "tekst": _("Gjenkjent"), "grunn": ""}


def avviksside(request, opplasting: Opplasting) -> Page:
    """Return one page of rows that need a person; a posted form carries its own page."""
    nummer = request.POST.get("side") or request.GET.get("side")
    return Paginator(avvik_som_trenger_noen(opplasting), PER_SIDE).get_page(nummer)


def kan_rettes(opplasting: Opplasting, side: Page) -> list[Linjefeil]:
    """Return what the form mends: the page's rows, and the first cells that would be lost."""
    return [*side.object_list, *avvik_uten_tap(opplasting)[:VIS_UTEN_TAP]]


def forhandsvisning(opplasting: Opplasting, form: RettRaderForm, side: Page) -> dict[str, Any]:
    """Return everything on the preview; answers that are there already have a page of their own."""
    utelatt = utelatt_etter_grunn(opplasting)
    return {
        **_linjer(form),
        **_doble(opplasting),
        "fritekster": len(fritekster(opplasting)),
        "opplasting": opplasting,
        "sted": flyt.sted(opplasting),
        "steg": flyt.STEG,
        "form": form,
        "side": side,
        "antall": opplasting.antall,
        "rettet": _rettede_rader(opplasting.valg or {}),
        "spor_om_samtykke": opplasting.mangler_samtykkekolonne and not opplasting.samtykke_for_alle,
        "samtykkeform": SamtykkeForAlleForm(),
        "filavvik": opplasting.linjefeil.filter(rad__isnull=True).order_by("pk"),
        "utelatt": utelatt,
        "skjulte": any(grunn["kode"] == Kode.SKJULT_RAD for grunn in utelatt),
    }


def _rettede_rader(valg: dict[str, Any]) -> int:
    """Count the rows somebody has corrected or answered for, each once."""
    bekreftet = [*valg.get("foresatt", ()), *valg.get("myndig", ())]
    return len({*map(int, valg.get("rettelser", {})), *map(int, bekreftet)})


def _doble(opplasting: Opplasting) -> dict[str, Any]:
    grupper = doble_i_filen(opplasting, antall=VIS_DOBLE)
    alle = len(doble_rader(opplasting)) if len(grupper) == VIS_DOBLE else len(grupper)
    return {"doble": DobleForm(grupper=grupper).linjer(), "flere_doble": alle - len(grupper)}


def _linjer(form: RettRaderForm) -> dict[str, Any]:
    linjer = form.linjer()
    uten_tap = [linje for linje in linjer if linje["avvik"].lagres]
    return {
        "linjer": [linje for linje in linjer if not linje["avvik"].lagres],
        "uten_tap": uten_tap,
        "uten_tap_rettes": any(linje["rett"] for linje in uten_tap),
        "flere_uten_tap": len(uten_tap) == VIS_UTEN_TAP,
    }


def kvittering(request, opplasting: Opplasting) -> dict[str, Any]:
    """Return the receipt: what came in, what did not, and until when it can be undone."""
    now = timezone.now()
    antall = opplasting.antall
    return {
        "opplasting": opplasting,
        "sted": flyt.sted(opplasting),
        "steg": flyt.STEG,
        "antall": antall,
        "ikke_med": antall.get("lest", 0) - antall.get("importert", 0) - antall.get("angret", 0),
        "utelatt": utelatt_etter_grunn(opplasting),
        "angre": angreadresse(request, opplasting) if kan_angres(opplasting, now=now) else "",
        "angrefrist": (opplasting.bekreftet_at or now) + ANGREFRIST,
    }
