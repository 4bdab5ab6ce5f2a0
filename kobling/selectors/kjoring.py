"""How good the suggestions are, in words and figures."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kobling.enums import Kjorestatus
from kobling.models import Kjoring
from kommuneportal.core.enums import Endringsslag
from kommuneportal.core.forberedt import forberedt
from kommuneportal.core.models import Endringsmerke
from kommuneportal.design import norsk


# A run takes seconds; one that has lasted this long belongs to a worker that died. A change that
# nobody has taken up for as long waits for a worker that does not run.
DOD_ETTER = timedelta(minutes=5)
NIVANAVN = {
    "dekning": gettext_lazy("1. Personer som får sitt første forslag"),
    "ventetid": gettext_lazy(
        "2. Ventetid: først de som har et forslag dere har sett på, så de som har ventet lengst"
    ),
    "trinn_2": gettext_lazy("3. Første forslag på trinn 2 av 5 eller bedre"),
    "trinn_3": gettext_lazy("4. Første forslag på trinn 3 eller bedre"),
    "trinn_4": gettext_lazy("5. Første forslag på trinn 4 eller bedre"),
    "trinn_5": gettext_lazy("6. Første forslag på trinn 5"),
    "jevnhet": gettext_lazy("7. Personer med minst to, godtatte plasser medregnet"),
    "poeng": gettext_lazy("8. Poeng til sammen"),
}


def siste() -> Kjoring | None:
    """This function will give the run that the suggestions of today come from."""
    return next(iter(_siste()), None)


@forberedt()
def _siste() -> QuerySet:
    # The prices are a long list that only the explanations need.
    uendret = Kjoring.objects.filter(status=Kjorestatus.UENDRET).order_by("-startet_at", "-pk")
    pagar = Kjoring.objects.filter(status=Kjorestatus.PAGAR).order_by("-startet_at", "-pk")
    # Every other change is followed by a run.
    merker = Endringsmerke.objects.filter(behandlet_at__isnull=True).order_by("at", "pk")
    merker = merker.exclude(slag=Endringsslag.FORSLAG)
    rows = (
        ferdige()
        .defer("priser")
        .annotate(
            sjekket_at=Subquery(uendret.values("startet_at")[:1]),
            pagar_siden=Subquery(pagar.values("startet_at")[:1]),
            endret_at=Subquery(merker.values("at")[:1]),
        )
    )
    return rows[:1]


def nar(kjoring: Kjoring, *, now: datetime) -> str:
    """
    This function will say when a run was made or tried again, or that one is going on.

    It also says when something has changed and no worker has taken it up; a run that was left by a
    worker that died is not going on. `kjoring` comes from `siste()`.
    """
    pagar_siden, endret_at, sjekket = kjoring.pagar_siden, kjoring.endret_at, kjoring.sjekket_at  # type: ignore[attr-defined]
    if _nylig(pagar_siden, now=now) or _nylig(endret_at, now=now):
        return _("Nye forslag regnes ut nå.")
    if sjekket is None or sjekket < kjoring.startet_at:
        tekst = _("Regnet ut %(nar)s.") % {"nar": norsk.siden(kjoring.startet_at, now=now)}
    elif endret_at:
        tekst = _("Sjekket %(nar)s.") % {"nar": norsk.siden(sjekket, now=now)}
    else:
        return _("Sjekket %(nar)s: ingenting nytt.") % {"nar": norsk.siden(sjekket, now=now)}
    return f"{tekst} {_etterslep()}" if endret_at else tekst


def _nylig(at: datetime | None, *, now: datetime) -> bool:
    return at is not None and at >= now - DOD_ETTER


def _etterslep() -> str:
    return _(
        "Noe er endret etter det og er ikke regnet med ennå. "
        "Varer det, si fra til dem som drifter portalen."
    )


def ferdige() -> QuerySet:
    """This function will give the runs that came to an end, the last one first."""
    return Kjoring.objects.filter(status=Kjorestatus.FERDIG).order_by("-startet_at", "-pk")


def tekst(kjoring: Kjoring) -> str:
    """This function will say how good a run is, and whether that is proved."""
    if not kjoring.personer:
        return _("Ingen har svar som gjelder nå. Da er det ingen å foreslå noe for.")
    if not kjoring.tilbud_antall:
        return _("Ingen tilbud er åpne for nye nå. Da er det ingenting å foreslå.")
    dekning = _("%(dekket)s av %(personer)s har fått forslag.") % {
        "dekket": norsk.tall(kjoring.dekket),
        "personer": norsk.tall(kjoring.personer),
    }
    if kjoring.gap == 0:
        return _("Beviselig best mulig: %(dekning)s") % {"dekning": dekning}
    forste = kjoring.nivaer[0] if kjoring.nivaer else None
    if forste and forste["grense"] > forste["verdi"]:
        flere = _("Høyst %(antall)s flere kunne fått et.")
        tall = {"antall": norsk.tall(forste["grense"] - forste["verdi"])}
        return f"{dekning} {flere % tall}"
    prosent = norsk.desimal(100 * kjoring.gap / max(1, kjoring.grense), 2)
    return _("%(dekning)s Høyst %(prosent)s prosent fra det best mulige.") % {
        "dekning": dekning,
        "prosent": prosent,
    }


def nivarader(kjoring: Kjoring) -> list[dict[str, str]]:
    """This function will give each level of a run: its name, value, bound and what is proved."""
    rader, bevist = [], True
    for niva in kjoring.nivaer:
        gap = niva["grense"] - niva["verdi"]
        bevist = bevist and gap == 0
        rader.append(
            {
                "navn": str(NIVANAVN.get(niva["navn"], niva["navn"])),
                "verdi": norsk.tall(niva["verdi"]),
                "grense": norsk.tall(niva["grense"]),
                "bevis": _("Best mulig") if bevist else _("Ikke bevist"),
            }
        )
    return rader


def rader(kjoring: Kjoring) -> list[tuple[str, str]]:
    """This function will give what a run stood on, and how long it took."""
    return [
        (_("Personer som kan få forslag"), norsk.tall(kjoring.personer)),
        (_("Åpne tilbud med plass"), norsk.tall(kjoring.tilbud_antall)),
        (_("Mulige par"), norsk.tall(kjoring.par)),
        (_("Har fått forslag"), _dekket(kjoring)),
        (_("Vekter, versjon"), kjoring.vektversjon),
        (_("Tid brukt"), _("%(s)s sekunder") % {"s": norsk.desimal(kjoring.sekunder, 2)}),
        (
            _("Regnet ut"),
            f"{norsk.dato(kjoring.startet_at)} {norsk.klokkeslett(kjoring.startet_at)}",
        ),
    ]


def _dekket(kjoring: Kjoring) -> str:
    """Tell how many of them had an accepted place already, so that the levels add up."""
    forste = {niva["navn"]: niva["verdi"] for niva in kjoring.nivaer}.get("dekning", kjoring.dekket)
    if forste == kjoring.dekket:
        return norsk.tall(kjoring.dekket)
    felter = {"alle": norsk.tall(kjoring.dekket), "fra_for": norsk.tall(kjoring.dekket - forste)}
    return _("%(alle)s, medregnet %(fra_for)s som har en plass fra før") % felter
