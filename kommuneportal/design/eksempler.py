"""Invented content for the component page; no person or association in it exists."""

from django.utils.translation import gettext as _


SIDER = frozenset(
    {"ko", "oversikt", "skjema", "feil", "opplasting", "katalog", "kvittering", "valg", "tomt"}
)
LANGT_NAVN = "Fjordvik og omegn bygdekvinnelag, husflidslag og hagelag for alle aldre"


def meny() -> list[tuple]:
    """Give a coordinator's menu."""
    return [
        (_("Oversikt"), "/stil/eksempel/oversikt/", False, 0),
        (_("Kobling"), "/stil/eksempel/ko/", True, 18),
        (_("Organisasjoner"), "/stil/eksempel/katalog/", False, 0),
        (_("Kartlegging"), "/stil/eksempel/skjema/", False, 0),
        (_("Mottak"), "/stil/eksempel/opplasting/", False, 0),
    ]


def alle() -> dict:
    """Give everything that the example pages show."""
    return {
        "person": {
            "tittel": "Beboer B-7K3Q",
            "linjer": [
                "26–39 år · dari, litt norsk · ønsker gruppe for kvinner",
                "Sone Sentrum · svarte 14. november",
            ],
            "samtykke": "Har samtykket. Portalen har ingen navn.",
        },
        "tilbud": {
            "tittel": "Åpen svømmehall for kvinner",
            "ikon": "person-simple-swim",
            "linjer": [
                "Fjordvik svømmeklubb · gratis",
                "Mandager 18–19, Fjordvik bad",
                "4 av 12 plasser ledige",
            ],
        },
        "kriterier": KRITERIER,
        "rader": RADER,
        "grunner": ["Tidspunkt", "For langt", "Språk", "Fullt", "Trenger følge", "Annet …"],
        "stolper": STOLPER,
        "flyt": FLYT,
        "faner": [
            ("Alle", "?", True, 18),
            ("Sterke", "?vis=sterke", False, 6),
            ("Trenger følge", "?vis=folge", False, 4),
        ],
        "steg": ["Last opp", "Koble kolonner", "Se over og rett", "Importer"],
        "skjemasteg": ["Hvem dere er", "Hva dere tilbyr", "Hva dere trenger", "Se over"],
        "avvik": AVVIK,
        "kolonner": KOLONNER,
        "tilbudsliste": TILBUDSLISTE,
        **_registeret(),
    }


def _registeret() -> dict:
    return {
        "beskrivelse": [
            ("Organisasjonsnummer", "999 999 993"),
            ("Kontakt", ""),
            ("Tilbud", "4 åpne, 1 på pause"),
            ("Fullt navn", LANGT_NAVN),
        ],
        "tidslinje": TIDSLINJE,
        "smuler": [("Oversikt", "#"), ("Organisasjoner", "#"), (LANGT_NAVN, "")],
        "bilder": BILDER,
        "langt_navn": LANGT_NAVN,
        "tabellkolonner": ["Forening", "Tilbud", "Ledige plasser", "Sist bekreftet"],
        "tabellrader": [
            {
                "celler": ["Fjordvik svømmeklubb", "Åpen svømmehall", "4", "for 4 dager siden"],
                "adresse": "#",
            },
            {"celler": ["Fjordvik turlag", "Søndagstur", "12", "i går"], "adresse": "#"},
            {"celler": [LANGT_NAVN, "Strikkekafé", "1 234", "for 8 måneder siden"], "adresse": "#"},
        ],
    }


