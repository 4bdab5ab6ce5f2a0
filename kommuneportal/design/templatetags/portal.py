"""Template tags: icons, charts, and Norwegian dates, numbers and times."""

from datetime import date, datetime

from django import template
from django.contrib.staticfiles.storage import staticfiles_storage
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from kommuneportal.design import (
    etiketter,
    felttegner,
    figurer,
    ikoner,
    kontekst,
    nettleser,
    norsk,
    skjemafeil,
)


# A mail has no style of its own, so a long link says itself where it may break.
BRYTES_HVER = 20

register = template.Library()

register.filter("tall", norsk.tall)
register.filter("desimal", norsk.desimal)
register.filter("km", norsk.kilometer)
register.filter("ukedag", norsk.ukedag)
register.filter("lesbar", norsk.lesbar)
register.filter("feilmeldinger", skjemafeil.meldinger)
register.filter("nettleser", nettleser.navn)
register.filter("etiketter", etiketter.hele)
register.simple_tag(felttegner.felt, takes_context=True)
register.simple_tag(felttegner.inndata)
register.simple_tag(felttegner.hjelpetekst)
register.simple_tag(felttegner.feltfeil)


@register.simple_tag(takes_context=True)
def ikon(context, navn, tittel="", klasse=""):
    """
    Show an icon by its name in Aksel, or an activity pictogram by its name in Phosphor.

    The second time a page shows an icon it only points at the first: a list of offers would
    otherwise weigh three times as much. Includes copy the render context, but share its first
    dictionary, which lives as long as the page.
    """
    drawn = context.render_context.dicts[0].setdefault("tegnede_ikoner", set())
    return ikoner.ikon(navn, tittel=tittel, klasse=klasse, tegnet=drawn)


@register.filter
def dato(verdi):
    """Write a date with the year: 14. november 2026."""
    return norsk.dato(verdi) if verdi else ""


@register.filter
def kort_dato(verdi):
    """Write a date without the year: 14. november."""
    return norsk.dato(verdi, med_ar=False) if verdi else ""


@register.filter
def brytbar(adresse):
    """Let a long address break between lines, so that a mail is no wider than the telephone."""
    deler = [(adresse[i : i + BRYTES_HVER],) for i in range(0, len(adresse), BRYTES_HVER)]
    return format_html_join(mark_safe("<wbr>"), "{}", deler)


@register.filter
def klokke(verdi):
    """Write a time of day: kl. 17.35."""
    return norsk.klokkeslett(verdi) if verdi else ""


@register.simple_tag
def tidsrom(dag, fra=None, til=None):
    """Write a weekly time: mandag 18-19."""
    return norsk.tidsrom(dag, fra, til)


@register.simple_tag
def siden(verdi, now=None):
    """Show how long ago something was, with the exact time for those who point at it."""
    if not verdi:
        return ""
    exact = norsk.dato(verdi)
    if isinstance(verdi, datetime):
        exact = f"{exact} {norsk.klokkeslett(verdi)}"
    text = norsk.siden(verdi, now=now or timezone.now())
    return format_html('<time datetime="{}" title="{}">{}</time>', verdi.isoformat(), exact, text)


@register.filter
def antall(verdi, former):
    """Write a count with its noun: {{ n|antall:"forslag,forslag" }} gives 18 forslag."""
    one, _sep, many = former.partition(",")
    return f"{norsk.tall(verdi)} {one if int(verdi) == 1 else many}"


@register.filter
def prikker(styrke):
    """Give the number of filled dots (1-3) of a strength: sterk, god or mulig."""
    return {"sterk": 3, "god": 2, "mulig": 1}.get(str(styrke).lower(), 0)


@register.simple_tag
def statisk(sti):
    """Give the address of a static file, also when the manifest lacks it (error pages)."""
    try:
        return staticfiles_storage.url(sti)
    except ValueError:
        return f"/static/{sti}"


@register.filter
def kommuneadresse(slug):
    """Give the address of a municipality's front page."""
    return f"/{slug}/"


@register.simple_tag
def standardtema():
    """Give the address of the portal's own colours, for pages without a municipality."""
    return kontekst.tema_adresse(None)


@register.simple_tag(takes_context=True)
def sideadresse(context, nummer, navn="side"):
    """Give this page's address with another page number and the same filters."""
    query = context["foresporsel"].GET.copy()
    query[navn] = nummer
    return f"?{query.urlencode()}"


@register.filter
def er_dato(verdi):
    """Tell whether the value is a date or a point in time."""
    return isinstance(verdi, date)


@register.filter
def hent(liste, nummer):
    """Give the element at this place in a list; empty when there is none."""
    return liste[nummer] if nummer < len(liste) else ""


@register.filter
def nokkel(ordbok, navn):
    """Give what a mapping holds under a key that stands in a variable."""
    return ordbok[navn]


@register.filter
def attributt(attributter, navn):
    """Give the value of an HTML attribute whose name a template cannot write."""
    return attributter.get(navn, "")


@register.inclusion_tag("_komponenter/stolper.html")
def stolper(rader, onsker, plasser, setning, enhet=""):
    """Show paired bars; each row is (label, wishes, places) or (label, wishes, places, note)."""
    return figurer.stolper(rader, onsker=onsker, plasser=plasser, setning=setning, enhet=enhet)


@register.inclusion_tag("_komponenter/svarstolper.html")
def svarstolper(rader, serier, setning, enhet=""):
    """Show one or two bars an answer; each row is (label, [(count or None, words), ...])."""
    return figurer.svar(rader, serier=serier, setning=setning, enhet=enhet)


@register.inclusion_tag("_komponenter/flyt.html")
def flyt(trinn, setning):
    """Show how many are left after each step; each step is (label, count)."""
    return figurer.flyt(trinn, setning=setning)
