"""The page's criteria are full sentences, several reasons of one kind on one line."""

from kobling.models import Koblingsforslag
from kobling.selectors.kriterier import kriterier, oppsummert
from kobling.services.foresla import foresla
from tests import factories


def linjer(now):
    foresla(by=None, utlost_av="knapp", now=now)
    return kriterier(Koblingsforslag.objects.get())


def test_each_criterion_is_one_line_with_its_source(i_kommune, now):
    factories.svarark(behov=["skyss", "folge"])
    factories.tilbud(har_folge=True, er_lavterskel=True)

    svar = {linje.navn: linje for linje in linjer(now)}

    assert list(svar)[:6] == ["Interesse", "Tid", "Språk", "Plass", "Reise", "Utstyr"]
    assert svar["Interesse"].setning == "Fotball er et ønske i undersøkelsen."
    assert svar["Interesse"].kilde == "Undersøkelse"
    assert svar["Behov"].setning == (
        "Personen trenger skyss. Foreningen har ikke sagt om det finnes. "
        "Personen vil ha følge første gang, og noen møter den nye."
    )
    assert (svar["Behov"].tilstand, svar["Behov"].ma_sjekkes) == ("vet_ikke", True)
    assert svar["Behov"].kilde == "Mangler svar + Tilbud"
    assert svar["Opplegg"].tilstand == "passer"


def test_the_summary_counts_what_fits_and_what_to_check(i_kommune, now):
    factories.svarark()
    factories.tilbud(pris_kr=0)

    assert oppsummert(linjer(now)) == ("Seks ting passer. Én bør du sjekke før du godtar.")


def test_a_suggestion_without_anything_to_check_says_only_what_fits(i_kommune, now):
    sone = factories.sone()
    factories.svarark(beboer=factories.beboer(mottak=factories.mottak(sone=sone)), reise="buss")
    factories.tilbud(pris_kr=0, sone=sone)

    assert oppsummert(linjer(now)) == "Sju ting passer."
