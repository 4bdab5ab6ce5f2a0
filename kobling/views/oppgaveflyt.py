"""What the task pages share: the form of each state, what to say, and what was recorded."""

from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kobling.enums import Koblingsstatus
from kobling.forms import oppgave as forms
from kobling.selectors import kort, oppfolging, oppgaver, stengt, tidslinje
from kobling.selectors.foresporsel import tilbudet_er_over
from kobling.services import angresteg
from kobling.services import oppfolging as tjenester
from kommuneportal.core.enums import Rolle
from kommuneportal.core.sprak import spraknavn
from kommuneportal.design import norsk


K = Koblingsstatus
# What this log-in recorded last.
LAGRETNOKKEL = "oppgave_lagret"
SPOR = frozenset({K.PLASS_BEKREFTET, K.BEBOER_SPURT})
SKJEMAER = {
    K.PLASS_BEKREFTET: forms.SporForm,
    K.BEBOER_SPURT: forms.SporIgjenForm,
    K.TAKKET_JA: forms.ForsteGangForm,
    K.IKKE_MOTT: forms.OppmoteForm,
    K.MOTT: forms.FireUkerForm,
    K.I_GANG: forms.TreManederForm,
}
GJOR = {
    K.PLASS_BEKREFTET: gettext_lazy("Spør %(hvem)s om å være med"),
    K.BEBOER_SPURT: gettext_lazy("Hent svaret fra %(hvem)s"),
    K.TAKKET_JA: gettext_lazy("Kom %(hvem)s første gang?"),
    K.IKKE_MOTT: gettext_lazy("Kom %(hvem)s den nye dagen?"),
    K.MOTT: gettext_lazy("Er %(hvem)s fortsatt med?"),
    K.I_GANG: gettext_lazy("Er %(hvem)s fortsatt med etter tre måneder?"),
}


def hvem(request, kobling) -> str:
    """
    Name the person as this member of staff may: the centre's own reference, or the label.

    Source: decisions 1; coordinators see a reference on the asking task only.
    """
    beboer = kobling.beboer
    eget = Rolle.MOTTAKSANSATT in request.roller and beboer.mottak_id is not None
    if beboer.referanse and (eget or kobling.status in SPOR):
        return f"{beboer.referanse} ({beboer.etikett})"
    return beboer.etikett


def _gjor(kobling, navn: str) -> str:
    """Say what is to be done with whom; or only who and how it went."""
    if ma_si_fra(kobling):
        over = tilbudet_er_over(kobling)
        mal = _("Si til %(hvem)s at det er slutt") if over else _("Si fra om endring til %(hvem)s")
        return mal % {"hvem": navn}
    mal = GJOR.get(K(kobling.status)) if _gjenstar(kobling) else None
    if _mangler_ny_dag(kobling):
        mal = _("Avtal en ny dag med %(hvem)s, eller avslutt")
    return mal % {"hvem": navn} if mal else f"{navn}: {kobling.get_status_display()}"


def _mangler_ny_dag(kobling) -> bool:
    """Tell whether somebody did not come, and nobody has agreed on another day."""
    return kobling.status == K.IKKE_MOTT and not oppfolging.har_ny_dag(kobling)


def _gjenstar(kobling) -> bool:
    """Tell whether anything is left to ask; after three months nothing is."""
    return kobling.status != K.I_GANG or kobling.tre_maneder_at is None


def ma_si_fra(kobling) -> bool:
    """Tell whether the person must hear that the offer has changed or is over."""
    if kobling.status not in oppgaver.MA_HORE:
        return False
    return kobling.tilbud_endret_at is not None or tilbudet_er_over(kobling)


