"""Conformance checks for plugin authors: call one in a test of your own package.

    from stemmata.testing import check_reader
    from my_package import reader

    def test_the_reader_fits() -> None:
        check_reader(reader, sample=b"...one whole file of your format...")

Each check returns nothing where the plugin keeps the promises of :mod:`stemmata.plugins`, and raises
AssertionError with a sentence that says which one it breaks. While a check runs no connection can be
opened: a case is built with the network cable out.
"""

import copy
import json
import pickle
import socket
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields, replace
from io import BytesIO
from typing import Any, TypeVar
from unittest import mock

from stemmata.annotate.plan import LAYERS, planned
from stemmata.casefile import unsound
from stemmata.errors import PluginError, UnreadableReport
from stemmata.model.annotations import Annotations
from stemmata.model.case import Case, Links
from stemmata.model.report import Report, Zone
from stemmata.plugins import (
    Annotator,
    Container,
    Exporter,
    FolderExporter,
    Member,
    Plugin,
    RawRecord,
    Reader,
    ReadOptions,
    annotators,
)
from stemmata.text.ids import content_id
from stemmata.text.span import Span

T = TypeVar("T")

METADATA = frozenset({"title", "outlet", "author", "date", "url", "language"})
GARBAGE: tuple[tuple[str, bytes], ...] = (
    ("no bytes at all", b""),
    ("white space alone", b" \n\t\r\n"),
    ("NUL bytes", bytes(64)),
    ("every byte once", bytes(range(256))),
    ("broken UTF-8", b"The mayor said \xc3\x28 that \xff\xfe drums had gone.\n"),
    ("half a pair of UTF-16", b"\xff\xfeT\x00h\x00e\x00 \x00m"),
    ("brackets that never close", b"<{[(\"'" * 400),
)
ODD_TEXTS = (
    "",
    " ",
    "“",
    "\"'“‘«",
    ") ( ] [",
    "42",
    "MAYOR SAYS",
    "’s, said. The the the",
    "🛥\ufe0f A ship\u200f left, \u202eהמפקד\u202c said.",
    "Δήμαρχος: «40 τύμπανα» — είπε.",
    "one\n\n\n\ntwo:\n“three\n\n“four",
)
IN_TEXT_ORDER = ("passages", "quotations", "dates", "quantities", "mentions", "citations")


