"""How well ties between names are read: precision, recall and F1 of pairs of names, on re3d's relations.

usage: python -m bench.relations [--errors FILE] [--update-floors [--allow-regression]]

re3d (Defence Science and Technology Laboratory, github.com/dstl/re3d) marks which phrases of a sentence are tied, in
press reports of four offices. Seven of its types are ties that Stemmata tells as well (KINDS); its CoLocated,
HasAttrOf and Apart are not. Each document is linked as a case of its own, and its ties count once for each pair of
entities: who commands whom in that order, who fights whom in any. Asked are pairs of which both ends hold a name
("Velian troops", "the Salt Front"); a tie that is marked between other phrases ("our partners") counts neither way.
IsSynonymOf is asked of two names of one sentence: do they stand for one entity? The baseline ties every two names of a
sentence, by each type in each order.

Rules were read against the first half of the documents, by the hash of their ids; the second half is the test.
The data folder is $STEMMATA_DATA, or ../shared/data. --errors writes what was found wrongly (+) and missed (-) in the
first half. Intervals are bootstrap intervals over documents.
Exit status: 0 done; 1 a figure is below its floor, or a floor would sink; 2 no data.
"""

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import permutations
from pathlib import Path
from typing import Final

from training.naming import bare_name, may_hold_name

from bench.floors import add_options, gated, sha256_of
from bench.intervals import Measure, Measured, Totals, f1_of, measured, table
from bench.plain_report import report_of
from stemmata import plugins
from stemmata.annotate.plan import annotate, planned
from stemmata.link.context import LinkContext
from stemmata.link.stage import context_of
from stemmata.link.tie.relations import allegations
from stemmata.model.annotations import Mention
from stemmata.model.case import Annotated
from stemmata.text.span import Span
from training import re3d

KINDS: Final[Mapping[str, str]] = {  # our tie → re3d's type
    "fights": "FightingAgainst",
    "cooperates_with": "AlliesOf, Likes",
    "supports": "AlliesOf, Likes",
    "communicates_with": "CommWith",
    "commands": "InChargeOf",
    "member_of": "BelongsTo",
    "accuses": "Dislikes",
}
TYPES: Final = tuple(dict.fromkeys(KINDS.values()))
TYPE_OF: Final = {kind: name for name in TYPES for kind in name.split(", ")}
MUTUAL: Final = frozenset({"FightingAgainst", "AlliesOf, Likes", "CommWith"})
SAME: Final = "IsSynonymOf"
TEST: Final = "re3d, second half"
Pair = tuple[str, str, str]  # type, and two ends: entity ids, or names


def pair(kind: str, one: str, other: str) -> Pair:
    """The ends in the order that the type has."""
    first, last = sorted((one, other)) if kind in MUTUAL or kind == SAME else (one, other)
    return kind, first, last


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """A document, what is marked in it, and the ties between its marks."""

    marked: re3d.Marked
    ties: tuple[re3d.Tied, ...]

    @cached_property
    def named(self) -> Mapping[Span, Span]:
        """The name within each phrase that is marked and has one."""
        found = {}
        for phrase, label in self.marked.marks:
            name = bare_name(self.marked.text, phrase, person=label == "Person") if label in re3d.TYPES else None
            if name is not None:
                found[phrase] = name
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """The pairs of a document: those asked for, those found, those that the baseline finds."""

    document: str
    wanted: frozenset[Pair]
    found: frozenset[Pair]
    baseline: frozenset[Pair]


def corpora() -> dict[str, tuple[Wanted, ...]]:
    """The documents by half. Raises FileNotFoundError where re3d is not there."""
    folder = re3d.re3d_folder()
    ties: defaultdict[str, list[re3d.Tied]] = defaultdict(list)
    for tie in re3d.read_tied(folder):
        ties[tie.document].append(tie)
    every = [Wanted(marked=one, ties=tuple(ties[one.id])) for one in re3d.read_marked(folder)]
    halves: Mapping[str, re3d.Half] = {"re3d, first half": "tuning", TEST: "held out"}
    return {part: tuple(one for one in every if re3d.half_of(one.marked.id) == half) for part, half in halves.items()}


def linked_alone(name: str, text: str) -> LinkContext:
    """A text annotated by all installed annotators, and its names joined, as if it were the only report of a case."""
    report = report_of(name, text, headline=False)
    return context_of([Annotated(report=report, annotations=annotate(report, planned(plugins.annotators())))])


