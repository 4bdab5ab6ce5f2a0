"""lukk(): how a connection ends, whoever or whatever ended it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from kobling.enums import Koblingsstatus
from kobling.models import Kobling
from kobling.selectors.foresporsel import tilbudet_er_over
from kobling.services import foresporsel
from kobling.services.tilstand import flytt, las
from kommuneportal.core.models import Bruker


K = Koblingsstatus
# States in which the association expects somebody, and must hear if nobody comes.
VENTER_NOEN = frozenset({K.PLASS_BEKREFTET, K.BEBOER_SPURT, K.TAKKET_JA, K.IKKE_MOTT})


@transaction.atomic
def lukk(
    kobling: Kobling, *, by: Bruker | None, now: datetime, grunn: str, straks: bool = True
) -> Kobling:
    """
    This function will end one connection, and stop whatever waits in the outbox about it.

    An association that has said yes and waits hears that nobody comes, and never why; when it can
    be undone, not before the time to undo is over.

    Raises: UlovligOvergang when it is over already.
    """
    kobling = las(kobling)
    # An association that has ended the offer itself waits for nobody.
    ventet_noen = kobling.status in VENTER_NOEN and not tilbudet_er_over(kobling)
    kobling = flytt(kobling, til=K.AVSLUTTET, by=by, now=now, grunn=grunn)
    foresporsel.stopp_alle(kobling)
    if ventet_noen:
        foresporsel.send_nei(kobling, now=now, straks=straks)
    return kobling
