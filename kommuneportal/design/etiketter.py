"""Keeps labels such as B-7K3Q, and a centre's reference, on one line, wherever they stand."""

import re

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe


# Letter, hyphen, four signs of Crockford's alphabet: what core.koder makes.
ETIKETT = re.compile(r"\bB-[0-9A-HJKMNP-TV-Z]{4}\b")
# A longer reference has to break on a narrow screen.
LENGST_HEL = 20


def hele(tekst: str, referanse: str = "") -> SafeString:
    """
    Give the text with each label, and the reference, kept from breaking at its hyphen.

    A hyphen that never breaks would do on the screen, but not be found by a search. A reference
    may be written in any way, so it has to be given; a label is known where it stands.
    """
    trygg = conditional_escape(tekst)
    monster = ETIKETT.pattern
    if 0 < len(referanse) <= LENGST_HEL:
        hel = re.escape(conditional_escape(referanse))
        monster = rf"(?<![\w-]){hel}(?![\w-])|{monster}"
    return mark_safe(re.sub(monster, r'<span class="ubrutt">\g<0></span>', trygg))  # noqa: S308  escaped
