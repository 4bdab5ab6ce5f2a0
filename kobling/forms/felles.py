"""What several forms of the matching share: the version that was seen, and lists of reasons."""

from django import forms


def valg(grunner):
    """This function will give reasons as choices."""
    return [(grunn.value, grunn.label) for grunn in grunner]


class VersjonForm(forms.Form):
    """Which version the sender has seen."""

    versjon = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