def check_reader(reader: Reader, sample: bytes) -> None:
    """The reader takes ``sample``, a whole file of its format, apart in the same way each time, and refuses garbage.

    Raises AssertionError.
    """
    _fits(reader, Reader, words=("name",))
    _check_file_plugin(reader)
    with _offline():
        records = _records(reader, sample, "the sample")
        _must(bool(records), f"{reader.name}: the sample holds no record.")
        _must(any(one.text.strip() for one in records), f"{reader.name}: no record of the sample has a text.")
        _must(records == _records(reader, sample, "the sample"), f"{reader.name}: reading twice gave two results.")
        for what, data in (*GARBAGE, ("half of the sample", sample[: len(sample) // 2])):
            _records(reader, data, what)


def check_container(container: Container, sample: bytes) -> None:
    """The container takes ``sample``, a whole file of its format, apart in the same way each time, and refuses garbage.

    Raises AssertionError.
    """
    _fits(container, Container, words=("name",))
    _check_file_plugin(container)
    with _offline():
        members = _members(container, sample, "the sample")
        _must(any(one.data for one in members), f"{container.name}: no member of the sample has bytes.")
        _must(
            members == _members(container, sample, "the sample"), f"{container.name}: reading twice gave two results."
        )
        for what, data in (*GARBAGE, ("half of the sample", sample[: len(sample) // 2])):
            _members(container, data, what)


def check_annotator(annotator: Annotator, reports: Sequence[Report]) -> None:
    """The annotator fills its own layers alone, with spans that anchor, in the same way each time.

    The layers that it needs are made by the installed annotators of other names. Besides ``reports``, at
    least one of them, it is shown texts that are odd or empty. Raises AssertionError.
    """
    _fits(annotator, Annotator, words=("name", "version"))
    _must(bool(reports), "check_annotator needs at least one report.")
    _must(bool(annotator.gives), f"{annotator.name}: it gives no layer; name those that it fills.")
    others = [one for one in annotators() if one.name != annotator.name]
    try:
        plan = planned([*others, annotator])
    except PluginError as error:
        raise AssertionError(str(error)) from error
    before, after = plan[: plan.index(annotator)], plan[plan.index(annotator) + 1 :]
    with _offline():
        shown = [*reports, *(_odd(text) for text in ODD_TEXTS)]
        found = [_run(before, report, Annotations(report=report.id)) for report in shown]
        results = [_annotated(annotator, *pair) for pair in zip(shown, found, strict=True)]
        again = [_annotated(annotator, *pair) for pair in reversed(list(zip(shown, found, strict=True)))]
        _must(
            results == again[::-1],
            f"{annotator.name}: the same reports in another order gave other annotations; it must keep no state.",
        )
        for report, result in zip(shown, results, strict=True):
            fault = unsound(report, _run(after, report, result))
            _must(fault is None, f"{annotator.name}: {fault}")


def check_exporter(exporter: Exporter, case: Case) -> None:
    """The exporter writes ``case``, and an empty one, in the same bytes each time; files, where it has them, too.

    Raises AssertionError.
    """
    _fits(exporter, Exporter, words=("name", "media_type", "summary"))
    _must(_is_a_sentence(exporter.summary), f"{exporter.name}: the user reads the summary; write a full sentence.")
    _must("/" in exporter.media_type, f"{exporter.name}: {exporter.media_type!r} is no media type.")
    suffixes = getattr(exporter, "suffixes", (".any",))
    _must(
        isinstance(suffixes, tuple) and all(one.startswith(".") and one == one.lower() for one in suffixes),
        f"{exporter.name}: suffixes must be a tuple of words in lower case that begin with a dot.",
    )
    turned = replace(case, links=replace(case.links, outlets=dict(reversed(list(case.links.outlets.items())))))
    with _offline():
        before = copy.deepcopy(case)
        data = _exported(exporter, case)
        _must(case == before, f"{exporter.name}: it changed the case that it was given.")
        _must(bool(data), f"{exporter.name}: it wrote nothing.")
        _must(data == _exported(exporter, case), f"{exporter.name}: exporting twice gave other bytes.")
        _must(data == _exported(exporter, turned), f"{exporter.name}: its bytes depend on the order of a mapping.")
        empty = _exported(exporter, Case(name="empty", built=None, links=Links()))
        if isinstance(exporter, FolderExporter):
            _check_files(exporter, case)
    for written in (data, empty):
        _readable(exporter, written)


def _is_a_sentence(said: str) -> bool:
    return said.rstrip().endswith((".", "!", "?"))


def _must(holds: bool, sentence: str) -> None:
    if not holds:
        raise AssertionError(sentence)


@contextmanager
def _offline() -> Iterator[None]:
    def refused(*_: object) -> None:
        raise AssertionError("It opens a network connection; nothing may leave the machine while a case is built.")

    with mock.patch.object(socket.socket, "connect", refused), mock.patch.object(socket, "getaddrinfo", refused):
        yield


def _fits(plugin: Any, protocol: type, words: Sequence[str]) -> None:
    kind = protocol.__name__
    lacking = sorted(name for name in protocol.__annotations__ if not hasattr(plugin, name))
    _must(not lacking, f"It is not a {kind}: it has no {', '.join(lacking)}.")
    _must(isinstance(plugin, protocol), f"It is not a {kind}: stemmata.plugins says which method it lacks.")
    for name in words:
        value = getattr(plugin, name)
        _must(isinstance(value, str) and bool(value.strip()), f"The {kind}'s {name} must be a word, not {value!r}.")


def _check_file_plugin(plugin: Plugin) -> None:
    suffixes = plugin.suffixes
    _must(isinstance(suffixes, tuple) and bool(suffixes), f"{plugin.name}: suffixes must be a tuple of at least one.")
    for suffix in suffixes:
        _must(
            suffix.startswith(".") and suffix == suffix.lower(),
            f"{plugin.name}: the suffix {suffix!r} must be lower case and begin with a dot.",
        )
    if getattr(plugin, "risky", False):
        try:
            pickle.loads(pickle.dumps(plugin))  # noqa: S301 - what was pickled here
        except Exception as error:
            raise AssertionError(
                f"{plugin.name}: it is risky and does not pickle ({error}), so it cannot run in a process of its own."
            ) from error


def _members(container: Container, data: bytes, what: str) -> list[Member]:
    """What the container gets out of these bytes; what came before a refusal where it refuses with a sentence."""
    members: list[Member] = []
    try:
        for member in container.members(BytesIO(data), f"no/such/folder/sample{container.suffixes[0]}"):
            members.append(member)
    except UnreadableReport as error:
        _must(bool(error.hint.strip()), f"{container.name}: refusing {what}, it says nothing of what to do: {error}")
    except AssertionError:
        raise
    except Exception as error:
        raise AssertionError(
            f"{container.name}: given {what} it raised {type(error).__name__} ({error}); "
            "what cannot be read must be an UnreadableReport with a hint."
        ) from error
    for member in members:
        _check_member(container.name, member)
    read = [member.locator for member in members if member.data]
    _must(len(set(read)) == len(read), f"{container.name}: two members of one file share a locator.")
    return members


def _check_member(name: str, member: Member) -> None:
    _must(isinstance(member, Member), f"{name}: it yields {type(member).__name__}, not Member.")
    if member.note and not (member.name or member.problem or member.passed):
        return  # of the whole
    _must(
        member.locator.startswith(("#", "/")),
        f"{name}: the locator {member.locator!r} must begin with # or /, since it follows the path of the file.",
    )
    ends = (bool(member.name), member.problem is not None, member.passed is not None)
    _must(sum(ends) == 1, f"{name}: {member.locator!r} must have a name to be read by, a problem, or be passed over.")
    unknown = sorted(set(member.metadata) - METADATA)
    _must(not unknown, f"{name}: metadata has no {', '.join(unknown)}; keys are {', '.join(sorted(METADATA))}.")
    for said in (member.problem, member.note):
        _must(
            said is None or said.rstrip().endswith((".", "!", "?")),
            f"{name}: the user reads {said!r}; write a full sentence.",
        )


def _records(reader: Reader, data: bytes, what: str) -> list[RawRecord]:
    """What the reader gets out of these bytes; nothing where it refuses them with a sentence."""
    options = ReadOptions(columns={})
    try:
        records = list(reader.read(data, f"no/such/folder/sample{reader.suffixes[0]}", options))
    except UnreadableReport as error:
        _must(bool(error.hint.strip()), f"{reader.name}: refusing {what}, it says nothing of what to do: {error}")
        return []
    except AssertionError:
        raise
    except Exception as error:
        raise AssertionError(
            f"{reader.name}: given {what} it raised {type(error).__name__} ({error}); "
            "what cannot be read must be an UnreadableReport with a hint."
        ) from error
    _must(options == ReadOptions(columns={}), f"{reader.name}: it changed the options that it was given.")
    for record in records:
        _check_record(reader.name, record)
    _must(
        bool(getattr(reader, "nests", False)) or not any(record.members for record in records),
        f"{reader.name}: its records carry members, so it needs the attribute nests = True.",
    )
    locators = [record.locator for record in records]
    _must(len(set(locators)) == len(locators), f"{reader.name}: two records of one file share a locator.")
    return records


def _check_record(name: str, record: RawRecord) -> None:
    _must(isinstance(record, RawRecord), f"{name}: it yields {type(record).__name__}, not RawRecord.")
    unknown = sorted(set(record.metadata) - METADATA)
    _must(not unknown, f"{name}: metadata has no {', '.join(unknown)}; keys are {', '.join(sorted(METADATA))}.")
    for member in record.members:
        _check_member(name, member)
    for said in (record.problem, record.note):
        _must(
            said is None or _is_a_sentence(said),
            f"{name}: the user reads {said!r}; write a full sentence.",
        )
    try:
        record.text.encode()
    except UnicodeEncodeError as error:
        raise AssertionError(f"{name}: a text holds half a character (a lone surrogate), which no file can.") from error


def _odd(text: str) -> Report:
    zones = (Zone(kind="body", span=Span(0, len(text))),) if text.strip() else ()
    return Report(
        id=content_id("odd report", text), path="odd.txt", sha256=content_id("odd bytes", text), text=text, zones=zones,
        language=None, title=None, authors=(), outlet_name=None, outlet_domain=None, url=None, published=None, links=(),
    )  # fmt: skip


def _run(plan: Iterable[Annotator], report: Report, found: Annotations) -> Annotations:
    for one in plan:
        found = one.annotate(report, found)
    return found


def _annotated(annotator: Annotator, report: Report, found: Annotations) -> Annotations:
    """What the annotator returns, checked against what it was given."""
    given = copy.deepcopy((report, found))
    try:
        result = annotator.annotate(report, found)
    except AssertionError:
        raise
    except Exception as error:
        raise AssertionError(
            f"{annotator.name}: it raised {type(error).__name__} ({error}) on the text {_beginning(report.text)!r}."
        ) from error
    _must((report, found) == given, f"{annotator.name}: it changed what it was given; return a new value.")
    _must(isinstance(result, Annotations), f"{annotator.name}: it returns {type(result).__name__}, not Annotations.")
    _must(result.report == report.id, f"{annotator.name}: its annotations are of another report.")
    for field in fields(Annotations):
        if field.name in LAYERS - set(annotator.gives):
            _must(
                getattr(result, field.name) == getattr(found, field.name),
                f"{annotator.name}: it changed the layer {field.name}, which it does not say that it gives.",
            )
    _check_spans(annotator.name, report, result)
    _must(
        pickle.loads(pickle.dumps(result)) == result,  # noqa: S301 - made here, a line before
        f"{annotator.name}: its annotations do not come back whole from another process.",
    )
    return result


def _check_spans(name: str, report: Report, result: Annotations) -> None:
    for layer in IN_TEXT_ORDER:
        spans = [one.span for one in getattr(result, layer)]
        for span in spans:
            outside = (
                f"a span of {layer}, [{span.start}, {span.end}), lies outside the text of {len(report.text)} characters"
            )
            _must(0 <= span.start <= span.end <= len(report.text), f"{name}: {outside}.")
        starts = [span.start for span in spans]
        _must(starts == sorted(starts), f"{name}: the {layer} are not in text order.")


def _beginning(text: str) -> str:
    return text if len(text) <= 40 else text[:40] + "…"


def _exported(exporter: Exporter, case: Case) -> bytes:
    chunks = _called(lambda: list(exporter.export(case)), f"{exporter.name}: exporting the case {case.name!r}")
    kinds = {type(chunk).__name__ for chunk in chunks}
    _must(kinds <= {"bytes"}, f"{exporter.name}: it yields {', '.join(sorted(kinds))}, not bytes.")
    return b"".join(chunks)


def _check_files(exporter: FolderExporter, case: Case) -> None:
    files = _files(exporter, case)
    names = [name for name, _ in files]
    _must(bool(names), f"{exporter.name}: it has no file.")
    _must(len(set(names)) == len(names), f"{exporter.name}: two files share a name.")
    for name in names:
        plain = bool(name.strip(".")) and not set(name) & set("/\\:\0")
        _must(plain, f"{exporter.name}: {name!r} is no plain name of a file; it must not lead to another folder.")
    _must(files == _files(exporter, case), f"{exporter.name}: writing the files twice gave other bytes.")


def _files(exporter: FolderExporter, case: Case) -> list[tuple[str, bytes]]:
    return _called(
        lambda: [(name, b"".join(chunks)) for name, chunks in exporter.files(case)],
        f"{exporter.name}: writing the files of the case {case.name!r}",
    )


def _called(work: Callable[[], T], what: str) -> T:
    try:
        return work()
    except AssertionError:
        raise
    except Exception as error:
        raise AssertionError(f"{what} raised {type(error).__name__} ({error}).") from error


def _readable(exporter: Exporter, data: bytes) -> None:
    """Text must be UTF-8, JSON must parse."""
    essence = exporter.media_type.partition(";")[0].strip()
    if not essence.startswith("text/") and not essence.endswith(("json", "xml")):
        return
    text = _called(data.decode, f"{exporter.name}: reading its bytes as UTF-8")
    if essence.endswith(("/json", "+json")):
        _called(lambda: json.loads(text), f"{exporter.name}: reading its bytes as JSON")
