"""Gives every page its colours, its menu and the links in the footer."""

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from kommuneportal.design import farger


PORTALNAVN = _("Frivillig sammen")

# (text, url name, key in request.meny_antall). A page that does not exist is left out.
MENYER = {
    "koordinator": (
        (_("Oversikt"), "rapport:oversikt", ""),
        (_("Kobling"), "kobling:forslag_liste", "forslag"),
        (_("Oppfølging"), "kobling:kobling_liste", ""),
        (_("Oppgaver"), "kobling:oppgave_liste", "oppgaver"),
        (_("Organisasjoner"), "organisasjoner:organisasjon_liste", "registreringer"),
        (_("Kartlegging"), "kartlegging:opplasting_liste", ""),
        (_("Mottak"), "mottak:mottak_liste", ""),
        (_("Tall"), "rapport:tall", ""),
    ),
    "mottaksansatt": (
        (_("Oppgaver"), "kobling:oppgave_liste", "oppgaver"),
        (_("Kartlegging"), "kartlegging:opplasting_liste", ""),
        (_("Mottak"), "mottak:mottak_liste", ""),
        (_("Resultater"), "rapport:rundetall_liste", ""),
    ),
    "leder": ((_("Tall"), "rapport:tall", ""),),
    "kommuneansvarlig": (
        (_("Ansatte"), "mottak:ansatt_liste", ""),
        (_("Mottak"), "mottak:mottak_liste", ""),
        (_("Undersøkelsen"), "kartlegging:tekst_liste", ""),
        (_("Områder"), "core:sone_liste", ""),
        (_("Innstillinger"), "core:kommune_endre", ""),
        (_("Vekter"), "kobling:vekt_endre", ""),
        (_("Logg"), "core:hendelse_liste", ""),
    ),
}
# Pages that lie nearer another list by their address than by what they are about.
HORER_TIL = {"kobling:behov": "kobling:kobling", "kobling:oppmote": "kobling:kobling"}
BUNNLENKER = (
    (_("Hvem ser svarene?"), "core:hvem_ser"),
    (_("Personvern"), "core:personvern"),
    (_("Tilgjengelighet"), "core:tilgjengelighet"),
    (_("Hjelp"), "core:hjelp"),
)


# What somebody does with the own account.
BRUKERLENKER = (
    (_("Til forsiden"), "core:hjem"),
    (_("Passord"), "account_change_password"),
    (_("Totrinnsinnlogging"), "mfa_index"),
    (_("Innlogginger"), "usersessions_list"),
)
ROLLENAVN = {
    "koordinator": _("Koordinator"),
    "mottaksansatt": _("Mottaksansatt"),
    "leder": _("Leder"),
    "kommuneansvarlig": _("Kommuneansvarlig"),
}


def design(request) -> dict:
    """Give the base template what it shows; reads no table, so that error pages can use it."""
    kommune = getattr(request, "kommune", None)
    roles: frozenset[str] = getattr(request, "roller", frozenset())
    return {
        "foresporsel": request,
        "portalnavn": getattr(kommune, "portalnavn", "") or PORTALNAVN,
        "tema_adresse": tema_adresse(kommune),
        "kommune_navn": getattr(kommune, "navn", ""),
        "forside_adresse": adresse("rapport:forside", kommune) or "/",
        "meny": meny(request, kommune, roles),
        "rolle_navn": next(
            (name for role, name in ROLLENAVN.items() if role in roles), _("Min konto")
        ),
        "brukerlenker": [(text, adresse(name, None)) for text, name in BRUKERLENKER],
        "utlogging_adresse": adresse("account_logout", None),
        "innlogging_adresse": adresse("account_login", None),
        "hjelp_adresse": adresse("core:hjelp", kommune),
        "bunnlenker": [
            (text, address) for text, name in BUNNLENKER if (address := adresse(name, kommune))
        ],
    }


def tema_adresse(kommune) -> str:
    """Give the address of the style sheet with this municipality's colours."""
    own = getattr(kommune, "farge", "") or farger.STANDARD
    colours = (own, farger.motfarge(own))
    code = "-".join(colour.lstrip("#").lower() for colour in colours)
    return adresse("design:stil_kommune", None, farger_kode=f"{code}.{farger.VERSJON}")


def meny(request, kommune, roles) -> list[tuple]:
    """Give the menu of these roles as (text, address, is open, count)."""
    counts = getattr(request, "meny_antall", {})
    items: dict[str, tuple] = {}
    sections: dict[str, str] = {}
    lists: dict[str, str] = {}
    for role, entries in MENYER.items():
        for text, name, key in entries if role in roles else ():
            address = adresse(name, kommune)
            if address:
                items.setdefault(address, (text, counts.get(key, 0)))
                sections.setdefault(name.partition(":")[0], address)
                lists[name] = address
    section = request.path.strip("/").split("/")[1:2]
    here = (
        lists.get(_list_of(request), "")
        or _open_item(request.path, list(items))
        or sections.get("".join(section), "")
    )
    return [(text, address, address == here, count) for address, (text, count) in items.items()]


def _list_of(request) -> str:
    """Give the name of the list that a page of one thing belongs to: kobling_vis, kobling_liste."""
    match = getattr(request, "resolver_match", None)
    thing = match.view_name.rpartition("_")[0] if match else ""
    return f"{HORER_TIL.get(thing, thing)}_liste"


def _open_item(path: str, addresses: list[str]) -> str:
    """Give the address that lies nearest above the path; none for pages of no section."""
    best, here = (1, False), ""
    for address in addresses:
        shared = 0
        for own, asked in zip(
            address.strip("/").split("/"), path.strip("/").split("/"), strict=False
        ):
            if own != asked:
                break
            shared += 1
        score = (shared, path.startswith(address))
        if shared > 1 and score > best:
            best, here = score, address
    return here


def adresse(navn: str, kommune, **kwargs) -> str:
    """Give the address of a page, in the municipality if there is one; empty if there is none."""
    slug = getattr(kommune, "slug", "")
    for arguments in ({"kommune": slug, **kwargs},) if slug else (kwargs,):
        try:
            return reverse(navn, kwargs=arguments)
        except NoReverseMatch:
            continue
    return ""
