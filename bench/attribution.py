"""How well it is found who says what: PolNeAR, by the shared scorer, beside published and measured peers.

usage: python -m bench.attribution [--split dev] [--documents N] [--predictions FILE | --bare] [--errors FILE] [--json]
                                   [--update-floors [--allow-regression]]

The data folder is $STEMMATA_DATA, or ../shared/data; the scorer is attribution_score.py in $STEMMATA_BENCH, or
../shared/bench. PolNeAR marks only the outermost attribution, so nested statements are left out: of a chain, the voice
that the report itself credits stays. --predictions scores a file in the scorer's form instead of the installed
annotators; --bare runs the rules on passages and quotations alone. Intervals are bootstrap intervals over documents.
Exit status: 0 done; 1 a figure is below its floor, or a floor would sink; 2 wrong usage, or no data.
"""

import argparse
import json
import random
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from training.polnear import Attribution, as_lists, from_lists

from bench import public_data
from bench.floors import add_options, gated
from bench.gold.figures import Figure
from bench.intervals import Measured, measured, table
from bench.plain_report import report_of
from bench.said.attribution import marked
from bench.said.flattened import flattened
from bench.said.polnear import (
    SCORED,
    Compared,
    Marked,
    by_sort,
    compared,
    disagreements,
    marked_of,
    measures,
    scorer_at,
    sha256_of,
)
from stemmata.annotate.attribution.statements import annotator as statements
from stemmata.annotate.layout.passages import annotator as passages
from stemmata.annotate.layout.quotations import annotator as quotations
from stemmata.annotate.plan import annotate, planned
from stemmata.errors import PluginError
from stemmata.plugins import Annotator
from stemmata.plugins import annotators as installed

COLUMNS = {"source": "source words", "cue": "cue words", "content": "content words"} | {
    key: key for key in ("link", "full", "strict")
}
PEERS: Mapping[str, tuple[float | None, ...]] = {  # F1 by the same scorer on PolNeAR, in the order of COLUMNS
    "two humans": (81.4, 69.6, 91.3, 75.3, 74.7, 60.2),
    "BERT-base tagger": (85.5, 74.0, 88.6, None, None, None),
    "Citron retrained": (69.1, 50.6, 68.7, 51.8, None, None),
    "GenderGapTracker rules": (57.8, 35.9, 67.7, 41.6, None, None),
    "textacy": (15.2, 15.9, 38.9, 18.1, None, None),
    "best peer that links": (None, None, None, 51.8, 50.0, 31.7),
}
SAMPLE = 60  # errors of each sort that are written for reading
Found = Mapping[str, Sequence[Attribution]]


def annotators(*, bare: bool) -> tuple[Annotator, ...]:
    """All that are installed, or those that attribution cannot do without."""
    if not bare:
        try:
            return planned(installed())
        except PluginError as error:
            print(f"running bare: {error}", file=sys.stderr)
    return (passages, quotations, statements)


def annotated(documents: Sequence[Marked], chosen: Sequence[Annotator]) -> Found:
    """What the annotators find. The first line of a text of the corpus is its headline."""
    return {
        one.name: flattened(annotate(report_of(one.name, one.text, headline=True), chosen), one.text)
        for one in documents
    }


def predicted(path: Path) -> Found:
    """What a file in the scorer's form holds."""
    rows = json.loads(path.read_text(encoding="utf-8"))
    return {name: [from_lists(row) for row in found] for name, found in rows.items()}


def side_by_side(name: str, ours: Mapping[str, Measured]) -> str:
    """Our figures with their intervals above those of the peers."""
    width = max(map(len, (name, *PEERS)))
    chosen = [ours[key] for key in COLUMNS.values()]
    rows = [["", *COLUMNS], [name] + [f"{100 * (one.figure.value or 0.0):.1f}" for one in chosen]]
    rows.append(["  95 % interval"] + [f"{100 * (m.low or 0.0):.0f}–{100 * (m.high or 0.0):.0f}" for m in chosen])
    rows += [[peer, *("–" if f is None else f"{f:.1f}" for f in figures)] for peer, figures in PEERS.items()]
    return "\n".join(f"{row[0]:{width}}" + "".join(f"{cell:>9}" for cell in row[1:]) for row in rows) + "\n"


