"""What every address of ours promises to strangers; a new one without a line here fails."""

# privat: 404 or log-in, whatever the verb. innlogget: log-in, belongs to no kommune.
# offentlig: anybody, and nothing private in it. lenke: one page for all bad links.
PRIVAT, INNLOGGET, OFFENTLIG, LENKE = "privat", "innlogget", "offentlig", "lenke"

FORVENTNING: dict[str, str] = {
    # Anybody may open these, for a reason.
    "core:forside": OFFENTLIG,  # the door: which kommune is it about?
    "core:helse": OFFENTLIG,  # load balancers ask
    "core:hvem_ser": OFFENTLIG,  # everybody may know who sees the answers
    "core:personvern": OFFENTLIG,  # the law asks for it
    "core:tilgjengelighet": OFFENTLIG,  # the law asks for it
    "core:hjelp": OFFENTLIG,  # help needs no log-in
    "design:stil_komponenter": OFFENTLIG,  # components with invented data
    "design:stil_eksempel": OFFENTLIG,  # the same
    "design:stil_kommune": OFFENTLIG,  # colours
    "rapport:forside": OFFENTLIG,  # the front page of a kommune
    "organisasjoner:registrering_start": OFFENTLIG,  # associations have no account
    "organisasjoner:registrering_forening": OFFENTLIG,  # the same
    "organisasjoner:registrering_aktivitet": OFFENTLIG,  # the same
    "organisasjoner:registrering_behov": OFFENTLIG,  # the same
    "organisasjoner:registrering_se_over": OFFENTLIG,  # the same
    "organisasjoner:registrering_takk": OFFENTLIG,  # the same
    "organisasjoner:kladd_slett": OFFENTLIG,  # the same
    "organisasjoner:tilbud_liste": OFFENTLIG,  # the catalogue
    "organisasjoner:forvalt_forny": OFFENTLIG,  # asks for a new link; the answer is always the same
    "organisasjoner:tilbud_vis": OFFENTLIG,  # the catalogue
    "kartlegging:undersokelse_start": OFFENTLIG,  # residents have no account
    "kartlegging:undersokelse_intro": OFFENTLIG,  # the same
    "kartlegging:undersokelse_hvem_ser": OFFENTLIG,  # the same
    "kartlegging:undersokelse_side": OFFENTLIG,  # the same
    "kartlegging:undersokelse_send": OFFENTLIG,  # the same
    "kartlegging:undersokelse_ferdig": OFFENTLIG,  # the same
    "kartlegging:mine_svar_start": OFFENTLIG,  # the same; asks for the code from the card
    "kartlegging:mine_svar_vis": OFFENTLIG,  # the same
    "kartlegging:mine_svar_hvem_ser": OFFENTLIG,  # the same
    "kartlegging:mine_svar_endre": OFFENTLIG,  # the same
    "kartlegging:mine_svar_side": OFFENTLIG,  # the same
    "kartlegging:mine_svar_send": OFFENTLIG,  # the same
    "kartlegging:mine_svar_ferdig": OFFENTLIG,  # the same
    "kobling:mine_svar_slett": OFFENTLIG,  # the same
    "kobling:mine_svar_aktivitet": OFFENTLIG,  # the same
    "kartlegging:mine_svar_flytt": OFFENTLIG,  # the same
    "kobling:mine_svar_motta": OFFENTLIG,  # asks for the moving code
    # Only with a link from a mail; every bad link gets the same page.
    "drift:lenke_apne": LENKE,
    "core:invitasjon_besvar": LENKE,
    "organisasjoner:registrering_bekreft": LENKE,
    "organisasjoner:forvalt_takkebrev": LENKE,
    "organisasjoner:forvalt_vis": LENKE,
    "organisasjoner:forvalt_forening": LENKE,
    "organisasjoner:forvalt_behov": LENKE,
    "organisasjoner:forvalt_tilbud_ny": LENKE,
    "organisasjoner:forvalt_tilbud": LENKE,
    "organisasjoner:forvalt_status": LENKE,
    "organisasjoner:forvalt_registrering": LENKE,
    "kobling:foresporsel_svar": LENKE,
    "kobling:oppmote_forening": LENKE,
    # Staff, in no kommune.
    "core:hjem": INNLOGGET,
    # Staff with a role in the kommune.
    "core:kommune_endre": PRIVAT,
    "kartlegging:tekstversjon_xlsform": PRIVAT,
    "kartlegging:tekst_les_inn": PRIVAT,
    "kartlegging:tekst_xlsform": PRIVAT,
    "kartlegging:tekst_endre": PRIVAT,
    "kartlegging:tekst_sprak": PRIVAT,
    "kartlegging:tekstversjon_vis": PRIVAT,
    "kartlegging:tekstversjon_liste": PRIVAT,
    "kartlegging:tekst_publiser": PRIVAT,
    "kartlegging:tekst_sprakvalg": PRIVAT,
    "kartlegging:tekst_liste": PRIVAT,
    "kartlegging:opplasting_doble": PRIVAT,
    "kartlegging:opplasting_endringer": PRIVAT,
    "kartlegging:opplasting_fritekst": PRIVAT,
    "kartlegging:opplasting_skjulte": PRIVAT,
    "kobling:oppgave_slipp": PRIVAT,
    "kobling:oppgave_angre": PRIVAT,
    "kobling:oppgave_fortalt": PRIVAT,
    "kobling:oppgave_vis": PRIVAT,
    "kobling:oppgave_liste": PRIVAT,
    "kobling:kobling_spor": PRIVAT,
    "kobling:oppmote_liste": PRIVAT,
    "kobling:behov_angre": PRIVAT,
    "kobling:behov_liste": PRIVAT,
    "kobling:behov_vis": PRIVAT,
    "kobling:kobling_angre": PRIVAT,
    "kobling:kobling_avslutt": PRIVAT,
    "kobling:kobling_svar": PRIVAT,
    "kobling:kobling_vis": PRIVAT,
    "kobling:kobling_liste": PRIVAT,
    "rapport:tall": PRIVAT,
    "rapport:tall_csv": PRIVAT,
    "kobling:udekket_liste": PRIVAT,
    "kobling:udekket_vis": PRIVAT,
    "kobling:udekket_person": PRIVAT,
    "kobling:etterlysning_angre": PRIVAT,
    "rapport:rundetall_liste": PRIVAT,
    "rapport:rundetall_vis": PRIVAT,
    "rapport:rundetall_csv": PRIVAT,
    "kartlegging:opplasting_liste": PRIVAT,
    "kartlegging:opplasting_ny": PRIVAT,
    "kartlegging:opplasting_mal": PRIVAT,
    "kartlegging:opplasting_se_over": PRIVAT,
    "kartlegging:opplasting_kolonner": PRIVAT,
    "kartlegging:opplasting_ark": PRIVAT,
    "kartlegging:opplasting_folgefil": PRIVAT,
    "kartlegging:opplasting_samtykke": PRIVAT,
    "kartlegging:opplasting_bekreft": PRIVAT,
    "kartlegging:opplasting_kvittering": PRIVAT,
    "kartlegging:opplasting_avvik": PRIVAT,
    "kartlegging:opplasting_avbryt": PRIVAT,
    "kartlegging:runde_liste": PRIVAT,
    "kartlegging:runde_ny": PRIVAT,
    "kartlegging:runde_vis": PRIVAT,
    "kartlegging:runde_plakat": PRIVAT,
    "kartlegging:runde_papir": PRIVAT,
    "kartlegging:runde_nummer": PRIVAT,
    "kartlegging:papir_registrer": PRIVAT,
    "kartlegging:kode_liste": PRIVAT,
    "kartlegging:hjelp_start": PRIVAT,
    "kartlegging:hjelp_side": PRIVAT,
    "kartlegging:hjelp_hvem_ser": PRIVAT,
    "kartlegging:hjelp_send": PRIVAT,
    "kartlegging:hjelp_ferdig": PRIVAT,
    "kartlegging:kode_skriv_ut": PRIVAT,
    "kartlegging:kode_sperr": PRIVAT,
    "kobling:papir_angre": PRIVAT,
    "kartlegging:runde_status": PRIVAT,
    "kartlegging:svar_liste": PRIVAT,
    "kobling:svar_slett": PRIVAT,
    "kobling:opplasting_angre": PRIVAT,
    "core:sone_liste": PRIVAT,
    "core:sone_ny": PRIVAT,
    "core:sone_endre": PRIVAT,
    "core:hendelse_liste": PRIVAT,
    "rapport:oversikt": PRIVAT,
    "organisasjoner:organisasjon_liste": PRIVAT,
    "organisasjoner:registrering_behandle": PRIVAT,
    "organisasjoner:organisasjon_ny": PRIVAT,
    "organisasjoner:organisasjon_vis": PRIVAT,
    "organisasjoner:organisasjon_endre": PRIVAT,
    "organisasjoner:organisasjon_avslutt": PRIVAT,
    "organisasjoner:organisasjon_takkebrev": PRIVAT,
    "organisasjoner:tilbud_ny": PRIVAT,
    "organisasjoner:tilbud_endre": PRIVAT,
    "organisasjoner:tilbud_status": PRIVAT,
    "organisasjoner:behov_status": PRIVAT,
    "mottak:mottak_liste": PRIVAT,
    "mottak:mottak_ny": PRIVAT,
    "mottak:mottak_vis": PRIVAT,
    "mottak:mottak_endre": PRIVAT,
    "mottak:ansatt_liste": PRIVAT,
    "mottak:ansatt_inviter": PRIVAT,
    "mottak:ansatt_endre": PRIVAT,
    "mottak:ansatt_send": PRIVAT,
    "mottak:ansatt_avslutt": PRIVAT,
    "mottak:ansatt_nullstill": PRIVAT,
    "kobling:forslag_liste": PRIVAT,
    "kobling:forslag_angre": PRIVAT,
    "kobling:forslag_foresla": PRIVAT,
    "kobling:forslag_vis": PRIVAT,
    "kobling:forslag_godkjenn": PRIVAT,
    "kobling:forslag_avvis": PRIVAT,
    "kobling:forslag_utsett": PRIVAT,
    "kobling:forslag_notat": PRIVAT,
    "kobling:forslag_velg": PRIVAT,
    "kobling:person_vis": PRIVAT,
    "kobling:laerdom_opphev": PRIVAT,
    "kobling:plass_vis": PRIVAT,
    "kobling:plass_gruppe": PRIVAT,
    "kobling:kobling_ny": PRIVAT,
    "kobling:forslag_flere": PRIVAT,
    "kobling:hurtigtast_liste": PRIVAT,
    "kobling:kjoring_vis": PRIVAT,
    "kobling:vekt_bruk": PRIVAT,
    "kobling:vekt_endre": PRIVAT,
    "kobling:vekt_liste": PRIVAT,
    "kobling:vekt_vis": PRIVAT,
}
# Arguments that are not ids, with a value that makes an address.
ARGUMENTER: dict[str, str] = {
    "nokkel": "x" * 43,
    "navn": "ko",
    "kode": "abcd1234",
    "sprak": "nb",
    "side": "alder",
    "del_navn": "start",
    "interesse": "fotball",
    "alder": "voksne",
    "hvem": "alle",
    "farger_kode": "0b5a5c-b8501f.1",
}
# First word of a page's name -> the tables whose ids it may take; others are tried with all.
MODELLER = {
    "forslag": ("koblingsforslag",),
    "kobling": ("kobling",),
    "oppmote": ("tilbud", "lenke"),
    "behov": ("stottebehov",),
    "person": ("beboer",),
    "laerdom": ("laerdom",),
    "plass": ("tilbud",),
    "oppgave": ("kobling",),
    "kjoring": ("kjoring",),
    "vekt": ("vektsett",),
    "udekket": ("beboer",),
    "etterlysning": ("etterlysning",),
    "tilbud": ("tilbud", "organisasjon"),
    "organisasjon": ("organisasjon",),
    "registrering": ("registrering",),
    "opplasting": ("opplasting",),
    "runde": ("kartleggingsrunde",),
    "rundetall": ("kartleggingsrunde",),
    "tekstversjon": ("tekstversjon",),
    "papir": ("kartleggingsrunde", "svarark"),
    "hjelp": ("kartleggingsrunde",),
    "svar": ("svarark", "beboer", "lenke"),
    "mottak": ("mottak",),
    "ansatt": ("medlemskap",),
    "invitasjon": ("lenke", "medlemskap"),
    "foresporsel": ("lenke", "kobling"),
    "sone": ("sone",),
    "forvalt": ("lenke", "tilbud", "organisasjon", "registrering"),
}
