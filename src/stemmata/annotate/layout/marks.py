"""Which characters open a quotation and which close one.

Curly marks say so themselves; straight ones say so by the space on either side; an apostrophe is told from a single
mark by the letters round it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stemmata.text.span import Span

_CANDIDATE = re.compile(r"``|''|[\"“”„‟«»‹›‘’‚'「」]")
_ELISION = re.compile(r"(?:tis|twas|em|cause|til|n|bout|\d\ds?)\b", re.IGNORECASE)
_STRAIGHT = frozenset({'"', "''"})
_DOUBLE_OF = {"“": "curly", "”": "curly", "„": "curly", "‟": "curly", '"': "straight", "``": "tex", "''": "tex"}
_ANGLED = {"«": "angled", "»": "angled", "‹": "thin", "›": "thin"}
_CORNER = {"「": "corner", "」": "corner"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A quotation mark that has been told to open or to close."""

    span: Span
    family: str  # only marks of one family close each other
    opens: bool
    single: bool
    nested: bool = False  # it opens although its own family is open, and is closed before that


@dataclass(slots=True)
class _Paragraph:
    text: str
    span: Span
    candidates: list[Span]
    families: frozenset[str]  # "tex" where ``such marks'' are in use

    def before(self, at: Span) -> str:
        return self.text[at.start - 1] if at.start > self.span.start else " "

    def after(self, at: Span) -> str:
        return self.text[at.end] if at.end < self.span.end else " "


def marks_of(text: str, paragraph: Span) -> Iterator[Mark]:
    """The marks of a paragraph, in text order; apostrophes, inches and stray closing marks are left out."""
    candidates = [Span(*m.span()) for m in _CANDIDATE.finditer(text, paragraph.start, paragraph.end)]
    tex = frozenset({"tex"}) if any(at.of(text) == "``" for at in candidates) else frozenset()
    here = _Paragraph(text, paragraph, candidates, tex)
    singles = dict(_singles(here))
    open_families: list[str] = []
    for index, at in enumerate(candidates):
        mark = singles.get(at) or _double(here, index, open_families)
        if mark is None:
            continue
        if mark.opens:
            if mark.family not in open_families or mark.nested:
                open_families.append(mark.family)
        elif mark.family in open_families:
            while open_families.pop() != mark.family:
                pass
        else:
            continue
        yield mark


def _double(here: _Paragraph, index: int, open_families: list[str]) -> Mark | None:
    at = here.candidates[index]
    sign = at.of(here.text)
    family = _DOUBLE_OF.get(sign) or _ANGLED.get(sign) or _CORNER.get(sign)
    if family is None:
        return None
    is_open = family in open_families
    opens = _opens(here, at, sign, is_open=is_open)
    if not opens and not is_open:
        return None
    if sign in _STRAIGHT and opens and here.before(at).isdigit():
        return None  # 5" pipe
    nested = opens and is_open and _closed_twice(here, index, family)
    return Mark(span=at, family=family, opens=opens, single=False, nested=nested)


def _opens(here: _Paragraph, at: Span, sign: str, *, is_open: bool) -> bool:
    before, after = here.before(at), here.after(at)
    loose_before = not (before.isalnum() or before in ".,!?…;:)]’'”")
    if sign in {"„", "``", "「"}:
        return True
    if sign == "」" or (sign == "''" and "tex" in here.families):
        return False
    if sign == "“":
        return not (is_open and not loose_before and not after.isalnum())
    if sign in {"”", "‟"}:
        return not is_open and loose_before and after.isalnum()
    if sign in _ANGLED:
        if is_open:
            return False
        return sign in "«‹" or (loose_before and not after.isspace())
    if not is_open:
        return loose_before or after.isalnum()
    return before.isspace() and not after.isspace()


def _closed_twice(here: _Paragraph, index: int, family: str) -> bool:
    """True where the next two marks of the family both close: “he said “no” to us”."""
    closing = 0
    for at in here.candidates[index + 1 : index + 8]:
        sign = at.of(here.text)
        if (_DOUBLE_OF.get(sign) or _ANGLED.get(sign)) != family:
            continue
        if _opens(here, at, sign, is_open=True):
            return False
        closing += 1
        if closing == 2:
            return True
    return False


def _singles(here: _Paragraph) -> Iterator[tuple[Span, Mark]]:
    """Single marks in pairs: an opening one counts only where a closing one follows before the next opens."""
    single = [at for at in here.candidates if at.of(here.text) in {"‘", "’", "‚", "'"}]
    opened: Span | None = None
    closing: Span | None = None
    for at in [*single, None]:
        if at is None or _opens_single(here, at):
            if opened is not None and closing is not None:
                family = f"single{opened.start}"
                yield opened, Mark(span=opened, family=family, opens=True, single=True)
                yield closing, Mark(span=closing, family=family, opens=False, single=True)
            opened, closing = at, None
        elif opened is not None and _closes_single(here, at):
            possessive = here.before(at) in "sS" and here.after(at).isspace()
            if closing is None or (not possessive and _may_be_possessive(here, closing)):
                closing = at


def _opens_single(here: _Paragraph, at: Span) -> bool:
    before, after = here.before(at), here.after(at)
    if not (after.isalnum() or after in '["“') or before.isalnum():
        return False
    if at.of(here.text) == "‘" or at.of(here.text) == "‚":
        return True
    if not (before.isspace() or before in '(["“—–-'):
        return False
    return at.of(here.text) == "'" and not _ELISION.match(here.text, at.end)


def _closes_single(here: _Paragraph, at: Span) -> bool:
    return at.of(here.text) in {"’", "'"} and not here.before(at).isspace() and not here.after(at).isalnum()


def _may_be_possessive(here: _Paragraph, at: Span) -> bool:
    return here.before(at) in "sS" and here.after(at).isspace()
