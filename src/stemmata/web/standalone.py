"""The picture as a file of its own: every element carries its colours and fonts as attributes, and nothing leads out.

A style sheet in the file would do for a browser, but drawing programs do not know custom properties, and the pages'
policy allows no style of that kind.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final
from xml.etree import ElementTree

from markupsafe import Markup

from stemmata.web.assets import style_sheet
from stemmata.web.palette import colours

SVG: Final = "http://www.w3.org/2000/svg"
SANS: Final = "system-ui, 'Noto Sans', Arial, sans-serif"
SERIF: Final = "Georgia, 'Noto Serif', serif"
MARGIN: Final = 12.0
DRAWN_WITH: Final = ("paper", "ink", "quiet", "rule", "lane", "mixed", "warn", "o0", "o1", "o2", "o3", "o4")
_LIGHT: Final = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", colours(style_sheet())[""]))
COLOURS: Final[Mapping[str, str]] = {name: _LIGHT[name] for name in DRAWN_WITH}  # those of the light scheme
# class → attributes; "--c" is the colour of the origin, of the element itself or the one around it. An attribute of a
# later row outranks that of an earlier one.
_OWN: Final[Mapping[str, Mapping[str, str]]] = {
    "lane": {"fill": "none"},
    "lane-odd": {"fill": "lane"},
    "lane-name": {"fill": "ink", "font-size": "12.5", "font-weight": "bold"},
    "lane-note": {"fill": "quiet", "font-size": "10"},
    "tick": {"stroke": "rule", "fill": "none"},
    "date": {"fill": "ink", "font-size": "11", "text-anchor": "middle"},
    "gap": {"fill": "quiet", "font-size": "10", "text-anchor": "middle"},
    "undated": {"stroke": "quiet", "stroke-dasharray": "2 4", "fill": "none"},
    "undated-name": {"fill": "quiet", "font-size": "11"},
    "halo": {"fill": "none", "stroke": "paper", "stroke-width": "6", "stroke-linejoin": "round"},
    "reach": {"fill": "none"},
    "line": {"fill": "none", "stroke": "--c", "stroke-linejoin": "round"},
    "tip": {"fill": "--c"},
    "behind": {"fill": "lane", "stroke": "quiet"},
    "box": {"fill": "paper", "stroke": "quiet"},
    "bar": {"fill": "--c"},
    "none": {"fill": "rule"},
    "name": {"fill": "ink", "font-size": "12.5", "font-weight": "600"},
    "siglum": {"font-family": SERIF, "font-weight": "bold"},
    "when": {"fill": "quiet", "font-size": "10.5"},
    "value": {"fill": "ink", "font-size": "11", "font-weight": "bold", "font-family": "monospace"},
    "letters": {"font-size": "12.5", "font-weight": "bold", "font-family": SERIF, "text-anchor": "end"},
    "pill": {"fill": "paper", "stroke": "--c", "stroke-width": "1.8", "stroke-dasharray": "6 4"},
    "disc": {"fill": "--c"},
    "disc-letter": {
        "fill": "paper",
        "font-size": "15",
        "font-weight": "bold",
        "font-family": SERIF,
        "text-anchor": "middle",
    },
}
# (class around it, class) → attributes
_WITHIN: Final[Mapping[tuple[str, str], Mapping[str, str]]] = {
    ("w1", "line"): {"stroke-width": "1.2"},
    ("w2", "line"): {"stroke-width": "1.7"},
    ("w3", "line"): {"stroke-width": "2.3"},
    ("wording", "line"): {"stroke-dasharray": "7 4"},
    ("error", "line"): {"stroke-dasharray": "2 3.5"},
    ("circular", "line"): {"stroke": "warn"},
    ("circular", "tip"): {"fill": "warn"},
}
_UNPRINTABLE: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def standalone(picture: Markup) -> bytes:
    """The picture as an SVG file, UTF-8, on a white ground. Same picture, same bytes."""
    ElementTree.register_namespace("", SVG)
    root = ElementTree.fromstring(_UNPRINTABLE.sub("\ufffd", picture))  # noqa: S314 # our own picture
    _dress(root, ())
    _on_paper(root)
    words: str = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{words}\n'.encode()


def _dress(element: ElementTree.Element, around: tuple[str, ...]) -> None:
    """Attributes in place of classes, of the element and all within; what led somewhere is a group."""
    mine = tuple(element.attrib.pop("class", "").split())
    for name in ("href", "tabindex", "data-n", "data-from", "data-to"):
        element.attrib.pop(name, None)
    if element.tag == f"{{{SVG}}}a":
        element.tag = f"{{{SVG}}}g"
        element.attrib.pop("aria-label", None)
    for name, value in _attributes(mine, around):
        element.set(name, value)
    for child in element:
        _dress(child, around + mine)


def _attributes(mine: tuple[str, ...], around: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    colour = next((COLOURS[one] for one in reversed(around + mine) if one in COLOURS), COLOURS["ink"])
    rows = [_OWN[one] for one in mine if one in _OWN]
    rows += [row for (outer, inner), row in _WITHIN.items() if outer in around and inner in mine]
    for name, value in (pair for row in rows for pair in row.items()):
        yield name, colour if value == "--c" else COLOURS.get(value, value)
    if "faded" in mine and "halo" not in mine:
        yield "opacity", "0.3" if "edge" in mine else "0.6"


def _on_paper(root: ElementTree.Element) -> None:
    """A white ground, and a margin round all."""
    width, height = float(root.attrib["width"]), float(root.attrib["height"])
    left, full, tall = -MARGIN, width + 2 * MARGIN, height + 2 * MARGIN
    root.set("viewBox", f"{left:g} {left:g} {full:g} {tall:g}")
    root.set("width", f"{full:g}")
    root.set("height", f"{tall:g}")
    root.set("font-family", SANS)
    ground = {"x": f"{left:g}", "y": f"{left:g}", "width": f"{full:g}", "height": f"{tall:g}", "fill": COLOURS["paper"]}
    root.insert(2, ElementTree.Element(f"{{{SVG}}}rect", ground))  # behind title and description, which stay first
