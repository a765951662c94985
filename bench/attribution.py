"""How well the rules find who says what: PolNeAR, by the shared scorer, beside published and measured peers.

usage: python bench/attribution.py [--split dev] [--documents 150] [--scorer FILE] [--bare] [--json]

The data folder is read from STEMMATA_DATA, or ../shared/data; the scorer is ../shared/bench/attribution_score.py
unless another file is named. PolNeAR marks only the outermost attribution, so nested statements are left out: of a
chain, the voice that the report itself credits stays. --bare runs on passages and quotations alone.
"""

import argparse
import importlib.util
import json
import os
import sys
import time
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

from stemmata.annotate.attribution.statements import annotator as statements
from stemmata.annotate.layout.passages import annotator as passages
from stemmata.annotate.layout.quotations import annotator as quotations
from stemmata.annotate.plan import annotate, planned
from stemmata.errors import PluginError
from stemmata.model.annotations import Annotations, Statement
from stemmata.model.report import Report, Zone
from stemmata.plugins import Annotator
from stemmata.plugins import annotators as installed
from stemmata.text.ids import content_id
from stemmata.text.span import Span

SHARED = Path("..") / "shared"
PEERS = {  # F1 by the same scorer on PolNeAR: source, cue, content, link
    "two humans": (81.4, 69.6, 91.3, 75.3),
    "Citron retrained": (69.1, 50.6, 68.7, 51.8),
    "GenderGapTracker rules": (57.8, 35.9, 67.7, 41.6),
    "textacy": (15.2, 15.9, 38.9, 18.1),
}


def scorer_at(path: Path) -> ModuleType:
    """The scorer as a module, from wherever it lies."""
    spec = importlib.util.spec_from_file_location("attribution_score", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def zones_of(text: str) -> tuple[Zone, ...]:
    """The first line of a text of the corpus is its headline."""
    end = text.find("\n")
    if end <= 0:
        return (Zone(kind="body", span=Span(0, len(text))),)
    return (Zone(kind="headline", span=Span(0, end)), Zone(kind="body", span=Span(end, len(text))))


def report_of(name: str, text: str) -> Report:
    """A text of the corpus as a report that is all body."""
    return Report(
        id=content_id("report", name),
        path=name,
        sha256=content_id("bytes", text),
        text=text,
        zones=zones_of(text),
        language="en",
        title=None,
        authors=(),
        outlet_name=None,
        outlet_domain=None,
        url=None,
        published=None,
        links=(),
    )


def annotators(*, bare: bool) -> tuple[Annotator, ...]:
    """All that are installed, or those that attribution cannot do without."""
    if not bare:
        try:
            return planned(installed())
        except PluginError as error:
            print(f"running bare: {error}", file=sys.stderr)
    return (passages, quotations, statements)


def flattened(found: Annotations) -> list[dict[str, Any]]:
    """Source, cue and content of the statements that PolNeAR would mark: credited, and not inside another content.

    A quotation that goes on in the next sentence is one attribution in PolNeAR: it is joined to the one before it.
    """
    credited = [_outermost(s) for s in found.statements if len(s.chain) > 1]
    rows: list[dict[str, Any]] = []
    for one in credited:
        if any(_inside(one, other) for other in credited if other is not one):
            continue
        mention = one.chain[-1].mention
        if (
            rows
            and one.manner == "direct"
            and one.chain[-1].cue is None
            and mention
            and [mention.start, mention.end] in rows[-1]["source"]
        ):
            rows[-1]["content"].extend([span.start, span.end] for span in one.content)
            continue
        steps = [s for s in one.chain[1:] if s.cue is not None]
        cues = [[s.cue.start, s.cue.end] for s in steps[:1] if s.cue is not None]
        if rows and cues and cues == rows[-1]["cue"]:
            rows[-1]["content"].extend([span.start, span.end] for span in one.content)  # one credit, several clauses
            continue
        step = steps[0] if steps else one.chain[-1]
        rows.append(
            {
                "source": [[step.mention.start, step.mention.end]] if step.mention else [],
                "cue": [[step.cue.start, step.cue.end]] if step.cue else [],
                "content": [[span.start, span.end] for span in one.content],
            }
        )
    return rows


def _outermost(one: Statement) -> Statement:
    """Of "A reported that B had said C", A and "B had said C": what PolNeAR marks."""
    outer = next((at for at, step in enumerate(one.chain) if step.cue is not None and one.chain[at + 1 :]), None)
    deeper = one.chain[outer + 1 :] if outer is not None else ()
    if outer is None or not all(one.passage.contains(s.cue) for s in one.chain[outer:] if s.cue is not None):
        return one
    places = [span for step in deeper for span in (step.mention, step.cue) if span and one.passage.contains(span)]
    own = one.chain[outer].cue
    if not places or own is None or min(places) < own:
        return one
    start, end = min(*places, *one.content), max(*places, *one.content)
    return replace(one, chain=one.chain[: outer + 1], content=(Span(start.start, max(start.end, end.end)),))


def _inside(one: Statement, other: Statement) -> bool:
    cue = one.chain[-1].cue
    return cue is not None and any(span.contains(cue) for span in other.content)


def measured(docs: dict[str, tuple[str, Any]], chosen: tuple[Annotator, ...]) -> tuple[dict[str, Any], float]:
    """Predictions for each document, and the seconds they took."""
    started = time.perf_counter()
    made = {name: flattened(annotate(report_of(name, text), chosen)) for name, (text, _) in docs.items()}
    return made, time.perf_counter() - started


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", default="dev", choices=["train", "dev"])
    parser.add_argument("--documents", type=int, default=0, help="only the first N, by name")
    parser.add_argument("--scorer", type=Path, default=SHARED / "bench" / "attribution_score.py")
    parser.add_argument("--bare", action="store_true", help="passages and quotations only")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    options = parser.parse_args()
    data = Path(os.environ.get("STEMMATA_DATA", str(SHARED / "data"))) / "polnear" / options.split
    for needed in (data, options.scorer):
        if not needed.exists():
            sys.exit(f"{needed} is missing. PolNeAR comes from github.com/networkdynamics/PolNeAR; set STEMMATA_DATA.")
    scorer = scorer_at(options.scorer)
    docs = scorer.load(data)
    docs = {name: docs[name] for name in sorted(docs)[: options.documents or None]}
    made, seconds = measured(docs, annotators(bare=options.bare))
    score = scorer.score(docs, made)
    words = sum(len(text.split()) for text, _ in docs.values())
    if options.json:
        print(json.dumps({**score, "words_a_second": round(words / seconds), "peers": PEERS}, indent=1))
        return
    print(f"{'':26}{'source':>8}{'cue':>8}{'content':>9}{'link':>8}")
    ours = [score[key]["f"] for key in ("source_token", "cue_token", "content_token", "attr_link")]
    for name, figures in {"Stemmata rules": ours, **PEERS}.items():
        print(f"{name:26}{figures[0]:8.1f}{figures[1]:8.1f}{figures[2]:9.1f}{figures[3]:8.1f}")
    link, speed = score["attr_link"], words / seconds
    print(f"{len(docs)} documents of {options.split}; link precision {link['p']}, recall {link['r']}")
    print(f"{speed:,.0f} words a second")


if __name__ == "__main__":
    main()
