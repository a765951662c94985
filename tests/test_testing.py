"""The conformance checks: every built-in plugin passes them, and each bad one is told what it breaks."""

import socket
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from stemmata import plugins
from stemmata.errors import UnreadableReport
from stemmata.model.annotations import Annotations, Mention, Quantity, Quotation
from stemmata.model.case import Case
from stemmata.model.report import Report
from stemmata.plugins import RawRecord, ReadOptions
from stemmata.testing import check_annotator, check_exporter, check_reader
from stemmata.text.span import Span
from tests.casefile.whole import ECHO, LETTER, whole_case
from tests.making import report

SAMPLES = {
    "html": b"<!doctype html><html><head><title>Drums left</title></head><body><nav>Home</nav>"
    b"<article><h1>Drums left</h1><p>The mayor of Quarra said on Friday that 40 drums had left the "
    b"harbour before the guards came.</p>"
    b"<p>He asked the <a href='https://ledger.example/'>Harbour Ledger</a> for help.</p></article></body></html>",
    "jsonl": b'{"title": "Drums", "text": "The mayor said that 40 drums had left."}\n{"text": "Two ships came."}\n',
    "table": b"title,text\nDrums,The mayor said that 40 drums left.\nShips,Two ships came.\n",
    "text": b"Title: Drums\nOutlet: Harbour Ledger\n\nThe mayor said that 40 drums had left.\n",
}
REPORTS = (report(LETTER), report(ECHO, outlet="Tidewater Weekly"))


@pytest.mark.parametrize("reader", plugins.readers(), ids=lambda one: one.name)
def test_every_installed_reader_keeps_its_promises(reader: plugins.Reader) -> None:
    check_reader(reader, SAMPLES[reader.name])


@pytest.mark.parametrize("annotator", plugins.annotators(), ids=lambda one: one.name)
def test_every_installed_annotator_keeps_its_promises(annotator: plugins.Annotator) -> None:
    check_annotator(annotator, REPORTS)


@pytest.mark.parametrize("exporter", plugins.exporters(), ids=lambda one: one.name)
def test_every_installed_exporter_keeps_its_promises(exporter: plugins.Exporter) -> None:
    check_exporter(exporter, whole_case())


# -- readers ---------------------------------------------------------------------------------------------


class Lines:
    """A reader that fits: one report a line."""

    name: str = "lines"
    suffixes: tuple[str, ...] = (".lines",)

    def read(self, data: bytes, path: str, options: ReadOptions) -> Iterator[RawRecord]:
        for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), start=1):
            if line.strip():
                yield RawRecord(locator=f"row={number}", text=line)


class Shouting(Lines):
    suffixes = (".LINES",)


class Falling(Lines):
    def read(self, data: bytes, path: str, options: ReadOptions) -> Iterator[RawRecord]:
        yield RawRecord(text=data.decode("utf-8"))


class Silent(Lines):
    def read(self, data: bytes, path: str, options: ReadOptions) -> Iterator[RawRecord]:
        if not data.isascii():
            raise UnreadableReport("It is not ASCII.")
        yield RawRecord(text=data.decode())


class Moody(Lines):
    def __init__(self) -> None:
        self.times = 0

    def read(self, data: bytes, path: str, options: ReadOptions) -> Iterator[RawRecord]:
        self.times += 1
        yield RawRecord(text=f"The {self.times}. time.")


class Meddling(Lines):
    def read(self, data: bytes, path: str, options: ReadOptions) -> Iterator[RawRecord]:
        options.columns["text"] = "body"  # type: ignore[index]  # that is what is wrong with it
        yield RawRecord(text="Two ships came.")


class Calling(Lines):
    def read(self, data: bytes, path: str, options: ReadOptions) -> Iterator[RawRecord]:
        socket.create_connection(("ledger.example", 80))
        yield RawRecord(text="Two ships came.")


class Repeating(Lines):
    def read(self, data: bytes, path: str, options: ReadOptions) -> Iterator[RawRecord]:
        yield from (RawRecord(text="Two ships came."), RawRecord(text="One ship left."))


class Inventive(Lines):
    def read(self, data: bytes, path: str, options: ReadOptions) -> Iterator[RawRecord]:
        yield RawRecord(text="Two ships came.", metadata={"mood": "grim"})


class Terse(Lines):
    def read(self, data: bytes, path: str, options: ReadOptions) -> Iterator[RawRecord]:
        yield RawRecord(text="Two ships came.", note="guessed")


class Broken(Lines):
    def read(self, data: bytes, path: str, options: ReadOptions) -> Iterator[RawRecord]:
        yield RawRecord(text="Two \ud800 came.")