def rad(request, kobling, *, now) -> dict:
    """Give one row of the list of tasks."""
    if kobling.status == K.FORESPURT:
        return _ring(request, kobling)
    navn = hvem(request, kobling) if kobling.beboer.mottak_id else kobling.beboer.etikett
    return {
        "gjor": _gjor(kobling, navn),
        "referanse": kobling.beboer.referanse,
        "tilbud": kobling.tilbud.navn,
        "forening": kobling.tilbud.organisasjon.navn,
        "ikon": kort.ikon(kobling.tilbud),
        "siden": kobling.endret_at,
        "dag": _dag(kobling),
        "mottak": kobling.beboer.mottak,
        "stille": oppfolging.er_stille(kobling, now=now),
        "grunn": kobling.get_grunn_display(),
        "adresse": reverse("kobling:oppgave_vis", args=[request.kommune.slug, kobling.public_id]),
    }


def _dag(kobling):
    """Give the day that a later task is about."""
    if kobling.status == K.MOTT and kobling.mott_at:
        return timezone.localdate(kobling.mott_at + oppgaver.FIRE_UKER)
    if kobling.status == K.I_GANG and kobling.mott_at:
        return timezone.localdate(kobling.mott_at + oppgaver.TRE_MANEDER)
    return kobling.forste_gang_date


def _ring(request, kobling) -> dict:
    """Give the coordinator's task of ringing an association that mail does not reach."""
    org = kobling.tilbud.organisasjon
    purret = kobling.purringer >= oppgaver.MAKS_PURRINGER
    hvorfor = _("Har ikke svart på to påminnelser") if purret else _("E-posten kommer ikke fram")
    return {
        "gjor": _("Ring %(forening)s") % {"forening": org.navn},
        "referanse": "",
        "tilbud": kobling.tilbud.navn,
        "forening": org.telefon or org.kontaktperson or _("telefonnummer mangler"),
        "ikon": "Phone",
        "siden": kobling.endret_at,
        "stille": True,
        "merke": hvorfor,
        "adresse": reverse("kobling:kobling_vis", args=[request.kommune.slug, kobling.public_id]),
    }


def skjema(kobling, data, *, now):
    """Give the form that fits where the connection is; none when nothing is to be done."""
    klasse = SKJEMAER.get(K(kobling.status)) if _gjenstar(kobling) else None
    klasse = forms.AvtalForm if _mangler_ny_dag(kobling) else klasse
    if klasse is None or (kobling.status in oppgaver.MA_HORE and tilbudet_er_over(kobling)):
        return None
    dag = oppgaver.neste_dag(kobling, etter=timezone.localdate(now))
    start = {"versjon": kobling.versjon, "forste_gang_date": dag}
    return klasse(data, initial=start)


def er_gammel(data, kobling) -> bool:
    """Tell whether the page that was sent is older than what somebody has recorded since."""
    return data.get("versjon") != str(kobling.versjon)


def lagre(kobling, form, *, by, now) -> str:
    """Record what was chosen, and say it in words; also when nobody is there on the agreed day."""
    melding = _lagre(kobling, form, by=by, now=now)
    kobling.refresh_from_db(fields=["status", "forste_gang_date"])
    feil_dag = oppgaver.utenfor_dagene(kobling, today=timezone.localdate(now))
    return f"{melding} {feil_dag}".strip()


def _lagre(kobling, form, *, by, now) -> str:
    felt = dict(form.cleaned_data)
    utfall, felles = felt.pop("utfall"), {"by": by, "now": now}
    if isinstance(form, forms.SporForm):
        if utfall == "spurt":
            tjenester.spor_beboer(kobling, versjon=felt["versjon"], **felles)
            return _("Lagret: Personen er spurt.")
        tjenester.registrer_svar(kobling, ja=utfall == "ja", **felt, **felles)
        ja = _("Lagret: Personen sa ja. Foreningen får beskjed om ti minutter.")
        return ja if utfall == "ja" else _("Lagret: Personen sa nei. Plassen er ledig igjen.")
    if isinstance(form, forms.OppmoteForm):
        return _lagre_oppmote(kobling, form, utfall, felt, felles)
    tre = isinstance(form, forms.TreManederForm)
    tjeneste = tjenester.registrer_tre_maneder if tre else tjenester.registrer_fire_uker
    tjeneste(kobling, fortsetter=utfall == "fortsetter", **felt, **felles)
    ja = _("Lagret: Personen er fortsatt med.")
    return ja if utfall == "fortsetter" else _("Lagret: Koblingen er avsluttet.")


