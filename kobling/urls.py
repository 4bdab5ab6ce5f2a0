"""Addresses of the app kobling."""

from django.urls import path

from kobling.views import koordinator, offentlig, opplasting


app_name = "kobling"
urlpatterns = [
    # The review queue
    path("kobling/forslag/", koordinator.forslag_liste, name="forslag_liste"),
    path("kobling/forslag/angre/", koordinator.forslag_angre, name="forslag_angre"),
    path("kobling/forslag/foresla/", koordinator.forslag_foresla, name="forslag_foresla"),
    path("kobling/forslag/<uuid:public_id>/", koordinator.forslag_vis, name="forslag_vis"),
    path(
        "kobling/forslag/<uuid:public_id>/godkjenn/",
        koordinator.forslag_godkjenn,
        name="forslag_godkjenn",
    ),
    path(
        "kobling/forslag/<uuid:public_id>/avvis/", koordinator.forslag_avvis, name="forslag_avvis"
    ),
    path(
        "kobling/forslag/<uuid:public_id>/utsett/",
        koordinator.forslag_utsett,
        name="forslag_utsett",
    ),
    path(
        "kobling/forslag/<uuid:public_id>/notat/", koordinator.forslag_notat, name="forslag_notat"
    ),
    path("kobling/hurtigtaster/", koordinator.hurtigtast_liste, name="hurtigtast_liste"),
    path("kobling/kjoring/<uuid:public_id>/", koordinator.kjoring_vis, name="kjoring_vis"),
    # The association's answer, behind a link from its mail
    path("kobling/svar/<uuid:public_id>/", offentlig.foresporsel_svar, name="foresporsel_svar"),
    # Undo of an import, refused for people about whom a request has gone out
    path(
        "mottak/opplasting/<uuid:public_id>/angre/",
        opplasting.opplasting_angre,
        name="opplasting_angre",
    ),
]
