"""Codes that the matching core speaks in; the layers above turn them into sentences."""

from enum import StrEnum


class Brudd(StrEnum):
    """A hard rule that a pair breaks; the layers above count them."""

    # Facts about the person's answer.
    UTEN_SAMTYKKE = "uten_samtykke"
    UTEN_FORESATTES_JA = "uten_foresattes_ja"
    SVAR_UTLOPT = "svar_utlopt"
    TRUKKET = "trukket"
    APEN_FORESPORSEL = "apen_foresporsel"
    # Facts about the offer.
    IKKE_PUBLISERT = "ikke_publisert"
    IKKE_BEKREFTET = "ikke_bekreftet"
    UTENFOR_SESONG = "utenfor_sesong"
    UTEN_HJEMMEL = "uten_hjemmel"
    FULLT = "fullt"
    ALDRI_KOBLET = "aldri_koblet"
    # Facts about the two together.
    INTERESSE = "interesse"
    ALDER = "alder"
    BARE_FOR = "bare_for"
    SPRAK = "sprak"
    TID = "tid"
    REISEVEI = "reisevei"
    TRINNFRI = "trinnfri"
    ROLIG = "rolig"
    BARNEPASS = "barnepass"
    KOSTNAD = "kostnad"
    FRIVILLIG = "frivillig"
    POLITIATTEST = "politiattest"
    MALGRUPPE = "malgruppe"
    # What people have decided before.
    AVVIST_FOR = "avvist_for"
    SPERRET = "sperret"
    ALLEREDE_KOBLET = "allerede_koblet"


class Kriterium(StrEnum):
    """What a reason is about; the first six are always told."""

    INTERESSE = "interesse"
    TID = "tid"
    SPRAK = "sprak"
    PLASS = "plass"
    REISE = "reise"
    UTSTYR = "utstyr"
    ALDER = "alder"
    BARE_FOR = "bare_for"
    FRIVILLIG = "frivillig"
    BEHOV = "behov"
    KOSTNAD = "kostnad"
    GRUPPE = "gruppe"
    OPPLEGG = "opplegg"
    POLITIATTEST = "politiattest"
    VENTET = "ventet"
    SETT = "sett"


class Tilstand(StrEnum):
    """How well a criterion is met; not knowing is a state of its own."""

    PASSER = "passer"
    DELVIS = "delvis"
    VET_IKKE = "vet_ikke"
    PASSER_IKKE = "passer_ikke"


class Kilde(StrEnum):
    """Where the fact behind a reason comes from."""

    UNDERSOKELSE = "undersokelse"
    TILBUD = "tilbud"
    BEREGNET = "beregnet"
    MANGLER = "mangler"


class Kode(StrEnum):
    """Which sentence a reason is; the criterion comes first in the name."""

    INTERESSE_SAMME = "interesse_samme"
    INTERESSE_GRUPPE = "interesse_gruppe"
    INTERESSE_BESLEKTET = "interesse_beslektet"
    INTERESSE_APEN = "interesse_apen"
    INTERESSE_UKJENT = "interesse_ukjent"
    TID_FELLES = "tid_felles"
    TID_DAG_UTEN_DEL = "tid_dag_uten_del"
    TID_UKJENT = "tid_ukjent"
    TID_AVTALES = "tid_avtales"
    SPRAK_FELLES = "sprak_felles"
    SPRAK_NORSK = "sprak_norsk"
    SPRAK_LITT_NORSK = "sprak_litt_norsk"
    SPRAK_ENGELSK = "sprak_engelsk"
    SPRAK_LITT_ENGELSK = "sprak_litt_engelsk"
    SPRAK_INGEN_KRAV = "sprak_ingen_krav"
    SPRAK_UKJENT = "sprak_ukjent"
    PLASS_LEDIG = "plass_ledig"
    PLASS_NYANKOMNE = "plass_nyankomne"
    PLASS_UKJENT = "plass_ukjent"
    REISE_INNENFOR = "reise_innenfor"
    REISE_MED_SKYSS = "reise_med_skyss"
    REISE_UKJENT_REKKEVIDDE = "reise_ukjent_rekkevidde"
    REISE_UKJENT_AVSTAND = "reise_ukjent_avstand"
    UTSTYR_LANES = "utstyr_lanes"
    UTSTYR_IKKE_NEVNT = "utstyr_ikke_nevnt"
    UTSTYR_MANGLER = "utstyr_mangler"
    UTSTYR_UKJENT = "utstyr_ukjent"
    ALDER_INNENFOR = "alder_innenfor"
    ALDER_DELVIS = "alder_delvis"
    BARE_FOR_OPPGITT = "bare_for_oppgitt"
    FRIVILLIG_JA = "frivillig_ja"
    FRIVILLIG_KANSKJE = "frivillig_kanskje"
    FRIVILLIG_UKJENT = "frivillig_ukjent"
    BEHOV_MOTT = "behov_mott"
    BEHOV_UKJENT = "behov_ukjent"
    BEHOV_IKKE_MOTT = "behov_ikke_mott"
    KOSTNAD_GRATIS = "kostnad_gratis"
    KOSTNAD_KOSTER = "kostnad_koster"
    KOSTNAD_UKJENT = "kostnad_ukjent"
    GRUPPE_SOM_ONSKET = "gruppe_som_onsket"
    GRUPPE_ANNEN = "gruppe_annen"
    GRUPPE_UKJENT = "gruppe_ukjent"
    OPPLEGG_FAST = "opplegg_fast"
    OPPLEGG_LAVTERSKEL = "opplegg_lavterskel"
    OPPLEGG_UTENFOR_MOTTAK = "opplegg_utenfor_mottak"
    POLITIATTEST_UKJENT = "politiattest_ukjent"
    VENTET_UKER = "ventet_uker"
    SETT_FOR = "sett_for"


# What a coordinator should look into before saying yes.
FORBEHOLD = frozenset(
    {
        Kode.INTERESSE_UKJENT,
        Kode.TID_DAG_UTEN_DEL,
        Kode.TID_UKJENT,
        Kode.TID_AVTALES,
        Kode.SPRAK_INGEN_KRAV,
        Kode.SPRAK_UKJENT,
        Kode.PLASS_UKJENT,
        Kode.REISE_MED_SKYSS,
        Kode.REISE_UKJENT_REKKEVIDDE,
        Kode.REISE_UKJENT_AVSTAND,
        Kode.UTSTYR_MANGLER,
        Kode.UTSTYR_UKJENT,
        Kode.ALDER_DELVIS,
        Kode.FRIVILLIG_KANSKJE,
        Kode.FRIVILLIG_UKJENT,
        Kode.BEHOV_UKJENT,
        Kode.BEHOV_IKKE_MOTT,
        Kode.KOSTNAD_KOSTER,
        Kode.KOSTNAD_UKJENT,
        Kode.POLITIATTEST_UKJENT,
    }
)


class Grad(StrEnum):
    """The three words that people see for how well a pair fits."""

    STERK = "sterk"
    GOD = "god"
    MULIG = "mulig"


class Metode(StrEnum):
    """How a plan was found."""

    FLYT = "flyt"
    GRADIG = "gradig"
