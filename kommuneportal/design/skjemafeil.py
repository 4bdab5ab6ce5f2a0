"""Says in plain words what to do about a field, where the framework only says that it failed."""

from django import forms
from django.utils.translation import gettext as _


def meldinger(felt: forms.BoundField) -> list[str]:
    """Give the messages of a field; the framework's bare "required" becomes what to do."""
    data = felt.form.errors.as_data().get(felt.name, [])
    standard = str(forms.Field.default_error_messages["required"])
    return [
        _tom(felt) if error.code == "required" and str(error.message) == standard else str(text)
        for error, text in zip(data, felt.errors, strict=True)
    ]


def _tom(felt: forms.BoundField) -> str:
    if str(felt.label).endswith("?"):
        return _("Svar på «%(felt)s»") % {"felt": felt.label}
    name = str(felt.label).rstrip(": ")
    name = name[:1].lower() + name[1:]
    if isinstance(felt.field.widget, forms.CheckboxInput):
        return _("Kryss av for «%(felt)s»") % {"felt": felt.label}
    if isinstance(felt.field, forms.FileField):
        return _("Velg en fil")
    if isinstance(felt.field, forms.ChoiceField):
        return _("Velg %(felt)s") % {"felt": name}
    return _("Fyll inn %(felt)s") % {"felt": name}
