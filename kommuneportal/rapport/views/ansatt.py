"""Pages of the staff: the coordinator's overview, and the counts for leaders."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from kommuneportal.core.access import koordinator, krever
from kommuneportal.core.enums import Rolle
from kommuneportal.design.kontekst import adresse
from kommuneportal.rapport import eksport, selectors
from kommuneportal.rapport import oversikt as ord_
from kommuneportal.rapport import tall as tallord


ser_tall = krever(Rolle.LEDER, Rolle.KOORDINATOR)


@koordinator
def oversikt(request: HttpRequest) -> HttpResponse:
    """This function will show what waits, what is missing, and what came of it."""
    now, kommune = timezone.now(), request.kommune  # type: ignore[attr-defined]
    tall = selectors.oversikt(kommune, bruker=request.user, roller=request.roller, now=now)
    request.meny_antall.kjent(tall.meny)
    navn = selectors.navn_til_godkjenning(2) if tall.registreringer.antall else []
    oppgaver = ord_.oppgaver(kommune, tall, navn, now=now)
    rader = selectors.onsker_og_plasser(now=now)
    trinn = ord_.trinn(tall.steg)
    bidra = request.build_absolute_uri(adresse("organisasjoner:registrering_start", kommune))
    sammenheng = {
        "hilsen": ord_.hilsen(now),
        "ingress": ord_.ingress(len(oppgaver)),
        "oppgaver": oppgaver,
        "rader": ord_.stolperader(rader),
        "funn": ord_.funn(rader),
        "sporsmal": ord_.sporsmal(kommune, rader, bidra),
        "trinn": trinn,
        "frafall": ord_.frafall(trinn, kommune),
        "bidra": bidra,
        "svar_adresse": adresse("kartlegging:opplasting_ny", kommune),
        "har_tilbud": True,
        "utlop": tall.utlop,
    }
    if not trinn[0][1]:
        sammenheng["har_tilbud"] = selectors.har_grunnlag(kommune, now=now)[0]
    return render(request, "rapport/oversikt.html", sammenheng)


@ser_tall
def tall(request: HttpRequest) -> HttpResponse:
    """This function will show what is counted, with small counts hidden; no single answer."""
    now = timezone.now()
    sammenheng = {
        "now": now,
        "nokkeltall": [
            {"tall": celle.antall, "ord": "" if celle.antall is not None else tallord.tekst(celle),
             "tekst": tekst}
            for celle, tekst in tallord.nokkeltall(now=now)
        ],
        "tabeller": tallord.tabeller(request.kommune, now=now),
    }  # fmt: skip
    return render(request, "rapport/tall.html", sammenheng)


@ser_tall
def tall_csv(request: HttpRequest) -> HttpResponse:
    """This function will give the same tables as a file for a spreadsheet."""
    now = timezone.now()
    innhold = eksport.som_csv(
        tallord.tabeller(request.kommune, now=now), dato=timezone.localdate(now)
    )
    svar = HttpResponse(innhold, content_type="text/csv; charset=utf-8")
    navn = f"tall-{request.kommune.slug}-{timezone.localdate(now):%Y-%m-%d}.csv"  # type: ignore[attr-defined]
    svar["Content-Disposition"] = f'attachment; filename="{navn}"'
    return svar
