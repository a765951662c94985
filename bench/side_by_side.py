"""What the tagger changes, for reading: the statements of articles with rules alone, and with the tagger beside them.

usage: python -m bench.side_by_side [--articles 30]

Draws articles of FA-KES from a fixed seed and prints, for each, the statements that are not the same both ways: "-" by
rules alone, "+" with the tagger, in text order, each as its voices with their modalities, outermost first without the
outlet, and its content in ⟨ ⟩. Nothing is scored: a person reads it. Without the tagger its layers are empty.
Exit status: 0 done; 2 no data.
"""

import argparse
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from bench import public_data
from bench.annotate_speed import reports_of
from stemmata import plugins
from stemmata.annotate.plan import annotate, planned
from stemmata.model.annotations import Annotations, Statement
from stemmata.model.report import Report
from stemmata.plugins import Annotator

SEED: Final = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """Stands in for the tagger and reads nothing, so that rules are left to themselves."""

    name: str = "tagger"
    version: str = "0"
    needs: tuple[str, ...] = ("passages",)
    gives: tuple[str, ...] = ("credits", "name_signs")

    def annotate(self, report: Report, found: Annotations) -> Annotations:
        assert report.id == found.report
        return replace(found, credits=(), name_signs=())


def alone(installed: Sequence[Annotator]) -> list[Annotator]:
    """The annotators, with one that reads nothing in the tagger's place."""
    return [Unread() if one.name == "tagger" else one for one in installed]


def drawn(reports: Sequence[Report], count: int) -> list[Report]:
    """So many reports from the seed, in the order of their ids, whatever the order that they come in."""
    ordered = sorted(reports, key=lambda report: report.id)
    chosen = random.Random(SEED).sample(ordered, min(count, len(ordered)))
    return sorted(chosen, key=lambda report: report.id)


def told(statement: Statement, report: Report) -> str:
    """A statement in one line."""
    voices = " > ".join(f"{step.name or step.kind} {step.modality}" for step in statement.chain[1:])
    content = " … ".join(" ".join(piece.of(report.text).split()) for piece in statement.content)
    return f"{voices or '(narrated)'} ⟨{content}⟩"


def changed(report: Report, without: Annotations, beside: Annotations) -> list[str]:
    """A line for each statement that only one of the two has, in text order."""
    found = {"-": without.statements, "+": beside.statements}
    rows = {sign: [(one.content, told(one, report)) for one in some] for sign, some in found.items()}
    same = {line for _, line in rows["-"]} & {line for _, line in rows["+"]}
    lines = sorted((content, sign, line) for sign, some in rows.items() for content, line in some if line not in same)
    return [f"{sign} {line}" for _, sign, line in lines]


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m bench.side_by_side", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--articles", type=int, default=30, metavar="N")
    options = parser.parse_args(arguments)
    table = public_data.folder("fakes") / "fakes.csv"
    if not table.exists():
        sys.stderr.write(f"{table} is not there: set STEMMATA_DATA (FA-KES, Zenodo 2607278).\n")
        return 2
    installed = list(plugins.annotators())
    plans = planned(alone(installed)), planned(installed)
    for report in drawn(reports_of(table, None), options.articles):
        without, beside = (annotate(report, plan) for plan in plans)
        lines = changed(report, without, beside)
        print(f"== {report.title or report.id}: {len(without.statements)} and {len(beside.statements)} statements")
        print("\n".join(lines) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
