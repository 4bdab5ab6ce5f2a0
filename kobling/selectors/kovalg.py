"""What narrows the review queue and in which order it comes: filters, search, sorting."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import CharField, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from kartlegging.models import Svarark
from kobling.enums import Grad
from kobling.selectors.kort import ALDERSTRINN, alderstekst
from kommuneportal.core.enums import Ukedag
from kommuneportal.core.models import Interesse, Sone
from mottak.models import Beboer
from organisasjoner.enums import Tilbudsrolle
from organisasjoner.models import Tidspunkt, Tilbud, Tilbudsinteresse


VISNINGER = ("alle", "sterke", "folge", "nye", "utsatte", "venter", "foreldet")
# Name -> order; a person who came first is helped first, so that is what one gets unasked.
REKKEFOLGER: dict[str, tuple[str, ...]] = {
    "ventet": ("beboer__opprettet_date", "opprettet_at", "-poeng", "pk"),
    "sterkest": ("-poeng", "opprettet_at", "pk"),
    "nyest": ("-opprettet_at", "-poeng", "pk"),
    "eldst": ("opprettet_at", "-poeng", "pk"),
    "forening": ("tilbud__organisasjon__navn", "tilbud__navn", "-poeng", "pk"),
}
SORTERINGER = (
    ("ventet", _("Ventet lengst")),
    ("sterkest", _("Sterkest først")),
    ("nyest", _("Nyeste forslag")),
    ("eldst", _("Eldste forslag")),
    ("forening", _("Etter forening")),
)
FILTRE = ("interesse", "sone", "dag", "styrke", "alder", "rolle")
ALDRE = {
    str(fra): (fra, til - 1 if til else None)
    for fra, til in zip(ALDERSTRINN, (*ALDERSTRINN[1:], None), strict=True)
}
# What an address can say, where the words are given.
KJENTE: dict[str, Any] = {
    "vis": VISNINGER, "dag": [str(dag) for dag in Ukedag.values], "styrke": Grad.values,
    "alder": ALDRE, "rolle": Tilbudsrolle.values, "sorter": REKKEFOLGER,
}  # fmt: skip


@dataclass(frozen=True)
class Valg:
    """What the address asks for; what it does not know is empty."""

    vis: str = "alle"
    sok: str = ""
    interesse: str = ""
    sone: str = ""
    dag: str = ""
    styrke: str = ""
    alder: str = ""
    rolle: str = ""
    sorter: str = "ventet"
    side: str = ""

    @property
    def filtre(self) -> dict[str, str]:
        """This function will give the filters that are on."""
        return {navn: verdi for navn in FILTRE if (verdi := getattr(self, navn))}

    @property
    def er_snevret(self) -> bool:
        """This function will tell whether anything besides the tab narrows the list."""
        return bool(self.sok or self.filtre)

    def formen(self) -> Valg:
        """This function will give what decides the question's shape: not the words, not the page."""
        return self.med(sok="", side="")

    def med(self, **felt: Any) -> Valg:
        """This function will give the same with some of it changed."""
        return replace(self, **felt)

    def sporring(self) -> dict[str, str]:
        """This function will give what the address must say, and nothing that goes unsaid."""
        standard = Valg()
        alt = {navn: getattr(self, navn) for navn in ("vis", "sok", *FILTRE, "sorter", "side")}
        return {n: v for n, v in alt.items() if v and v != getattr(standard, n)}


def les(felt: Mapping[str, str]) -> Valg:
    """This function will read an address; unknown codes are forgotten, never an error."""
    gyldige = {n: v for n, alle in KJENTE.items() if (v := felt.get(n, "")) in alle}
    return Valg(
        sok=felt.get("sok", "").strip()[:60],
        interesse=felt.get("interesse", "")[:60],
        sone=_uuid(felt.get("sone", "")),
        side=felt.get("side", "")[:4],
        **gyldige,
    )


def _uuid(tekst: str) -> str:
    try:
        return str(uuid.UUID(tekst))
    except ValueError:
        return ""


def snevret(rows: QuerySet, valg: Valg) -> QuerySet:
    """This function will keep the suggestions that pass the search and every filter."""
    # Each condition is a list that is made once, never a look-up per suggestion.
    vilkar = {
        "interesse": lambda v: Q(
            tilbud__in=Tilbudsinteresse.objects.filter(interesse__kode=v).values("tilbud")
        ),
        "sone": lambda v: Q(beboer__in=_i_sone(v).values("pk")),
        "dag": lambda v: Q(tilbud__in=Tidspunkt.objects.filter(ukedag=int(v)).values("tilbud")),
        "styrke": lambda v: Q(grad=v),
        "alder": lambda v: Q(beboer__in=_i_alder(*ALDRE[v]).values("beboer")),
        "rolle": lambda v: Q(tilbud__in=Tilbud.objects.filter(rolle=v).values("pk")),
    }
    for navn, verdi in valg.filtre.items():
        rows = rows.filter(vilkar[navn](verdi))
    return rows.filter(_sok(valg.sok)) if valg.sok else rows


def sortert(rows: QuerySet, sorter: str) -> QuerySet:
    """This function will put suggestions in the chosen order, the same every time."""
    return rows.order_by(*REKKEFOLGER[sorter])


def _i_sone(public_id: str) -> QuerySet:
    return Beboer.objects.filter(
        Q(mottak__sone__public_id=public_id) | Q(mottak__isnull=True, sone__public_id=public_id)
    )


def _i_alder(fra: int, til: int | None) -> QuerySet:
    svar = Svarark.objects.gjeldende().filter(Q(alder_til__gte=fra) | Q(alder_til__isnull=True))
    return svar if til is None else svar.filter(Q(alder_fra__lte=til) | Q(alder_fra__isnull=True))


def _sok(sok: str) -> Q:
    tilbud = Tilbud.objects.filter(
        Q(navn__icontains=sok)
        | Q(organisasjon__navn__icontains=sok)
        | Q(interesser__navn__icontains=sok)
    )
    folk = Beboer.objects.filter(etikett__icontains=sok)
    return Q(tilbud__in=tilbud.values("pk")) | Q(beboer__in=folk.values("pk"))


def valgmuligheter() -> dict[str, list[tuple[str, Any]]]:
    """This function will list what each filter can be set to; zones and activities in one query."""
    i_tilbud = Tilbudsinteresse.objects.values("interesse")
    brukte = Interesse.objects.filter(pk__in=i_tilbud, kobles_aldri=False)
    rader = _merket(Sone.objects.all(), "sone", "public_id").union(
        _merket(brukte, "interesse", "kode")
    )
    felles: dict[str, list[tuple[str, Any]]] = {"sone": [], "interesse": []}
    for slag, kode, navn in sorted(rader, key=lambda rad: str(rad[2]).lower()):
        felles[slag].append((_uuid(kode) if slag == "sone" else kode, navn))
    return felles | {
        "dag": [(str(dag.value), str(dag.label).capitalize()) for dag in Ukedag],
        "styrke": list(Grad.choices),
        "alder": [(kode, alderstekst(fra, til)) for kode, (fra, til) in ALDRE.items()],
        "rolle": list(Tilbudsrolle.choices),
    }


def _merket(rows: QuerySet, slag: str, kode: str) -> QuerySet:
    merke = Value(slag, output_field=CharField())
    return rows.order_by().values_list(merke, Cast(kode, CharField()), "navn")
