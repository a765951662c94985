"""How well names are found: precision, recall and F1 of exact spans with their kind, on re3d and GUM.

usage: python -m bench.mentions [--bare] [--errors FILE] [--update-floors [--allow-regression]]

re3d (Defence Science and Technology Laboratory, github.com/dstl/re3d) marks entities in press reports; it marks phrases
as well as names, so that only its entities with a capital are counted, without a leading article or title, and no
pronouns. Countries that act ("Velia condemned …") are marked as organisations there; both sides leave them out. The
tagger learnt from its first half, which is told for comparison only. GUM (github.com/amir-zeldes/gum) is told in two
parts: one in eight of its other genres, on which the weight of what the tagger reads was set, and its news, which
nothing was learnt from or set on. Names of which GUM does not tell whether they are names count for nothing.

The data folder is $STEMMATA_DATA, or ../shared/data. --bare runs the rules without the tagger; --errors writes what was
found wrongly (+) and missed (-) in the parts that are no test. Intervals are bootstrap intervals over documents.
Exit status: 0 done; 1 a figure is below its floor, or a floor would sink; 2 wrong usage, or no data.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.mentions import NamedText, outermost

from bench.floors import add_options, gated, sha256_of
from bench.gold.figures import Figure
from bench.intervals import Measure, Totals, f1_of, measured, table
from bench.plain_report import report_of
from stemmata.annotate.layout.passages import annotator as passages
from stemmata.annotate.lexicon.peoples import PLACES
from stemmata.annotate.name.mentions import annotator as mentions
from stemmata.annotate.plan import annotate
from stemmata.annotate.tagger.credits import annotator as tagger
from stemmata.model.report import Report
from stemmata.plugins import Annotator
from stemmata.text.span import Span
from training import gum, re3d

KINDS = ("person", "organisation", "place")
TESTS = ("re3d, second half", "GUM, news")  # the rest has been learnt from, or looked at
Found = tuple[int, int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A text with its names. Nothing is asked of names that overlap ``doubtful`` or are ``unasked`` words."""

    name: str
    text: str
    names: frozenset[Found]
    doubtful: tuple[Span, ...] = ()
    unasked: frozenset[str] = frozenset()

    def asked(self, found: Iterable[Found]) -> frozenset[Found]:
        """Those among the found that count, rightly or wrongly."""
        kept = {one for one in found if self.text[one[0] : one[1]] not in self.unasked}
        return frozenset(
            one for one in kept if one in self.names or not any(span.overlaps(Span(*one[:2])) for span in self.doubtful)
        )


def corpora() -> dict[str, tuple[Wanted, ...]]:
    """The texts by part. Raises FileNotFoundError where a corpus is not there."""
    marked = list(re3d.read_marked(re3d.re3d_folder()))
    folder = gum.gum_folder()
    return {
        "re3d, first half": tuple(_of_re3d(one) for one in marked if re3d.half_of(one.id) == "tuning"),
        "re3d, second half": tuple(_of_re3d(one) for one in marked if re3d.half_of(one.id) == "held out"),
        "GUM, other genres": tuple(map(_of_gum, gum.read_names(folder, "dev"))),
        "GUM, news": tuple(map(_of_gum, gum.read_kept_back(folder))),
    }


def _of_re3d(marked: re3d.Marked) -> Wanted:
    names = {(name.span.start, name.span.end, name.kind) for name in re3d.names_of(marked)}
    unasked = frozenset(PLACES)
    kept = frozenset(one for one in names if marked.text[one[0] : one[1]] not in unasked)
    return Wanted(name=marked.id, text=marked.text, names=kept, unasked=unasked)


def _of_gum(named: NamedText) -> Wanted:
    names = {(name.span.start, name.span.end, name.kind) for name in outermost(named.names)}
    kept = frozenset(one for one in names if one[2] in KINDS)
    return Wanted(name=named.id, text=named.text, names=kept, doubtful=named.unsure)


def found_in(report: Report, chosen: Sequence[Annotator]) -> frozenset[Found]:
    """The names that annotators find; phrases and pronouns are no names."""
    return frozenset(
        (mention.span.start, mention.span.end, mention.kind)
        for mention in annotate(report, chosen).mentions
        if mention.form in {"name", "acronym"} and mention.kind in KINDS
    )


def counted(wanted: frozenset[Found], found: frozenset[Found]) -> Totals:
    """What is right, wanted and found, by kind and of all kinds."""
    counts: Counter[str] = Counter()
    for what, names in (("right", wanted & found), ("wanted", wanted), ("found", found)):
        counts.update(f"{kind} {what}" for _, _, kind in names)
        counts[f"all {what}"] += len(names)
    return counts


def measures() -> tuple[Measure, ...]:
    return tuple(
        f1_of(kind, right=f"{kind} right", wanted=f"{kind} wanted", found=f"{kind} found") for kind in ("all", *KINDS)
    )


def errors_of(one: Wanted, found: frozenset[Found]) -> Iterator[str]:
    """A line for each name that was found wrongly (+) or missed (-), with the words before it."""
    for sign, names in (("+", found - one.names), ("-", one.names - found)):
        for start, end, kind in sorted(names):
            before = one.text[max(0, start - 25) : start]
            yield f"{sign} {one.name} {kind} {before!r} {one.text[start:end]!r}"


def options_of(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.mentions", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--bare", action="store_true", help="rules without the tagger")
    parser.add_argument(
        "--errors", type=Path, metavar="FILE", help="write the errors of the parts that are no test here"
    )
    add_options(parser)
    options = parser.parse_args(arguments)
    if options.update_floors and options.bare:
        parser.error("floors are those of rules and tagger together")
    return options


def main(arguments: Sequence[str]) -> int:
    options = options_of(arguments)
    try:
        parts = corpora()
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return 2
    chosen: tuple[Annotator, ...] = (passages, mentions) if options.bare else (passages, tagger, mentions)
    status, errors = 0, []
    for part, texts in parts.items():
        found = [one.asked(found_in(report_of(one.name, one.text, headline=False), chosen)) for one in texts]
        figures = measured([counted(one.names, names) for one, names in zip(texts, found, strict=True)], measures())
        print(table(part, figures))
        if part in TESTS:
            status |= _gated(options, part, [one.figure for one in figures if one.figure.key == "all"], texts)
        else:
            errors += [line for one, names in zip(texts, found, strict=True) for line in errors_of(one, names)]
    if options.errors is not None:
        options.errors.write_text("\n".join(errors) + "\n", encoding="utf-8")
    return status


def _gated(options: argparse.Namespace, part: str, figures: Sequence[Figure], texts: Sequence[Wanted]) -> int:
    if options.bare:
        return 0
    sha256 = sha256_of([[one.name, one.text, sorted(one.names)] for one in texts])
    return gated(f"names of {part}", figures, sha256, options)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
