"""The way through the four steps: the draft, its cookie, and what is still missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from organisasjoner import services
from organisasjoner.forms import AktivitetForm, BehovForm, ForeningForm
from organisasjoner.forms.aktivitet import Valg
from organisasjoner.forms.felles import som_data
from organisasjoner.models import Kladd, Registrering
from organisasjoner.selectors import ordbok, vis_aktivitet, vis_behov, vis_forening
from organisasjoner.services.kladd import avtrykk
from organisasjoner.views import vern


KLADD_S = 14 * 24 * 60 * 60
STEG = (
    gettext_lazy("Hvem dere er"),
    gettext_lazy("Hva dere tilbyr"),
    gettext_lazy("Hva dere trenger"),
    gettext_lazy("Se over"),
)
SALT_KVITTERING = "organisasjoner.kvittering"
MELDING_GAMMEL = gettext_lazy(
    "Siden hadde stått åpen lenge. Alt dere skrev, er her. Send det en gang til."
)


class Flyt:
    """One visit to one step of the form."""

    def __init__(self, request: HttpRequest) -> None:
        """Find the draft behind this browser's cookie."""
        self.request = request
        self.now = timezone.now()
        self.slug = request.kommune.slug  # type: ignore[attr-defined]
        self.kladd = self._finn()
        self.felt: dict[str, Any] = dict(self.kladd.felt) if self.kladd else {}
        self.melding = ""
        self._ny_nokkel = ""

    @property
    def kakenavn(self) -> str:
        """Give the cookie's name: one draft for each kommune."""
        return f"{'__Host-' if settings.HTTPS else ''}kladd-{self.slug}"

    @property
    def har_innhold(self) -> bool:
        """Tell whether anything of the four steps has been typed."""
        return any(self.felt.get(steg) for steg in ("forening", "aktiviteter", "behov"))

    def _finn(self) -> Kladd | None:
        nokkel = self.request.COOKIES.get(self.kakenavn, "")
        return Kladd.objects.filter(nokkel_hash=avtrykk(nokkel)).first() if nokkel else None

    def lagre(self, **deler: Any) -> None:
        """Keep what was typed, valid or not."""
        felt = self.felt | deler
        try:
            if self.kladd is None and not _er_skrevet(list(deler.values())):
                # An empty form leaves nothing behind.
                self.felt = felt
            elif self.kladd is None:
                self.kladd, self._ny_nokkel = services.ny_kladd(felt=felt, now=self.now)
            else:
                services.lagre_kladd(self.kladd, felt=felt, now=self.now)
            self.felt = felt
        except services.KladdForStor:
            self.melding = _("Det ble for mye tekst til å lagre kladden. Kort ned litt.")

    def kan_ga_videre(self) -> bool:
        """Tell whether the posted form may be acted on; otherwise it is shown again as typed."""
        vurdering = vern.vurder(self.request, now=self.now)
        if vurdering is vern.Vurdering.FOR_GAMMEL or not vern.er_vart_skjema(self.request):
            self.melding = str(MELDING_GAMMEL)
            return False
        if vurdering is vern.Vurdering.BOR_SJEKKES:
            self.lagre(_bor_sjekkes=True)
        return not self.melding

    def til(self, navn: str, **query: Any) -> HttpResponse:
        """Go to another step, with the draft's cookie."""
        adresse = reverse(f"organisasjoner:{navn}", args=[self.slug])
        sporring = "&".join(f"{n}={v}" for n, v in query.items())
        return self.med_kake(redirect(f"{adresse}?{sporring}" if sporring else adresse))

    def vis(self, mal: str, *, steg: int = 0, **kontekst: Any) -> HttpResponse:
        """Show a step, with the draft's cookie."""
        navn = (self.felt.get("forening", {}).get("navn") or [""])[0]
        svar = render(
            self.request,
            f"organisasjoner/{mal}.html",
            {
                "steg": STEG,
                "stegnummer": steg,
                "forening_navn": navn if steg > 1 else "",
                "kladd": self.kladd if self.har_innhold else None,
                "begrunnelse": self.felt.get("_begrunnelse", ""),
                "melding": self.melding,
                "vist": vern.vist(self.now),
                "felle": vern.FELLE,
            }
            | kontekst,
        )
        return self.med_kake(svar)

    def med_kake(self, svar: HttpResponse) -> HttpResponse:
        """Give the browser the key to its draft, for 14 days from the last change."""
        nokkel = self._ny_nokkel or self.request.COOKIES.get(self.kakenavn, "")
        if self.kladd is not None and nokkel and self.request.method == "POST":
            svar.set_cookie(
                self.kakenavn, nokkel, max_age=KLADD_S, httponly=True, samesite="Lax",
                secure=settings.HTTPS, path="/",
            )  # fmt: skip
        svar["Cache-Control"] = "no-store"
        return svar

    def uten_kake(self, svar: HttpResponse) -> HttpResponse:
        """Take the key back when the draft is gone."""
        svar.delete_cookie(self.kakenavn, path="/", samesite="Lax")
        return svar

    def innhold(self) -> Innhold:
        """Read the whole draft through the forms."""
        return les_innhold(self.felt)


