"""What staff record about one person: the answer, the first time, four weeks, three months."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kobling.enums import BEBOERGRUNNER
from kobling.forms.felles import VersjonForm, valg


# Nobody agrees on a first day later than this; a longer date is a slip of the finger.
LENGST_FRAM = timedelta(days=183)


def _radio(sporsmal, *valg):
    return forms.ChoiceField(
        label=sporsmal,
        choices=valg,
        widget=forms.RadioSelect(attrs={"data-variant": "outline"}),
        error_messages={"required": _("Velg ett av svarene.")},
    )


def _grunnfelt(etikett, grunner, *, kreves_ved_nei=False):
    felt = forms.ChoiceField(
        label=etikett, choices=[("", _("Velg grunn")), *valg(grunner)], required=False
    )
    felt.kreves_ved_nei = kreves_ved_nei  # Then it is not called optional.
    return felt


def _dagfelt(etikett):
    return forms.DateField(
        label=etikett,
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Skriv dagen slik: 14.11.2026.")},
    )


class OppgaveForm(VersjonForm):
    """One task of one connection; whoever was expected and did not come needs a reason."""

    krever_grunn: frozenset[str] = frozenset()
    # What the button says that it saves.
    knapp = _("Lagre svaret")
    DAGFELT = frozenset({"forste_gang_date", "ny_date"})

    def clean(self):
        """Ask why, when the outcome is a no."""
        data = super().clean()
        if data.get("utfall") in self.krever_grunn and not data.get("grunn"):
            self.add_error("grunn", _("Velg hvorfor."))
        today = timezone.localdate()
        for navn in self.DAGFELT & self.fields.keys():
            dag = data.get(navn)
            if dag and not today <= dag <= today + LENGST_FRAM:
                self.add_error(navn, _("Velg en dag fra i dag og høyst et halvt år fram."))
        return data


class SporForm(OppgaveForm):
    """What the person says to the invitation; a no costs nothing, not even a reason."""

    utfall = _radio(
        _("Hva sier personen?"),
        ("ja", _("Ja, vil være med")),
        ("nei", _("Nei takk")),
        ("spurt", _("Er spurt, har ikke svart ennå")),
    )
    forste_gang_date = _dagfelt(_("Ved ja: Hvilken dag kommer personen første gang?"))
    grunn = _grunnfelt(_("Ved nei: Hvorfor ikke?"), BEBOERGRUNNER)


class SporIgjenForm(SporForm):
    """The same, when the person has been asked already."""

    utfall = _radio(_("Hva sier personen?"), ("ja", _("Ja, vil være med")), ("nei", _("Nei takk")))


class OppmoteForm(OppgaveForm):
    """Whether the person came the first time."""

    krever_grunn = frozenset({"kom_ikke"})
    knapp = _("Lagre hvordan det gikk")
    utfall = _radio(
        _("Kom personen?"),
        ("kom", _("Ja, personen kom")),
        ("kom_ikke", _("Nei, personen kom ikke")),
        ("ny_dag", _("Avtalen er flyttet til en annen dag")),
    )
    grunn = _grunnfelt(_("Kom ikke: Hvorfor?"), BEBOERGRUNNER, kreves_ved_nei=True)
    ny_date = _dagfelt(_("Hvilken ny dag? Foreningen får den på e-post."))

    def clean(self):
        """Ask which day, when it is moved."""
        data = super().clean()
        mangler = not data.get("ny_date") and "ny_date" not in self.errors
        if data.get("utfall") == "ny_dag" and mangler:
            self.add_error("ny_date", _("Skriv den nye dagen."))
        return data


class AvtalForm(OppmoteForm):
    """What happens when the person did not come, and no other day is agreed."""

    knapp = _("Lagre hva som skjer videre")

    utfall = _radio(
        _("Hva skjer videre?"),
        ("ny_dag", _("Vi har avtalt en ny dag")),
        ("kom_ikke", _("Det blir ikke noe av. Avslutt")),
        ("kom", _("Personen har kommet likevel")),
    )
    grunn = _grunnfelt(_("Ved avslutning: Hvorfor?"), BEBOERGRUNNER, kreves_ved_nei=True)


class ForsteGangForm(OppmoteForm):
    """The same for who has said yes, and may have changed their mind."""

    utfall = _radio(
        _("Kom personen?"),
        ("kom", _("Ja, personen kom")),
        ("kom_ikke", _("Nei, personen kom ikke")),
        ("ny_dag", _("Avtalen er flyttet til en annen dag")),
        ("ombestemt", _("Personen vil ikke likevel")),
    )


class FireUkerForm(OppgaveForm):
    """Whether the person goes on after four weeks."""

    krever_grunn = frozenset({"sluttet"})
    utfall = _radio(
        _("Er personen fortsatt med?"),
        ("fortsetter", _("Ja, personen er med")),
        ("sluttet", _("Nei, personen har sluttet")),
    )
    grunn = _grunnfelt(_("Ved nei: Hvorfor?"), BEBOERGRUNNER, kreves_ved_nei=True)


class TreManederForm(FireUkerForm):
    """The same after three months."""

    utfall = _radio(
        _("Er personen fortsatt med etter tre måneder?"),
        ("fortsetter", _("Ja, personen er med")),
        ("sluttet", _("Nei, personen har sluttet")),
    )
