"""One plain factory per model; call inside kommune_scope for tenant models."""

import itertools
from datetime import UTC, date, datetime, time
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP

from kartlegging.models import (
    Kartleggingsrunde,
    LedigTid,
    Onske,
    Opplasting,
    Svarark,
    Tekstendring,
    Tekstgodkjenning,
    Tekstsett,
    Tekstversjon,
)
from kartlegging.undersokelse.tekster import sprakene
from kobling.models import Kjoring, Kobling, Koblingsforslag, Vektsett
from kommuneportal.core import koder
from kommuneportal.core.models import Bruker, Interesse, Kommune, Medlemskap, Sone
from mottak.models import Ansatt, Beboer, Mottak
from organisasjoner.models import Organisasjon, Registrering, Tidspunkt, Tilbud, Tilbudsinteresse


NOW = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
TODAY = date(2026, 11, 2)
_nr = itertools.count(1)
HEMMELIGHET = "JBSWY3DPEHPK3PXP"


def fra_en() -> None:
    """Number from one again: what a test sees must not hang on the tests before it."""
    global _nr  # noqa: PLW0603
    _nr = itertools.count(1)


def kommune(**felt: Any) -> Kommune:
    nr = next(_nr)
    return Kommune.objects.create(
        **{
            "slug": f"kommune-{nr}",
            "navn": f"Kommune {nr}",
            "lat": 60.0,
            "lon": 10.0,
            "undersokelsessprak": list(sprakene()),
        }
        | felt
    )


def tofaktor(bruker: Bruker) -> Authenticator:
    return TOTP.activate(bruker, HEMMELIGHET).instance


def bruker(kommune: Kommune | None = None, rolle: str = "", **felt: Any) -> Bruker:
    nr = next(_nr)
    person = Bruker.objects.create_user(
        **{"email": f"ansatt{nr}@eksempel.example", "navn": f"Ansatt {nr}"} | felt
    )
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    tofaktor(person)
    if kommune:
        medlemskap(bruker=person, kommune=kommune, rolle=rolle)
    return person


def medlemskap(**felt: Any) -> Medlemskap:
    return Medlemskap.objects.create(**{"opprettet_at": NOW} | felt)


def sone(**felt: Any) -> Sone:
    return Sone.objects.create(**{"navn": f"Sone {next(_nr)}", "lat": 60.0, "lon": 10.0} | felt)


def mottak(**felt: Any) -> Mottak:
    nr = next(_nr)
    return Mottak.objects.create(
        **{"navn": f"Mottak {nr}", "slug": f"mottak-{nr}", "slag": "ordinaert"} | felt
    )


def ansatt(**felt: Any) -> Ansatt:
    return Ansatt.objects.create(**felt)


def organisasjon(**felt: Any) -> Organisasjon:
    nr = next(_nr)
    navn = felt.pop("navn", f"Lag {nr}")
    return Organisasjon.objects.create(
        **{
            "navn": navn,
            "navn_normalisert": navn.lower(),
            "form": "fli",
            "epost": f"lag{nr}@eksempel.example",
            "epost_bekreftet_at": NOW,
            "opprettet_at": NOW,
            "sist_bekreftet_at": NOW,
        }
        | felt
    )


def tilbud(*, interesser: tuple[str, ...] = ("fotball",), tider: Any = ((2, 18, 20),),
           **felt: Any) -> Tilbud:  # fmt: skip
    felt.setdefault("organisasjon", None)
    felt["organisasjon"] = felt["organisasjon"] or organisasjon()
    rad = Tilbud.objects.create(
        **{
            "navn": f"Tilbud {next(_nr)}",
            "plasser": 5,
            "publisert_at": NOW,
            "sist_bekreftet_at": NOW,
        }
        | felt
    )
    for kode in interesser:
        Tilbudsinteresse.objects.create(tilbud=rad, interesse=Interesse.objects.get(kode=kode))
    for ukedag, fra, til in tider:
        Tidspunkt.objects.create(tilbud=rad, ukedag=ukedag, fra=time(fra), til=time(til))
    return rad


def registrering(**felt: Any) -> Registrering:
    nr = next(_nr)
    return Registrering.objects.create(
        **{
            "felt": {},
            "navn": f"Lag {nr}",
            "epost": f"lag{nr}@eksempel.example",
            "engangsnokkel": f"nokkel-{nr}",
            "sendt_at": NOW,
        }
        | felt
    )


def _etikett_finnes(etikett: str) -> bool:
    return Beboer.objects.filter(etikett=etikett).exists()


def beboer(**felt: Any) -> Beboer:
    if felt.get("tilknytning") != "kommune" and "mottak" not in felt:
        felt["mottak"] = mottak()
    return Beboer.objects.create(
        **{"etikett": koder.ny_etikett(_etikett_finnes), "opprettet_date": TODAY} | felt
    )


