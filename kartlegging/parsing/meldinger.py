"""Every sentence the reader says about rows and files, in plain bokmål; values only when clean."""

from kartlegging.parsing.koder import Kode
from kommuneportal.design.heltall import tall


KOLONNE = "kolonnen «{kolonne}»"

MELDINGER: dict[Kode, str] = {
    Kode.UTEN_SAMTYKKE: "Svaret er nei til samtykke. Raden blir ikke lagret.",
    Kode.SAMTYKKE_MANGLER: (
        "Samtykke mangler. Spør beboeren, fyll inn ja i regnearket og last opp på nytt."
    ),
    Kode.SAMTYKKE_UKLART: (
        "Vi er ikke sikre på om svaret er et ja til samtykke. Rett til ja eller nei."
    ),
    Kode.DUPLIKAT: (
        "Det samme beboernummeret står også i rad {annen}. Det nyeste svaret, rad {annen}, brukes."
    ),
    Kode.SLATT_SAMMEN: "Svaret er slått sammen med rad {annen}, som er nyere.",
    Kode.IDENTITETSNUMMER: (
        "Rad {rad}, kolonnen «{kolonne}», ser ut til å inneholde {funn}. "
        "Cellen blir ikke lagret. Slett nummeret i filen."
    ),
    Kode.PERSONOPPLYSNING: (
        "Rad {rad}, kolonnen «{kolonne}», ser ut til å inneholde {funn}. Cellen blir ikke lagret."
    ),
    Kode.UGYLDIG_ALDER: "Alderen kan ikke leses: {verdi}. Rett den, eller hopp over raden.",
    Kode.ALDER_MANGLER: (
        "Alder mangler. Fyll inn alder eller aldersgruppe, eller bekreft at personen er 18 år "
        "eller eldre."
    ),
    Kode.MINDREARIG: (
        "Personen er under 18 år, og vi finner ikke et ja fra foresatt eller representant. "
        "Bekreft at dere har det, eller hopp over raden."
    ),
    Kode.UGYLDIG_DATO: "Datoen for svaret kan ikke leses: {verdi}. Vi bruker datoen i dag.",
    Kode.TVETYDIG_DATO: (
        "Vi kan ikke se hva som er dag og måned i {verdi}. Vi bruker datoen i dag. "
        "Skriv datoen som dag.måned.år."
    ),
    Kode.UGYLDIG_REFERANSE: (
        "Beboernummeret i rad {rad} ser ut til å være {funn}. Raden blir ikke lagret. "
        "Bruk et nummer som ikke sier hvem personen er."
    ),
    Kode.UKJENT_VERDI: "Vi forstår ikke {verdi} i kolonnen «{kolonne}». Cellen blir stående tom.",
    Kode.FOR_LANGT: "Teksten i kolonnen «{kolonne}» er for lang. {rest}",
    Kode.UGYLDIGE_TEGN: (
        "Teksten i kolonnen «{kolonne}» har tegn som ikke kan leses. Cellen blir stående tom."
    ),
    Kode.UFULLSTENDIG: "Skjemaet ble ikke fullført. Raden blir ikke lagret.",
    Kode.FORMELFEIL: (
        "Cellen i kolonnen «{kolonne}» er en formel med feil. Cellen blir stående tom. "
        "Rett formelen i regnearket."
    ),
    Kode.SKJULT_RAD: (
        "Raden er skjult i regnearket og blir ikke lagret. Vis raden og last opp på nytt "
        "hvis den skal være med."
    ),
    Kode.HOPPET_OVER: "Du har valgt å hoppe over raden.",
}

