"""Addresses of the app kartlegging."""

from django.urls import path

from kartlegging.views import (
    arkvalg,
    doble,
    endringer,
    folgefil,
    fritekst,
    hjelper,
    kode,
    koordinator,
    mottak,
    papir,
    registrer,
    runder,
    tekst,
    tekstskjema,
    tekstversjon,
)
from kartlegging.views.minesvar import offentlig as minesvar
from kartlegging.views.undersokelse import offentlig as undersokelse


app_name = "kartlegging"
STYRES = "kartlegging/undersokelser/<uuid:public_id>/"
RUNDE = "s/<str:kode>/"
MINE = "mine-svar/"
TEKSTER = "kartlegging/tekster/"
OPPLASTING = "mottak/opplasting/<uuid:public_id>/"
urlpatterns = [
    # The upload wizard, for centre staff, and for coordinators about settled people
    path("mottak/opplasting/", mottak.opplasting_liste, name="opplasting_liste"),
    path("mottak/opplasting/ny/", mottak.opplasting_ny, name="opplasting_ny"),
    path("mottak/opplasting/mal/", mottak.opplasting_mal, name="opplasting_mal"),
    path(OPPLASTING, mottak.opplasting_se_over, name="opplasting_se_over"),
    path(OPPLASTING + "kolonner/", mottak.opplasting_kolonner, name="opplasting_kolonner"),
    path(OPPLASTING + "ark/", arkvalg.opplasting_ark, name="opplasting_ark"),
    path(OPPLASTING + "folgefil/", folgefil.opplasting_folgefil, name="opplasting_folgefil"),
    path(OPPLASTING + "samtykke/", mottak.opplasting_samtykke, name="opplasting_samtykke"),
    path(OPPLASTING + "skjulte/", mottak.opplasting_skjulte, name="opplasting_skjulte"),
    path(OPPLASTING + "doble/", doble.opplasting_doble, name="opplasting_doble"),
    path(OPPLASTING + "fritekst/", fritekst.opplasting_fritekst, name="opplasting_fritekst"),
    path(OPPLASTING + "importer/", mottak.opplasting_bekreft, name="opplasting_bekreft"),
    path(OPPLASTING + "kvittering/", mottak.opplasting_kvittering, name="opplasting_kvittering"),
    path(OPPLASTING + "endringer/", endringer.opplasting_endringer, name="opplasting_endringer"),
    path(OPPLASTING + "avvik/", mottak.opplasting_avvik, name="opplasting_avvik"),
    path(OPPLASTING + "avbryt/", mottak.opplasting_avbryt, name="opplasting_avbryt"),
    # Whose answers there are
    path("kartlegging/svar/", koordinator.svar_liste, name="svar_liste"),
    # Cards with a code, for people who did not answer by themselves
    path("kartlegging/koder/", kode.kode_liste, name="kode_liste"),
    path("kartlegging/koder/skriv-ut/", kode.kode_skriv_ut, name="kode_skriv_ut"),
    path("kartlegging/koder/sperr/", kode.kode_sperr, name="kode_sperr"),
    # Survey rounds, for those who follow people up
    path("kartlegging/undersokelser/", runder.runde_liste, name="runde_liste"),
    path("kartlegging/undersokelser/ny/", runder.runde_ny, name="runde_ny"),
    path(STYRES, runder.runde_vis, name="runde_vis"),
    path(STYRES + "plakat/", runder.runde_plakat, name="runde_plakat"),
    path(STYRES + "status/", runder.runde_status, name="runde_status"),
    path(STYRES + "nummer/", runder.runde_nummer, name="runde_nummer"),
    # The survey on paper
    path(STYRES + "registrer/", registrer.papir_registrer, name="papir_registrer"),
    path(STYRES + "papir/<str:sprak>/", papir.runde_papir, name="runde_papir"),
    # The survey's texts, for whoever answers for the kommune
    path(TEKSTER, tekst.tekst_liste, name="tekst_liste"),
    path(TEKSTER + "sprakvalg/", tekst.tekst_sprakvalg, name="tekst_sprakvalg"),
    path(TEKSTER + "publiser/", tekstversjon.tekst_publiser, name="tekst_publiser"),
    path(TEKSTER + "versjoner/", tekstversjon.tekstversjon_liste, name="tekstversjon_liste"),
    path(
        TEKSTER + "versjoner/<uuid:public_id>/",
        tekstversjon.tekstversjon_vis,
        name="tekstversjon_vis",
    ),
    path(TEKSTER + "xlsform/", tekstskjema.tekst_xlsform, name="tekst_xlsform"),
    path(TEKSTER + "les-inn/", tekstskjema.tekst_les_inn, name="tekst_les_inn"),
    path(
        TEKSTER + "versjoner/<uuid:public_id>/xlsform/",
        tekstskjema.tekstversjon_xlsform,
        name="tekstversjon_xlsform",
    ),
    path(TEKSTER + "sprak/<str:sprak>/", tekst.tekst_sprak, name="tekst_sprak"),
    path(TEKSTER + "sprak/<str:sprak>/<str:del_navn>/", tekst.tekst_endre, name="tekst_endre"),
    # Read aloud by staff
    path(STYRES + "hjelp/", hjelper.hjelp_start, name="hjelp_start"),
    path(STYRES + "hjelp/ferdig/", hjelper.hjelp_ferdig, name="hjelp_ferdig"),
    path(STYRES + "hjelp/<str:sprak>/hvem-ser/", hjelper.hjelp_hvem_ser, name="hjelp_hvem_ser"),
    path(STYRES + "hjelp/<str:sprak>/send/", hjelper.hjelp_send, name="hjelp_send"),
    path(STYRES + "hjelp/<str:sprak>/<str:side>/", hjelper.hjelp_side, name="hjelp_side"),
    # The survey that people answer themselves
    path(RUNDE, undersokelse.undersokelse_start, name="undersokelse_start"),
    path(RUNDE + "ferdig/", undersokelse.undersokelse_ferdig, name="undersokelse_ferdig"),
    path(RUNDE + "<str:sprak>/", undersokelse.undersokelse_intro, name="undersokelse_intro"),
    path(
        RUNDE + "<str:sprak>/hvem-ser/",
        undersokelse.undersokelse_hvem_ser,
        name="undersokelse_hvem_ser",
    ),
    path(RUNDE + "<str:sprak>/send/", undersokelse.undersokelse_send, name="undersokelse_send"),
    path(
        RUNDE + "<str:sprak>/<str:side>/", undersokelse.undersokelse_side, name="undersokelse_side"
    ),
    # Own answers, with the code from the card
    path(MINE, minesvar.mine_svar_start, name="mine_svar_start"),
    path(MINE + "ferdig/", minesvar.mine_svar_ferdig, name="mine_svar_ferdig"),
    path(MINE + "<str:sprak>/", minesvar.mine_svar_vis, name="mine_svar_vis"),
    path(MINE + "<str:sprak>/hvem-ser/", minesvar.mine_svar_hvem_ser, name="mine_svar_hvem_ser"),
    path(MINE + "<str:sprak>/endre/", minesvar.mine_svar_endre, name="mine_svar_endre"),
    path(MINE + "<str:sprak>/flyttekode/", minesvar.mine_svar_flytt, name="mine_svar_flytt"),
    path(MINE + "<str:sprak>/send/", minesvar.mine_svar_send, name="mine_svar_send"),
    path(MINE + "<str:sprak>/side/<str:side>/", minesvar.mine_svar_side, name="mine_svar_side"),
]