def svarark(*, onsker: tuple[str, ...] = ("fotball",), tider: Any = ((2, "kveld"),),
            **felt: Any) -> Svarark:  # fmt: skip
    felt.setdefault("beboer", None)
    felt["beboer"] = felt["beboer"] or beboer()
    ark = Svarark.objects.create(
        **{
            "kilde": "fil",
            "alder_fra": 26,
            "alder_til": 39,
            "informasjonssprak": "uk",
            "norsk": "litt",
            "svart_date": TODAY,
            "gyldig_til_date": date(2027, 4, 30),
            "samtykke_kilde": "fil",
            "samtykke_date": TODAY,
            "samtykke_tekst": "fil: Samtykke",
            "lagret_at": NOW,
        }
        | felt
    )
    for kode in onsker:
        Onske.objects.create(svarark=ark, interesse=Interesse.objects.get(kode=kode), styrke=2)
    for ukedag, del_av_dagen in tider:
        LedigTid.objects.create(svarark=ark, ukedag=ukedag, del_av_dagen=del_av_dagen)
    return ark


def runde(**felt: Any) -> Kartleggingsrunde:
    if "mottak" not in felt:
        felt["mottak"] = mottak()
    return Kartleggingsrunde.objects.create(
        **{
            "kode": koder.ny_rundekode(),
            "tilknytning": "mottak" if felt["mottak"] else "kommune",
            "navn": "Høst",
            "apner_date": date(2026, 1, 1),
            "stenger_date": date(2036, 12, 31),
            "sprak": ["nb", "en", "ar"],
            "versjon": "2026-11-1",
            "opprettet_at": NOW,
        }
        | felt
    )


def tekster(*, by: Bruker) -> Tekstversjon:
    """One version, and a draft in which one text is changed and approved."""
    versjon = Tekstversjon.objects.create(
        nummer=1, skjema="2026-11-1", avtrykk="0" * 64, antall_sprak=1, publisert_at=NOW,
        publisert_by=by,
    )  # fmt: skip
    Tekstsett.objects.create(versjon=versjon, sprak="nb", tekster={})
    rad = {"sprak": "ar", "nokkel": "neste"}
    Tekstendring.objects.create(**rad, tekst="x", endret_at=NOW, endret_by=by)
    Tekstgodkjenning.objects.create(**rad, avtrykk="0", godkjent_at=NOW, godkjent_by=by)
    return versjon


def opplasting(**felt: Any) -> Opplasting:
    if felt.get("tilknytning") != "kommune" and "mottak" not in felt:
        felt["mottak"] = mottak()
    return Opplasting.objects.create(
        **{
            "tilknytning": "mottak",
            "filnavn": "svar.csv",
            "sha256": "0" * 64,
            "storrelse_byte": 100,
            "lastet_opp_at": NOW,
        }
        | felt
    )


def kjoring(**felt: Any) -> Kjoring:
    return Kjoring.objects.create(
        **{"status": "ferdig", "utlost_av": "knapp", "startet_at": NOW, "ferdig_at": NOW} | felt
    )


def vektsett(**felt: Any) -> Vektsett:
    felt["opprettet_by"] = felt.get("opprettet_by") or bruker()
    return Vektsett.objects.create(**{"opprettet_at": NOW} | felt)


def forslag(**felt: Any) -> Koblingsforslag:
    felt.setdefault("beboer", None)
    felt["beboer"] = felt["beboer"] or svarark().beboer
    felt.setdefault("tilbud", None)
    felt["tilbud"] = felt["tilbud"] or tilbud()
    return Koblingsforslag.objects.create(
        **{"poeng": 700, "grad": "sterk", "opprettet_at": NOW} | felt
    )


def kobling(*, by: Bruker, **felt: Any) -> Kobling:
    felt.setdefault("forslag", None)
    par = {navn: felt[navn] for navn in ("beboer", "tilbud") if navn in felt}
    felt["forslag"] = felt["forslag"] or forslag(
        status="godkjent", avgjort_at=NOW, avgjort_by=by, **par
    )
    if felt["forslag"].status in {"foreslatt", "utsatt"} and by is not None:
        # The database refuses a connection that nobody has decided on.
        for navn, verdi in (("status", "godkjent"), ("avgjort_at", NOW), ("avgjort_by", by)):
            setattr(felt["forslag"], navn, verdi)
        felt["forslag"].save()
    return Kobling.objects.create(
        **{
            "beboer": felt["forslag"].beboer,
            "tilbud": felt["forslag"].tilbud,
            "godkjent_at": NOW,
            "godkjent_by": by,
            "moteord": "blå fugl",
            "plass_holdes_til_at": datetime(2026, 11, 23, 9, 30, tzinfo=UTC),
            "sendes_at": NOW,
            "endret_at": NOW,
        }
        | felt
    )
