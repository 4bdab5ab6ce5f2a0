"""One person and one offer judged alone: the rules they break, or the reasons they fit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kobling.begrunnelser import bruddtekst
from kobling.engine.begrunnelser import vurder
from kobling.engine.koder import FORBEHOLD, Brudd
from kobling.engine.typer import Begrunnelse
from kobling.engine.vekter import grad
from kobling.enums import Grad
from kobling.selectors.motor import engine_input
from mottak.models import Beboer
from organisasjoner.models import Tilbud


# What nobody can confirm away: consent, guardian, groups for women or men, the person's own no to
# volunteering, the law on police certificates, and a place that is not there.
ALDRI = frozenset(
    {
        Brudd.UTEN_SAMTYKKE, Brudd.UTEN_FORESATTES_JA, Brudd.SVAR_UTLOPT, Brudd.TRUKKET,
        Brudd.IKKE_PUBLISERT, Brudd.UTEN_HJEMMEL, Brudd.FULLT, Brudd.ALDRI_KOBLET, Brudd.BARE_FOR,
        Brudd.FRIVILLIG, Brudd.POLITIATTEST, Brudd.ALLEREDE_KOBLET,
    }
)  # fmt: skip


@dataclass(frozen=True)
class Pardom:
    """What the rules say of one pair, for a coordinator who connects outside the suggestions."""

    brudd: tuple[Brudd, ...]
    poeng: int = 0
    grad: str = Grad.MULIG
    begrunnelser: tuple[Begrunnelse, ...] = ()
    bare_for: str = ""

    @property
    def stenger(self) -> list[str]:
        """This function will say what cannot be confirmed away."""
        return [bruddtekst(b, bare_for=self.bare_for) for b in self.brudd if b in ALDRI]

    @property
    def advarsler(self) -> list[tuple[str, str]]:
        """This function will give what can be confirmed, each by its code and in words."""
        return [(str(b), bruddtekst(b)) for b in self.brudd if b not in ALDRI]

    @property
    def antall_forbehold(self) -> int:
        """This function will count what should be checked first."""
        return sum(b.kode in FORBEHOLD for b in self.begrunnelser)


def dom(beboer: Beboer, tilbud: Tilbud, *, now: datetime) -> Pardom:
    """This function will judge one pair by the same rules as every run of the matching."""
    grunnlag = engine_input(now=now, beboer=beboer.pk, tilbud=tilbud.pk)
    if not grunnlag.deltakere:
        return Pardom((Brudd.TRUKKET,))
    if not grunnlag.aktiviteter:
        return Pardom((Brudd.IKKE_PUBLISERT,))
    svar = vurder(grunnlag.deltakere[0], grunnlag.aktiviteter[0], grunnlag)
    if svar.score is None:
        return Pardom(tuple(svar.brudd), bare_for=tilbud.bare_for)
    styrke = str(grad(svar.score, grunnlag.vekter))
    return Pardom((), svar.score, styrke, svar.begrunnelser)
