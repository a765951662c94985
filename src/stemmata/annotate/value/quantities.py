"""Numbers with their bound and their head noun: "more than 150 trained fighters"."""

import re
from dataclasses import dataclass, replace

from stemmata.annotate.value.heads import Head, head_after, head_before
from stemmata.annotate.value.numerals import Numeral, numerals
from stemmata.model.annotations import Annotations, Quantity, QuantityKind
from stemmata.model.report import Report
from stemmata.text.span import Cover, Span

# What stands before a number and bounds it, with the sentence that taught it.
BOUNDS_BEFORE: tuple[tuple[str, QuantityKind, str], ...] = (
    (r"no more than|not more than|at (?:the )?most|a maximum of", "at_most", "no more than 40 shells were left"),
    (r"fewer than|less than|under|below", "at_most", "fewer than 30 guards stayed"),
    (r"up to|as many as|as much as", "at_most", "up to 1,200 drums"),
    (r"more than|greater than|over|above|upwards of|in excess of|exceeding|well over", "at_least", "over 60 men"),
    (r"at least|no fewer than|no less than|not less than|a minimum of|at the very least", "at_least", "at least 112"),
    (
        r"about|around|some|approximately|approx\.?|roughly|circa|an estimated|estimated at|in the region of|close to|"
        r"in the order of|perhaps|probably",
        "about",
        "some 2,500 drums",
    ),
    (r"nearly|almost|just under|just over|just short of", "about", "nearly 200 lorries"),
    (r"exactly|precisely|a total of|all of", "exact", "exactly 17 crates"),
)
# What stands after the number (or its head) and bounds it.
BOUNDS_AFTER: tuple[tuple[str, QuantityKind, str], ...] = (
    (r"or more|or above|and above|plus\b|\+|and counting|at least|at the least", "at_least", "150 or more"),
    (r"or fewer|or less|at (?:the )?most|or under", "at_most", "40 at most"),
    (r"or so|-odd|or thereabouts|approximately", "about", "60 or so"),
)
# Numbers that are no numbers.
VAGUE = (
    r"(?:tens|dozens|scores|hundreds|thousands|millions|billions)"
    r"(?: (?:of|or even|and) (?:tens|dozens|scores|hundreds|thousands|millions|billions))*",
    r"(?:several|a few|many|a couple of|some) (?:dozen|hundred|thousand|million|score)",
    r"half a dozen",
    r"several|a handful of|a few|a large number of|large numbers of|a (?:small |great |growing )?number of|"
    r"a couple of|numerous|countless|scores",
)
_HALF_DOZEN = 6.0
_BEFORE = re.compile(
    r"\b(?:"
    + "|".join(f"(?P<b{n}>{words})" for n, (words, _, _) in enumerate(BOUNDS_BEFORE))
    + r")(?: (?:a|an|the|its|their|his))? ?(?:[$€£] ?)?$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r" ?(?:" + "|".join(f"(?P<a{n}>{words})" for n, (words, _, _) in enumerate(BOUNDS_AFTER)) + ")", re.IGNORECASE
)
_VAGUE = re.compile(r"\b(?:" + "|".join(VAGUE) + r")\b", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?P<word>between|from|anywhere from) ?$", re.IGNORECASE)
_JOIN = re.compile(r" (?P<word>and|to|or) |[-–—]| [-–—] ")
_REFERENCE = re.compile(
    r"(?:\b(?:No|no|nr|Nr|section|Section|article|Article|page|Page|chapter|Chapter|issue|item|Route|route|Highway"
    r"|Resolution|resolution|unit|Unit|aged|age|group|Group|phase|Phase)\.?|#|№) ?$"
)
_PERSON = re.compile(
    r" (?:person|man|woman|child|boy|girl|civilian|soldier|fighter|officer|guard|worker|driver|journalist|policeman|"
    r"body|casualty|prisoner|resident|villager)\b"
)
_LIST_MARK = re.compile(r"\s*\d+[.)]")
YEAR = range(1900, 2100)
BOUND_WINDOW = 32  # characters before a number in which its bound may start


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bounded:
    span: Span
    kind: QuantityKind
    value: float | None
    low: float | None
    high: float | None
    flag: str | None = None


class QuantityAnnotator:
    """Finds quantities; a number inside a date or a link is none."""

    name = "quantities"
    version = "4"
    needs = ("passages", "dates")
    gives = ("quantities",)

    def annotate(self, report: Report, found: Annotations) -> Annotations:
        taken = Cover(len(report.text), [date.span for date in found.dates] + [link.span for link in report.links])
        quantities: list[Quantity] = []
        for passage in found.passages:
            if passage.kind == "sentence" and report.zone_at(passage.span.start) not in {"furniture", "links"}:
                quantities += in_sentence(report.text, passage.span, taken)
        return replace(found, quantities=tuple(sorted(quantities, key=lambda q: q.span)))


annotator = QuantityAnnotator()


def in_sentence(text: str, sentence: Span, taken: Cover) -> list[Quantity]:
    """The quantities of one sentence, in text order.

    ``taken``: what of the text belongs to something else (dates, links); numbers that touch it are skipped.
    """
    words = sentence.of(text).replace("\n", " ")
    vague = [one for one in _vague(words) if not taken.touches(one.span.shifted(sentence.start))]
    with_vague = Cover(len(words), (one.span for one in vague))
    numbers = [
        number
        for number in numerals(words)
        if not taken.touches(number.span.shifted(sentence.start)) and not with_vague.touches(number.span)
    ]
    bounded = vague + _ranges_and_numbers(words, numbers)
    found = []
    for number in sorted(bounded, key=lambda b: b.span):
        head = head_after(words, number.span.end) or head_before(words, number.span.start) or _one_person(words, number)
        if _is_quantity(words, number, head):
            found.append(_quantity(number, _money(words, number.span) or head, sentence.start))
    return found


