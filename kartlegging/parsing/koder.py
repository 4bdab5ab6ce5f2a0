"""Every code the reader uses: fields, reasons, deviations, outcomes; with texts for people."""

from enum import StrEnum


class Utfall(StrEnum):
    """What became of a file as a whole."""

    KLAR = "klar"
    MA_KOBLES = "ma_kobles"
    AVVIST = "avvist"


class Felt(StrEnum):
    """The fields a column can be read as."""

    REFERANSE = "referanse"
    ALDER = "alder"
    ALDERSGRUPPE = "aldersgruppe"
    FODSELSAR = "fodselsar"
    MYNDIG = "myndig"
    SAMTYKKE = "samtykke"
    FORESATT_SAMTYKKE = "foresatt_samtykke"
    INFORMASJONSSPRAK = "informasjonssprak"
    NORSK = "norsk"
    ENGELSK = "engelsk"
    INTERESSER = "interesser"
    ONSKER = "onsker"
    UKEDAGER = "ukedager"
    TIDER = "tider"
    FRIVILLIG = "frivillig"
    FRIVILLIG_MED = "frivillig_med"
    BEHOV = "behov"
    REISE = "reise"
    GRUPPE = "gruppe"
    SVART = "svart"


class Grunn(StrEnum):
    """Why a column is not imported."""

    NAVN = "navn"
    EPOST = "epost"
    TELEFON = "telefon"
    ADRESSE = "adresse"
    IDENTITETSNUMMER = "identitetsnummer"
    FODSELSDATO = "fodselsdato"
    NASJONALITET = "nasjonalitet"
    RELIGION = "religion"
    HELSE = "helse"
    IP = "ip"
    KJONN = "kjonn"
    ROM = "rom"
    TALESPRAK = "talesprak"
    TILRETTELEGGING = "tilrettelegging"
    ANKOMST = "ankomst"
    SYSTEM = "system"
    DOBBEL = "dobbel"
    TOM = "tom"
    VALGT_BORT = "valgt_bort"
    KODER = "koder"
    UKJENT = "ukjent"


class Sikkerhet(StrEnum):
    """How sure the reader is of a column."""

    GJENKJENT = "gjenkjent"
    SJEKK = "sjekk"


class Kode(StrEnum):
    """What can be wrong with a file, a row or a cell; docs/avvikskoder.md explains each."""

    UTEN_SAMTYKKE = "uten_samtykke"
    SAMTYKKE_MANGLER = "samtykke_mangler"
    SAMTYKKE_UKLART = "samtykke_uklart"
    DUPLIKAT = "duplikat"
    SLATT_SAMMEN = "slatt_sammen"
    IDENTITETSNUMMER = "identitetsnummer"
    PERSONOPPLYSNING = "personopplysning"
    UGYLDIG_ALDER = "ugyldig_alder"
    ALDER_MANGLER = "alder_mangler"
    MINDREARIG = "mindrearig"
    UGYLDIG_DATO = "ugyldig_dato"
    TVETYDIG_DATO = "tvetydig_dato"
    UGYLDIG_REFERANSE = "ugyldig_referanse"
    UKJENT_VERDI = "ukjent_verdi"
    FOR_LANGT = "for_langt"
    UGYLDIGE_TEGN = "ugyldige_tegn"
    FOR_FA_KOLONNER = "for_fa_kolonner"
    FOR_MANGE_KOLONNER = "for_mange_kolonner"
    FOR_MANGE_RADER = "for_mange_rader"
    UFULLSTENDIG = "ufullstendig"
    FORMELFEIL = "formelfeil"
    SKJULT_RAD = "skjult_rad"
    HOPPET_OVER = "hoppet_over"
    FLERE_ARK = "flere_ark"
    TOM_FIL = "tom_fil"
    FOR_STOR = "for_stor"
    FEIL_FILTYPE = "feil_filtype"
    KRYPTERT = "kryptert"
    MAKROER = "makroer"
    ODELAGT = "odelagt"
    TOK_FOR_LANG_TID = "tok_for_lang_tid"
    TRENGER_KODEBOK = "trenger_kodebok"
    FEIL_STED = "feil_sted"


FELT_TEKST: dict[Felt, str] = {
    Felt.REFERANSE: "Beboernummer på mottaket",
    Felt.ALDER: "Alder",
    Felt.ALDERSGRUPPE: "Aldersgruppe",
    Felt.FODSELSAR: "Fødselsår",
    Felt.MYNDIG: "Er 18 år eller eldre",
    Felt.SAMTYKKE: "Samtykke",
    Felt.FORESATT_SAMTYKKE: "Ja fra foresatt eller representant",
    Felt.INFORMASJONSSPRAK: "Språk for informasjon",
    Felt.NORSK: "Hvor mye norsk",
    Felt.ENGELSK: "Hvor mye engelsk",
    Felt.INTERESSER: "Interesser",
    Felt.ONSKER: "Andre ønsker",
    Felt.UKEDAGER: "Dager som passer",
    Felt.TIDER: "Tider som passer",
    Felt.FRIVILLIG: "Vil bidra som frivillig",
    Felt.FRIVILLIG_MED: "Kan bidra med",
    Felt.BEHOV: "Trenger for å være med",
    Felt.REISE: "Hvor langt det går an å reise",
    Felt.GRUPPE: "Liten eller stor gruppe",
    Felt.SVART: "Dato for svaret",
}

GRUNN_TEKST: dict[Grunn, str] = {
    Grunn.NAVN: "Navn lagres aldri.",
    Grunn.EPOST: "E-postadresser lagres aldri.",
    Grunn.TELEFON: "Telefonnumre lagres aldri.",
    Grunn.ADRESSE: "Adresser lagres aldri.",
    Grunn.IDENTITETSNUMMER: "Fødselsnummer, D-nummer og DUF-nummer lagres aldri.",
    Grunn.FODSELSDATO: "Full fødselsdato lagres aldri. Alder, aldersgruppe eller fødselsår er nok.",
    Grunn.NASJONALITET: "Nasjonalitet og statsborgerskap lagres aldri.",
    Grunn.RELIGION: "Tro og livssyn lagres aldri.",
    Grunn.HELSE: "Opplysninger om helse lagres aldri.",
    Grunn.IP: "IP-adresser lagres aldri.",
    Grunn.KJONN: "Kjønn lagres ikke. Bare ønske om kvinnegruppe eller mannsgruppe tas med.",
    Grunn.ROM: "Romnummer lagres ikke.",
    Grunn.TALESPRAK: "Hvilke språk noen snakker, lagres ikke. Bare språket for informasjon tas med.",
    Grunn.TILRETTELEGGING: "Fritekst om tilrettelegging kan være helseopplysninger og lagres ikke.",
    Grunn.ANKOMST: "Ankomstdato lagres ikke og brukes ikke som svardato.",
    Grunn.SYSTEM: "Kolonnen er laget av verktøyet og trengs ikke.",
    Grunn.DOBBEL: "De samme svarene står i egne kolonner, og de brukes.",
    Grunn.TOM: "Kolonnen er tom.",
    Grunn.VALGT_BORT: "Du har valgt at kolonnen ikke skal være med.",
    Grunn.KODER: "Kolonnen har koder som ikke står i følgefilen.",
    Grunn.UKJENT: "Vi kjenner ikke igjen kolonnen. Den blir ikke importert.",
}
