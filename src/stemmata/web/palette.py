"""The palettes that a reader may choose: the style sheet's own, that by themselves answer to what the system wishes."""

import re
from collections.abc import Mapping
from typing import Final, Literal

Palette = Literal["system", "light", "dark", "contrast"]
DARK: Final = "(prefers-color-scheme: dark)"
CONTRAST: Final = "(prefers-contrast: more)"
CONTRAST_DARK: Final = f"{CONTRAST} and {DARK}"
_BLOCK: Final = re.compile(r"(?:@media ([^{}]+?) \{\s*)?:root \{(.*?)\}", re.DOTALL)


def colours(sheet: str) -> Mapping[str, str]:
    """Condition → declarations, for each block of colours of a style sheet; the condition of the first is ""."""
    return {condition or "": " ".join(body.split()) for condition, body in _BLOCK.findall(sheet)}


def chosen(sheet: str) -> str:
    """Rules for ``<html data-palette="light">``, dark and contrast, which outrank what the system wishes."""
    found = colours(sheet)
    return "\n".join(
        (
            _rule("light", f"{found['']} color-scheme: light;"),
            _rule("dark", f"{found[DARK]} color-scheme: dark;"),
            _rule("contrast", found[CONTRAST]),
            f"@media {DARK} {{ {_rule('contrast', found[CONTRAST_DARK])} }}",
            "",
        )
    )


def _rule(palette: Palette, body: str) -> str:
    return f':root[data-palette="{palette}"] {{ {body} }}'
