"""Makes a municipality's colour scale from one brand colour, by luminance."""

import math
import re
from functools import lru_cache


STANDARD = "#0b5a5c"
VARM = "#b8501f"
FIOLETT = "#5b4a9e"
VERSJON = "1"  # raise it when the scale changes, so that browsers fetch the new one

# Contrast in WCAG depends on relative luminance only. Each step is therefore searched to a fixed
# luminance while the hue is kept, so that a contrast that holds for one hue holds for all.
# (token, luminance in light, luminance in dark, highest chroma)
TRINN = (
    ("background-default", 1.0, 0.0085, 0.012),
    ("background-tinted", 0.905, 0.0125, 0.014),
    ("surface-default", 1.0, 0.020, 0.02),
    ("surface-tinted", 0.815, 0.0275, 0.03),
    ("surface-hover", 0.71, 0.037, 0.045),
    ("surface-active", 0.61, 0.055, 0.055),
    ("border-subtle", 0.5, 0.08, 0.08),
    ("border-default", 0.19, 0.215, 0.12),
    ("border-strong", 0.105, 0.42, 0.12),
    ("text-subtle", 0.105, 0.42, 0.12),
    ("text-default", 0.028, 0.84, 0.09),
)
HVIT_TEKST_TAKET = 0.1825  # white text on a surface of this luminance has contrast 4.52
SRGB_KNEKK, LINEAR_KNEKK = 0.04045, 0.0031308  # where the sRGB curve turns straight
SLARK = 0.0005  # rounding that a screen does not show
GRATT, LIK_FARGE = 0.03, 0.55  # chroma of a grey; radians between hues that look alike
SVART_GULVET = 0.022  # darker brand colours get lighter, not darker, when pointed at


def er_farge(tekst: str) -> bool:
    """Tell whether the text is a colour written as # and six hexadecimal digits."""
    return bool(re.fullmatch(r"#[0-9a-fA-F]{6}", tekst))


def luminans(farge: str) -> float:
    """Give the relative luminance of a colour. Units: 0 (black) to 1 (white). Source: WCAG 2.2."""
    red, green, blue = (_linear(int(farge[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def kontrast(en: str, annen: str) -> float:
    """Give the contrast between two colours. Units: ratio, 1 to 21. Source: WCAG 2.2, 1.4.3."""
    light, dark = sorted((luminans(en), luminans(annen)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@lru_cache(maxsize=256)
def skala(farge: str) -> dict[str, tuple[str, str]]:
    """Give each token of the scale as a pair: the colour in light and in dark mode."""
    chroma, hue = _chroma_hue(farge)
    tokens = {
        name: (_find(light, min(chroma, cap), hue), _find(dark, min(chroma, cap), hue))
        for name, light, dark, cap in TRINN
    }
    for name, light, dark in _base(farge):
        tokens[name] = (
            light if isinstance(light, str) else _find(light, chroma, hue),
            dark if isinstance(dark, str) else _find(dark, min(chroma, 0.13), hue),
        )
    return tokens


def knappefarge(farge: str) -> str:
    """Give the colour that buttons get: the brand colour, darkened if white text needs it."""
    return skala(farge.lower())["base-default"][0]


def motfarge(farge: str) -> str:
    """Give the colour of wishes and activities: warm, or violet where the brand is warm too."""
    chroma, hue = _chroma_hue(farge.lower())
    apart = abs((hue - _chroma_hue(VARM)[1] + math.pi) % math.tau - math.pi)
    return FIOLETT if chroma > GRATT and apart < LIK_FARGE else VARM


def stilark(farge: str, annen: str = VARM) -> str:
    """Give the style sheet that puts a municipality's two colours into the design system."""
    scales = (("accent", skala(farge.lower())), ("brand1", skala(annen.lower())))
    light, dark = (
        "".join(
            f"--ds-color-{role}-{name}:{pair[mode]};"
            for role, tokens in scales
            for name, pair in tokens.items()
        )
        for mode in (0, 1)
    )
    return (
        "@layer portal.tema{"
        f":root,[data-color-scheme=light]{{{light}}}[data-color-scheme=dark]{{{dark}}}"
        f"@media (prefers-color-scheme:dark){{[data-color-scheme=auto]{{{dark}}}}}"
        f"@media print{{:root[data-color-scheme]{{{light}}}}}"
        "}\n"
    )


def _base(farge: str):
    """Give the filled colour with its states and the text on it, light and dark."""
    own = luminans(farge)
    light = farge if own <= HVIT_TEKST_TAKET else HVIT_TEKST_TAKET
    start = min(own, HVIT_TEKST_TAKET)
    hover, active = (0.045, 0.075) if start < SVART_GULVET else (start * 0.7, start * 0.48)
    return (
        ("base-default", light, 0.25),
        ("base-hover", hover, 0.36),
        ("base-active", active, 0.48),
        ("base-contrast-subtle", 0.985, 0.004),
        ("base-contrast-default", "#ffffff", "#000000"),
    )


def _find(target: float, chroma: float, hue: float) -> str:
    """Give the colour of this hue whose luminance is the target, with as much chroma as fits."""
    if target >= 1:
        return "#ffffff"
    low, high = 0.0, 1.0
    for _ in range(24):
        middle = (low + high) / 2
        low, high = (
            (middle, high) if luminans(_hex(middle, chroma, hue)) < target else (low, middle)
        )
    return _hex(low, chroma, hue)


def _hex(lightness: float, chroma: float, hue: float) -> str:
    """Write an OKLCH colour as sRGB; chroma is lowered until the colour exists on a screen."""
    for _ in range(40):
        channels = _to_linear_rgb(lightness, chroma, hue)
        if all(-SLARK <= value <= 1 + SLARK for value in channels):
            break
        chroma *= 0.93
    return "#" + "".join(f"{round(_gamma(value) * 255):02x}" for value in channels)


def _to_linear_rgb(lightness: float, chroma: float, hue: float) -> tuple[float, float, float]:
    """Convert OKLCH to linear sRGB. Source: Björn Ottosson, A perceptual color space, 2020."""
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _chroma_hue(farge: str) -> tuple[float, float]:
    """Give the OKLCH chroma and hue (radians) of a colour."""
    red, green, blue = (_linear(int(farge[i : i + 2], 16) / 255) for i in (1, 3, 5))
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return math.hypot(a, b), math.atan2(b, a)


def _linear(value: float) -> float:
    return value / 12.92 if value <= SRGB_KNEKK else ((value + 0.055) / 1.055) ** 2.4


def _gamma(value: float) -> float:
    value = min(1.0, max(0.0, value))
    return value * 12.92 if value <= LINEAR_KNEKK else 1.055 * value ** (1 / 2.4) - 0.055
