"""A drawing as SVG: boxes and lines with classes only; colours and fonts come from the style sheet."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from stemmata.text.counted import count
from stemmata.web.geometry import Box, Drawing, Lane, Line
from stemmata.web.labels import shortened
from stemmata.web.lettering import fitted
from stemmata.web.routing import bundle

CORNER = 6.0
ARROW = 6.0
LETTER, DIGIT, VALUE = 8.5, 5.8, 6.8  # widths of a Greek letter, a character of the date, one of the number
NAME, WHEN = 12.5, 10.5  # font sizes
BESIDE = 8.0  # between the date and the number
LEVEL_NAMES = (("Origins", ""), ("First-hand", "rests on an origin, or names none"), ("1 step away", "re-reports"))
_Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """What a screen reader hears of the picture, and where its lines lead."""

    id: str  # prefix of the ids of title and description; unique in the page
    title: str
    description: str
    edge_hrefs: Mapping[str, str]  # derivation id → its page, or its row in the table beside the picture
    edge_titles: Mapping[str, str]  # derivation id → its reason
    node_hrefs: Mapping[str, str]  # node key → where its box leads


def svg(drawing: Drawing, caption: Caption) -> Markup:
    """The whole picture. Lines lie below boxes; a halo parts those of one parent from those they cross."""
    width, height = _n(drawing.width), _n(drawing.height)
    number = {box.node.key: n for n, box in enumerate(drawing.boxes)}
    return Markup(
        '<svg class="stemma" role="group" aria-labelledby="{id}-t {id}-d" width="{w}" height="{h}" '
        'viewBox="0 0 {w} {h}" xmlns="http://www.w3.org/2000/svg">'
        '<title id="{id}-t">{title}</title><desc id="{id}-d">{description}</desc>{body}</svg>'
    ).format(
        id=caption.id,
        w=width,
        h=height,
        title=caption.title,
        description=caption.description,
        body=Markup("\n").join(
            [
                *(_lane(lane, drawing.width) for lane in drawing.lanes),
                *_axis(drawing),
                *_lines(drawing, caption, number),
                *(_box(box, caption.node_hrefs.get(box.node.key), n) for n, box in enumerate(drawing.boxes)),
            ]
        ),
    )


def _lines(drawing: Drawing, caption: Caption, number: Mapping[str, int]) -> Iterator[Markup]:
    """Bundle by bundle, each upon its halo, so that branches of one bundle do not cut each other; faded ones below."""
    bundles: dict[tuple[bool, str, str, int | None], list[Line]] = defaultdict(list)
    for line in drawing.lines:
        bundles[(line.edge.faded, *bundle(line.edge))].append(line)
    for (faded, _, style, _), found in sorted(bundles.items(), key=lambda item: not item[0][0]):
        halo = "".join(_rounded(_shortened(line.points)) for line in found)
        yield Markup('<path class="halo {}{}" d="{}"/>').format(style, " faded" if faded else "", halo)
        yield from (_line(line, caption, number) for line in found)


def level_name(level: int) -> tuple[str, str]:
    """The name of a row, and what it means."""
    return LEVEL_NAMES[level] if level < len(LEVEL_NAMES) else (f"{level - 1} steps away", "")


def _lane(lane: Lane, width: float) -> Markup:
    name, meaning = level_name(lane.level)
    first, _, second = meaning.partition(", ")
    rows = [Markup('<text class="lane-name" x="8" y="{}">{}</text>').format(_n(lane.label_y), name)]
    for n, words in enumerate(part for part in (first, second) if part):
        rows.append(
            Markup('<text class="lane-note" x="8" y="{}">{}</text>').format(
                _n(lane.label_y + 13 + 11 * n), words + ("," if n == 0 and second else "")
            )
        )
    return Markup('<rect class="lane lane-{}" x="0" y="{}" width="{}" height="{}"/>').format(
        "odd" if lane.level % 2 else "even", _n(lane.y), _n(width), _n(lane.height)
    ) + Markup("").join(rows)


def _axis(drawing: Drawing) -> list[Markup]:
    parts = []
    bottom = _n(drawing.height)
    for tick in drawing.ticks:
        parts.append(Markup('<path class="tick" d="M{x} 36V{b}"/>').format(x=_n(tick.x), b=bottom))
        if tick.label:
            parts.append(Markup('<text class="date" x="{}" y="16">{}</text>').format(_n(tick.x), tick.label))
    for gap in drawing.gaps:
        parts.append(Markup('<text class="gap" x="{}" y="30">{}</text>').format(_n(gap.x), gap.label))
    if drawing.undated_from is not None:
        parts.append(Markup('<path class="undated" d="M{} 6V{}"/>').format(_n(drawing.undated_from), bottom))
        parts.append(
            Markup('<text class="undated-name" x="{}" y="16">date not known</text>').format(
                _n(drawing.undated_from + 6)
            )
        )
    return parts


def _line(line: Line, caption: Caption, number: Mapping[str, int]) -> Markup:
    """``data-from`` and ``data-to``: the numbers of the boxes that it joins, for the script that walks along it."""
    edge = line.edge
    first = edge.derivations[0]
    path = _rounded(_shortened(line.points))
    colour = "mixed" if edge.colour is None else f"o{edge.colour}"
    classes = f"edge {edge.style} {colour} w{_thickness(edge.strength)}{' circular' if edge.circular else ''}"
    return Markup(
        '<a class="{classes}" href="{href}" data-from="{start}" data-to="{end}" tabindex="-1" aria-label="{title}">'
        "<title>{title}</title>"
        '<path class="reach" d="{path}"/><path class="line" d="{path}"/><path class="tip" d="{tip}"/></a>'
    ).format(
        classes=classes + (" faded" if edge.faded else ""),
        start=number[edge.parent],
        end=number[edge.child],
        href=caption.edge_hrefs.get(first, ""),
        title=caption.edge_titles.get(first, ""),
        path=path,
        tip=_tip(line.points),
    )


def _thickness(strength: float) -> int:
    """1 to 3."""
    return 1 if strength < 0.5 else 2 if strength < 0.85 else 3


def _rounded(points: Sequence[_Point]) -> str:
    """A path with rounded right angles."""
    path = f"M{_n(points[0][0])} {_n(points[0][1])}"
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        radius = min(CORNER, _length(before, corner) / 2, _length(corner, after) / 2)
        first, last = _towards(corner, before, radius), _towards(corner, after, radius)
        path += f"L{_n(first[0])} {_n(first[1])}Q{_n(corner[0])} {_n(corner[1])} {_n(last[0])} {_n(last[1])}"
    return path + f"L{_n(points[-1][0])} {_n(points[-1][1])}"


def _shortened(points: Sequence[_Point]) -> list[_Point]:
    """The line without its last pixels, which the arrow head covers."""
    end = _towards(points[-1], points[-2], min(ARROW - 1, _length(points[-1], points[-2])))
    return [*points[:-1], end]


def _tip(points: Sequence[_Point]) -> str:
    end, back = points[-1], _towards(points[-1], points[-2], ARROW)
    level = end[1] == back[1]
    wings = [(back[0], back[1] + s * 3.5) if level else (back[0] + s * 3.5, back[1]) for s in (-1, 1)]
    return "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in (end, *wings)) + "Z"


def _length(a: _Point, b: _Point) -> float:
    return abs(a[0] - b[0]) + abs(a[1] - b[1])


def _towards(start: _Point, goal: _Point, distance: float) -> _Point:
    whole = _length(start, goal)
    share = distance / whole if whole else 0.0
    return start[0] + (goal[0] - start[0]) * share, start[1] + (goal[1] - start[1]) * share


def _box(box: Box, href: str | None, number: int) -> Markup:
    drawn = _report(box) if box.node.kind in {"report", "family"} else _pill(box)
    classes = f"node {box.node.kind}{' faded' if box.node.faded else ''}"
    if href is None:
        return Markup('<g class="{}" data-n="{}"><title>{}</title>{}</g>').format(classes, number, _spoken(box), drawn)
    return Markup('<a class="{}" href="{}" data-n="{}"><title>{}</title>{}</a>').format(
        classes, href, number, _spoken(box), drawn
    )


def _spoken(box: Box) -> str:
    node = box.node
    name = f"{len(node.members)} reports of {node.name}" if node.members else f"{node.siglum} {node.name}".strip()
    parts = [name, node.when]
    if node.value:
        parts.append(f"gives {node.value}")
    if node.faded:
        parts.append("no part in this claim")
    elif node.kind in {"report", "family"}:
        known = [*node.letters, *([f"{node.unlettered} without a letter"] if node.unlettered else [])]
        parts.append(f"rests on {' '.join(known)}" if known else "no origin known")
    return ", ".join(parts)


def _report(box: Box) -> Markup:
    node, x, y = box.node, box.x, box.y
    stack = Markup("")
    if node.kind == "family":
        stack = Markup('<rect class="behind" x="{}" y="{}" width="{}" height="{}" rx="4"/>').format(
            _n(x + 4), _n(y - 4), _n(box.width), _n(box.height)
        )
    parts = [
        stack,
        Markup('<rect class="box" x="{}" y="{}" width="{}" height="{}" rx="4"/>').format(
            _n(x), _n(y), _n(box.width), _n(box.height)
        ),
    ]
    colours = node.colours or (-1,)
    for n, colour in enumerate(colours):
        parts.append(
            Markup('<rect class="bar {}" x="{}" y="{}" width="4" height="{}"/>').format(
                f"o{colour}" if colour >= 0 else "none",
                _n(x + 1),
                _n(y + 2 + (box.height - 4) * n / len(colours)),
                _n((box.height - 4) / len(colours)),
            )
        )
    letters = "" if node.faded else _letters(node.letters, node.unlettered)
    name = fitted(node.name, box.width - 20 - 10 * len(node.siglum), NAME)
    room = box.width - 24 - LETTER * len(letters)
    whole = not node.value and fitted(node.when, room, WHEN) == node.when
    when = fitted(node.when if whole else node.short_when, room, WHEN)
    if node.value and DIGIT * len(when) + BESIDE + VALUE * len(node.value.split()[0]) > room:
        when = ""  # a number is not cut: the axis has the date
    parts.append(
        Markup('<text class="name" x="{}" y="{}"><tspan class="siglum">{}</tspan> {}</text>').format(
            _n(x + 11), _n(y + 18), node.siglum, name
        )
    )
    parts += [_text("when", x + 11, y + 35, when), _value(box, when, room)]
    parts.append(_text("letters", x + box.width - 6, y + 35, letters))
    return Markup("").join(parts)


def _text(classes: str, x: float, y: float, words: str) -> Markup:
    if not words:
        return Markup("")
    return Markup('<text class="{}" x="{}" y="{}">{}</text>').format(classes, _n(x), _n(y), words)


def _value(box: Box, when: str, room: float) -> Markup:
    """What it gives under the lens, behind the date; a value of several words cut between two of them."""
    if not box.node.value:
        return Markup("")
    left = DIGIT * len(when) + BESIDE if when else 0.0
    words = box.node.value
    if VALUE * len(words) > room - left:
        fits = [n for n, letter in enumerate(words) if letter == " " and VALUE * (n + 1) <= room - left]
        words = f"{words[: fits[-1]]}…" if fits else shortened(words, max(2, int((room - left) / VALUE)))
    return _text("value", box.x + 11 + left, box.y + 35, words)


def _letters(letters: Sequence[str], unlettered: int) -> str:
    """At most four signs: "αβγ", "αβ+6", "α 1 2"; "?" where no origin is known."""
    if not letters and not unlettered:
        return "?"
    between = " " if any(letter.isdigit() for letter in letters) else ""
    if not unlettered and len(letters) <= 4:
        return between.join(letters)
    return f"{between.join(letters[:2])}+{max(0, len(letters) - 2) + unlettered}"


def _pill(box: Box) -> Markup:
    node, x, y = box.node, box.x, box.y
    middle = y + box.height / 2
    colour = f"o{node.colours[0]}" if node.colours else "plain"
    parts = [
        Markup('<rect class="pill {}" x="{}" y="{}" width="{}" height="{}" rx="{}"/>').format(
            colour, _n(x), _n(y), _n(box.width), _n(box.height), _n(box.height / 2)
        )
    ]
    text_x = x + 20
    if node.siglum:
        text_x = x + 42
        parts.append(
            Markup('<circle class="disc {}" cx="{}" cy="{}" r="13"/>').format(colour, _n(x + 22), _n(middle))
            + Markup('<text class="disc-letter" x="{}" y="{}">{}</text>').format(
                _n(x + 22), _n(middle + 5), node.siglum
            )
        )
    room = box.width - (text_x - x) - 16
    parts.append(
        Markup(
            '<text class="name" x="{x}" y="{y1}">{name}</text><text class="when" x="{x}" y="{y2}">{when}</text>'
        ).format(
            x=_n(text_x),
            y1=_n(middle - 3),
            y2=_n(middle + 13),
            name=fitted(node.name, room, NAME),
            when=fitted(node.when, room, WHEN),
        )
    )
    return Markup("").join(parts)


def described(drawing: Drawing) -> str:
    """One sentence that says what the picture holds."""
    kinds = [box.node.kind for box in drawing.boxes]
    reports = sum(max(1, len(box.node.members)) for box in drawing.boxes if box.node.kind in {"report", "family"})
    return (
        f"{count(reports, 'report')} from left to right in order of publication, "
        f"{count(kinds.count('origin'), 'origin')} in the top row, {count(len(drawing.lines), 'line')} "
        "from a source to the report that has it from there. The table beside the picture lists the same lines."
    )


def _n(number: float) -> str:
    """A short number: one decimal at most, none where it is zero."""
    return f"{number:.1f}".removesuffix(".0")