def sampled_errors(held: Sequence[Compared], seed: int = 7) -> str:
    """A sample of what was missed, credited wrongly, or found falsely, each with the text around it."""
    sorts: dict[str, list[str]] = {"missed": [], "wrong source": [], "wrong cue": [], "false": []}
    for one in held:
        text, name = one.marked.text, one.marked.name
        for met in one.met:
            gold = marked(text, met.gold)
            if met.found is None:
                sorts["missed"].append(f"- {name}\n    {gold}")
            elif not (met.source and met.cue):
                sort = "wrong cue" if met.source else "wrong source"
                sorts[sort].append(f"- {name}\n    gold  {gold}\n    found {marked(text, met.found)}")
        sorts["false"] += [f"- {name}\n    {marked(text, false)}" for false in one.false]
    lines = ["Source in [ ], cue in { }, content in ⟨ ⟩."]
    for sort, every in sorts.items():
        chosen = sorted(random.Random(seed).sample(range(len(every)), min(SAMPLE, len(every))))
        lines += ["", f"## {sort}: {len(chosen)} of {len(every)}", *(every[n] for n in chosen)]
    return "\n".join(lines) + "\n"


def options_of(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.attribution", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--split", default="dev", choices=["train", "dev"])
    parser.add_argument("--documents", type=int, default=0, metavar="N", help="only the first N, by name")
    parser.add_argument("--predictions", type=Path, metavar="FILE", help="score this file instead of the annotators")
    parser.add_argument("--bare", action="store_true", help="rules on passages and quotations only")
    parser.add_argument("--errors", type=Path, metavar="FILE", help="write a sample of errors here")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    add_options(parser)
    options = parser.parse_args(arguments)
    whole = options.split == "dev" and not (options.documents or options.predictions or options.bare)
    if options.update_floors and not whole:
        parser.error("floors are those of the installed annotators on all of dev")
    options.whole = whole
    for needed in (public_data.folder("polnear") / options.split, public_data.scorer()):
        if not needed.exists():
            parser.error(
                f"{needed} is missing. PolNeAR comes from github.com/networkdynamics/PolNeAR. Set STEMMATA_DATA to the"
                " folder that holds polnear/, STEMMATA_BENCH to the one that holds attribution_score.py."
            )
    return options


def main(arguments: Sequence[str]) -> int:
    options = options_of(arguments)
    scorer = scorer_at(public_data.scorer())
    docs = scorer.load(public_data.folder("polnear") / options.split)
    docs = {name: docs[name] for name in sorted(docs)[: options.documents or None]}
    documents = marked_of(docs)
    started = time.perf_counter()
    found = (
        predicted(options.predictions) if options.predictions else annotated(documents, annotators(bare=options.bare))
    )
    seconds = time.perf_counter() - started
    rows = {one.name: [as_lists(row) for row in found.get(one.name, ())] for one in documents}
    score = scorer.score(docs, rows)
    held_up = [compared(one, found.get(one.name, ())) for one in documents]
    counts = [one.counts for one in held_up]
    ours = {one.figure.key: one for one in measured(counts, measures())}
    if lines := disagreements(score, {key: ours[key].figure.value for key in SCORED}):
        raise AssertionError("The counts are not the shared scorer's: " + "; ".join(lines))
    sorts = (*measured(counts, by_sort("content")), *measured(counts, by_sort("link")))
    words = 0 if options.predictions else round(sum(len(one.text.split()) for one in documents) / seconds)
    if options.errors is not None:
        options.errors.write_text(sampled_errors(held_up), encoding="utf-8")
    if options.json:
        print(json.dumps({**score, "by_sort": _plain(sorts), "words_a_second": words, "peers": PEERS}, indent=1))
    else:
        name = options.predictions.name if options.predictions else "Stemmata, bare" if options.bare else "Stemmata"
        print(side_by_side(name, ours))
        print(table("F1", tuple(ours.values())))
        print(table("recall", sorts))
        print(f"{len(documents)} documents of {options.split}" + (f"; {words:,} words a second" if words else ""))
        print(f"documents without a prediction: {sum(one.name not in found for one in documents)}")
    return _gated(options, [one.figure for one in (*ours.values(), *sorts)], sha256_of(documents))


def _plain(held: Sequence[Measured]) -> dict[str, Any]:
    return {m.figure.key: {"value": m.figure.value, "low": m.low, "high": m.high, "of": m.figure.wanted} for m in held}


def _gated(options: argparse.Namespace, figures: Sequence[Figure], sha256: str) -> int:
    """Floors stand under the scorer's figures and the recall of links by manner; small sorts would only be noise."""
    if not options.whole:
        return 0
    kept = [figure for figure in figures if figure.key in SCORED or figure.key in FLOORED]
    return gated("polnear dev", kept, sha256, options)


FLOORED = frozenset({"link, direct", "link, mixed", "link, indirect"})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