def compared(one: Wanted, context: LinkContext) -> Compared:
    """What is asked for, and what is found, among what is asked."""
    held = context.reports[0]
    text, mentions = held.report.text, _named(context)
    wanted, unasked = set(), set()
    for tie in one.ties:
        kind = TYPE_OF.get(tie.kind)
        if kind is None:
            continue
        phrases = (tie.source, tie.target)
        ends = [_entity(context, mentions, one.named.get(end, end)) for end in phrases]
        asked = all(end in one.named or may_hold_name(end.of(text)) for end in phrases) and ends[0] != ends[1]
        (wanted if asked else unasked).add(pair(kind, *ends))
    wanted |= {
        pair(SAME, *(words_of(name.of(text)) for name in (one.named[tie.source], one.named[tie.target])))
        for tie in one.ties
        if tie.kind == SAME and tie.source in one.named and tie.target in one.named
    }
    found = {
        pair(KINDS[told.predicate.name], told.subject, told.object)
        for told in allegations(context)
        if told.predicate.name in KINDS and not told.denied
    }
    beside = list(_beside(context, mentions))
    found |= {pair(SAME, *words) for words, (a, b) in beside if a == b and words[0] != words[1]}
    baseline = {pair(kind, a, b) for _, (a, b) in beside for kind in TYPES if a != b}
    baseline |= {pair(SAME, *words) for words, _ in beside if words[0] != words[1]}
    return Compared(
        document=one.marked.id,
        wanted=frozenset(wanted),
        found=frozenset(found - (unasked - wanted)),
        baseline=frozenset(baseline - (unasked - wanted)),
    )


def _named(context: LinkContext) -> tuple[Mention, ...]:
    """The mentions that are joined to an entity, in text order."""
    held = context.reports[0]
    return tuple(one for one in held.annotations.mentions if context.entity_id(held.report.id, one.local) is not None)


def _entity(context: LinkContext, mentions: Iterable[Mention], name: Span) -> str:
    """The entity of the mention that shares most with a phrase, at least half of its own; else the phrase's words."""
    near = [one for one in mentions if 2 * one.span.shared(name) >= len(one.span)]
    if not near:
        return name.of(context.reports[0].report.text)
    best = max(near, key=lambda one: (one.span.shared(name), -len(one.span), one.span.start))
    return context.entity_id(context.reports[0].report.id, best.local) or ""


def _beside(context: LinkContext, mentions: Sequence[Mention]) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    """Every two names of a sentence, in both orders: their words, and their entities."""
    held = context.reports[0]
    for passage in held.annotations.passages:
        if passage.kind != "sentence":
            continue
        inside = [one for one in mentions if passage.span.contains(one.span) and one.form in {"name", "acronym"}]
        for a, b in permutations(inside, 2):
            entities = [context.entity_id(held.report.id, one.local) or "" for one in (a, b)]
            words = [words_of(one.span.of(held.report.text)) for one in (a, b)]
            yield (words[0], words[1]), (entities[0], entities[1])


def words_of(name: str) -> str:
    """A name in small letters without its article."""
    return " ".join(name.lower().split()).removeprefix("the ")


def counted(one: Compared) -> Totals:
    """What is right, wanted and found, by type and of all types, by the rules and by the baseline."""
    counts: Counter[str] = Counter()
    sets = {"wanted": one.wanted, "found": one.found, "right": one.wanted & one.found}
    sets |= {"tried": one.baseline, "met": one.wanted & one.baseline}
    for what, pairs in sets.items():
        counts.update(f"{kind} {what}" for kind, _, _ in pairs)
        counts[f"all {what}"] = sum(kind != SAME for kind, _, _ in pairs)
    return counts


def measures() -> tuple[Measure, ...]:
    keys = ("all", *TYPES, SAME)
    ours = (f1_of(key, right=f"{key} right", wanted=f"{key} wanted", found=f"{key} found") for key in keys)
    plain = (
        f1_of(f"{key}, baseline", right=f"{key} met", wanted=f"{key} wanted", found=f"{key} tried")
        for key in ("all", SAME)
    )
    return (*ours, *plain)


def errors_of(one: Compared, context: LinkContext) -> Iterator[str]:
    """A line for each pair that was found wrongly (+) or missed (-)."""
    for sign, pairs in (("+", one.found - one.wanted), ("-", one.wanted - one.found)):
        for kind, first, last in sorted(pairs):
            yield f"{sign} {one.document} {kind}: {context.name(first)} | {context.name(last)}"


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.relations", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--errors", type=Path, metavar="FILE", help="write the errors of the first half here")
    add_options(parser)
    options = parser.parse_args(arguments)
    try:
        parts = corpora()
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return 2
    status, errors = 0, []
    for part, documents in parts.items():
        contexts = [linked_alone(one.marked.id, one.marked.text) for one in documents]
        made = [compared(one, context) for one, context in zip(documents, contexts, strict=True)]
        figures = measured([counted(one) for one in made], measures())
        print(table(part, figures))
        if part == TEST:
            status = _gated(options, figures, documents)
        else:
            errors = [line for one, context in zip(made, contexts, strict=True) for line in errors_of(one, context)]
    if options.errors is not None:
        options.errors.write_text("\n".join(errors) + "\n", encoding="utf-8")
    return status


def _gated(options: argparse.Namespace, figures: Sequence[Measured], documents: Sequence[Wanted]) -> int:
    rows = [
        [
            one.marked.text,
            [
                [tie.kind, *(place for end in (tie.source, tie.target) for place in (end.start, end.end))]
                for tie in one.ties
            ],
        ]
        for one in documents
    ]
    kept = [one.figure for one in figures if one.figure.key in {"all", SAME}]
    return gated("ties of re3d, second half", kept, sha256_of(rows), options)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