class Blind(Lines):
    def read(self, data: bytes, path: str, options: ReadOptions) -> Iterator[RawRecord]:
        yield from ()


class Nameless(Lines):
    name = " "


BAD_READERS = (
    (Shouting(), "must be lower case"),
    (Falling(), "given every byte once it raised UnicodeDecodeError"),
    (Silent(), "it says nothing of what to do"),
    (Moody(), "reading twice gave two results"),
    (Meddling(), "it changed the options"),
    (Calling(), "nothing may leave the machine"),
    (Repeating(), "share a locator"),
    (Inventive(), "metadata has no mood"),
    (Terse(), "write a full sentence"),
    (Broken(), "half a character"),
    (Blind(), "holds no record"),
    (Nameless(), "must be a word"),
    (object(), "It is not a Reader: it has no name, suffixes"),
)


def test_a_reader_of_one_s_own_that_fits_passes() -> None:
    check_reader(Lines(), b"Two ships came.\nOne ship left.\n")


@pytest.mark.parametrize(("reader", "sentence"), BAD_READERS, ids=lambda one: type(one).__name__)
def test_a_bad_reader_is_told_which_promise_it_breaks(reader: Any, sentence: str) -> None:
    with pytest.raises(AssertionError, match=sentence):
        check_reader(reader, b"Two ships came.\n")


# -- annotators ------------------------------------------------------------------------------------------


class Digits:
    """An annotator that fits: quantities are digits."""

    name: str = "quantities"
    version: str = "1"
    needs: tuple[str, ...] = ("passages",)
    gives: tuple[str, ...] = ("quantities",)

    def annotate(self, report: Report, found: Annotations) -> Annotations:
        spans = [Span(at, at + 1) for at, letter in enumerate(report.text) if letter in "0123456789"]
        return replace(found, quantities=tuple(_exact(span) for span in spans))


def _exact(span: Span) -> Quantity:
    return Quantity(span=span, kind="exact", value=1.0, low=1.0, high=1.0, of=None, of_span=None)


class Overreaching(Digits):
    def annotate(self, report: Report, found: Annotations) -> Annotations:
        return replace(found, quantities=(_exact(Span(0, len(report.text) + 1)),))


class Backwards(Digits):
    def annotate(self, report: Report, found: Annotations) -> Annotations:
        spans = (Span(1, 1), Span(0, 0)) if report.text else ()
        return replace(found, quantities=tuple(_exact(span) for span in spans))


class Trespassing(Digits):
    def annotate(self, report: Report, found: Annotations) -> Annotations:
        return replace(found, passages=())


class Secretive(Digits):
    gives = ("quantities", "numbers")


class Idle(Digits):
    gives = ()


class Counting(Digits):
    def __init__(self) -> None:
        self.seen = 0

    def annotate(self, report: Report, found: Annotations) -> Annotations:
        self.seen += 1
        return replace(found, quantities=(replace(_exact(Span(0, 0)), value=float(self.seen)),))


class Tampering(Digits):
    def annotate(self, report: Report, found: Annotations) -> Annotations:
        object.__setattr__(report, "text", report.text.lower() + " ")
        return found


class Stumbling(Digits):
    def annotate(self, report: Report, found: Annotations) -> Annotations:
        return replace(found, quantities=(_exact(Span(0, len(report.text[0]))),))


class Dangling(Digits):
    name: str = "coreference"
    gives = ("entities", "mentions")
    needs = ("entities", "mentions")

    def annotate(self, report: Report, found: Annotations) -> Annotations:
        mention = Mention(span=Span(0, 0), kind="person", form="name", local="e999")
        return replace(found, mentions=(mention, *found.mentions))


class Outside(Digits):
    name: str = "quotations"
    gives = ("quotations",)

    def annotate(self, report: Report, found: Annotations) -> Annotations:
        outer = Span(0, len(report.text) + 2)
        quotation = Quotation(span=Span(0, 0), outer=outer, depth=0, closed=True, continues=False, scare=False)
        return replace(found, quotations=(quotation,))


class Forgetful(Digits):
    def annotate(self, report: Report, found: Annotations) -> Annotations:
        return None  # type: ignore[return-value]  # that is what is wrong with it


BAD_ANNOTATORS = (
    (Overreaching(), "lies outside the text"),
    (Backwards(), "not in text order"),
    (Trespassing(), "it changed the layer passages"),
    (Secretive(), "a layer that does not exist: numbers"),
    (Idle(), "it gives no layer"),
    (Counting(), "in another order gave other annotations"),
    (Tampering(), "it changed what it was given"),
    (Stumbling(), "raised IndexError"),
    (Dangling(), "no local entity of the report"),
    (Outside(), "lies outside the text"),
    (Forgetful(), "returns NoneType"),
)


