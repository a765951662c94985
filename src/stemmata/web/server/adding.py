"""The page where reports are added, and what its forms lead to."""

import contextlib
import itertools
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from stemmata import plugins
from stemmata.errors import CaseWriteError, StemmataError, UsageError
from stemmata.ingest.choice import LIMIT, MEBIBYTE, STREAMED_LIMIT
from stemmata.ingest.decode import READABLE
from stemmata.model.report import Report
from stemmata.web.edition import Edition
from stemmata.web.pages import Page, filled
from stemmata.web.server.desk import Desk
from stemmata.web.server.intake.pasting import pasted, write_pasted
from stemmata.web.server.intake.reading import Reading, busy
from stemmata.web.server.intake.receiving import LIMITS, Received, Receiver

LOOKS_AGAIN: Final = 5  # seconds: how often a browser without scripts asks how far it is
LISTED: Final = 100  # reports and refusals on the page; the page of reports has all


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How far a build is, in words and numbers for a page."""

    rate: str  # "3.2 a second"; "" where nothing can be said
    left: str  # "about 2 minutes left"
    share: float | None  # 0 to 1, of this stage


def added_folder(case: Path) -> Path:
    """Where what comes in is put: beside the case, to be seen by whoever looks there."""
    return case.with_name(f"{case.stem}-added")


@cache
def suffixes() -> tuple[str, ...]:
    """How names of files end that are read here, sorted; those of plugins, too."""
    installed: tuple[plugins.Plugin, ...] = (*plugins.readers(), *plugins.containers())
    return tuple(sorted({suffix for one in installed for suffix in one.suffixes}))


def adding_page(desk: Desk, edition: Edition) -> Page:
    """How far the build under way is, or what the last one did, and the forms."""
    reading = desk.builder.reading
    under_way = reading is not None and reading.under_way
    folder = added_folder(desk.case)
    fill = partial(
        filled,
        "add.html",
        edition,
        reading=reading,
        pace=pace(reading, time.monotonic()) if reading else None,
        new=new_reports(edition, reading) if reading and not under_way else (),
        received=desk.received,
        listed=LISTED,
        folder=folder.absolute(),
        left=folder.is_dir() and any(folder.iterdir()),
        readable=READABLE,
        suffixes=suffixes(),
        limits=LIMITS,
        mebibyte=MEBIBYTE,
        report_limit=LIMIT // MEBIBYTE,
        table_limit=STREAMED_LIMIT // MEBIBYTE,
    )
    return Page(
        name="add", title="Add reports", section="add", fill=fill, again=LOOKS_AGAIN * under_way, scripts=("add.js",)
    )


def new_reports(edition: Edition, reading: Reading) -> tuple[Report, ...]:
    """The reports of the case that come from the folder that was read, in order of publication."""
    return tuple(
        one.report for one in edition.reports if one.report.path.startswith(f"{Path(reading.folder).as_posix()}/")
    )


def pace(reading: Reading, now: float) -> Pace:
    rate, left = reading.rate(now), reading.seconds_left(now)
    return Pace(
        rate="" if rate is None else f"{rate:.1f} a second" if rate >= 1 else f"{60 * rate:.0f} a minute",
        left="" if left is None else time_left(left),
        share=min(1.0, reading.done / reading.total) if reading.total else None,
    )


def time_left(seconds: float) -> str:
    """
    >>> time_left(3), time_left(75), time_left(4000)
    ('a few seconds left', 'about 2 minutes left', 'about 1.1 hours left')
    """
    if seconds < 10:
        return "a few seconds left"
    if seconds < 60:
        return f"about {10 * round(seconds / 10)} seconds left"
    return f"about {-(-seconds // 60):.0f} minutes left" if seconds < 3600 else f"about {seconds / 3600:.1f} hours left"


class Intake:
    """What answers at ``/add`` and below. ``shown`` makes an answer of a page."""

    def __init__(self, desk: Desk, shown: Callable[[Edition, Page], Response]) -> None:
        self._desk = desk
        self._shown = shown

    def routes(self) -> list[Route]:
        return [
            Route("/add", self._page),
            Route("/add", self._add, methods=["POST"]),
            Route("/add/stop", self._stop, methods=["POST"]),
            Route("/add/again", self._again, methods=["POST"]),
        ]

    def _page(self, _request: Request) -> Response:
        edition = self._desk.laid().edition
        return self._shown(edition, adding_page(self._desk, edition))

    async def _add(self, request: Request) -> Response:
        try:
            if self._desk.builder.under_way:
                raise busy()
            with own_folder(added_folder(self._desk.case), datetime.now(UTC)) as folder:
                received = await _received(request, folder)
                await run_in_threadpool(self._begin, received, folder)
        except ClientDisconnect:
            return Response(status_code=400)  # nobody is there to read it
        except StemmataError:
            await _rest(request)
            raise
        return RedirectResponse("/add", status_code=303)

    def _begin(self, received: Received, folder: Path) -> None:
        if pasted(received.fields):
            received.files.append(write_pasted(received.fields, folder))
        if not received.files and not received.refusals and not received.hidden:
            raise UsageError(
                "Nothing was chosen.", hint="Choose files or a folder, or paste a text, and send them then."
            )
        self._desk.received = received
        if received.files:
            self._desk.builder.start(folder)

    def _stop(self, _request: Request) -> Response:
        self._desk.builder.stop()
        return RedirectResponse("/add", status_code=303)

    def _again(self, _request: Request) -> Response:
        """Goes on with all that was added and perhaps not read to its end."""
        folder = added_folder(self._desk.case)
        if not folder.is_dir():
            raise UsageError("Nothing was added from here yet.", hint="Choose files, or paste a text.")
        self._desk.received = None
        self._desk.builder.start(folder)
        return RedirectResponse("/add", status_code=303)


async def _received(request: Request, folder: Path) -> Received:
    receiver = Receiver(request.headers.get("content-type", ""), folder)
    try:
        async for piece in request.stream():
            await run_in_threadpool(receiver.feed, piece)
        return receiver.finish()
    finally:
        receiver.close()


async def _rest(request: Request) -> None:
    """Lets the rest of a body go by unread: a browser shows no answer before it has sent everything."""
    try:
        async for _ in request.stream():
            pass
    except (ClientDisconnect, RuntimeError):  # gone, or read to the end already
        return


@contextlib.contextmanager
def own_folder(parent: Path, now: datetime) -> Iterator[Path]:
    """A new folder named after the time, for what came together; gone where it stays empty, or anything fails.

    Raises CaseWriteError where the disk does not take it.
    """
    made = None
    try:
        made = _made(parent, now.strftime("%Y-%m-%d-%H%M%S"))
        yield made
    except BaseException as error:
        if made is not None:
            shutil.rmtree(made, ignore_errors=True)
        if isinstance(error, OSError):
            why = error.strerror or str(error)
            raise CaseWriteError(f"{parent} cannot be written: {why}.", hint="Nothing was taken.") from error
        raise
    finally:
        for folder in filter(None, (made, parent)):
            with contextlib.suppress(OSError):
                folder.rmdir()  # only where nothing is in it


def _made(parent: Path, name: str) -> Path:
    parent.mkdir(exist_ok=True)
    for number in itertools.count(1):
        made = parent / (name if number == 1 else f"{name}-{number}")
        with contextlib.suppress(FileExistsError):
            made.mkdir()
            return made
    raise AssertionError
