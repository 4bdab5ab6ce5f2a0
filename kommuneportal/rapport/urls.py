"""Addresses of the front page of a kommune, the overview and the counts."""

from django.urls import path

from kommuneportal.rapport.views import ansatt, offentlig


app_name = "rapport"
urlpatterns = [
    path("", offentlig.forside, name="forside"),
    path("oversikt/", ansatt.oversikt, name="oversikt"),
    path("tall/", ansatt.tall, name="tall"),
    path("tall/fil/", ansatt.tall_csv, name="tall_csv"),
]
