"""Addresses of the portal itself, and of what every kommune says about itself."""

from django.urls import path

from kommuneportal.core.views import konto, offentlig


app_name = "core"
urlpatterns = [
    path("", offentlig.forside, name="forside"),
    path("helse/", offentlig.helse, name="helse"),
    path("konto/hjem/", konto.hjem, name="hjem"),
]
