"""Addresses of the registry: the public form, the own pages, the catalogue, the coordinator."""

from django.urls import path

from organisasjoner.views import koordinator, organisasjon
from organisasjoner.views.bidra import offentlig as bidra
from organisasjoner.views.forvalt import offentlig as forvalt
from organisasjoner.views.katalog import offentlig as katalog


app_name = "organisasjoner"
urlpatterns = [
    path("bidra/", bidra.registrering_start, name="registrering_start"),
    path("bidra/forening/", bidra.registrering_forening, name="registrering_forening"),
    path("bidra/aktivitet/", bidra.registrering_aktivitet, name="registrering_aktivitet"),
    path("bidra/behov/", bidra.registrering_behov, name="registrering_behov"),
    path("bidra/se-over/", bidra.registrering_se_over, name="registrering_se_over"),
    path("bidra/takk/", bidra.registrering_takk, name="registrering_takk"),
    path("bidra/slett/", bidra.kladd_slett, name="kladd_slett"),
    path(
        "bidra/bekreft/<uuid:public_id>/", bidra.registrering_bekreft, name="registrering_bekreft"
    ),
    path("min-forening/ny-lenke/", forvalt.forvalt_forny, name="forvalt_forny"),
    path("min-forening/<uuid:public_id>/", forvalt.forvalt_vis, name="forvalt_vis"),
    path(
        "min-forening/<uuid:public_id>/forening/",
        forvalt.forvalt_forening,
        name="forvalt_forening",
    ),
    path(
        "min-forening/<uuid:public_id>/takkebrev/",
        forvalt.forvalt_takkebrev,
        name="forvalt_takkebrev",
    ),
    path("min-forening/<uuid:public_id>/behov/", forvalt.forvalt_behov, name="forvalt_behov"),
    path("min-forening/<uuid:public_id>/ny/", forvalt.forvalt_tilbud_ny, name="forvalt_tilbud_ny"),
    path(
        "min-forening/<uuid:public_id>/tilbud/<uuid:tilbud_id>/",
        forvalt.forvalt_tilbud,
        name="forvalt_tilbud",
    ),
    path(
        "min-forening/<uuid:public_id>/tilbud/<uuid:tilbud_id>/status/",
        forvalt.forvalt_status,
        name="forvalt_status",
    ),
    path(
        "min-forening/<uuid:public_id>/registrering/<uuid:registrering_id>/",
        forvalt.forvalt_registrering,
        name="forvalt_registrering",
    ),
    path("tilbud/", katalog.tilbud_liste, name="tilbud_liste"),
    path("tilbud/<uuid:public_id>/", katalog.tilbud_vis, name="tilbud_vis"),
    path("organisasjoner/", koordinator.organisasjon_liste, name="organisasjon_liste"),
    path(
        "organisasjoner/registrering/<uuid:public_id>/",
        koordinator.registrering_behandle,
        name="registrering_behandle",
    ),
    path("organisasjoner/ny/", organisasjon.organisasjon_ny, name="organisasjon_ny"),
    path(
        "organisasjoner/<uuid:public_id>/", organisasjon.organisasjon_vis, name="organisasjon_vis"
    ),
    path(
        "organisasjoner/<uuid:public_id>/endre/",
        organisasjon.organisasjon_endre,
        name="organisasjon_endre",
    ),
    path(
        "organisasjoner/<uuid:public_id>/avslutt/",
        organisasjon.organisasjon_avslutt,
        name="organisasjon_avslutt",
    ),
    path(
        "organisasjoner/<uuid:public_id>/takkebrev/",
        organisasjon.organisasjon_takkebrev,
        name="organisasjon_takkebrev",
    ),
    path("organisasjoner/<uuid:public_id>/tilbud/", organisasjon.tilbud_ny, name="tilbud_ny"),
    path("organisasjoner/tilbud/<uuid:public_id>/", organisasjon.tilbud_endre, name="tilbud_endre"),
    path(
        "organisasjoner/tilbud/<uuid:public_id>/status/",
        organisasjon.tilbud_status,
        name="tilbud_status",
    ),
    path("organisasjoner/behov/<uuid:public_id>/", organisasjon.behov_status, name="behov_status"),
]
