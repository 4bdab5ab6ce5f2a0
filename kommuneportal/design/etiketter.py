"""Keeps labels such as B-7K3Q on one line, wherever they stand in a text."""

import re

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe


# Letter, hyphen, four signs of Crockford's alphabet: what core.koder makes.
ETIKETT = re.compile(r"\bB-[0-9A-HJKMNP-TV-Z]{4}\b")


def hele(tekst: str) -> SafeString:
    """
    Give the text with each label kept from breaking at its hyphen.

    A hyphen that never breaks would do on the screen, but not be found by a search.
    """
    trygg = conditional_escape(tekst)
    return mark_safe(ETIKETT.sub(r'<span class="ubrutt">\g<0></span>', trygg))  # noqa: S308  escaped
