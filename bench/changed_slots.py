"""Whether one changed slot of a sentence is found and named, and a paraphrase left in peace: SummEdits, news.

usage: python -m bench.changed_slots [--half {tune,report}] [--errors FILE] [--update-floors [--allow-regression]]

The data hold 11 articles, each with a summary that is right, and edits of it: paraphrases, and edits that change what
is told. Summary and edit are read as two reports. Each edit that changes something was labelled by hand with the slots
that it changes, of those that Stemmata knows (``changed_slots.json``: ids and slots, no words); many change none of
them (a fact is added, one thing is put for another, or only a shade), and stay in the count as edits without a slot.

*found and named*: F1 over (edit, slot), all edits. *false alarms*: paraphrases in which a slot is told to have changed.
*balanced accuracy*: as published, the mean of the share of changing edits in which some slot is found and the share of
the others in which none is. Published figures read the article, not the summary that was edited: a harder task.
The slots are read twice: sentence beside sentence, given that both tell one thing; and from the differences of the
claims of a case of two reports, as a build draws them. Every second article is for tuning (--half tune).
Intervals draw edits; they come from five texts, so they are too narrow for other texts.
Exit status: 0 done; 1 a figure is below its floor, or a floor would sink; 2 wrong usage, or no data.
"""

import argparse
import json
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from bench.floors import add_options, gated, sha256_of
from bench.gold.figures import Figure
from bench.intervals import Measure, Totals, f1_of, measured, share_of, table
from bench.plain_report import report_of
from bench.public_data import folder
from stemmata.annotate.plan import annotate, planned
from stemmata.link.claim.claims import Alignment
from stemmata.link.context import LinkContext
from stemmata.link.stage import context_of, linked
from stemmata.link.variant.variants import variants
from stemmata.model.annotations import Annotations, Passage, Statement, Step
from stemmata.model.case import Annotated
from stemmata.model.claim import Variant
from stemmata.plugins import Annotator, annotators

LABELS: Final = Path(__file__).resolve().with_name("changed_slots.json")
HALVES: Final = ("tune", "report")
REFERENCE: Final = "balanced accuracy, published, by the article: unseen name or number 59.0; GPT-4, all domains, 82.4"
NAME_OR_NUMBER: Final = re.compile(r"\d[\d,.]*|(?<=[a-z,] )[A-Z][\w.-]+")
Slots = frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One edit of a summary."""

    id: str
    seed: str  # the summary that is right
    text: str
    changes: bool  # it no longer tells what the article tells
    slots: Slots  # which slots it changes; none for a paraphrase


def edits(path: Path, half: str) -> list[Edit]:
    """The edits of one half of the articles, in the data's order. FileNotFoundError where the data are missing."""
    if not path.is_file():
        raise FileNotFoundError(
            f"{path} is missing. It is the news part of SummEdits (Salesforce, factualNLG on GitHub); STEMMATA_DATA "
            "names the folder that holds summedits."
        )
    rows: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))
    articles = sorted({row["doc"] for row in rows})
    labels: dict[str, list[str]] = json.loads(LABELS.read_text("utf-8"))[half]
    return [
        Edit(
            id=row["id"],
            seed=row["original_summary"],
            text=row["summary"],
            changes=row["label"] == 0,
            slots=frozenset(labels.get(row["id"], ())),
        )
        for row in rows
        if articles.index(row["doc"]) % 2 == HALVES.index(half)
    ]


def side_by_side(edit: Edit, chosen: Sequence[Annotator]) -> Slots:
    """The slots that differ between each sentence of the summary and the same one of the edit."""
    seed, edited = (_sentence_by_sentence(_read(n, t, chosen)) for n, t in (("seed", edit.seed), ("edit", edit.text)))
    context = context_of((seed, edited))
    pairs = zip(seed.annotations.statements, edited.annotations.statements, strict=False)
    return frozenset(found.slot for one, other in pairs for found in _between(one, other, context))


def _between(one: Statement, other: Statement, context: LinkContext) -> Iterable[Variant]:
    made = Alignment(
        id="",
        label="",
        statements=tuple(sorted((one.id, other.id))),
        reports=tuple(where.report.id for where in context.reports),
        parts={one.id: one.content, other.id: other.content},
    )
    return variants(made, context)


def _sentence_by_sentence(read: Annotated) -> Annotated:
    """Each sentence as one thing that the report itself tells."""
    annotations = read.annotations
    sentences = [passage for passage in annotations.passages if passage.kind == "sentence"]
    told = tuple(_told(read.report.path, passage, annotations) for passage in sentences)
    return replace(read, annotations=replace(annotations, statements=told))