KRITERIER = [
    (
        "passer",
        "Interesse",
        "Svømming er førstevalget i undersøkelsen 14. november.",
        "Undersøkelse",
    ),
    (
        "passer",
        "Tid",
        "Kan mandag og onsdag kveld. Kurset er mandag kl. 18–19.",
        "Undersøkelse + tilbud",
    ),
    (
        "passer",
        "Språk",
        "Vil ha informasjon på dari, kan litt norsk. Kurset krever ingen norsk.",
        "Tilbud",
    ),
    ("passer", "Plass", "4 av 12 plasser er ledige. Oppdatert av klubben i går.", "Tilbud"),
    ("delvis", "Reise", "Om lag 3 km fra sone Sentrum. Ingen skyss er meldt.", "Beregnet"),
    (
        "vet_ikke",
        "Utstyr",
        "Vi vet ikke om utstyr trengs. Klubben låner ut gratis.",
        "Mangler svar",
    ),
]
RADER = [
    ("person-simple-swim", "Svømming", "Sterk", "B-7K3Q · Fjordvik svømmeklubb"),
    ("chats", "Språkkafé", "Sterk", "B-2XM9 · Fjordvik bibliotek og Røde Kors Fjordvik"),
    ("soccer-ball", "Fotball", "Sterk", "B-W4TC · IL Fjordvik, voksenlag"),
    ("cooking-pot", "Matlaging", "God", "B-9HPA · Fjordvik sanitetsforening"),
    ("music-notes", "Kor", "God", "B-K6VE · Fjordvik sangforening"),
    ("person-simple-hike", "Turgåing", "God", "B-3RZD · Fjordvik turlag"),
    ("hand-heart", "Frivillig arbeid", "Mulig", "B-M8FJ · Frivilligsentralen"),
    ("yarn", "Søm", "Mulig", "B-5QGN · Fjordvik husflidslag"),
]
STOLPER = [
    ("Svømming", 31, 12, "mangler 19"),
    ("Språkkafé", 28, 40, ""),
    ("Fotball", 24, 22, "mangler 2"),
    ("Lage mat", 19, 8, "mangler 11"),
    ("Musikk og sang", 17, 18, ""),
    ("Sy og strikke", 15, 0, "mangler 15"),
    ("Sykle", 11, 4, "mangler 7"),
]
FLYT = [
    ("Har svart", 142),
    ("Har fått forslag", 118),
    ("Godtatt av koordinator", 96),
    ("Kontakt tatt", 81),
    ("Har deltatt", 54),
]
AVVIK = [
    (
        7,
        "Interesse (1. valg)",
        "symaskin",
        "danger",
        "Vi kjenner ikke igjen «symaskin».",
        "Søm og strikking",
    ),
    (12, "Aldersgruppe", "1991", "danger", "Ser ut som fødselsår, ikke alder.", "26–39 år"),
    (
        19,
        "Informasjonsspråk",
        "tigrinsk",
        "success",
        "Rettet automatisk. Skrevet på en annen måte enn i listen.",
        "Tigrinja",
    ),
    (
        23,
        "Referanse",
        "309",
        "danger",
        "Finnes også på rad 9. Skal de slås sammen?",
        "Slå sammen med rad 9",
    ),
    (31, "Interesse (1. valg)", "", "", "Tom celle. Velg interesse, eller hopp over raden.", ""),
]
KOLONNER = [
    ("Løpenr", "301, 302, 303", "Referanse", "success", "Gjenkjent"),
    ("Alder", "34, 19, 27", "Aldersgruppe", "success", "Gjenkjent"),
    (
        "Språk for informasjon",
        "dari, arabisk, tigrinja",
        "Informasjonsspråk",
        "success",
        "Gjenkjent",
    ),
    ("Fritid 1", "svømming, fotball, symaskin", "Interesse (1. valg)", "success", "Gjenkjent"),
    ("Vil bidra?", "ja, kanskje, nei", "Vil være frivillig", "warning", "Sjekk denne"),
    ("Merknad", "skjult", "Ikke importer", "neutral", "Hoppes over – kan handle om helse"),
]
TILBUDSLISTE = [
    {
        "ikon": ikon,
        "tittel": tittel,
        "arrangor": arrangor,
        "linjer": [("Calendar", nar), ("LocationPin", hvor), ("Wallet", pris)],
    }
    for ikon, tittel, arrangor, nar, hvor, pris in (
        (
            "person-simple-swim",
            "Åpen svømmehall for kvinner",
            "Fjordvik svømmeklubb",
            "Mandag 18–19",
            "Fjordvik bad",
            "Gratis",
        ),
        (
            "chats",
            "Språkkafé",
            "Fjordvik bibliotek",
            "Onsdag 17–19",
            "Biblioteket, 2. etasje",
            "Gratis",
        ),
        (
            "soccer-ball",
            "Fotball for voksne",
            "IL Fjordvik",
            "Tirsdag og torsdag 20–21.30",
            "Kunstgressbanen",
            "500 kr i halvåret",
        ),
        ("yarn", "Strikkekafé", LANGT_NAVN, "Torsdag 18–20", "Grendehuset", "Gratis"),
    )
]
BILDER = [
    ("fotball", "soccer-ball", "Fotball"),
    ("svomming", "person-simple-swim", "Svømming"),
    ("tur", "person-simple-hike", "Gå på tur"),
    ("musikk", "music-notes", "Musikk og sang"),
    ("mat", "cooking-pot", "Lage mat"),
    ("som", "yarn", "Sy og strikke"),
    ("sprakkafe", "chats", "Språkkafé"),
    ("hjelpe", "hand-heart", "Hjelpe andre som frivillig"),
]
TIDSLINJE = [
    {
        "tittel": "Kommunen ser på tilbudet",
        "tekst": "Innen fem virkedager. Anne i kulturavdelingen svarer.",
        "venter": True,
    },
    {"tittel": "Dere får e-post", "tekst": "Vi sier fra når tilbudet er synlig.", "venter": True},
    {"tittel": "Dere sendte inn tilbudet", "nar": "i dag", "tekst": ""},
]
