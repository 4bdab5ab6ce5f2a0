"""What an association sees of one request: never who it is about (H4)."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from kartlegging.models import Svarark
from kobling.enums import Foreningssvar, Koblingsstatus
from kobling.models import Kobling
from kobling.selectors import kort
from kommuneportal.core.enums import Eposttilstand
from kommuneportal.core.models import Epost
from organisasjoner.enums import Tilbudsstatus


K = Koblingsstatus
VAR_DER = frozenset({K.MOTT, K.I_GANG})
HAR_SAGT_JA = frozenset({K.BEBOER_SPURT, K.TAKKET_JA, K.MOTT, K.IKKE_MOTT, K.I_GANG})


# Mails that count towards how often an association is written to.
FORESPORSEL, PURRING = "kobling_foresporsel", "kobling_purring"
UKE = timedelta(days=7)


def ukas_brev(organisasjon_id: int, *, now: datetime) -> QuerySet[Epost]:
    """This function will give the requests and reminders to an association in seven days."""
    deres = Kobling.objects.filter(tilbud__organisasjon=organisasjon_id)
    brev = Epost.objects.filter(
        slag__in=[FORESPORSEL, PURRING],
        objekt_id__in=deres.values("public_id"),
        send_after__gt=now - UKE,
    )
    return brev.exclude(tilstand=Eposttilstand.AVBRUTT)


def uka(organisasjon_id: int, *, now: datetime) -> int:
    """This function will count the requests and reminders to an association in seven days."""
    return int(ukas_brev(organisasjon_id, now=now).count())


def levende_brev(kobling: Kobling) -> QuerySet[Epost]:
    """This function will give the mails about a connection that wait, leave or have left."""
    return Epost.objects.filter(objekt_id=kobling.public_id).exclude(tilstand=Eposttilstand.AVBRUTT)


def stansede_brev(kobling: Kobling) -> QuerySet[Epost]:
    """This function will give the mails about a connection that were stopped in the outbox."""
    return Epost.objects.filter(objekt_id=kobling.public_id, tilstand=Eposttilstand.AVBRUTT)


def uten_brev() -> QuerySet:
    """This function will find requests whose mail was stopped in the outbox at the last moment."""
    brev = Epost.objects.filter(slag=FORESPORSEL, objekt_id=OuterRef("public_id"))
    stanset = Exists(brev.filter(tilstand=Eposttilstand.AVBRUTT))
    lever = Exists(brev.exclude(tilstand=Eposttilstand.AVBRUTT))
    return Kobling.objects.hos_foreningen().filter(stanset, ~lever, purringer=0)


def kom_ikke_fram() -> Exists:
    """This function will make a condition: the mail server refused the request for good."""
    brev = Epost.objects.filter(slag__in=[FORESPORSEL, PURRING], objekt_id=OuterRef("public_id"))
    return Exists(brev.filter(tilstand=Eposttilstand.OPPGITT))


def tilbudet_er_over(kobling: Kobling) -> bool:
    """This function will tell whether the association has ended the offer, or itself."""
    tilbud = kobling.tilbud
    return bool(
        tilbud.status == Tilbudsstatus.AVSLUTTET or tilbud.organisasjon.avsluttet_at is not None
    )


def finn(public_id: uuid.UUID) -> Kobling | None:
    """This function will find the request that a link is about, with its offer."""
    rows = Kobling.objects.select_related("tilbud__organisasjon", "beboer")
    return rows.filter(public_id=public_id).first()


def om(kobling: Kobling, *, now: datetime) -> dict[str, object]:
    """This function will give what the association may know: age band, support, offer, deadline."""
    svarark = (
        Svarark.objects.gyldige(today=timezone.localdate(now)).filter(beboer=kobling.beboer).get()
    )
    return {
        "alder": kort.aldersgruppe(svarark),
        "stotte": kort.stotte_til_foreningen(svarark, kobling.tilbud),
        "tid_og_sted": kort.tid_og_sted(kobling.tilbud),
        "har_svart": dict(Foreningssvar.choices).get(kobling.status, ""),
    }


def lukket_tittel(kobling: Kobling | None) -> str:
    """This function will say in one line where a request that cannot be answered stands."""
    avsluttet = _("Forespørselen er avsluttet")
    if kobling is None or tilbudet_er_over(kobling) or kobling.beboer_id is None:
        return avsluttet
    if kobling.status in VAR_DER:
        return _("Personen har vært hos dere")
    if kobling.status == K.IKKE_MOTT:
        return _("Personen kom ikke sist")
    if venter_noen(kobling):
        return _("Personen kommer")
    return _("Personen er spurt") if kobling.status in HAR_SAGT_JA else avsluttet


def lukket_tekst(kobling: Kobling | None) -> str:
    """This function will say plainly why the request cannot be answered any more."""
    if kobling is not None and tilbudet_er_over(kobling):
        return _("Tilbudet er avsluttet, så dere trenger ikke å svare. Takk for innsatsen.")
    if kobling is None or kobling.beboer_id is None or kobling.status == K.TAKKET_NEI:
        return _("Det blir ikke noe av denne gangen. Takk for at dere ville ta imot.")
    if kobling.status in VAR_DER | {K.IKKE_MOTT}:
        return _etter_forste_gang(kobling)
    if venter_noen(kobling):
        return _("De to ordene som personen sier, og dagen når den er avtalt, får dere på e-post.")
    if kobling.status in HAR_SAGT_JA:
        return _("Dere har svart at dere har plass, og personen er spurt. Vi sier fra på e-post.")
    return _("Dere trenger ikke å svare på denne lenger. Takk skal dere ha.")


def _etter_forste_gang(kobling: Kobling) -> str:
    if kobling.status == K.IKKE_MOTT:
        return _("Avtaler vi en ny dag, får dere den på e-post.")
    return _("Takk for at dere tok imot. Slutter personen, er plassen ledig igjen.")


def har_sagt_ja(kobling: Kobling | None) -> bool:
    """This function will tell whether the association's yes stands, and somebody has heard it."""
    if kobling is None or kobling.beboer_id is None or tilbudet_er_over(kobling):
        return False
    return kobling.status in HAR_SAGT_JA


def venter_noen(kobling: Kobling | None) -> bool:
    """This function will tell whether the association expects somebody, so that a list helps."""
    return kobling is not None and kobling.status in HAR_SAGT_JA - {K.BEBOER_SPURT}


def takk(kobling: Kobling) -> dict[str, object]:
    """This function will say what happens after the answer, and who acts next."""
    hvem = (
        _("Vi spør personen") if kobling.status == K.PLASS_BEKREFTET else _("Kommunen ser svaret")
    )
    naermere = {
        K.PLASS_BEKREFTET: _("Sier personen ja, får dere dagen og to ord på e-post."),
        K.IKKE_PLASS: _("Vi ser etter noe annet for personen."),
        K.TRENGER_TILRETTELEGGING: _("Dere hører fra kommunen om det dere trenger."),
    }
    endre = _("Åpne lenken i e-posten igjen, helt til personen er spurt.")
    if kobling.status == K.IKKE_PLASS:
        endre = _("Får dere plass likevel? Åpne lenken i e-posten igjen de neste to ukene.")
    return {
        "takk_tekst": _("Dere svarte: %(svar)s.") % {"svar": Foreningssvar(kobling.status).label},
        "videre": [
            {"tittel": hvem, "tekst": naermere[K(kobling.status)], "venter": True},
            {
                "tittel": _("Dere kan endre svaret"),
                "tekst": endre,
                "venter": True,
            },
        ],
    }
