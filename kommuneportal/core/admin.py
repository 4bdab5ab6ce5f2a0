"""Windows for the system administrator: kommuner, interests, accounts; no answers."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.db import models

from kommuneportal.core.models import (
    Bruker,
    Driftshendelse,
    Interesse,
    Interessegruppe,
    Kommune,
    Medlemskap,
)


# One door for all: the administration has no log-in page of its own, and asks for both factors.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]


@admin.register(Kommune)
class KommuneAdmin(admin.ModelAdmin):
    """Municipalities: name, address, look, limits."""

    list_display = ("navn", "slug", "kommunenummer", "er_aktiv")
    search_fields = ("navn", "kommunenummer")
    prepopulated_fields = {"slug": ("navn",)}
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}

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
