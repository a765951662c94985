"""The strips as SVG: classes only; colours and fonts come from the style sheet."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from stemmata.text.counted import count
from stemmata.web.labels import edtf_words
from stemmata.web.timeline.strips import OPEN, Box, Item, Strips, Thread

STRIP_NAMES = (("Told to have", "happened"), ("Said or", "written"), ("Published", ""))


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """Where the parts of the picture lead, and what is said of them."""

    id: str  # prefix of the ids of title and description; unique in the page
    items: Mapping[str, str]  # happening → href
    boxes: Mapping[str, tuple[str, str]]  # report → href, and its outlet and date in words
    threads: Mapping[tuple[str, str], tuple[str, str]]  # happening and report → href, and what the line says
    doubted: frozenset[str] = frozenset()  # reports whose text prints another date: a broken frame


def drawn(strips: Strips, ways: Ways) -> Markup:
    """The whole picture. Lines lie below labels and boxes."""
    body = [
        *_strip_names(strips),
        *_axis(strips),
        *(_thread(thread, ways) for thread in strips.threads),
        *_spoken(strips),
        *(_item(item, strips.happened_y, ways) for item in strips.items),
        *(_box(box, strips.published_y, ways) for box in strips.boxes),
    ]
    return Markup(
        '<svg class="strips" role="group" aria-labelledby="{id}-t {id}-d" width="{w}" height="{h}" '
        'viewBox="0 0 {w} {h}" xmlns="http://www.w3.org/2000/svg">'
        '<title id="{id}-t">Three clocks</title><desc id="{id}-d">{said}</desc>{body}</svg>'
    ).format(id=ways.id, w=_n(strips.width), h=_n(strips.height), said=described(strips), body=Markup("\n").join(body))


def described(strips: Strips) -> str:
    """One sentence that says what the picture holds."""
    return (
        f"{count(len(strips.items), 'happening')} above, from left to right as they are told to have happened, "
        f"{count(len(strips.boxes), 'report')} below in order of publication, {count(len(strips.threads), 'line')} "
        "from a happening to a report of it: the more a line leans, the later it was told. The table has the same."
    )


def _strip_names(strips: Strips) -> Iterator[Markup]:
    bases = (strips.happened_y, strips.said_y, strips.published_y)
    for base, (first, second) in zip(bases, STRIP_NAMES, strict=True):
        if base is None:
            continue
        yield Markup('<path class="base" d="M8 {y}H{w}"/>').format(y=_n(base), w=_n(strips.width - 8))
        for n, words in enumerate(word for word in (first, second) if word):
            yield Markup('<text class="strip-name" x="8" y="{}">{}</text>').format(
                _n(base - (20 if second else 6) + 14 * n), words
            )


def _axis(strips: Strips) -> Iterator[Markup]:
    low, high = _n(24), _n(strips.height - 26)
    for mark in strips.marks:
        yield Markup('<path class="tick" d="M{x} {low}V{high}"/>').format(x=_n(mark.x), low=low, high=high)
        if mark.label:
            for y in ("16", _n(strips.height - 10)):
                yield Markup('<text class="date" x="{}" y="{}">{}</text>').format(_n(mark.x), y, mark.label)
    for gap in strips.gaps:
        yield Markup('<text class="gap" x="{}" y="34">{}</text>').format(_n(gap.x), gap.label)
    if strips.undated_x is not None:
        yield Markup('<text class="undated-name" x="{}" y="{}">date not known</text>').format(
            _n(strips.undated_x), _n(strips.published_y - 6)
        )


def _thread(thread: Thread, ways: Ways) -> Markup:
    href, words = ways.threads[thread.happening.id, thread.telling.report]
    path = "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in thread.points)
    return Markup(
        '<a class="thread{denied}" href="{href}" tabindex="-1" aria-label="{words}"><title>{words}</title>'
        '<path class="reach" d="{path}"/><path class="line" d="{path}"/></a>'
    ).format(denied=" denied" if thread.telling.denied else "", href=href, words=words, path=path)


def _spoken(strips: Strips) -> Iterator[Markup]:
    if strips.said_y is not None:
        for x, edtf in strips.spoken:
            yield Markup('<g class="spoken"><title>{words}</title><path d="M{x} {a}l5 5l-5 5l-5 -5Z"/></g>').format(
                x=_n(x), a=_n(strips.said_y - 5), words=edtf_words(edtf)
            )


def _item(item: Item, base: float, ways: Ways) -> Markup:
    one, x, y = item.happening, item.x, item.y
    words = f"{item.label}, {edtf_words(one.edtf)}, told in {count(len(one.told), 'report')}"
    parts = [
        Markup('<path class="stem" d="M{} {}V{}"/>').format(_n(x), _n(y), _n(base)),
        Markup('<rect class="reach" x="{}" y="{}" width="{}" height="24"/>').format(
            _n(x - 6), _n(y - 12), _n(item.right - x + 6)
        ),
    ]
    if not item.point:
        left, right = x - (OPEN if item.open_left else 0), item.until + (OPEN if item.open_right else 0)
        parts.append(
            Markup('<path class="bar-of{}" d="M{} {}H{}"/>').format(
                " open" if item.open_left or item.open_right else "", _n(left), _n(y + 8), _n(right)
            )
        )
    parts.append(_sign(item))
    parts.append(
        Markup('<text class="happening-name" x="{}" y="{}" data-edtf="{}">{}</text>').format(
            _n(x + 12), _n(y + 4), one.edtf, item.label
        )
    )
    return Markup('<a class="happening {}" href="{}"><title>{}</title>{}</a>').format(
        one.kind, ways.items[one.id], words, Markup("").join(parts)
    )


def _sign(item: Item) -> Markup:
    """A disc for a happening whose day is known, a ring where it is not, a sheet for a document."""
    x, y = item.x, item.y
    if item.happening.kind == "document":
        return Markup('<path class="sign" d="M{} {}h7l3 3v9h-10Z"/>').format(_n(x - 5), _n(y - 6))
    return Markup('<circle class="sign{}" cx="{}" cy="{}" r="5"/>').format(
        "" if item.point and not item.happening.days.doubtful else " unsure", _n(x), _n(y)
    )


def _box(box: Box, base: float, ways: Ways) -> Markup:
    href, words = ways.boxes[box.report]
    return Markup(
        '<a class="told-in{doubted}" href="{href}"><title>{words}</title><path class="stem" d="M{x} {base}V{y}"/>'
        '<rect class="box" x="{x}" y="{y}" width="{w}" height="22" rx="4"/>'
        '<text class="siglum" x="{middle}" y="{t}">{siglum}</text></a>'
    ).format(
        href=href,
        doubted=" doubted" if box.report in ways.doubted else "",
        words=words,
        x=_n(box.x),
        base=_n(base),
        y=_n(box.y),
        w=_n(box.width),
        middle=_n(box.x + box.width / 2),
        t=_n(box.y + 16),
        siglum=box.siglum,
    )


def _n(number: float) -> str:
    """A short number: one decimal at most, none where it is zero."""
    return f"{number:.1f}".removesuffix(".0")