def _ranges_and_numbers(words: str, numbers: list[Numeral]) -> list[_Bounded]:
    found: list[_Bounded] = []
    skip = -1
    for at, number in enumerate(numbers):
        if at <= skip:
            continue
        following = numbers[at + 1] if at + 1 < len(numbers) else None
        span = _range_span(words, number, following) if following else None
        if span is not None and following is not None:
            low, high = _scaled(words, number, following)
            found.append(_Bounded(span=span, kind="range", value=None, low=low, high=high))
            skip = at + 1
        else:
            found.append(_with_bound(words, number))
    return found


def _scaled(words: str, low: Numeral, high: Numeral) -> tuple[float, float]:
    """In "2 to 3 million" the scale belongs to both."""
    if low.digits and high.digits and high.value >= 1000 > low.value and not high.span.of(words)[-1].isdigit():
        factor = next(f for f in (1e9, 1e6, 1e3, 1e2) if high.value >= f)
        return low.value * factor, high.value
    return low.value, high.value


def _range_span(words: str, low: Numeral, high: Numeral) -> Span | None:
    """The span of "between 20 and 45", "20 to 45" or "20–45"; None where the two are no range."""
    joint = words[low.span.end : high.span.start]
    match = _JOIN.fullmatch(joint)
    if not match or low.value >= high.value:
        return None
    opener = _BETWEEN.search(words, max(0, low.span.start - BOUND_WINDOW), low.span.start)
    if match["word"] == "and":
        return Span(opener.start(), high.span.end) if opener and "between" in opener["word"].lower() else None
    start = opener.start() if opener and match["word"] == "to" else low.span.start
    return Span(start, high.span.end)


def _with_bound(words: str, number: Numeral) -> _Bounded:
    start, end, kind = number.span.start, number.span.end, "exact"
    kinds: list[QuantityKind] = []
    window = max(0, start - BOUND_WINDOW)
    if before := _BEFORE.search(words[window:start]):
        kinds.append(next(k for n, (_, k, _) in enumerate(BOUNDS_BEFORE) if before[f"b{n}"]))
        start = window + before.start()
    if after := _AFTER.match(words, end):
        kinds.append(next(k for n, (_, k, _) in enumerate(BOUNDS_AFTER) if after[f"a{n}"]))
        end = after.end()
    kind = kinds[0] if kinds else "exact"
    bound = words[start : number.span.start].lower()
    return _Bounded(
        span=Span(start, end),
        kind=kind,
        value=number.value,
        low=number.value if kind in {"exact", "at_least"} else None,
        high=number.value
        if kind in {"exact", "at_most"} or bound.startswith(("nearly", "almost", "just under"))
        else None,
        flag=number.flag,
    )


def _vague(words: str) -> list[_Bounded]:
    found = []
    for match in _VAGUE.finditer(words):
        value = _HALF_DOZEN if match[0].lower() == "half a dozen" else None
        kind: QuantityKind = "about" if value else "vague"
        found.append(_Bounded(span=Span(match.start(), match.end()), kind=kind, value=value, low=None, high=None))
    return found


def _is_quantity(words: str, number: _Bounded, head: Head | None) -> bool:
    """Keeps counts and measures; drops years, references, "one" as a pronoun and list marks."""
    bare = number.span.of(words)
    if number.kind == "vague":
        return head is not None
    if number.kind != "range" and _REFERENCE.search(words, max(0, number.span.start - BOUND_WINDOW), number.span.start):
        return False
    if bare.lower() in {"one", "a", "zero"}:
        return _PERSON.match(words, number.span.end) is not None
    if number.kind == "exact" and bare.isdigit() and number.value is not None:
        if int(number.value) in YEAR and len(bare) == 4 and head is None:
            return False
        if (mark := _LIST_MARK.match(words)) and number.span.start < mark.end():
            return False
    if bare[0] == "0" and len(bare) > 1 and bare.isdigit():
        return False
    return number.kind != "range" or head is not None or "between" in bare.lower()


_SIGNS = {"$": "dollars", "€": "euros", "£": "pounds"}


def _money(words: str, span: Span) -> Head | None:
    sign = words[max(0, span.start - 1) : span.start + 1]
    for mark, name in _SIGNS.items():
        if mark in sign or mark in span.of(words):
            at = words.index(mark, max(0, span.start - 1))
            return Head(span=Span(at, at + 1), words=name)
    return None


def _one_person(words: str, number: _Bounded) -> Head | None:
    if number.value == 1 and (match := _PERSON.match(words, number.span.end)):
        return Head(span=Span(match.start() + 1, match.end()), words=match[0].strip().lower())
    return None


def _quantity(number: _Bounded, head: Head | None, offset: int) -> Quantity:
    return Quantity(
        span=number.span.shifted(offset),
        kind=number.kind,
        value=number.value,
        low=number.low,
        high=number.high,
        of=head.words if head else None,
        of_span=head.span.shifted(offset) if head else None,
        flag=number.flag,
    )
