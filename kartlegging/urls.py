"""Addresses of the app kartlegging."""

from django.urls import path

from kartlegging.views import koordinator, mottak


app_name = "kartlegging"
OPPLASTING = "mottak/opplasting/<uuid:public_id>/"
urlpatterns = [
    # The upload wizard, for centre staff, and for coordinators about settled people
    path("mottak/opplasting/", mottak.opplasting_liste, name="opplasting_liste"),
    path("mottak/opplasting/ny/", mottak.opplasting_ny, name="opplasting_ny"),
    path("mottak/opplasting/mal/", mottak.opplasting_mal, name="opplasting_mal"),
    path(OPPLASTING, mottak.opplasting_se_over, name="opplasting_se_over"),
    path(OPPLASTING + "kolonner/", mottak.opplasting_kolonner, name="opplasting_kolonner"),
    path(OPPLASTING + "samtykke/", mottak.opplasting_samtykke, name="opplasting_samtykke"),
    path(OPPLASTING + "skjulte/", mottak.opplasting_skjulte, name="opplasting_skjulte"),
    path(OPPLASTING + "importer/", mottak.opplasting_bekreft, name="opplasting_bekreft"),
    path(OPPLASTING + "kvittering/", mottak.opplasting_kvittering, name="opplasting_kvittering"),
    path(OPPLASTING + "avvik/", mottak.opplasting_avvik, name="opplasting_avvik"),
    path(OPPLASTING + "avbryt/", mottak.opplasting_avbryt, name="opplasting_avbryt"),
    # Whose answers there are
    path("kartlegging/svar/", koordinator.svar_liste, name="svar_liste"),
    path("kartlegging/svar/<uuid:public_id>/slett/", koordinator.svar_slett, name="svar_slett"),
]
