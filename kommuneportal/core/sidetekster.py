"""The words of the pages about access and help, as data that staff and residents read alike."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from kommuneportal.core.models import Kommune


# (who, what they see, what they do not see): decisions 1, 2, 8, 11, 13.
TILGANG = (
    (
        _("Ansatte på ditt mottak"),
        _("Svarene dine og det mottaket kaller deg i sin egen liste, hvis de har skrevet det."),
        _("Svar fra andre mottak."),
    ),
    (
        _("Koordinatoren i kommunen"),
        _("En tilfeldig etikett, aldersgruppe, språk, ønsker, tider, område og hva som må være på plass."),
        _("Navn, mottakets egen liste og hvilket mottak du bor på. Er du bosatt, kan koordinatoren se kommunens egen liste når du skal spørres."),
    ),
    (
        _("Foreningen"),
        _("Aldersgruppe, hva du vil være med på, dag og hva som må være på plass. To ord du sier første gang, for eksempel «blå fugl»."),
        _("Etiketten din, mottaket, språket ditt og alt annet. De får bare vite noe når koordinatoren har sagt ja."),
    ),
    (
        _("Lederen"),
        _("Antall. Er det færre enn fem, står det «færre enn 5»."),
        _("Svar fra enkeltpersoner."),
    ),
    (
        _("Kommuneansvarlig og systemansvarlig"),
        _("Hvem som er ansatt, innstillinger og hvem som har gjort hva."),
        _("Svar fra enkeltpersoner."),
    ),
    (_("Alle andre"), _("Aktivitetene."), _("Alt om dem som har svart.")),
)  # fmt: skip

STEG = (_("Velg passord"), _("Totrinnsinnlogging"), _("Ferdig"))
HJELP = (
    (
        _("For foreninger"),
        (
            (_("Må vi ha konto?"), _("Nei. Dere melder inn aktiviteten og bekrefter e-postadressen. Etterpå får dere en egen lenke for å endre.")),
            (_("Vi har ikke organisasjonsnummer. Går det bra?"), _("Ja. Strikkekafeer, turgrupper og andre uformelle grupper er velkomne.")),
            (_("Hva skjer når vi får en forespørsel?"), _("Dere får en e-post med én lenke. Der svarer dere at dere har plass, ikke har plass nå eller trenger hjelp. Dere får aldri vite mer om personen enn dere trenger.")),
            (_("Lenken virker ikke. Hva gjør vi?"), _("Åpne lenken og skriv e-postadressen deres. Da sender vi en ny.")),
        ),
    ),
    (
        _("For deg som vil være med"),
        (
            (_("Hvordan finner jeg en aktivitet?"), _("Se i oversikten over aktiviteter. Du kan velge dag, alder og hva du liker.")),
            (_("Må jeg si hva jeg heter?"), _("Nei. Portalen har ikke navn på noen. Du sier to ord første gang, så vet verten at det er deg.")),
            (_("Kan jeg få svarene mine slettet?"), _("Ja. Si fra til de ansatte på mottaket eller til kommunen.")),
        ),
    ),
    (
        _("For ansatte"),
        (
            (_("Jeg har mistet mobilen med innloggingsappen"), _("Bruk en av gjenopprettingskodene. Har du ikke dem heller, kan kommuneansvarlig nullstille totrinnsinnloggingen din.")),
            (_("Hvorfor ble jeg logget ut?"), _("Du logges ut etter 30 minutter uten aktivitet og etter åtte timer uansett. Det som ikke er lagret, må du skrive på nytt.")),
            (_("Jeg ser ikke det jeg trenger"), _("Rollen din bestemmer hva du ser. Spør kommuneansvarlig.")),
        ),
    ),
)  # fmt: skip


def kontakt(kommune: Kommune) -> list[tuple[object, str]]:
    """This function will give whom to turn to, and why answers may be stored."""
    return [
        (_("Behandlingsansvarlig"), kommune.navn),
        (_("E-post"), kommune.kontakt_epost),
        (_("Telefon"), kommune.kontakt_telefon),
        (_("Personvernombud"), kommune.personvernombud),
        (_("Grunnlag"), kommune.behandlingsgrunnlag or str(_("Samtykke fra den som svarer"))),
    ]
