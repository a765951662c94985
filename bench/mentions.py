"""How well names are found: precision, recall and F1 of exact spans with their type, on re3d.

re3d (Defence Science and Technology Laboratory, github.com/dstl/re3d) marks entities in press reports; it
marks phrases as well as names, so that only its entities with a capital are counted, without a leading article
or title, and no pronouns.
Countries that act ("Velia condemned …") are marked as organisations there; both sides leave them out.
Each half of the documents is told by itself: rules may be tuned on the first, never on the second.
Run ``python -m bench.mentions``; the data folder is ``$STEMMATA_DATA`` or ``../shared/data``.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from bench import public_data
from stemmata.annotate.layout.passages import annotator as passages
from stemmata.annotate.lexicon.peoples import PLACES
from stemmata.annotate.lexicon.ranks import COURTESIES, OFFICE_MODIFIERS, RANK_WORDS, TITLE_HEADS
from stemmata.annotate.name.mentions import annotator as mentions
from stemmata.annotate.name.nominals import PRONOUN_KINDS
from stemmata.model.annotations import Annotations
from stemmata.model.report import Report, Zone
from stemmata.text.span import Span

KINDS = {"Person": "person", "Organisation": "organisation", "Location": "place"}
Found = tuple[int, int, str]


def rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def gold_of(folder: Path) -> dict[str, set[Found]]:
    """Named entities of each document: (start, end, kind)."""
    gold: dict[str, set[Found]] = {}
    for row in rows(folder / "entities.json"):
        kind = KINDS.get(row["type"])
        if kind is None:
            continue
        start, words = int(row["begin"]), row["value"]
        article = re.match(r"(?:the|a|an) ", words, re.IGNORECASE)
        start += article.end() if article else 0
        words = words[article.end() :] if article else words
        start, words = without_title(start, words) if kind == "person" else (start, words)
        pronoun = words.lower() in PRONOUN_KINDS
        if (
            not pronoun
            and words not in PLACES
            and re.match(r"[A-Z]|al-", words)
            and all(w[0].isupper() or len(w) < 4 for w in words.split())
        ):
            gold.setdefault(row["documentId"], set()).add((start, start + len(words), kind))
    return gold


def without_title(start: int, words: str) -> tuple[int, str]:
    """A person's name without the rank and office that re3d marks with it."""
    titles = RANK_WORDS | OFFICE_MODIFIERS | TITLE_HEADS | frozenset(COURTESIES) | {"of", "state"}
    lead = re.match(r"(\S+) (?=\S)", words)
    while lead and lead[1].lower().strip(".") in titles:
        start, words = start + lead.end(), words[lead.end() :]
        lead = re.match(r"(\S+) (?=\S)", words)
    return start, words


def report_of(row: dict[str, str]) -> Report:
    text = row["text"]
    return Report(
        id=row["_id"],
        path=row["_id"],
        sha256="",
        text=text,
        zones=(Zone(kind="body", span=Span(0, len(text))),),
        language="en",
        title=None,
        authors=(),
        outlet_name=None,
        outlet_domain=None,
        url=None,
        published=None,
        links=(),
    )


def found_in(report: Report) -> set[Found]:
    annotations = mentions.annotate(report, passages.annotate(report, Annotations(report=report.id)))
    return {
        (mention.span.start, mention.span.end, mention.kind)
        for mention in annotations.mentions
        if mention.form in {"name", "acronym"}
        and mention.kind in KINDS.values()
        and mention.span.of(report.text) not in PLACES
    }


def half_of(document: str) -> str:
    """Which half a document belongs to, by the hash of its id."""
    return ("tuning", "held out")[sha256(document.encode()).digest()[0] % 2]


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
    halves = {"tuning": Counts(), "held out": Counts()}
    verbose = "--errors" in sys.argv
    for source in sorted(folder.iterdir()):
        gold = gold_of(source)
        for row in rows(source / "documents.json"):
            found, wanted, half = found_in(report_of(row)), gold.get(row["_id"], set()), half_of(row["_id"])
            halves[half].add(found, wanted)
            if verbose and half == "tuning":
                for sign, spans in (("+", found - wanted), ("-", wanted - found)):
                    for start, end, kind in sorted(spans):
                        print(sign, kind, repr(row["text"][max(0, start - 25) : start]), repr(row["text"][start:end]))
    for half, counts in halves.items():
        print(f"re3d, {half} half")
        for kind in (*KINDS.values(), "all"):
            print(counts.line(kind))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
