"""Addresses of the front page of a kommune, the overview and the counts."""

from django.urls import path

from kommuneportal.rapport.views import ansatt, offentlig, undersokelser


app_name = "rapport"
urlpatterns = [
    path("", offentlig.forside, name="forside"),
    path("oversikt/", ansatt.oversikt, name="oversikt"),
    path("tall/", ansatt.tall, name="tall"),
    path("tall/fil/", ansatt.tall_csv, name="tall_csv"),
    path("tall/undersokelser/", undersokelser.rundetall_liste, name="rundetall_liste"),
    path("tall/undersokelser/<uuid:public_id>/", undersokelser.rundetall_vis, name="rundetall_vis"),
    path(
        "tall/undersokelser/<uuid:public_id>/fil/",
        undersokelser.rundetall_csv,
        name="rundetall_csv",
    ),
]