def test_an_annotator_of_one_s_own_may_stand_in_for_a_built_in_one() -> None:
    check_annotator(Digits(), REPORTS)


@pytest.mark.parametrize(("annotator", "sentence"), BAD_ANNOTATORS, ids=lambda one: type(one).__name__)
def test_a_bad_annotator_is_told_which_promise_it_breaks(annotator: Any, sentence: str) -> None:
    with pytest.raises(AssertionError, match=sentence):
        check_annotator(annotator, [report("There were 40 drums.")])


def test_an_annotator_is_checked_on_at_least_one_report() -> None:
    with pytest.raises(AssertionError, match="at least one report"):
        check_annotator(Digits(), [])


# -- exporters -------------------------------------------------------------------------------------------


class Names:
    """An exporter that fits: the paths of the reports."""

    name: str = "names"
    media_type: str = "text/plain; charset=utf-8"
    summary: str = "The paths of the reports, one a line."

    def export(self, case: Case) -> Iterable[bytes]:
        yield f"{case.name}\n".encode()
        yield from (f"{one.report.path}\n".encode() for one in case.reports)


class Mistyped(Names):
    media_type = "text"


class Curt(Names):
    summary = "paths"


class Wordy(Names):
    def export(self, case: Case) -> Iterable[bytes]:
        return ["text"]  # type: ignore[list-item]  # that is what is wrong with it


class Ticking(Names):
    def __init__(self) -> None:
        self.times = 0

    def export(self, case: Case) -> Iterable[bytes]:
        self.times += 1
        return [f"{self.times}".encode()]


class Unsorted(Names):
    def export(self, case: Case) -> Iterable[bytes]:
        return [" ".join(case.links.outlets).encode() or b"none"]


class Unparsable(Names):
    media_type = "application/json"


class Fragile(Names):
    def export(self, case: Case) -> Iterable[bytes]:
        return [case.reports[0].report.path.encode()]


class Mute(Names):
    def export(self, case: Case) -> Iterable[bytes]:
        return []


class Erasing(Names):
    def export(self, case: Case) -> Iterable[bytes]:
        case.links.outlets.clear()  # type: ignore[attr-defined]  # that is what is wrong with it
        return [b"done"]


class Two(Names):
    """An exporter of two files that fits."""

    suffixes: tuple[str, ...] = (".names.zip",)

    def files(self, case: Case) -> Iterable[tuple[str, Iterable[bytes]]]:
        yield "names.txt", self.export(case)
        yield "case.txt", [case.name.encode()]


class Climbing(Two):
    def files(self, case: Case) -> Iterable[tuple[str, Iterable[bytes]]]:
        yield "../names.txt", self.export(case)


class Twofold(Two):
    def files(self, case: Case) -> Iterable[tuple[str, Iterable[bytes]]]:
        yield from (("names.txt", [b"1"]), ("names.txt", [b"2"]))


class Fileless(Two):
    def files(self, case: Case) -> Iterable[tuple[str, Iterable[bytes]]]:
        yield from ()


class Shifting(Two):
    def __init__(self) -> None:
        self.times = 0

    def files(self, case: Case) -> Iterable[tuple[str, Iterable[bytes]]]:
        self.times += 1
        yield "names.txt", [f"{self.times}".encode()]


class Loud(Names):
    suffixes = (".NAMES",)


BAD_EXPORTERS = (
    (Climbing(), "must not lead to another folder"),
    (Twofold(), "two files share a name"),
    (Fileless(), "it has no file"),
    (Shifting(), "writing the files twice gave other bytes"),
    (Loud(), "suffixes must be a tuple"),
    (Mistyped(), "no media type"),
    (Curt(), "the user reads the summary"),
    (Wordy(), "it yields str, not bytes"),
    (Ticking(), "exporting twice gave other bytes"),
    (Unsorted(), "depend on the order of a mapping"),
    (Unparsable(), "reading its bytes as JSON raised"),
    (Fragile(), "exporting the case 'empty' raised IndexError"),
    (Mute(), "it wrote nothing"),
    (Erasing(), "it changed the case"),
)


def test_an_exporter_of_one_s_own_that_fits_passes() -> None:
    check_exporter(Names(), whole_case())
    check_exporter(Two(), whole_case())


@pytest.mark.parametrize(("exporter", "sentence"), BAD_EXPORTERS, ids=lambda one: type(one).__name__)
def test_a_bad_exporter_is_told_which_promise_it_breaks(exporter: Any, sentence: str) -> None:
    with pytest.raises(AssertionError, match=sentence):
        check_exporter(exporter, whole_case())
