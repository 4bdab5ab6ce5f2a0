"""Every address of the resolver, what it takes, and who may open it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True)
class Adresse:
    """One pattern: its full name, the names of its arguments, the view."""

    navn: str
    argumenter: frozenset[str]
    view: Any
    rute: str

    @property
    def var(self) -> bool:
        """Tell whether the page is ours: allauth, Django and its admin have their own doors."""
        return getattr(self.view, "__module__", "").split(".")[0] in {
            "kommuneportal", "organisasjoner", "mottak", "kartlegging", "kobling",
        }  # fmt: skip


def alle(resolver: Any = None, rom: str = "", rute: str = "", arg: frozenset[str] = frozenset(),
         ) -> Iterator[Adresse]:  # fmt: skip
    """Walk the whole table of contents."""
    for del_ in (resolver or get_resolver()).url_patterns:
        nye = arg | frozenset(del_.pattern.regex.groupindex)
        sti = rute + str(del_.pattern)
        if isinstance(del_, URLResolver):
            indre = f"{rom}{del_.namespace}:" if del_.namespace else rom
            yield from alle(del_, indre, sti, nye)
        elif isinstance(del_, URLPattern):
            yield Adresse(f"{rom}{del_.name or ''}", nye, del_.callback, sti)


def uten_tilgang(adresser: list[Adresse]) -> list[str]:
    """Our views wear one access decorator each."""
    return [
        a.navn or a.rute
        for a in adresser
        if a.var and not getattr(a.view, "tilgang", "") and getattr(a.view, "login_required", True)
    ]


def feil_navn(adresser: list[Adresse]) -> list[str]:
    """The address and the view have one name, so that one search finds both."""
    return [
        f"{a.navn} is answered by {a.view.__name__}"
        for a in adresser
        if a.var and a.navn.split(":")[-1] != a.view.__name__
    ]


def forste_ord(adresser: list[Adresse]) -> set[str]:
    """Give the first words of all addresses that do not begin with a kommune."""
    ord_ = {a.rute.split("/")[0].lstrip("^") for a in adresser}
    return {o for o in ord_ if o and not o.startswith("<")}
