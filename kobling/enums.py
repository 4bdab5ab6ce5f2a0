"""States of a suggestion and of a connection, the reasons, and the one table of transitions."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Forslagsstatus(models.TextChoices):
    """Where a suggestion is."""

    FORESLATT = "foreslatt", _("Foreslått")
    UTSATT = "utsatt", _("Utsatt")
    GODKJENT = "godkjent", _("Godtatt")
    AVVIST = "avvist", _("Avslått")
    FORELDET = "foreldet", _("Falt ut")


class Koblingsstatus(models.TextChoices):
    """Where a connection is (decisions 17)."""

    FORESPURT = "forespurt", _("Foreningen er spurt")
    PLASS_BEKREFTET = "plass_bekreftet", _("Foreningen har plass")
    IKKE_PLASS = "ikke_plass", _("Ikke plass nå")
    TRENGER_TILRETTELEGGING = "trenger_tilrettelegging", _("Foreningen trenger hjelp")
    BEBOER_SPURT = "beboer_spurt", _("Beboeren er spurt")
    TAKKET_JA = "takket_ja", _("Takket ja")
    TAKKET_NEI = "takket_nei", _("Takket nei")
    MOTT = "mott", _("Har møtt")
    IKKE_MOTT = "ikke_mott", _("Møtte ikke")
    I_GANG = "i_gang", _("I gang")
    AVSLUTTET = "avsluttet", _("Avsluttet")


class Grunn(models.TextChoices):
    """Why something did not become anything: one list for all stages."""

    FULLT = "fullt", _("Fullt")
    ALDER = "alder", _("Alder")
    SPRAK = "sprak", _("Språk")
    REISEVEI = "reisevei", _("For langt")
    TIDSPUNKT = "tidspunkt", _("Tidspunkt")
    KOSTNAD = "kostnad", _("Kostnad")
    TRENGER_FOLGE = "trenger_folge", _("Trenger følge")
    IKKE_AKTUELT = "ikke_aktuelt", _("Ikke aktuelt lenger")
    IKKE_SVART = "ikke_svart", _("Ikke svart")
    FLYTTET = "flyttet", _("Flyttet")
    TRUKKET = "trukket", _("Trukket")
    TILBUD_ENDRET = "tilbud_endret", _("Tilbudet er endret eller avsluttet")
    ANNET = "annet", _("Annet")


# What a coordinator rejects with in one stroke (keys 1 to 6), and what is less usual.
AVSLAGSGRUNNER = (
    Grunn.TIDSPUNKT, Grunn.REISEVEI, Grunn.SPRAK, Grunn.FULLT, Grunn.TRENGER_FOLGE, Grunn.ANNET,
)  # fmt: skip
FLERE_AVSLAGSGRUNNER = (Grunn.ALDER, Grunn.KOSTNAD, Grunn.IKKE_AKTUELT)
# Why a resident says no, does not come, or stops.
BEBOERGRUNNER = (
    Grunn.IKKE_AKTUELT, Grunn.TIDSPUNKT, Grunn.REISEVEI, Grunn.SPRAK, Grunn.KOSTNAD,
    Grunn.TRENGER_FOLGE, Grunn.FLYTTET, Grunn.ANNET,
)  # fmt: skip
# Why a coordinator ends a connection.
SLUTTGRUNNER = (
    Grunn.IKKE_SVART, Grunn.FULLT, Grunn.TILBUD_ENDRET, Grunn.IKKE_AKTUELT, Grunn.TIDSPUNKT,
    Grunn.REISEVEI, Grunn.FLYTTET, Grunn.TRUKKET, Grunn.ANNET,
)  # fmt: skip


class Ventegrunn(models.TextChoices):
    """Why an approved request has not been sent yet: an association is asked one at a time."""

    UBESVART = "ubesvart", _("Foreningen har ikke svart på en annen forespørsel ennå")
    UKEGRENSE = "ukegrense", _("Foreningen har fått så mange e-poster den kan få på én uke")
    PAUSE = "pause", _("Tilbudet er satt på pause")
    FULLT = "fullt", _("Foreningen har nå færre plasser enn det er avtalt")


class Foreningssvar(models.TextChoices):
    """What an association can answer to a request."""

    PLASS_BEKREFTET = "plass_bekreftet", _("Vi har plass")
    IKKE_PLASS = "ikke_plass", _("Ikke nå")
    TRENGER_TILRETTELEGGING = "trenger_tilrettelegging", _("Vi trenger hjelp til dette")


class Laerdomsslag(models.TextChoices):
    """What repeated rejections can teach about a person."""

    KORTERE_REISE = "kortere_reise", _("Kortere reisevei")
    VIL_HA_FOLGE = "vil_ha_folge", _("Trenger følge første gang")
    BARE_GRATIS = "bare_gratis", _("Bare gratis tilbud")


class Overstyringsslag(models.TextChoices):
    """How a connection came about that the portal did not suggest."""

    MANUELL = "manuell", _("Koblet for hånd")
    GRUPPE = "gruppe", _("Koblet som gruppe")


# A reason that comes back so many times for one person teaches something. Only what can be laid
# over the answer without shutting the person out for good: a time or a language that does not fit
# says as much about the offer, and must be asked about.
LAER_ETTER = 3
LAERER: dict[str, str] = {
    Grunn.REISEVEI: Laerdomsslag.KORTERE_REISE,
    Grunn.TRENGER_FOLGE: Laerdomsslag.VIL_HA_FOLGE,
    Grunn.KOSTNAD: Laerdomsslag.BARE_GRATIS,
}


class Utsettelse(models.TextChoices):
    """How long a suggestion is put aside."""

    TRE_DAGER = "3", _("3 dager")
    TO_UKER = "14", _("2 uker")
    FLERE_TILBUD = "tilbud", _("Til det kommer flere tilbud")
    DATO = "dato", _("Til en dag du velger")


class Grad(models.TextChoices):
    """How strong a suggestion is, in words."""

    STERK = "sterk", _("Sterk")
    GOD = "god", _("God")
    MULIG = "mulig", _("Mulig")


class Kjorestatus(models.TextChoices):
    """How a run of the engine went."""

    PAGAR = "pagar", _("Pågår")
    FERDIG = "ferdig", _("Ferdig")
    UENDRET = "uendret", _("Ingenting nytt")
    FEILET = "feilet", _("Feilet")


S, K = Forslagsstatus, Koblingsstatus
# From -> to. Services ask these tables, and the database refuses anything else.
FORSLAG_OVERGANGER: dict[str, frozenset[str]] = {
    S.FORESLATT: frozenset({S.UTSATT, S.GODKJENT, S.AVVIST, S.FORELDET}),
    S.UTSATT: frozenset({S.FORESLATT, S.GODKJENT, S.AVVIST, S.FORELDET}),
    # Undo of a decision, until the mail leaves.
    S.GODKJENT: frozenset({S.FORESLATT}),
    S.AVVIST: frozenset({S.FORESLATT}),
    S.FORELDET: frozenset(),
}
KOBLING_OVERGANGER: dict[str, frozenset[str]] = {
    K.FORESPURT: frozenset(
        {K.PLASS_BEKREFTET, K.IKKE_PLASS, K.TRENGER_TILRETTELEGGING, K.AVSLUTTET}
    ),
    # An association may change its mind until the person has been asked.
    K.PLASS_BEKREFTET: frozenset(
        {K.BEBOER_SPURT, K.TAKKET_JA, K.TAKKET_NEI, K.IKKE_PLASS, K.TRENGER_TILRETTELEGGING,
         K.AVSLUTTET}
    ),
    K.TRENGER_TILRETTELEGGING: frozenset({K.PLASS_BEKREFTET, K.IKKE_PLASS, K.AVSLUTTET}),
    K.IKKE_PLASS: frozenset({K.PLASS_BEKREFTET, K.TRENGER_TILRETTELEGGING, K.AVSLUTTET}),
    K.BEBOER_SPURT: frozenset({K.TAKKET_JA, K.TAKKET_NEI, K.AVSLUTTET}),
    K.TAKKET_JA: frozenset({K.MOTT, K.IKKE_MOTT, K.TAKKET_NEI, K.AVSLUTTET}),
    K.TAKKET_NEI: frozenset({K.AVSLUTTET}),
    K.IKKE_MOTT: frozenset({K.MOTT, K.AVSLUTTET}),
    K.MOTT: frozenset({K.I_GANG, K.AVSLUTTET}),
    K.I_GANG: frozenset({K.AVSLUTTET}),
    K.AVSLUTTET: frozenset(),
}  # fmt: skip
# Steps that staff can take back when they were a slip of the hand.
KOBLING_ANGRE: dict[str, frozenset[str]] = {
    K.PLASS_BEKREFTET: frozenset({K.FORESPURT, K.IKKE_PLASS, K.TRENGER_TILRETTELEGGING}),
    K.IKKE_PLASS: frozenset({K.FORESPURT, K.PLASS_BEKREFTET, K.TRENGER_TILRETTELEGGING}),
    K.TRENGER_TILRETTELEGGING: frozenset({K.FORESPURT, K.PLASS_BEKREFTET, K.IKKE_PLASS}),
    K.BEBOER_SPURT: frozenset({K.PLASS_BEKREFTET}),
    K.TAKKET_JA: frozenset({K.PLASS_BEKREFTET, K.BEBOER_SPURT}),
    K.TAKKET_NEI: frozenset({K.PLASS_BEKREFTET, K.BEBOER_SPURT, K.TAKKET_JA}),
    K.IKKE_MOTT: frozenset({K.TAKKET_JA}),
    K.MOTT: frozenset({K.TAKKET_JA, K.IKKE_MOTT}),
    K.I_GANG: frozenset({K.MOTT}),
    K.AVSLUTTET: frozenset(Koblingsstatus) - {K.AVSLUTTET},
}
# States in which a connection takes one of the offer's places (decisions 18).
TAR_PLASS = frozenset(
    {K.FORESPURT, K.PLASS_BEKREFTET, K.TRENGER_TILRETTELEGGING, K.BEBOER_SPURT, K.TAKKET_JA,
     K.MOTT, K.IKKE_MOTT, K.I_GANG}
)  # fmt: skip
# States in which somebody still waits for an answer about the person.
APNE_FORESPORSLER = frozenset(
    {K.FORESPURT, K.PLASS_BEKREFTET, K.TRENGER_TILRETTELEGGING, K.BEBOER_SPURT}
)


class Aldersgruppe(models.TextChoices):
    """Ages that an offer is planned for."""

    BARN = "barn", _("barn")
    UNGDOM = "ungdom", _("ungdom")
    VOKSNE = "voksne", _("voksne")


class ForHvem(models.TextChoices):
    """Whether something is missing for everybody, or for a group for one gender."""

    ALLE = "alle", _("alle")
    KVINNER = "kvinner", _("kvinner")
    MENN = "menn", _("menn")
