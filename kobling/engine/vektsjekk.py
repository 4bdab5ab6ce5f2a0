"""Which weights make no sense together, as a field and a code for each fault."""

from collections.abc import Iterator, Mapping


# The first must not be above the second.
REKKEFOLGE = (
    ("interesse_gruppe", "interesse_samme"),
    ("interesse_beslektet", "interesse_gruppe"),
    ("interesse_apen", "interesse_samme"),
    ("styrke_1", "styrke_2"),
    ("styrke_2", "styrke_3"),
    ("sprak_litt", "sprak_felles"),
    ("naerhet_ukjent", "naerhet"),
    ("tid_usikker", "tid_felles"),
    ("ga_km", "buss_km"),
    ("buss_km", "langt_km"),
    ("grad_2", "grad_3"),
    ("grad_3", "grad_4"),
    ("grad_4", "grad_5"),
)
MINST_EN = ("interesse_samme", "styrke_1", "naerhet_halv_km", "tid_maks_antall", "ga_km")


ETT_AV_HVERT = (
    "sprak_felles", "naerhet", "fast", "lavterskel", "utenfor_mottak", "gruppe", "nyankomne",
)  # fmt: skip


def mulig_sum(vekter: Mapping[str, int]) -> int:
    """Add up what the best possible pair would get, without the ceiling."""
    return (
        vekter["interesse_samme"] * vekter["styrke_3"]
        + vekter["tid_felles"] * vekter["tid_maks_antall"]
        + vekter["ventet_per_uke"] * vekter["ventet_maks_uker"]
        + sum(vekter[navn] for navn in ETT_AV_HVERT)
    )


def sjekk(vekter: Mapping[str, int]) -> Iterator[tuple[str, str, str]]:
    """Name each fault: the field, what is wrong, and the field it is held against."""
    yield from ((felt, "minst_en", "") for felt in MINST_EN if vekter[felt] < 1)
    yield from ((a, "over", b) for a, b in REKKEFOLGE if vekter[a] > vekter[b])
    onske = vekter["interesse_samme"] * vekter["styrke_3"]
    prover = (
        (vekter["grad_2"] < vekter["minst"], "grad_2", "for_lav"),
        (vekter["grad_5"] > vekter["mest"], "grad_5", "for_hoy"),
        (mulig_sum(vekter) < vekter["grad_5"], "grad_5", "nas_aldri"),
        (
            vekter["ventet_per_uke"] * vekter["ventet_maks_uker"] > onske,
            "ventet_per_uke",
            "venting_over_onske",
        ),
    )
    yield from ((felt, kode, "") for sant, felt, kode in prover if sant)