def _told(name: str, passage: Passage, annotations: Annotations) -> Statement:
    span = passage.span
    return Statement(
        id=f"{name} {span.start}",
        passage=span,
        content=(span,),
        manner="narration",
        chain=(Step(kind="outlet", name=name, local=None, mention=None, cue=None, modality="asserts"),),
        polarity="positive",
        quantities=tuple(n for n, one in enumerate(annotations.quantities) if span.contains(one.span)),
        dates=tuple(n for n, one in enumerate(annotations.dates) if span.contains(one.span)),
    )


def as_a_case(edit: Edit, chosen: Sequence[Annotator]) -> Slots:
    """The slots of all differences that a case of the two texts tells."""
    reports = [_read(name, text, chosen) for name, text in (("seed", edit.seed), ("edit", edit.text))]
    return frozenset(variant.slot for claim in linked(reports, ()).claims for variant in claim.variants)


def _read(name: str, text: str, chosen: Sequence[Annotator]) -> Annotated:
    report = report_of(name, text, headline=False)
    return Annotated(report=report, annotations=annotate(report, chosen))


def by_new_words(edit: Edit) -> Slots:
    """The baseline: a number, or a word with a capital, that the summary has not."""
    new = {word for word in NAME_OR_NUMBER.findall(edit.text) if word not in edit.seed}
    return frozenset("quantity" if word[0].isdigit() else "name" for word in new)


def counts(edit: Edit, found: Slots) -> dict[str, int]:
    """What one edit adds to the totals."""
    paraphrase = not edit.changes and edit.text.strip() != edit.seed.strip()
    held = {"changing": int(edit.changes), "changing found": int(edit.changes and bool(found))}
    held |= {"kept": int(not edit.changes), "kept in peace": int(not edit.changes and not found)}
    held |= {"paraphrases": int(paraphrase), "alarms": int(paraphrase and bool(found))}
    if edit.changes:
        held |= {"wanted": len(edit.slots), "found": len(found), "right": len(edit.slots & found)}
        for slot in edit.slots:
            held |= {f"{slot} wanted": 1, f"{slot} right": int(slot in found)}
    return held


def measures(slots: Iterable[str]) -> tuple[Measure, ...]:
    return (
        f1_of("slots found and named", right="right", wanted="wanted", found="found"),
        share_of("false alarms on paraphrases", right="alarms", of="paraphrases"),
        Measure(key="balanced accuracy, all edits", figure=_balanced),
        *(share_of(f"… found: {slot}", right=f"{slot} right", of=f"{slot} wanted") for slot in sorted(slots)),
    )


def _balanced(totals: Totals) -> Figure:
    shares = [totals.get("changing found", 0) / max(1, totals.get("changing", 0))]
    shares.append(totals.get("kept in peace", 0) / max(1, totals.get("kept", 0)))
    right = totals.get("changing found", 0) + totals.get("kept in peace", 0)
    wanted = totals.get("changing", 0) + totals.get("kept", 0)
    return Figure(key="balanced accuracy, all edits", value=sum(shares) / 2, right=right, wanted=wanted)


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m bench.changed_slots", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--half", choices=HALVES, default="report", help="which articles")
    parser.add_argument("--errors", type=Path, help="write the edits with other slots than labelled: ids and slots")
    add_options(parser)
    options = parser.parse_args(arguments)
    try:
        every = edits(folder("summedits") / "news.json", options.half)
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return 2
    chosen = planned(annotators())
    ways: dict[str, Callable[[Edit], Slots]] = {
        "sentence beside sentence": lambda edit: side_by_side(edit, chosen),
        "as a case of two reports": lambda edit: as_a_case(edit, chosen),
        "baseline: a new name or number": by_new_words,
    }
    print(f"{len(every)} edits, half for {options.half}; {REFERENCE}")
    found = {name: {edit.id: way(edit) for edit in every} for name, way in ways.items()}
    slots = {slot for edit in every for slot in edit.slots}
    figures = []
    for name, read in found.items():
        held = measured([counts(edit, read[edit.id]) for edit in every], measures(slots))
        print(table(name, held))
        if not name.startswith("baseline"):
            figures += [replace(one.figure, key=f"{name}: {one.figure.key}") for one in held[:3:2]]
    if options.errors:
        options.errors.write_text(_errors(every, found["sentence beside sentence"]), encoding="utf-8")
    if options.half == "tune":
        return 0
    return gated("changed slots", figures, sha256_of([[e.id, e.text, sorted(e.slots)] for e in every]), options)


def _errors(every: Iterable[Edit], found: Mapping[str, Slots]) -> str:
    lines = (
        f"{edit.id}\tlabelled {' '.join(sorted(edit.slots)) or '–'}\tfound {' '.join(sorted(found[edit.id])) or '–'}\n"
        for edit in every
        if edit.slots != found[edit.id]
    )
    return "".join(lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
