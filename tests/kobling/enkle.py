"""One plain person, one plain offer that fits, and an input with both, for the engine's tests."""

from kobling.engine.typer import Aktivitet, Deltaker, Grunnlag, Interesse, Tidligere


INTERESSER = {
    "fotball": Interesse("fotball", "ballspill", frozenset({"trening"})),
    "volleyball": Interesse("volleyball", "ballspill", frozenset({"trening"})),
    "styrke": Interesse("styrke", "trening"),
    "sjakk": Interesse("sjakk", "spill"),
    "kvinnegruppe": Interesse("kvinnegruppe", "motested"),
    "tro": Interesse("tro", "paa_foresporsel", aldri_koblet=True),
}
TIRSDAG_KVELD = (2, "kveld")


def deltaker(**felt: object) -> Deltaker:
    """Make a grown person who wants football on Tuesday evenings, with nothing unknown."""
    grunn: dict[str, object] = {
        "id": 1,
        "alder_fra": 26,
        "alder_til": 39,
        "informasjonssprak": "uk",
        "norsk": "litt",
        "engelsk": "litt",
        "onsker": (("fotball", 3),),
        "tider": frozenset({TIRSDAG_KVELD}),
        "reise": "buss",
        "lat": 59.0,
        "lon": 10.0,
    }
    return Deltaker(**(grunn | felt))


def aktivitet(**felt: object) -> Aktivitet:
    """Make a football offer on Tuesday evenings that fits `deltaker()`."""
    grunn: dict[str, object] = {
        "id": 10,
        "interesser": ("fotball",),
        "ledige_plasser": 4,
        "tider": frozenset({TIRSDAG_KVELD}),
        "vertssprak": frozenset({"uk"}),
        "lat": 59.0,
        "lon": 10.0,
    }
    return Aktivitet(**(grunn | felt))


def grunnlag(
    *rader: Deltaker | Aktivitet, k: int = 3, tidligere: Tidligere | None = None
) -> Grunnlag:
    """Make the input of a run from any people and offers."""
    return Grunnlag(
        deltakere=tuple(rad for rad in rader if isinstance(rad, Deltaker)),
        aktiviteter=tuple(rad for rad in rader if isinstance(rad, Aktivitet)),
        interesser=INTERESSER,
        tidligere=tidligere or Tidligere(),
        k=k,
    )