def _er_skrevet(verdi: Any) -> bool:
    """Tell whether there is any text in what was posted."""
    if isinstance(verdi, dict):
        return any(_er_skrevet(v) for navn, v in verdi.items() if navn != "side")
    if isinstance(verdi, list):
        return any(_er_skrevet(v) for v in verdi)
    return isinstance(verdi, str) and bool(verdi.strip())


@dataclass
class Innhold:
    """The whole draft, read: what is valid, and where something is missing."""

    forening: ForeningForm
    aktiviteter: list[AktivitetForm]
    behov: BehovForm

    def mangler(self) -> list[tuple[str, str, int]]:
        """Give what must be mended: text, step, number of the activity."""
        rader = []
        if not self.forening.is_valid():
            rader.append((_("Fyll ut det som mangler om dere"), "registrering_forening", 0))
        if not self.aktiviteter:
            rader.append((_("Fortell om minst én aktivitet"), "registrering_aktivitet", 1))
        for nummer, form in enumerate(self.aktiviteter, start=1):
            if not form.is_valid():
                tekst = _("Fyll ut det som mangler om aktivitet %(n)s") % {"n": nummer}
                rader.append((tekst, "registrering_aktivitet", nummer))
        if not self.behov.is_valid():
            rader.append((_("Fyll ut det som mangler om behov"), "registrering_behov", 0))
        return rader

    def felt(self) -> dict[str, Any]:
        """Give the clean values as a proposal stores them."""
        return {
            "forening": self.forening.felt(),
            "aktiviteter": [form.felt() for form in self.aktiviteter],
            "behov": self.behov.felt(),
        }

    def deler(self) -> list[dict[str, Any]]:
        """Give what to show for looking over: heading, rows, where to change it."""
        ord_ = ordbok()
        deler = [self._del(_("Om dere"), "registrering_forening", self.forening, vis_forening)]
        for nummer, form in enumerate(self.aktiviteter, start=1):
            navn = form.data.get("navn") or _("Aktivitet %(n)s") % {"n": nummer}
            rad = self._del(
                navn, "registrering_aktivitet", form, lambda felt: vis_aktivitet(felt, ord_)
            )
            deler.append(rad | {"nr": nummer})
        deler.append(self._del(_("Hva dere trenger"), "registrering_behov", self.behov, vis_behov))
        return deler

    @staticmethod
    def _del(tittel: str, side: str, form: Any, vis: Any) -> dict[str, Any]:
        rader = vis(form.felt()) if form.is_valid() else []
        return {
            "tittel": tittel,
            "side": f"organisasjoner:{side}",
            "rader": [(navn, verdi) for navn, verdi in rader if verdi],
            "gyldig": form.is_valid(),
            "nr": 0,
        }


def les_innhold(felt: dict[str, Any]) -> Innhold:
    """This function will put all parts of a draft through their forms."""
    valg = Valg.les()
    return Innhold(
        ForeningForm(som_data(felt.get("forening", {}))),
        [AktivitetForm(som_data(rad), valg=valg) for rad in felt.get("aktiviteter", [])],
        BehovForm(som_data(felt.get("behov", {}))),
    )


def kvittering_adresse(registrering: Registrering, slug: str) -> str:
    """This function will give the receipt's address; it can be kept and opened again."""
    merke = signing.dumps(str(registrering.public_id), salt=SALT_KVITTERING)
    return f"{reverse('organisasjoner:registrering_takk', args=[slug])}?k={merke}"


def fra_kvittering(merke: str) -> Registrering | None:
    """This function will find what a receipt's address is about, in the kommune in scope."""
    try:
        public_id = signing.loads(merke, salt=SALT_KVITTERING)
    except signing.BadSignature:
        return None
    return Registrering.objects.filter(public_id=public_id).first()