TOMT_SVAR = "Raden har ingen ønsker, dager eller andre svar. Den blir lagret likevel."
TRO_ELLER_POLITIKK = (
    "Rad {rad}, kolonnen «{kolonne}», nevner tro eller politikk. Det blir aldri lagret, "
    "så ønsket er tatt bort."
)
FORBUDT_KOLONNE = "Kolonnen «{kolonne}» blir ikke importert. {grunn}"
SKJULT_KOLONNE = "Kolonnen «{kolonne}» er skjult i regnearket. Se over at den er riktig."
SKJULT_ARK = "Filen har skjulte ark. De blir ikke lest."
FLERE_ARK = "Barnas svar i et eget ark blir ikke importert. Barn trenger en rad for seg selv."
INGEN_SAMTYKKEKOLONNE = (
    "Vi finner ingen kolonne for samtykke. Ingen svar blir lagret før dere har valgt en kolonne "
    "for samtykke, eller bekreftet at alle har sagt ja."
)
HVILKET_ARK = (
    "Filen har {antall} ark med de samme overskriftene. Velg ett av dem, eller les alle samlet."
)
HVILKET_AV_ULIKE = "Filen har flere ark med svar, og vi ser ikke hvordan de hører sammen. Velg arket som skal leses."
HVORDAN_ARK = "Filen har flere ark som hører sammen. De er lest sammen."
HVEM_ER_HVEM = (
    "Filen har ett svar per rad. Velg kolonnen som sier hvilke rader som hører til samme person."
)
ARK_SATT_SAMMEN = "Arkene «{ark}» og «{annet}» er satt sammen med kolonnen «{kolonne}»."
ARK_UTEN_TREFF = (
    "Rader i arket «{ark}» som ikke hører til noen i arket «{hoved}»: {antall}. De er ikke lest."
)
ARK_STABLET = "{antall} ark er lest samlet: {ark}."
ARK_IKKE_LEST = "Arket «{ark}» er ikke lest. Vi ser ikke hvem radene gjelder."
SAMLET_PER_PERSON = (
    "Filen har flere rader for hver person. Vi har samlet {rader} rader til {personer} personer."
)
FOR_FA_KOLONNER = (
    "Filen har bare én kolonne. Kontroller at du har valgt riktig fil, og at kolonnene er skilt "
    "med semikolon, komma eller tabulator."
)
TOM_FIL = "Filen er tom. Velg en fil med en rad overskrifter og minst ett svar."
BARE_OVERSKRIFTER = (
    "Filen har overskrifter, men ingen svar. Fyll inn én rad for hver person under overskriftene, "
    "lagre og last opp på nytt."
)
FOR_MANGE_RADER = "Filen har {antall} svar. Den kan ha opptil {maks}. Del den i flere filer."
ETT_SVAR_PER_RAD = (
    "Filen har ett svar per rad, men ingen kolonne sier hvilke rader som hører til samme person. "
    "Last ned svarene med én rad per person, eller legg til en kolonne med beboernummer."
)
FOLGEFIL_ULESELIG = "Følgefilen kan ikke leses. {grunn}"
FOLGEFIL_UKJENT = (
    "Følgefilen er ikke en kodebok, en skjemadefinisjon eller en liste med koder og tekster. "
    "Velg en annen fil."
)
FOLGEFIL_ANDRE_SPORSMAL = (
    "Følgefilen hører ikke til disse svarene. Spørsmålene eller kodene i den står ikke i filen "
    "med svar. Velg følgefilen som hører til."
)
FOLGEFIL_FLERTYDIG = (
    "Koden «{kode}» brukes i flere spørsmål. Lag følgefilen med tre kolonner: spørsmål, kode "
    "og tekst."
)
FOLGEFIL_UTEN_SVAR = (
    "Følgefilen har spørsmålene, men ikke tekstene til svarkodene. Last opp filen med dem også."
)
FOLGEFIL_UTEN_SPORSMAL = (
    "Følgefilen har tekstene til svarkodene, men ikke spørsmålene. Last opp filen med dem også."
)
FOLGEFIL_IKKE_BRUKT = "Svarene er lest uten følgefilen. {grunn}"
UKJENT_SVARKODE = (
    "Koden «{verdi}» i kolonnen «{kolonne}» står ikke i følgefilen. Cellen blir stående tom."
)
KOLONNER_UTEN_KODER = (
    "Disse kolonnene har koder som ikke står i følgefilen, og blir ikke importert: {kolonner}. "
    "Legg kodene til i følgefilen og last opp på nytt hvis de skal være med."
)
KLAR = "{lest} svar er lest. {lagres} kan lagres, og {ikke} blir ikke lagret."
KLAR_ALLE = "{lest} svar er lest. Alle kan lagres."
KLAR_UTEN_SAMTYKKE = "{lest} svar er lest. " + INGEN_SAMTYKKEKOLONNE


def melding(kode: Kode, **deler: object) -> str:
    """Return the sentence for a code with its parts filled in."""
    return MELDINGER[kode].format(**deler)


def setning(mal: str, **deler: object) -> str:
    """Return a sentence about the whole file with its names and counts filled in."""
    return mal.format(**{n: tall(d) if isinstance(d, int) else d for n, d in deler.items()})
