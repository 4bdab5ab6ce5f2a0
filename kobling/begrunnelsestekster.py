"""Every sentence that explains a suggestion, and every rule that can stand in the way."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from kobling.engine.koder import Brudd, Kilde, Kode, Kriterium


KRITERIER = {
    Kriterium.INTERESSE: _("Interesse"),
    Kriterium.TID: _("Tid"),
    Kriterium.SPRAK: _("Språk"),
    Kriterium.PLASS: _("Plass"),
    Kriterium.REISE: _("Reise"),
    Kriterium.UTSTYR: _("Utstyr"),
    Kriterium.ALDER: _("Alder"),
    Kriterium.BARE_FOR: _("Hvem det er for"),
    Kriterium.FRIVILLIG: _("Frivillig"),
    Kriterium.BEHOV: _("Behov"),
    Kriterium.KOSTNAD: _("Pris"),
    Kriterium.GRUPPE: _("Gruppe"),
    Kriterium.OPPLEGG: _("Opplegg"),
    Kriterium.POLITIATTEST: _("Politiattest"),
    Kriterium.VENTET: _("Ventetid"),
    Kriterium.SETT: _("Sett før"),
}
KILDER: dict[str, Any] = {
    Kilde.UNDERSOKELSE: _("Undersøkelse"),
    Kilde.TILBUD: _("Tilbud"),
    Kilde.BEREGNET: _("Beregnet"),
    Kilde.MANGLER: _("Mangler svar"),
}
NORSKKRAV = {"litt": _("litt norsk"), "godt": _("god norsk"), "ingen": _("ingen norsk")}
REISER = {
    "ga": _("Personen kan gå dit."),
    "buss": _("Personen kan ta buss."),
    "langt": _("Personen kan reise langt."),
}
BEHOV = {
    "trinnfri": _("adkomst uten trinn"),
    "rolig": _("et rolig rom"),
    "barnepass": _("barnepass"),
    "skyss": _("skyss"),
    "folge": _("følge første gang"),
}
SETNINGER = {
    Kode.INTERESSE_SAMME: _("%(Onske)s er et ønske i undersøkelsen."),
    Kode.INTERESSE_GRUPPE: _("Ønsket er %(onske)s. Dette er en annen aktivitet av samme slag."),
    Kode.INTERESSE_BESLEKTET: _("Ønsket er %(onske)s. Dette er noe annet, men beslektet."),
    Kode.INTERESSE_APEN: _(
        "Tilbudet er åpent for alle, men det er ikke noe personen har ønsket seg."
    ),
    Kode.INTERESSE_UKJENT: _("Vi vet ikke hva personen ønsker å være med på."),
    Kode.TID_FELLES: _("Personen kan %(tider)s, og da møtes gruppen."),
    Kode.TID_DAG_UTEN_DEL: _(
        "Gruppen møtes %(tider)s. Personen har sagt dagen, men ikke når på dagen."
    ),
    Kode.TID_UKJENT: _("Gruppen møtes %(tider)s. Vi vet ikke når personen kan."),
    Kode.TID_AVTALES: _("Tilbudet har ikke faste tider. Tidspunktet må avtales."),
    Kode.SPRAK_FELLES: _("De som tar imot, snakker %(sprak)s."),
    Kode.SPRAK_NORSK: _("Personen bruker norsk."),
    Kode.SPRAK_LITT_NORSK: _("Personen kan litt norsk, og tilbudet krever ingen norsk."),
    Kode.SPRAK_ENGELSK: _("De som tar imot, snakker engelsk, og det kan personen godt."),
    Kode.SPRAK_LITT_ENGELSK: _("De som tar imot, snakker engelsk, og det kan personen litt."),
    Kode.SPRAK_INGEN_KRAV: _(
        "Tilbudet krever ingen norsk, men vi vet ikke om noen der snakker et språk personen kan."
    ),
    Kode.SPRAK_UKJENT: _("Tilbudet krever %(krav)s. Vi vet ikke nok om hvilke språk personen kan."),
    Kode.PLASS_LEDIG: _("%(plasser)s."),
    Kode.PLASS_NYANKOMNE: _("%(ledige)s av %(nyankomne)s plasser til nye er ledige."),
    Kode.PLASS_UKJENT: _("Foreningen har ikke sagt hvor mange som kan komme."),
    Kode.REISE_INNENFOR: _("Om lag %(km)s km. %(reise)s"),
    Kode.REISE_MED_SKYSS: _(
        "Om lag %(km)s km, lenger enn personen kan reise alene. Foreningen hjelper med skyss."
    ),
    Kode.REISE_UKJENT_REKKEVIDDE: _("Om lag %(km)s km. Vi vet ikke hvor langt personen kan reise."),
    Kode.REISE_UKJENT_AVSTAND: _("Vi vet ikke hvor langt det er dit."),
    Kode.UTSTYR_LANES: _("Foreningen låner ut utstyr."),
    Kode.UTSTYR_IKKE_NEVNT: _("Personen har ikke bedt om å låne utstyr."),
    Kode.UTSTYR_MANGLER: _("Personen trenger å låne utstyr. Foreningen låner ikke ut."),
    Kode.UTSTYR_UKJENT: _("Personen trenger å låne utstyr. Vi vet ikke om foreningen kan låne ut."),
    Kode.ALDER_INNENFOR: _("Tilbudet er for %(alder)s, og det passer."),
    Kode.ALDER_DELVIS: _("Tilbudet er for %(alder)s. Det passer bare for noen i aldersgruppen."),
    Kode.BARE_FOR_OPPGITT: _("Tilbudet er bare for %(bare_for)s, slik personen har sagt."),
    Kode.FRIVILLIG_JA: _("Personen vil gjerne bidra som frivillig."),
    Kode.FRIVILLIG_KANSKJE: _("Personen vil kanskje bidra som frivillig."),
    Kode.FRIVILLIG_UKJENT: _(
        "Dette er en oppgave for frivillige. Vi vet ikke om personen vil bidra."
    ),
    Kode.BEHOV_MOTT: _("Personen trenger %(behov)s, og det finnes her."),
    Kode.BEHOV_UKJENT: _("Personen trenger %(behov)s. Foreningen har ikke sagt om det finnes."),
    Kode.BEHOV_IKKE_MOTT: _("Personen trenger %(behov)s. Det finnes ikke her."),
    Kode.KOSTNAD_GRATIS: _("Det er gratis."),
    Kode.KOSTNAD_KOSTER: _("Det koster noe å være med. Avklar hvem som betaler."),
    Kode.KOSTNAD_UKJENT: _("Vi vet ikke om det koster noe å være med."),
    Kode.GRUPPE_SOM_ONSKET: _("Personen trives både i små og store grupper."),
    Kode.GRUPPE_ANNEN: _("Personen liker store grupper. Denne er liten."),
    Kode.GRUPPE_UKJENT: _("Personen liker store grupper. Vi vet ikke hvor stor denne er."),
    Kode.OPPLEGG_FAST: _("Gruppen møtes fast hver uke."),
    Kode.OPPLEGG_LAVTERSKEL: _("Det går an å komme uten påmelding og medlemskap."),
    Kode.OPPLEGG_UTENFOR_MOTTAK: _("Aktiviteten er ute i lokalmiljøet."),
    Kode.POLITIATTEST_UKJENT: _(
        "Vi vet ikke om foreningen har rutine for politiattest. Spør før et barn blir med."
    ),
    Kode.VENTET_UKER: _("Personen har ventet i %(uker)s."),
    Kode.SETT_FOR: _("Forslaget er sett før, og det holder fortsatt."),
}
# The same reason said with one of its facts.
VARIANTER: dict[tuple[Kode, Any], Any] = {
    (Kode.INTERESSE_SAMME, 3): _("%(Onske)s er noe av det personen helst vil."),
    (Kode.INTERESSE_SAMME, 1): _("%(Onske)s er noe personen kan tenke seg."),
    (Kode.SPRAK_NORSK, "godt"): _("Personen kan godt norsk."),
    (Kode.SPRAK_LITT_NORSK, "litt"): _("Personen kan litt norsk, og det er nok her."),
    (Kode.REISE_INNENFOR, 0): _("Tilbudet er i samme område."),
    (Kode.REISE_INNENFOR, 1): _("Om lag 1 km. Det går an å gå dit."),
    (Kode.REISE_INNENFOR, 2): _("Om lag 2 km. Det går an å gå dit."),
    (Kode.BEHOV_MOTT, "folge"): _("Personen vil ha følge første gang, og noen møter den nye."),
    (Kode.GRUPPE_SOM_ONSKET, "liten"): _("Gruppen er liten, slik personen liker."),
    (Kode.GRUPPE_SOM_ONSKET, "stor"): _("Gruppen er stor, slik personen liker."),
    (Kode.GRUPPE_ANNEN, "liten"): _("Personen liker små grupper. Denne er stor."),
    (Kode.GRUPPE_UKJENT, "liten"): _("Personen liker små grupper. Vi vet ikke hvor stor denne er."),
}
BRUDD = {
    Brudd.UTEN_SAMTYKKE: _("Personen har ikke samtykket."),
    Brudd.UTEN_FORESATTES_JA: _("Foresatt eller representant har ikke sagt ja."),
    Brudd.SVAR_UTLOPT: _("Svarene er for gamle til å brukes."),
    Brudd.TRUKKET: _("Personen har trukket svarene sine."),
    Brudd.APEN_FORESPORSEL: _("Personen venter på svar på en annen forespørsel."),
    Brudd.IKKE_PUBLISERT: _("Tilbudet er ikke publisert."),
    Brudd.IKKE_BEKREFTET: _("Foreningen har ikke bekreftet tilbudet det siste året."),
    Brudd.UTENFOR_SESONG: _("Tilbudet er ikke i sesong nå."),
    Brudd.UTEN_HJEMMEL: _("Det mangler en grunn til at tilbudet bare er for noen."),
    Brudd.FULLT: _("Ingen plasser er ledige."),
    Brudd.ALDRI_KOBLET: _("Tilbud om tro og politikk foreslås aldri for noen."),
    Brudd.INTERESSE: _("Tilbudet treffer ingen av ønskene."),
    Brudd.ALDER: _("Tilbudet er for en annen aldersgruppe."),
    Brudd.BARE_FOR: _(
        "Personen vil bare være med kvinner, eller bare menn. Tilbudet er ikke slik."
    ),
    Brudd.SPRAK: _("Personen kan ikke nok norsk, og de har ikke et annet språk sammen."),
    Brudd.TID: _("Personen kan ikke når gruppen møtes."),
    Brudd.REISEVEI: _("Det er lenger dit enn personen kan reise."),
    Brudd.TRINNFRI: _("Stedet har ikke adkomst uten trinn."),
    Brudd.ROLIG: _("Stedet har ikke et rolig rom."),
    Brudd.BARNEPASS: _("Tilbudet har ikke barnepass."),
    Brudd.KOSTNAD: _("Tilbudet koster penger, og personen trenger noe gratis."),
    Brudd.FRIVILLIG: _("Personen vil ikke bidra som frivillig."),
    Brudd.POLITIATTEST: _("Foreningen har ikke rutine for politiattest."),
    Brudd.MALGRUPPE: _("Tilbudet er ikke for dem som bor der personen bor."),
    Brudd.AVVIST_FOR: _("Forslaget er avslått før."),
    Brudd.SPERRET: _("Koblingen er prøvd før."),
    Brudd.ALLEREDE_KOBLET: _("De er koblet allerede."),
}
# The other way round: the offer is for some, and the person has not said so.
BARE_FOR_TILBUDET = _(
    "Tilbudet er bare for %(bare_for)s. Personen har ikke sagt at det passer for seg."
)
