"""What the task pages share: the form of each state, what to say, and what was recorded."""

from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kobling import forms
from kobling.enums import Koblingsstatus
from kobling.selectors import kort, oppfolging, oppgaver
from kobling.services import oppfolging as tjenester
from kommuneportal.core.enums import Rolle
from kommuneportal.core.sprak import spraknavn
from kommuneportal.design import norsk


K = Koblingsstatus
SPOR = frozenset({K.PLASS_BEKREFTET, K.BEBOER_SPURT})
SKJEMAER = {
    K.PLASS_BEKREFTET: forms.SporForm,
    K.BEBOER_SPURT: forms.SporIgjenForm,
    K.TAKKET_JA: forms.OppmoteForm,
    K.IKKE_MOTT: forms.OppmoteForm,
    K.MOTT: forms.FireUkerForm,
}
GJOR = {
    K.PLASS_BEKREFTET: gettext_lazy("Spør %(hvem)s om å være med"),
    K.BEBOER_SPURT: gettext_lazy("Hent svaret fra %(hvem)s"),
    K.TAKKET_JA: gettext_lazy("Kom %(hvem)s første gang?"),
    K.IKKE_MOTT: gettext_lazy("Kom %(hvem)s den nye dagen?"),
    K.MOTT: gettext_lazy("Er %(hvem)s fortsatt med?"),
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
    mal = GJOR.get(K(kobling.status))
    return mal % {"hvem": navn} if mal else f"{navn}: {kobling.get_status_display()}"


def rad(request, kobling, *, now) -> dict:
    """Give one row of the list of tasks."""
    navn = hvem(request, kobling) if kobling.beboer.mottak_id else kobling.beboer.etikett
    return {
        "gjor": _gjor(kobling, navn),
        "tilbud": kobling.tilbud.navn,
        "forening": kobling.tilbud.organisasjon.navn,
        "ikon": kort.ikon(kobling.tilbud),
        "siden": kobling.endret_at,
        "dag": kobling.forste_gang_date,
        "stille": oppfolging.er_stille(kobling, now=now),
        "grunn": kobling.get_grunn_display(),
        "adresse": reverse("kobling:oppgave_vis", args=[request.kommune.slug, kobling.public_id]),
    }


def skjema(kobling, data, *, now):
    """Give the form that fits where the connection is; none when nothing is to be done."""
    klasse = SKJEMAER.get(K(kobling.status))
    if klasse is None:
        return None
    dag = oppgaver.neste_dag(kobling, etter=timezone.localdate(now))
    start = {"versjon": kobling.versjon, "forste_gang_date": dag}
    return klasse(data, initial=start)


def lagre(kobling, form, *, by, now) -> str:
    """Record what was chosen, and say it in words."""
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
        tjenester.registrer_oppmote(kobling, kom=utfall == "kom", **felt, **felles)
        ja = _("Lagret: Personen kom. Vi spør igjen om fire uker.")
        return ja if utfall == "kom" else _("Lagret: Personen kom ikke.")
    tjenester.registrer_fire_uker(kobling, fortsetter=utfall == "fortsetter", **felt, **felles)
    ja = _("Lagret: Personen er fortsatt med.")
    return ja if utfall == "fortsetter" else _("Lagret: Koblingen er avsluttet.")


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


def side(request, kobling, form, *, now) -> dict:
    """Give everything that the page of one task shows."""
    steg = oppfolging.steg(kobling)
    siste = steg[-1] if steg else None
    return {
        "kobling": kobling,
        "hvem": hvem(request, kobling),
        "gjor": _gjor(kobling, hvem(request, kobling)),
        "form": form,
        "kan_angres": tjenester.kan_angres(kobling, siste, now=now),
        "tidslinje": oppfolging.tidslinje(kobling, steg),
        "sporres": kobling.status in SPOR,
    } | invitasjon(kobling, now=now)
