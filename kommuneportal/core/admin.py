"""Windows for the system administrator: kommuner, interests, accounts; no answers."""

from allauth.account.decorators import secure_admin_login
from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminTextInputWidget
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kommuneportal.core import services
from kommuneportal.core.enums import Rolle
from kommuneportal.core.models import (
    Bruker,
    Driftshendelse,
    Epost,
    Interesse,
    Interessegruppe,
    Kommune,
    Medlemskap,
)
from kommuneportal.core.telefon import Telefonfelt
from kommuneportal.core.tenancy import kommune_scope


# One door for all: the administration has no log-in page of its own, and asks for both factors.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]


class KommuneForm(forms.ModelForm):
    """A municipality, and who is to let the others in."""

    ansvarlig_navn = forms.CharField(
        label=gettext_lazy("Navn på kommuneansvarlig"), max_length=80, required=False
    )
    ansvarlig_epost = forms.EmailField(
        label=gettext_lazy("E-post til kommuneansvarlig"), required=False
    )

    kontakt_telefon = Telefonfelt(
        label=gettext_lazy("Telefon til kommunen"), widget=AdminTextInputWidget
    )

    def clean(self):
        """This function will want both the name and the address, or neither."""
        data = super().clean() or {}
        for felt, annet in (
            ("ansvarlig_navn", "ansvarlig_epost"),
            ("ansvarlig_epost", "ansvarlig_navn"),
        ):
            if data.get(annet) and not data.get(felt) and felt not in self.errors:
                self.add_error(felt, _("Skriv både navn og e-postadresse."))
        return data


@admin.register(Kommune)
class KommuneAdmin(admin.ModelAdmin):
    """Municipalities: name, address, look, limits, and the first who can invite others."""

    form = KommuneForm
    # The kommune itself chooses the languages of its survey.
    exclude = ("undersokelsessprak",)
    list_display = ("navn", "slug", "kommunenummer", "er_aktiv")
    search_fields = ("navn", "kommunenummer")
    prepopulated_fields = {"slug": ("navn",)}
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}

    def get_fieldsets(self, request, obj=None):
        """This function will keep the invitation apart from what describes the kommune."""
        [(_navn, felt)] = super().get_fieldsets(request, obj)
        invitasjon = ("ansvarlig_navn", "ansvarlig_epost")
        resten = [navn for navn in felt["fields"] if navn not in invitasjon]
        forklaring = _(
            "Kommuneansvarlig inviterer de andre ansatte, og ser ingen svar. "
            "Personen får en lenke på e-post som gjelder i sju dager."
        )
        return [
            (None, {"fields": resten}),
            (_("Inviter en kommuneansvarlig"), {"fields": invitasjon, "description": forklaring}),
        ]

    def save_model(self, request, obj, form, change):
        """This function will save the kommune, and invite whoever was named."""
        super().save_model(request, obj, form, change)
        epost = form.cleaned_data.get("ansvarlig_epost")
        if not epost:
            return
        try:
            with kommune_scope(obj):
                services.inviter_ansatt(
                    obj,
                    epost=epost,
                    navn=form.cleaned_data["ansvarlig_navn"],
                    rolle=Rolle.KOMMUNEANSVARLIG,
                    by=request.user,
                    now=timezone.now(),
                )
        except services.HarAlleredeRollen:
            messages.warning(request, _("Personen er kommuneansvarlig her fra før."))
        else:
            messages.success(request, _("Invitasjonen er på vei."))

    def has_delete_permission(self, request, obj=None):
        """This function will refuse: a kommune is switched off, not deleted."""
        return False


@admin.register(Interessegruppe)
class InteressegruppeAdmin(admin.ModelAdmin):
    """Groups of activities."""

    list_display = ("navn", "kode", "rekkefolge")


@admin.register(Interesse)
class InteresseAdmin(admin.ModelAdmin):
    """Activities and the words people use for them."""

    list_display = ("navn", "gruppe", "kobles_aldri", "er_aktiv")
    list_filter = ("gruppe", "er_aktiv")
    list_select_related = ("gruppe",)
    search_fields = ("navn", "synonymer")


@admin.register(Medlemskap)
class MedlemskapAdmin(admin.ModelAdmin):
    """Who has which role; roles are given and ended in the portal."""

    list_display = ("bruker", "kommune", "rolle", "opprettet_at", "avsluttet_at")
    list_select_related = ("bruker", "kommune")

    def has_add_permission(self, request):
        """This function will refuse: roles are given by invitation."""
        return False

    def has_change_permission(self, request, obj=None):
        """This function will refuse: roles are ended in the portal."""
        return False

    def has_delete_permission(self, request, obj=None):
        """This function will refuse: an ended role stays on record."""
        return False


@admin.register(Bruker)
class BrukerAdmin(admin.ModelAdmin):
    """Accounts; the password is set by its owner only."""

    list_display = ("email", "navn", "is_active", "is_staff", "last_login")
    fields = ("email", "navn", "is_active", "is_staff", "last_login")
    readonly_fields = ("email", "last_login")

    def has_add_permission(self, request):
        """This function will refuse: accounts are made by invitation."""
        return False

    def has_delete_permission(self, request, obj=None):
        """This function will refuse: an account is closed, not deleted."""
        return False


@admin.register(Driftshendelse)
class DriftshendelseAdmin(admin.ModelAdmin):
    """The log of administrators' acts, to read."""

    list_display = ("at", "handling", "objekt_type")

    def has_add_permission(self, request):
        """This function will refuse: the log writes itself."""
        return False

    def has_change_permission(self, request, obj=None):
        """This function will refuse: the log is append-only."""
        return False

    def has_delete_permission(self, request, obj=None):
        """This function will refuse: the log is append-only."""
        return False


@admin.register(Epost)
class EpostAdmin(admin.ModelAdmin):
    """The outbox of all kommuner: what waits and what failed; neither addressee nor words."""

    list_display = ("slag", "kommune", "tilstand", "forsok", "feilkode", "send_after", "sendt_at")
    list_filter = ("tilstand", "kommune")
    list_display_links = None

    def get_queryset(self, request):
        """This function will give the mails of all kommuner, without addressee and words."""
        rader = Epost.all_kommuner.select_related("kommune")
        return rader.defer("til", "emne", "tekst", "html").order_by("-opprettet_at", "pk")

    def has_add_permission(self, request):
        """This function will refuse: mails are written by what causes them."""
        return False

    def has_change_permission(self, request, obj=None):
        """This function will refuse: a mail and its links are the addressee's."""
        return False

    def has_view_permission(self, request, obj=None):
        """This function will show the list, and no single mail."""
        return obj is None and request.user.is_active and request.user.is_staff

    def has_delete_permission(self, request, obj=None):
        """This function will refuse: mails are deleted by the nightly routine."""
        return False
