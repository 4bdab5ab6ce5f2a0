"""What became of a suggestion, in one sentence: decided, put aside, or fallen out of the plan."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kobling.enums import Forslagsstatus, Grunn
from kobling.models import Koblingsforslag
from kommuneportal.design import norsk


# Why a suggestion fell out of the plan, where the reason alone does not say it.
FALT_UT = {
    Grunn.FULLT: gettext_lazy("Plassene trengs til andre."),
    Grunn.ANNET: gettext_lazy("Personen har fått andre forslag, eller er spurt om noe annet."),
    Grunn.TRUKKET: gettext_lazy("Svaret fra personen er trukket eller for gammelt."),
    Grunn.TILBUD_ENDRET: gettext_lazy("Tilbudet er endret eller avsluttet."),
}


def _falt_ut(forslag: Koblingsforslag) -> str:
    """Say that a suggestion is out of the plan, and why."""
    hvorfor = FALT_UT.get(Grunn(forslag.grunn)) if forslag.grunn else None
    andre = _("Grunn: %(grunn)s.") % {"grunn": forslag.get_grunn_display().lower()}
    felter = {"hvorfor": hvorfor or andre if forslag.grunn else ""}
    return (_("Forslaget er ikke lenger aktuelt. %(hvorfor)s") % felter).strip()


def utsatt(forslag: Koblingsforslag, *, now) -> str:
    """Tell until when a suggestion is put aside, or that its day has come."""
    if forslag.status != Forslagsstatus.UTSATT:
        return ""
    felter = {"dag": norsk.dato(forslag.utsatt_til_date)}
    if forslag.utsatt_til_date <= timezone.localdate(now):
        return _("Var utsatt til %(dag)s, og er tilbake i køen.") % felter
    if forslag.venter_pa_tilbud:
        return _("Utsatt til det kommer flere tilbud, senest til %(dag)s.") % felter
    return _("Utsatt til %(dag)s.") % felter


def avgjort(forslag: Koblingsforslag, *, now) -> str:
    """Tell what became of a suggestion that is not open any more."""
    if forslag.avgjort_at is None:
        return _falt_ut(forslag) if forslag.status == Forslagsstatus.FORELDET else ""
    felter = {
        "hva": forslag.get_status_display(),
        "hvem": forslag.avgjort_by,
        "nar": norsk.siden(forslag.avgjort_at, now=now),
    }
    if forslag.grunn:
        felter["grunn"] = forslag.get_grunn_display().lower()
        return _("%(hva)s av %(hvem)s %(nar)s. Grunn: %(grunn)s.") % felter
    return _("%(hva)s av %(hvem)s %(nar)s.") % felter
