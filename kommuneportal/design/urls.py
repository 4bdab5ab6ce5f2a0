"""Addresses of the municipality's colours and of the component page."""

from django.urls import path, re_path

from kommuneportal.design import views


app_name = "design"
urlpatterns = [
    path("", views.stil_komponenter, name="stil_komponenter"),
    path("eksempel/<slug:navn>/", views.stil_eksempel, name="stil_eksempel"),
    re_path(
        r"^kommune\.(?P<farger_kode>[0-9a-f]{6}-[0-9a-f]{6}\.\d+)\.css$",
        views.stil_kommune,
        name="stil_kommune",
    ),
]
