"""A whole number written the Norwegian way, for code that knows no framework."""

HARDT = "\u00a0"


def tall(verdi: float | str) -> str:
    """Write a whole number with a hard space between thousands: 1 234."""
    return f"{int(verdi):,}".replace(",", HARDT)
