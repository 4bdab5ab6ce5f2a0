"""Addresses of the portal itself, and of what every kommune says about itself."""

from django.urls import path

from kommuneportal.core.views import kommune, konto, offentlig


app_name = "core"
urlpatterns = [
    path("", offentlig.forside, name="forside"),
    path("helse/", offentlig.helse, name="helse"),
    path("konto/hjem/", konto.hjem, name="hjem"),
    # What a kommune says about itself.
    path("<slug:kommune>/hvem-ser/", offentlig.hvem_ser, name="hvem_ser"),
    path("<slug:kommune>/personvern/", offentlig.personvern, name="personvern"),
    path("<slug:kommune>/tilgjengelighet/", offentlig.tilgjengelighet, name="tilgjengelighet"),
    path("<slug:kommune>/hjelp/", offentlig.hjelp, name="hjelp"),
    path(
        "<slug:kommune>/invitasjon/<uuid:public_id>/",
        offentlig.invitasjon_besvar,
        name="invitasjon_besvar",
    ),
    # What a kommune decides itself.
    path("<slug:kommune>/innstillinger/", kommune.kommune_endre, name="kommune_endre"),
    path("<slug:kommune>/omrader/", kommune.sone_liste, name="sone_liste"),
    path("<slug:kommune>/omrader/ny/", kommune.sone_ny, name="sone_ny"),
    path("<slug:kommune>/omrader/<uuid:public_id>/endre/", kommune.sone_endre, name="sone_endre"),
    path("<slug:kommune>/logg/", kommune.hendelse_liste, name="hendelse_liste"),
]