def _lagre_oppmote(kobling, form, utfall: str, felt: dict, felles: dict) -> str:
    """Record the first time: came, did not, another day, or not after all."""
    if utfall == "ny_dag":
        tjenester.bytt_dag(kobling, versjon=felt["versjon"], dag=felt["ny_date"], **felles)
        return _("Lagret: Ny dag. Foreningen får beskjed om ti minutter.")
    if utfall == "ombestemt":
        felt.pop("ny_date")
        tjenester.registrer_svar(kobling, ja=False, **felt, **felles)
        return _("Lagret: Personen kommer ikke likevel. Foreningen får beskjed om ti minutter.")
    tjenester.registrer_oppmote(kobling, kom=utfall == "kom", **felt, **felles)
    if utfall == "kom":
        return _("Lagret: Personen kom. Vi spør igjen om fire uker.")
    if kobling.status == K.IKKE_MOTT and not felt["ny_date"]:
        if isinstance(form, forms.AvtalForm):
            return _("Lagret: Koblingen er avsluttet.")
        return _("Lagret: Personen kom ikke den nye dagen heller. Koblingen er avsluttet.")
    return _("Lagret: Personen kom ikke. Avtal en ny dag, eller avslutt.")


def invitasjon(kobling, *, now) -> dict:
    """Give what the person needs to know, for the page and for the slip."""
    tilbud = kobling.tilbud
    dag = kobling.forste_gang_date
    sprak = ", ".join(spraknavn(tag) for tag in tilbud.vertssprak)
    return {
        "ikon": kort.ikon(tilbud),
        "invitasjonsrader": [
            (_("Når"), capfirst(", ".join(kort.tider(tilbud))) or _("Avtales")),
            *([(_("Første gang"), norsk.dato(dag))] if dag else []),
            (_("Hvor"), tilbud.sted),
            (_("Pris"), capfirst(kort.pris(tilbud))),
            *([(_("Ta med"), tilbud.ta_med)] if tilbud.ta_med else []),
            *([(_("Verten snakker"), sprak)] if sprak else []),
            (_("Hvem møter deg"), tilbud.organisasjon.navn),
        ],
    }


def siste_lagrede(request, *, now) -> dict | None:
    """Give what this log-in recorded last, while it can be taken back; it stands over the list."""
    rader = oppgaver.for_bruker(request.user, request.roller).select_related("beboer", "tilbud")
    kobling = rader.filter(public_id=request.session.get(LAGRETNOKKEL)).first()
    if kobling is None:
        return None
    alle = tidslinje.steg(kobling)
    siste = alle[-1] if alle else None
    if not angresteg.kan_angres(kobling, siste, by=request.user, now=now):
        return None
    return {"kobling": kobling, "hvem": hvem(request, kobling)}


def side(request, kobling, form, *, now) -> dict:
    """Give everything that the page of one task shows."""
    steg = tidslinje.steg(kobling)
    siste = steg[-1] if steg else None
    return {
        "kobling": kobling,
        "hvem": hvem(request, kobling),
        "gjor": _gjor(kobling, hvem(request, kobling)),
        "form": form,
        "kan_angres": angresteg.kan_angres(kobling, siste, by=request.user, now=now),
        "tidslinje": tidslinje.tidslinje(kobling, steg, now=now),
        "sporres": kobling.status in SPOR,
        "ma_si_fra": ma_si_fra(kobling),
        "er_over": tilbudet_er_over(kobling),
        "stengt": stengt.til_ansatte(kobling),
        "feil_dag": oppgaver.utenfor_dagene(kobling, today=timezone.localdate(now)),
    } | invitasjon(kobling, now=now)
