"""How well names are found: precision, recall and F1 of exact spans with their type, on re3d.

re3d (Defence Science and Technology Laboratory, github.com/dstl/re3d) marks entities in press reports; it
marks phrases as well as names, so that only its entities with a capital are counted, without a leading article
or title, and no pronouns.
Countries that act ("Velia condemned …") are marked as organisations there; both sides leave them out.
Each half of the documents is told by itself: rules may be tuned on the first, never on the second.
Run ``python -m bench.mentions``; the data folder is ``$STEMMATA_DATA`` or ``../shared/data``.
"""

import sys
from collections import Counter
from dataclasses import dataclass, field

from training.re3d import Half, Marked, half_of, names_of, read_marked

from bench import public_data
from bench.plain_report import report_of
from stemmata.annotate.layout.passages import annotator as passages
from stemmata.annotate.lexicon.peoples import PLACES
from stemmata.annotate.name.mentions import annotator as mentions
from stemmata.model.annotations import Annotations
from stemmata.model.report import Report

KINDS = ("person", "organisation", "place")
Found = tuple[int, int, str]


def gold_of(marked: Marked) -> set[Found]:
    """Named entities of a document: (start, end, kind)."""
    return {
        (name.span.start, name.span.end, name.kind)
        for name in names_of(marked)
        if name.span.of(marked.text) not in PLACES
    }


def found_in(report: Report) -> set[Found]:
    annotations = mentions.annotate(report, passages.annotate(report, Annotations(report=report.id)))
    return {
        (mention.span.start, mention.span.end, mention.kind)
        for mention in annotations.mentions
        if mention.form in {"name", "acronym"} and mention.kind in KINDS and mention.span.of(report.text) not in PLACES
    }


@dataclass(slots=True)
class Counts:
    """What was found rightly, found wrongly and missed, by kind."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)

    def add(self, found: set[Found], wanted: set[Found]) -> None:
        self.right.update(kind for _, _, kind in found & wanted)
        self.wrong.update(kind for _, _, kind in found - wanted)
        self.missed.update(kind for _, _, kind in wanted - found)

    def line(self, kind: str) -> str:
        """Precision, recall and F1 of one kind, or of "all"."""
        hit, extra, lost = (
            sum(c.values()) if kind == "all" else c[kind] for c in (self.right, self.wrong, self.missed)
        )
        precision, recall = hit / max(1, hit + extra), hit / max(1, hit + lost)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        return f"{kind:13} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  ({hit + lost} in the gold)"


def main() -> int:
    folder = public_data.folder("re3d")
    if not folder.is_dir():
        print(f"There is no data at {folder}: set STEMMATA_DATA to a folder with re3d (github.com/dstl/re3d).")
        return 1
    halves: dict[Half, Counts] = {"tuning": Counts(), "held out": Counts()}
    verbose = "--errors" in sys.argv
    for marked in read_marked(folder):
        found, wanted, half = (
            found_in(report_of(marked.id, marked.text, headline=False)),
            gold_of(marked),
            half_of(marked.id),
        )
        halves[half].add(found, wanted)
        if verbose and half == "tuning":
            for sign, spans in (("+", found - wanted), ("-", wanted - found)):
                for start, end, kind in sorted(spans):
                    print(sign, kind, repr(marked.text[max(0, start - 25) : start]), repr(marked.text[start:end]))
    for name, counts in halves.items():
        print(f"re3d, {name} half")
        for kind in (*KINDS, "all"):
            print(counts.line(kind))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
