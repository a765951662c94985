"""``stemmata add``: the one command that opens a connection, and the one module that imports ``stemmata.fetch``."""

import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from stemmata.cli.completing import cases

if TYPE_CHECKING:
    from stemmata.fetch.network import Network
    from stemmata.fetch.rules import Rules
    from stemmata.fetch.saving import Line
    from stemmata.fetch.turns import Clock
    from stemmata.pipeline import Built


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What the user asked for besides URLs and case."""

    listed: str = ""  # a file of URLs; "-" for standard input
    wacz: Path | None = None
    again: bool = False
    dry_run: bool = False
    workers: int | None = None
    machine: bool = False
    quiet: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How pages are fetched. The network and the clock are the real ones if not given."""

    rules: "Rules"
    network: "Network | None" = None
    clock: "Clock | None" = None


@dataclass(slots=True)
class _Round:
    """What one command asks for, and what came of it."""

    wanted: dict[str, str]  # URL → host, in the order in which they were named
    held: "dict[str, Line]"  # of these, what came earlier
    refused: dict[str, str]  # URL → why
    fetched: "dict[str, Line]"


def add(  # noqa: PLR0913, PLR0917 (each is an option that a user may give)
    case: Annotated[
        Path,
        typer.Option(
            metavar="FILE", help="The case file to create or update.", show_default=False, autocompletion=cases
        ),
    ],
    urls: Annotated[list[str] | None, typer.Argument(metavar="URL...", help="Pages of the web.")] = None,
    listed: Annotated[
        str,
        typer.Option("--from", metavar="LIST", help="A file with one URL a line, or .csv, .json; - is standard input."),
    ] = "",
    wacz: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Save all that was fetched for the case as a WACZ.")
    ] = None,
    delay: Annotated[float, typer.Option(min=1.0, help="Seconds between two requests to one host.")] = 2.0,
    port: Annotated[
        list[int] | None, typer.Option(min=1, max=65535, help="A port to be asked besides 80, 443.")
    ] = None,
    ignore_robots: Annotated[
        bool, typer.Option("--ignore-robots", help="Fetch what a robots.txt forbids; the archive says so.")
    ] = False,
    again: Annotated[bool, typer.Option("--again", help="Fetch anew what was fetched before.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be asked of whom, and ask nobody.")
    ] = False,
    workers: Annotated[int, typer.Option(min=0, help="Processes that read; 0 for one a core.")] = 0,
    json: Annotated[bool, typer.Option("--json", help="Machine output on standard output.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no summary; refusals stay.")] = False,
) -> None:
    """Fetch pages of the web, archive them beside the case, and read them into it. Only this command opens connections.

    Exit status: 0 all fetched and read; 1 done, but some pages were refused, each named with its reason.

    Example: stemmata add https://ledger.example/gates-shut --case my.stemma
    """
    from stemmata.fetch.rules import WEB_PORTS, Rules

    rules = Rules(delay=delay, ports=WEB_PORTS | set(port or ()), ignore_robots=ignore_robots)
    request = Request(
        listed=listed, wacz=wacz, again=again, dry_run=dry_run, workers=workers or None, machine=json, quiet=quiet
    )
    raise typer.Exit(run(urls or [], case, request, Way(rules=rules)))


def run(urls: list[str], case: Path, request: Request, way: Way) -> int:
    """Fetches and builds; returns the exit status."""
    from stemmata.errors import CaseWriteError, UsageError
    from stemmata.fetch.saving import added_folder

    named = [*urls, *_listed(request.listed)]
    if not named and not request.wacz:
        raise UsageError("No URL was named.", hint="Name pages, or a list of them with --from LIST.")
    folder = added_folder(case)
    ahead = _sorted_out(named, folder, way.rules)
    if request.dry_run:
        _foretell(ahead, request, way.rules)
        return 1 if ahead.refused else 0
    built = None
    try:
        _open(case)
        _fetch(ahead, folder, request, way)
        built = _build(ahead, folder, case, request)
        size = _save_wacz(folder, request.wacz)
    except OSError as error:
        why = f"{error.filename or folder} cannot be written: {error.strerror or error}."
        raise CaseWriteError(why, hint="Make room there, or move the case.") from error
    _tell(ahead, case, request, built, size)
    return 1 if ahead.refused or (built and built.refusals) else 0


def _listed(listed: str) -> tuple[str, ...]:
    from stemmata.errors import UsageError
    from stemmata.fetch.listed import urls_listed

    if not listed:
        return ()
    if listed == "-":
        return urls_listed(sys.stdin.buffer.read(), "")
    try:
        return urls_listed(Path(listed).read_bytes(), listed)
    except OSError as error:
        raise UsageError(
            f"{listed!r} cannot be read: {error.strerror}.", hint="Name a file with one URL a line."
        ) from error


def _sorted_out(named: list[str], folder: Path, rules: "Rules") -> _Round:
    from stemmata.fetch.refused import Refused
    from stemmata.fetch.saving import came
    from stemmata.fetch.wanted import wanted

    ahead = _Round(wanted={}, held={}, refused={}, fetched={})
    before = came(folder)
    for url in named:
        try:
            page = wanted(url, rules.ports)
        except Refused as error:
            ahead.refused[url.strip().encode("utf-8", "replace").decode()] = str(error)
            continue
        ahead.wanted[page.url] = page.host
        if page.url in before:
            ahead.held[page.url] = before[page.url]
    return ahead


