"""How good the suggestions are, in words and figures."""

from __future__ import annotations

from django.utils.translation import gettext as _

from kobling.enums import Kjorestatus
from kobling.models import Kjoring
from kommuneportal.design import norsk


def siste() -> Kjoring | None:
    """This function will give the run that the suggestions of today come from."""
    rows = Kjoring.objects.filter(status=Kjorestatus.FERDIG)
    return rows.order_by("-startet_at", "-pk").first()


def tekst(kjoring: Kjoring) -> str:
    """This function will say how good a run is, and whether that is proved."""
    dekning = _("%(dekket)s av %(personer)s har fått forslag.") % {
        "dekket": norsk.tall(kjoring.dekket),
        "personer": norsk.tall(kjoring.personer),
    }
    if kjoring.gap == 0:
        return _("Beviselig best mulig: %(dekning)s") % {"dekning": dekning}
    prosent = norsk.desimal(100 * kjoring.gap / max(1, kjoring.grense), 2)
    return _("%(dekning)s Høyst %(prosent)s prosent fra det best mulige.") % {
        "dekning": dekning,
        "prosent": prosent,
    }


def rader(kjoring: Kjoring) -> list[tuple[str, str]]:
    """This function will give the figures of a run: covered, value, bound, gap."""
    return [
        (_("Personer med gyldig svar"), norsk.tall(kjoring.personer)),
        (_("Åpne tilbud med plass"), norsk.tall(kjoring.tilbud_antall)),
        (_("Mulige par"), norsk.tall(kjoring.par)),
        (_("Har fått forslag"), norsk.tall(kjoring.dekket)),
        (_("Fordelingens verdi"), norsk.tall(kjoring.verdi)),
        (_("Øvre grense"), norsk.tall(kjoring.grense)),
        (_("Avstand til grensen"), norsk.tall(kjoring.gap)),
        (_("Vekter, versjon"), kjoring.vektversjon),
        (_("Tid brukt"), _("%(s)s sekunder") % {"s": norsk.desimal(kjoring.sekunder, 2)}),
        (
            _("Regnet ut"),
            f"{norsk.dato(kjoring.startet_at)} {norsk.klokkeslett(kjoring.startet_at)}",
        ),
    ]
