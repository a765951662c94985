"""The one seam: what a plugin author writes, and how built-ins and plugins alike are found.

Entry-point groups: ``stemmata.readers``, ``stemmata.containers``, ``stemmata.annotators``, ``stemmata.exporters``.
The built-ins are declared in this project's own pyproject.toml and come through the same door. Each entry point names
an object that fits the protocol below; :mod:`stemmata.testing` checks that it does.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.metadata import entry_points
from typing import Any, BinaryIO, Protocol, runtime_checkable

from stemmata.errors import PluginError
from stemmata.model.annotations import Annotations
from stemmata.model.case import Case
from stemmata.model.report import Captured, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A file inside a file: a message of a mailbox, a page of a web archive, an attachment of a mail.

    Its bytes are read by the reader of its ``name``, and kept as its original. It never touches the file system.
    """

    locator: str  # what follows the path of the file it is in: "#message=12", "/folder/a.txt", "#https://…"
    name: str = ""  # a file name, by which a reader is chosen: "message.eml", "page.html"
    data: bytes = b""
    metadata: Mapping[str, str | None] = field(default_factory=dict)  # what its own text does not say; see RawRecord
    beside: tuple[str, bytes] | None = None  # the name and the bytes of the sidecar that lies beside it
    encoding: str | None = None  # what carried it says of its characters
    captured: Captured | None = None
    problem: str | None = None  # it cannot be read, and what to do: becomes a Refusal
    passed: str | None = None  # it is no report, and nobody expects one: what it is, in the plural; counted, not read
    note: str | None = None  # a sentence for the user; alone, without a name: of the whole container


@dataclass(frozen=True, slots=True, kw_only=True)
class RawRecord:
    """What a reader gets out of a file: text and metadata, before normalisation and zoning.

    Metadata keys: title, outlet, author, date, url, language. Absent or None where not known.
    """

    locator: str = ""  # "" for a whole file, "row=12" for a table row
    text: str = ""
    metadata: Mapping[str, str | None] = field(default_factory=dict)
    links: tuple[tuple[str, str], ...] = ()  # (anchor text, url) in order of appearance
    captions: tuple[str, ...] = ()  # texts that the format itself marks as captions
    quoted: tuple[str, ...] = ()  # stretches of the text that are another's, in its order: no words of this author
    captured: Captured | None = None  # where the format says when the page was copied
    members: tuple[Member, ...] = ()  # files that hang on it, which become reports of their own
    problem: str | None = None  # the record cannot be read, and what to do: becomes a Refusal
    note: str | None = None  # what the reader had to guess, as a sentence for the user


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """What the user says about the input."""

    columns: Mapping[str, str] = field(default_factory=dict)  # our name → the table's column
    encoding: str | None = None  # what the file's carrier (HTTP, a mail) says of its characters


@runtime_checkable
class Reader(Protocol):
    """Reads one format. Raises UnreadableReport with a sentence that says what to do.

    Where the object has an attribute ``risky`` that is true it runs in a process of its own, with limits of memory and
    time (see :mod:`stemmata.ingest.apart`), and must pickle: for what takes binary or deeply nested input apart.
    Where it has an attribute ``seconds`` that is how long by the clock it may take for a record, if more than others.
    Where it has an attribute ``nests`` that is true its records may carry members.
    """

    name: str
    suffixes: tuple[str, ...]  # lower case, with the dot

    def read(self, data: bytes, path: str, options: ReadOptions) -> Iterator[RawRecord]: ...


@runtime_checkable
class Container(Protocol):
    """Takes a file apart that holds other files, as a stream: never more in memory than one member.

    ``file`` can be sought in; ``path`` is for people. Raises UnreadableReport where nothing (or nothing more) can be
    got out. ``risky`` as for readers. What is not a report is yielded with ``passed``, so that it is counted.
    """

    name: str
    suffixes: tuple[str, ...]  # lower case, with the dot; ".warc.gz" outranks ".gz"

    def members(self, file: BinaryIO, path: str) -> Iterator[Member]: ...


Plugin = Reader | Container  # what takes a file


@runtime_checkable
class Annotator(Protocol):
    """One concern. Takes what was found so far, returns a new value with its own layers filled."""

    name: str
    version: str  # a change re-annotates
    needs: tuple[str, ...]  # layers (field names of Annotations) that must be there before
    gives: tuple[str, ...]  # layers that it fills

    def annotate(self, report: Report, found: Annotations) -> Annotations: ...


@runtime_checkable
class Exporter(Protocol):
    """Writes a case in one format.

    It may have ``suffixes``, a tuple of how names of its files end (".csv.zip"); without, they end with its name.
    """

    name: str
    media_type: str
    summary: str  # a sentence that says what one gets, for the list of formats

    def export(self, case: Case) -> Iterable[bytes]:
        """The bytes of one file or stream, in pieces; an empty piece is a sign of life."""
        ...


@runtime_checkable
class FolderExporter(Exporter, Protocol):
    """An exporter whose format is several files: they can stand in a folder, too."""

    def files(self, case: Case) -> Iterable[tuple[str, Iterable[bytes]]]:
        """Name and bytes of each file; each is read to its end before the next is asked for."""
        ...


def readers() -> tuple[Reader, ...]:
    """The installed readers, sorted by name.

    Raises PluginError where one cannot be imported, does not fit, or shares its name with another; so do the others.
    """
    return tuple(_installed("readers", Reader))


def containers() -> tuple[Container, ...]:
    """The installed containers, sorted by name."""
    return tuple(_installed("containers", Container))


def annotators() -> tuple[Annotator, ...]:
    """The installed annotators, sorted by name; ``annotate.plan`` orders them."""
    return tuple(_installed("annotators", Annotator))


def exporters() -> tuple[Exporter, ...]:
    """The installed exporters, sorted by name."""
    return tuple(_installed("exporters", Exporter))


def _installed(group: str, protocol: type) -> Iterator[Any]:
    """The objects installed under ``stemmata.<group>``, sorted by name.

    Raises PluginError where one cannot be imported, does not fit, or shares its name with another.
    """
    seen: set[str] = set()
    for point in sorted(entry_points(group=f"stemmata.{group}"), key=lambda p: (p.name, p.value)):
        loaded = _loaded(point.load, point.value)
        if not isinstance(loaded, protocol):
            raise PluginError(
                f"{point.value} is not a {protocol.__name__}.",
                hint="Check it with stemmata.testing, or uninstall the package that brings it.",
            )
        if point.name in seen:
            raise PluginError(
                f"Two installed packages bring the {group} plugin {point.name!r}.",
                hint="Uninstall one of them.",
            )
        seen.add(point.name)
        yield loaded


def _loaded(load: Callable[[], Any], value: str) -> Any:
    try:
        return load()
    except Exception as error:  # a plugin may fail in any way; say whose it is
        raise PluginError(
            f"The plugin {value} cannot be loaded: {error}.", hint="Uninstall or mend the package that brings it."
        ) from error
