"""What people remarked on pages, found again in the reports of a case: annotations of Hypothesis.

A remark is a person's, about a page; it is no report and says nothing that a case counts. It is tied to exact
characters of the report with the page's address, where the words that were marked stand there and only there, or stand
several times and what was noted before and after them tells which. All else is listed with the reason, and tied to
nothing: a remark on the wrong words would put a person's name under what they never said.

Formats: rows of Hypothesis's ``/api/search`` (hypothesis/h, ``docs/_extra/api-reference/schemas/annotation.yaml``), the
JSON that its client exports (``annotations``), a list, or one object a line. Words are found by their
``TextQuoteSelector`` (W3C Web Annotation Data Model, 4.2.4), never by its offsets, which count another text.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from stemmata.casefile.decisions import decided
from stemmata.errors import UnreadableReport
from stemmata.link.descent.addresses import address
from stemmata.model.decision import Decision, in_force
from stemmata.model.report import Report
from stemmata.text.moments import in_utc
from stemmata.text.normalise import normalised
from stemmata.text.span import Span

_WRAPPED: Final = ("rows", "annotations")
_CONTEXT: Final = 32  # characters before and after the quotation that Hypothesis notes
_LONGEST: Final = 10_000  # characters of a quotation: whole pages are marked by mistake


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What one person remarked. Empty strings where nothing was noted."""

    id: str
    user: str  # "acct:mira@annotations.example"
    time: str  # of its last change, as it was noted
    uri: str
    text: str
    tags: tuple[str, ...]
    quotation: str  # the words that were marked; empty for a remark on the whole page
    before: str
    after: str
    replies_to: str  # the id of another remark


@dataclass(frozen=True, slots=True, kw_only=True)
class Tied:
    """A remark and the characters that it is about."""

    remark: Remark
    report: str  # report id
    span: Span | None  # None where it is about the whole page


@dataclass(frozen=True, slots=True, kw_only=True)
class Loose:
    """A remark that is tied to nothing, and why."""

    remark: Remark
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """What an import of remarks would do, in the order of the remarks."""

    made: tuple[Decision, ...]  # rulings of the kind "note"
    known: int  # remarks that the case holds already
    loose: tuple[Loose, ...]


def notes_of(found: Iterable[Tied | Loose], held: Sequence[Decision], *, brought: str, moment: str) -> Notes:
    """Notes of remarks, each signed by who made it and bearing its time; what the case has in force is not made again.

    ``held``: the rulings of the case; ``brought``: from where and by whom they come, which ends each signature;
    ``moment``: the time of the import (ISO 8601, UTC), which notes bear that were taken back before, or whose own time
    cannot be read or is yet to come.
    """
    known = {_content(one) for one in in_force(held) if one.kind == "note"}
    before = {one.id for one in held}
    made: dict[str, Decision] = {}
    met, loose = 0, []
    for one in found:
        if isinstance(one, Loose):
            loose.append(one)
            continue
        note = _note(one, brought, min(_utc(one.remark.time) or moment, moment))
        if _content(note) in known:
            met += 1
            continue
        note = _note(one, brought, moment) if note.id in before else note
        made[note.id] = note
        known.add(_content(note))
    return Notes(made=tuple(made.values()), known=met, loose=tuple(loose))


def _note(one: Tied, brought: str, time: str) -> Decision:
    remark, span = one.remark, one.span
    subject = f"{one.report}:{span.start}-{span.end}" if span else one.report
    said = " ".join(filter(None, ("(A reply.)" if remark.replies_to else "", remark.text.strip())))
    tags = f"[{', '.join(remark.tags)}]" if remark.tags else ""
    user = remark.user.removeprefix("acct:").replace(";", ",")
    reason = " ".join(filter(None, (said, tags))) or None
    return decided("note", (subject,), author=f"{user}; {brought}", time=time, reason=reason)


def _content(note: Decision) -> tuple[str, ...]:
    """Who noted what where: the same remark is known by it, whoever brings it from whatever file."""
    return note.author.partition("; ")[0], note.reason or "", *note.subject


def _utc(time: str) -> str | None:
    try:
        return in_utc(datetime.fromisoformat(time))
    except (ValueError, OverflowError):
        return None


def remarks_of(data: bytes) -> tuple[Remark, ...]:
    """The remarks of an export, sorted by time and id; an object that is none is passed over.

    Raises UnreadableReport where there is none at all.
    """
    found = [remark for item in _objects(data.decode("utf-8-sig", "replace")) if (remark := _remark(item))]
    if not found:
        raise UnreadableReport(
            "It holds no annotations of Hypothesis.", hint="Export them as JSON, or save an answer of its API."
        )
    return tuple(sorted({one.id: one for one in found}.values(), key=lambda one: (one.time, one.id)))