def _open(case: Path) -> None:
    """Raises CaseFileError where pages would be fetched for a file that is no case."""
    from stemmata.pipeline import Settings, build

    if case.exists():
        build([], case, Settings())


def _fetch(ahead: _Round, folder: Path, request: Request, way: Way) -> None:
    """Fetches what is not held; each page is on the disk before the next is asked for."""
    from datetime import UTC, datetime

    from stemmata.cli.progress import reporter
    from stemmata.fetch.archive import Archive, unused_stamp
    from stemmata.fetch.fetching import Fetcher
    from stemmata.fetch.network import INTERNET
    from stemmata.fetch.refused import Refused
    from stemmata.fetch.saving import ARCHIVE, Line, noted, save
    from stemmata.text.moments import in_utc

    missing = [(url, host) for url, host in ahead.wanted.items() if request.again or url not in ahead.held]
    day = unused_stamp(folder / ARCHIVE, datetime.now(UTC))
    with reporter(quiet=request.quiet) as told, Archive(folder / ARCHIVE / f"{day}.warc.gz", way.rules) as archive:
        for url, reason in ahead.refused.items():
            told.refused(url, reason)
        fetcher = Fetcher(way.rules, archive.keep, way.network or INTERNET, way.clock)
        if missing:
            told.stage("Fetching", len(missing))
        for url in fetcher.turns.in_turn(missing):
            try:
                line = save(fetcher.fetched(url), folder, day, archive.path.name)
                ahead.fetched[url] = line
            except Refused as error:
                line = Line(asked=url, time=in_utc(datetime.now(UTC)), refused=str(error))
                ahead.refused[url] = str(error)
                told.refused(url, str(error))
            noted(folder, line)
            told.advance()


def _build(ahead: _Round, folder: Path, case: Path, request: Request) -> "Built | None":
    """Reads the pages of this command, those that came earlier among them; None where there are none."""
    from stemmata.cli.progress import reporter
    from stemmata.pipeline import Settings, build

    files = sorted({str(folder / one.file) for one in (ahead.held | ahead.fetched).values()})
    if not files:
        return None
    with reporter(quiet=request.quiet) as progress:
        return build(files, case, Settings(workers=request.workers), progress)


def _save_wacz(folder: Path, target: Path | None) -> int:
    """Its size in bytes; 0 where none was asked for. Raises UsageError where nothing was fetched yet."""
    from datetime import UTC, datetime

    from stemmata.errors import UsageError
    from stemmata.fetch.saving import archives, came
    from stemmata.fetch.wacz import Page, save

    if target is None:
        return 0
    if target.suffix.lower() != ".wacz":
        raise UsageError(f"{target} does not end in .wacz.", hint="Players know such a file by its name.")
    lines = came(folder).values()
    warcs = archives(folder, lines)
    if not warcs:
        raise UsageError("Nothing was fetched for this case yet.", hint="Name pages to fetch.")
    pages = [Page(url=one.url, time=one.time) for one in lines]
    return save(target, warcs, pages, datetime.now(UTC))


def _foretell(ahead: _Round, request: Request, rules: "Rules") -> None:
    """Who would be asked for what; nobody is asked, not even for a host's address."""
    from stemmata.cli.output import write_bytes, write_json
    from stemmata.fetch.wanted import wanted
    from stemmata.text.counted import count

    hosts: dict[str, list[str]] = {}
    for url, host in ahead.wanted.items():
        if request.again or url not in ahead.held:
            hosts.setdefault(host, []).append(url)
    held = [] if request.again else list(ahead.held)
    if request.machine:
        refused = [{"url": url, "reason": why} for url, why in ahead.refused.items()]
        write_json({"hosts": hosts, "held": held, "refused": refused}, indent=1)
        return
    lines = []
    for host, urls in hosts.items():
        robots = sorted({f"{wanted(url, rules.ports).origin}/robots.txt" for url in urls})
        least = rules.delay * (len(urls) - 1)
        lines.append(f"{host}: {count(len(urls), 'page')}, in {least:.0f} seconds at least")
        lines += [f"  {url}" for url in (*robots, *urls)]
    lines += [f"held already: {url}" for url in held]
    lines += [f"refused: {url}: {why}" for url, why in ahead.refused.items()]
    write_bytes([("\n".join(lines) + "\n").encode()])


def _tell(ahead: _Round, case: Path, request: Request, built: "Built | None", size: int) -> None:
    from stemmata.cli.building import summary
    from stemmata.cli.output import write_json
    from stemmata.fetch.saving import ARCHIVE, added_folder
    from stemmata.text.counted import count

    held = [url for url in ahead.held if url not in ahead.fetched]
    if request.machine:
        told: dict[str, Any] = {
            "case": str(case),
            "fetched": [asdict(one) for one in ahead.fetched.values()],
            "held": held,
            "refused": [{"url": url, "reason": why} for url, why in ahead.refused.items()],
            "wacz": str(request.wacz) if request.wacz else None,
            "built": asdict(built) if built else None,
        }
        write_json(told, indent=1)
    if request.machine or request.quiet:
        return
    lines = [
        f"{count(len(ahead.fetched), 'page')} fetched, {len(held):,} held already, {len(ahead.refused):,} refused."
    ]
    if ahead.fetched:
        lines.append(f"As it came over the wire: {added_folder(case) / ARCHIVE}")
    if request.wacz:
        lines.append(f"Wrote {request.wacz} ({size:,} bytes).")
    sys.stderr.write("\n".join(lines) + "\n" + (summary(built, case) if built else ""))
