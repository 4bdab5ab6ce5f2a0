"""Addresses of the app mottak."""

from django.urls import path

from mottak.views import ansatt, senter


app_name = "mottak"
urlpatterns = [
    # Centres
    path("mottak/", senter.mottak_liste, name="mottak_liste"),
    path("mottak/ny/", senter.mottak_ny, name="mottak_ny"),
    path("mottak/<uuid:public_id>/", senter.mottak_vis, name="mottak_vis"),
    path("mottak/<uuid:public_id>/endre/", senter.mottak_endre, name="mottak_endre"),
    # Staff
    path("ansatte/", ansatt.ansatt_liste, name="ansatt_liste"),
    path("ansatte/inviter/", ansatt.ansatt_inviter, name="ansatt_inviter"),
    path("ansatte/<uuid:public_id>/", ansatt.ansatt_endre, name="ansatt_endre"),
    path("ansatte/<uuid:public_id>/send/", ansatt.ansatt_send, name="ansatt_send"),
    path("ansatte/<uuid:public_id>/avslutt/", ansatt.ansatt_avslutt, name="ansatt_avslutt"),
    path("ansatte/<uuid:public_id>/nullstill/", ansatt.ansatt_nullstill, name="ansatt_nullstill"),
]