def tied(remarks: Iterable[Remark], reports: Sequence[Report]) -> Iterator[Tied | Loose]:
    """Each remark, in the order given, tied to the report with its address or loose.

    Where several reports have one address, as versions of a page do, it is tied to each that holds the words.
    """
    by_address: dict[str, list[Report]] = {}
    for report in sorted(reports, key=lambda one: one.id):
        if report.url and (known := address(report.url)):
            by_address.setdefault(known, []).append(report)
    for remark in remarks:
        candidates = by_address.get(address(remark.uri) or "", [])
        if not candidates:
            yield Loose(remark=remark, reason="No report of the case has this address.")
            continue
        found = [_tied(remark, report) for report in candidates]
        holding = [one for one in found if isinstance(one, Tied)]
        yield from holding or found[:1]


def _tied(remark: Remark, report: Report) -> Tied | Loose:
    if not remark.quotation:
        return Tied(remark=remark, report=report.id, span=None)
    if len(remark.quotation) > _LONGEST:
        return Loose(remark=remark, reason=f"The words that were marked are more than {_LONGEST:,} characters.")
    spans = _found(remark.quotation, report.text)
    if not spans:
        return Loose(remark=remark, reason="The words that were marked do not stand in the report.")
    if len(spans) > 1:
        spans = [span for span in spans if _fits(remark, report.text, span)]
    if len(spans) != 1:
        return Loose(remark=remark, reason="The words stand in the report more than once, and nothing tells which.")
    return Tied(remark=remark, report=report.id, span=spans[0])


def _found(words: str, text: str) -> list[Span]:
    """Where the words stand, letter for letter; how lines and spaces part them is the page's layout, and no matter."""
    pattern = r"\s+".join(map(re.escape, normalised(words).split()))
    return [Span(match.start(), match.end()) for match in re.finditer(pattern, text)] if pattern else []


def _fits(remark: Remark, text: str, span: Span) -> bool:
    """What was noted before and after the words stands there."""
    before, after = _bare(remark.before)[-_CONTEXT:], _bare(remark.after)[:_CONTEXT]
    around = 2 * _CONTEXT
    found_before = _bare(text[max(0, span.start - around) : span.start])
    return found_before.endswith(before) and _bare(text[span.end : span.end + around]).startswith(after)


def _bare(words: str) -> str:
    """Without spaces: a page's layout puts other spaces between its blocks than a report's text."""
    return "".join(normalised(words).split())


def _objects(text: str) -> Iterator[Mapping[str, object]]:
    try:
        parsed = [json.loads(text)]
    except (ValueError, RecursionError):
        parsed = [_line(line) for line in text.splitlines() if line.strip()]
    for value in parsed:
        rows = next((value[key] for key in _WRAPPED if key in value), value) if isinstance(value, Mapping) else value
        yield from (one for one in (rows if isinstance(rows, list) else [rows]) if isinstance(one, Mapping))


def _line(line: str) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _remark(item: Mapping[str, object]) -> Remark | None:
    uri, user, identity = (_string(item, name) for name in ("uri", "user", "id"))
    if not uri or not user or not identity or "target" not in item:
        return None
    quote = _quote(item["target"])
    tags, references = item.get("tags"), item.get("references")
    return Remark(
        id=identity,
        user=user,
        time=_string(item, "updated") or _string(item, "created"),
        uri=uri,
        text=_string(item, "text"),
        tags=tuple(one for one in tags if isinstance(one, str)) if isinstance(tags, list) else (),
        quotation=_string(quote, "exact"),
        before=_string(quote, "prefix"),
        after=_string(quote, "suffix"),
        replies_to=str(references[-1]) if isinstance(references, list) and references else "",
    )


def _quote(target: object) -> Mapping[str, object]:
    """The first selector that quotes; an empty mapping where none does."""
    for one in target if isinstance(target, list) else [target]:
        selectors = one.get("selector") if isinstance(one, Mapping) else None
        for selector in selectors if isinstance(selectors, list) else [selectors]:
            if isinstance(selector, Mapping) and selector.get("type") == "TextQuoteSelector":
                return selector
    return {}


def _string(item: Mapping[str, object], name: str) -> str:
    value = item.get(name)
    return value if isinstance(value, str) else ""
