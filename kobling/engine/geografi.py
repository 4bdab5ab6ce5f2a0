"""Whole road kilometres between two places, exact in integers so that every path agrees."""

from functools import lru_cache
from math import cos, isqrt, radians, sin


JORDRADIUS_M = 6_371_000
# Roads bend: 13 tenths of the straight line.
VEI_TIDELER = 13

Punkt = tuple[int, int, int]


@lru_cache(maxsize=4096)
def punkt(lat: float | None, lon: float | None) -> Punkt | None:
    """
    Place a position on the globe as whole metres from its centre, None when unknown.

    Units: degrees in, metres out.
    """
    if lat is None or lon is None:
        return None
    fi, lam = radians(lat), radians(lon)
    return (
        round(JORDRADIUS_M * cos(fi) * cos(lam)),
        round(JORDRADIUS_M * cos(fi) * sin(lam)),
        round(JORDRADIUS_M * sin(fi)),
    )


def kilometer(a: Punkt | None, b: Punkt | None) -> int | None:
    """
    Give the road distance between two points, None when one of them is unknown.

    Units: whole kilometres, rounded to the nearest; below a hundred the chord is the arc.
    """
    if a is None or b is None:
        return None
    meter = isqrt(sum((x - y) ** 2 for x, y in zip(a, b, strict=True)))
    return (meter * VEI_TIDELER + 5_000) // 10_000
