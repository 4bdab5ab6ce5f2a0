"""What a person reads: a key, a link or a coordinate may hold any two letters or digits."""

import html
import re


def lesbart(kilde: str) -> str:
    """Give the words of a page or a letter, without markup, drawings and addresses."""
    uten_tegninger = re.sub(r"<(svg|script|style)\b.*?</\1>", " ", kilde, flags=re.DOTALL)
    uten_merking = html.unescape(re.sub(r"<[^>]*>", " ", uten_tegninger))
    return re.sub(r"(https?://|/l/)\S+", " ", uten_merking)
