"""The survey as an XLSForm: given out with its words, and its words read back into the draft."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from kartlegging.models import Tekstversjon
from kartlegging.selectors.tekst import paslatte_sprak, utkast, versjonens_tekster
from kartlegging.services.tekstutkast import lagre_tekster
from kartlegging.undersokelse import xlsform, xlsform_inn
from kartlegging.undersokelse.kontroll import les_ny
from kartlegging.undersokelse.tekster import RESERVE, sprakene
from kommuneportal.core import audit
from kommuneportal.core.models import Bruker, Kommune
from kommuneportal.core.spreadsheet import KanIkkeLese, les_i_barneprosess


class KanIkkeLeseInn(ValueError):
    """The file is not an XLSForm, or holds words that cannot be shown; nothing was changed."""

    def __init__(self, meldinger: list[str]) -> None:
        """Keep one sentence for each thing to mend."""
        super().__init__()
        self.meldinger = meldinger


@dataclass(frozen=True, slots=True)
class Kvittering:
    """What became of a form: texts changed by language, and what was left out."""

    endret: dict[str, int]
    ukjente: list[str]
    ukjente_sprak: list[str]
    ulike: list[str]


def lag_xlsform(kommune: Kommune, *, versjon: Tekstversjon | None) -> bytes:
    """
    This function will give the form of a version in the switched-on languages, or of the draft.

    The draft has every language, and empty cells where a translation is missing.
    """
    if versjon is None:
        return xlsform.som_arbeidsbok(
            utkast(), tagger=sprakene(), kommune=kommune.navn, versjon="utkast", med_reserve=False
        )
    return xlsform.som_arbeidsbok(
        versjonens_tekster(versjon),
        tagger=[s.tag for s in paslatte_sprak(kommune)],
        kommune=kommune.navn,
        versjon=f"{versjon.skjema}-v{versjon.nummer}",
        med_reserve=True,
    )


@transaction.atomic
def les_inn_xlsform(innhold: bytes, *, kommune: Kommune, by: Bruker, now: datetime) -> Kvittering:
    """
    This function will read the words of a form into the draft; its questions stay ours.

    Raises: KanIkkeLeseInn; nothing is changed then.
    """
    try:
        lest = xlsform_inn.les_tekster(les_i_barneprosess(innhold), utkast(), kommune=kommune.navn)
    except KanIkkeLese as feil:
        raise KanIkkeLeseInn([feil.melding]) from feil
    except xlsform_inn.ErIkkeXlsform as feil:
        raise KanIkkeLeseInn(
            [_("Filen er ikke et XLSForm-skjema. Vi finner ikke arket «survey» med kolonnene "
               "«type», «name» og «label». Last ned skjemaet her, og oversett i det.")]
        ) from feil  # fmt: skip
    if feil_ := _feil(lest.tekster):
        raise KanIkkeLeseInn(feil_)
    endret = {
        tag: len(lagre_tekster(tag, ord_, by=by, now=now)) for tag, ord_ in lest.tekster.items()
    }
    audit.record("tekster_lest_inn", None, by=by, now=now, antall=sum(endret.values()))
    return Kvittering(endret, lest.ukjente, lest.ukjente_sprak, lest.ulike)


def _feil(tekster: dict[str, dict[str, str]]) -> list[str]:
    norsk = utkast([RESERVE])[RESERVE]
    return [
        f"{sprakene()[tag].navn}, «{norsk[nokkel]}»: {feil}"
        for tag, ord_ in tekster.items()
        for nokkel, tekst in ord_.items()
        for _ny, feil in [les_ny(tag, nokkel, tekst)]
        if feil
    ]
