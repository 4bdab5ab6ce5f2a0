"""Addresses of the app kobling."""

from django.urls import path

from kobling.views import (
    behov,
    flere,
    koblinger,
    koordinator,
    manuell,
    mottak,
    offentlig,
    opplasting,
    papir,
    person,
    plass,
    udekket,
    vekter,
)
from kobling.views.minesvar import offentlig as minesvar


app_name = "kobling"
urlpatterns = [
    # The review queue
    path("kobling/forslag/", koordinator.forslag_liste, name="forslag_liste"),
    path("kobling/forslag/angre/", koordinator.forslag_angre, name="forslag_angre"),
    path("kobling/forslag/foresla/", koordinator.forslag_foresla, name="forslag_foresla"),
    path("kobling/forslag/flere/", flere.forslag_flere, name="forslag_flere"),
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
    path("kobling/forslag/<uuid:public_id>/velg/", flere.forslag_velg, name="forslag_velg"),
    path(
        "kobling/forslag/<uuid:public_id>/notat/", koordinator.forslag_notat, name="forslag_notat"
    ),
    path("kobling/hurtigtaster/", koordinator.hurtigtast_liste, name="hurtigtast_liste"),
    path("kobling/kjoring/<uuid:public_id>/", koordinator.kjoring_vis, name="kjoring_vis"),
    # By person, by offer, and by hand
    path("kobling/person/<uuid:public_id>/", person.person_vis, name="person_vis"),
    path("kobling/laerdom/<uuid:public_id>/opphev/", person.laerdom_opphev, name="laerdom_opphev"),
    path("kobling/plasser/<uuid:public_id>/", plass.plass_vis, name="plass_vis"),
    path("kobling/plasser/<uuid:public_id>/gruppe/", plass.plass_gruppe, name="plass_gruppe"),
    path("kobling/ny/", manuell.kobling_ny, name="kobling_ny"),
    # What is missing
    path("kobling/udekket/", udekket.udekket_liste, name="udekket_liste"),
    path(
        "kobling/udekket/brev/<uuid:public_id>/angre/",
        udekket.etterlysning_angre,
        name="etterlysning_angre",
    ),
    path(
        "kobling/udekket/<str:interesse>/<str:alder>/<str:hvem>/",
        udekket.udekket_vis,
        name="udekket_vis",
    ),
    path("kobling/udekket/person/<uuid:public_id>/", udekket.udekket_person, name="udekket_person"),
    # Connections: who waits for whom
    path("kobling/aktive/", koblinger.kobling_liste, name="kobling_liste"),
    path("kobling/<uuid:public_id>/", koblinger.kobling_vis, name="kobling_vis"),
    path("kobling/<uuid:public_id>/svar/", koblinger.kobling_svar, name="kobling_svar"),
    path("kobling/<uuid:public_id>/spor/", koblinger.kobling_spor, name="kobling_spor"),
    path("kobling/<uuid:public_id>/angre/", koblinger.kobling_angre, name="kobling_angre"),
    path("kobling/<uuid:public_id>/avslutt/", koblinger.kobling_avslutt, name="kobling_avslutt"),
    # Who comes, by their two words: for the coordinator and for the association
    path("kobling/oppmote/<uuid:public_id>/", koblinger.oppmote_liste, name="oppmote_liste"),
    path(
        "min-forening/<uuid:public_id>/oppmote/",
        offentlig.oppmote_forening,
        name="oppmote_forening",
    ),
    # What associations need to take in more people
    path("kobling/behov/", behov.behov_liste, name="behov_liste"),
    path("kobling/behov/<uuid:public_id>/", behov.behov_vis, name="behov_vis"),
    path("kobling/behov/<uuid:public_id>/angre/", behov.behov_angre, name="behov_angre"),
    # Tasks of those who follow people up
    path("oppgaver/", mottak.oppgave_liste, name="oppgave_liste"),
    path("oppgaver/<uuid:public_id>/", mottak.oppgave_vis, name="oppgave_vis"),
    path("oppgaver/<uuid:public_id>/angre/", mottak.oppgave_angre, name="oppgave_angre"),
    path("oppgaver/<uuid:public_id>/fortalt/", mottak.oppgave_fortalt, name="oppgave_fortalt"),
    path("oppgaver/<uuid:public_id>/slipp/", mottak.oppgave_slipp, name="oppgave_slipp"),
    # The association's answer, behind a link from its mail
    path("kobling/svar/<uuid:public_id>/", offentlig.foresporsel_svar, name="foresporsel_svar"),
    # A person takes the own answers back, with the code from the card
    path("mine-svar/<str:sprak>/slett/", offentlig.mine_svar_slett, name="mine_svar_slett"),
    path("mine-svar/<str:sprak>/flytt/", minesvar.mine_svar_motta, name="mine_svar_motta"),
    path(
        "mine-svar/<str:sprak>/aktivitet/",
        minesvar.mine_svar_aktivitet,
        name="mine_svar_aktivitet",
    ),
    # Staff delete a person who takes the consent back, or leaves
    path("kartlegging/svar/<uuid:public_id>/slett/", opplasting.svar_slett, name="svar_slett"),
    # What counts how much, decided by the kommune
    path("innstillinger/vekter/", vekter.vekt_endre, name="vekt_endre"),
    path("innstillinger/vekter/utgaver/", vekter.vekt_liste, name="vekt_liste"),
    path("innstillinger/vekter/<uuid:public_id>/", vekter.vekt_vis, name="vekt_vis"),
    path("innstillinger/vekter/<uuid:public_id>/bruk/", vekter.vekt_bruk, name="vekt_bruk"),
    # Undo of an import, refused for people about whom a request has gone out
    path(
        "mottak/opplasting/<uuid:public_id>/angre/",
        opplasting.opplasting_angre,
        name="opplasting_angre",
    ),
    path("kartlegging/papir/<uuid:public_id>/angre/", papir.papir_angre, name="papir_angre"),
]
