"""Annotates reports in a pool of processes.

Workers are spawned; the parent alone writes. A worker that dies (a killer report, no memory) breaks
the whole pool: it is rebuilt, and the batch that was under way is split until the report that kills is
found and refused. ``multiprocessing.Pool`` would wait for ever for the dead worker.
"""

import multiprocessing
import multiprocessing.connection
import os
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice

from stemmata.annotate.plan import annotate, planned
from stemmata.errors import StemmataError
from stemmata.model.annotations import Annotations
from stemmata.model.case import Annotated
from stemmata.model.report import Refusal, Report
from stemmata.plugins import Annotator, annotators

BATCH = 16  # reports sent to a worker at once
AHEAD = 3  # batches under way for each worker: bounds memory whatever the number of reports
POOL_FROM = 24  # below this many reports a pool costs more than it saves
Outcome = Annotated | Refusal

_planned: tuple[Annotator, ...] = ()  # one plan for each worker process, set when it starts


def annotated(reports: Iterable[Report], *, workers: int | None = None) -> Iterator[Outcome]:
    """Each report with its annotations, or a Refusal where it could not be annotated.

    *Order:* none is promised. ``workers``: processes; None for one a core; 1 to stay in this process
    as long as nothing crashes.
    """
    count = workers if workers is not None else (os.cpu_count() or 1)
    stream = iter(reports)
    first = list(islice(stream, POOL_FROM))
    if count <= 1 or len(first) < POOL_FROM:
        plan = planned(annotators())
        for report in _chained(first, stream):
            yield _one(report, plan)
        return
    yield from _pooled(_chained(first, stream), count)


def _chained(first: Sequence[Report], rest: Iterator[Report]) -> Iterator[Report]:
    yield from first
    yield from rest


def _pooled(reports: Iterator[Report], count: int) -> Iterator[Outcome]:
    waiting: deque[list[Report]] = deque()
    running: dict[Future[list[Outcome]], list[Report]] = {}
    pool = _new_pool(count)
    try:
        while True:
            while len(running) < count * AHEAD:
                batch = waiting.popleft() if waiting else list(islice(reports, BATCH))
                if not batch:
                    break
                running[pool.submit(_batch, batch)] = batch
            if not running:
                return
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            broken = [future for future in done if isinstance(future.exception(), BrokenProcessPool)]
            for future in done:
                if future not in broken:
                    del running[future]
                    yield from future.result()
            if broken:
                pool.shutdown(wait=False, cancel_futures=True)
                suspects, running = list(running.values()), {}
                yield from _bisected(suspects)
                pool = _new_pool(count)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _bisected(suspects: Iterable[Sequence[Report]]) -> Iterator[Outcome]:
    """Runs each suspect batch alone in a process of its own; halves those that break it."""
    for batch in suspects:
        with _new_pool(1) as alone:
            try:
                outcomes = alone.submit(_batch, list(batch)).result()
            except BrokenProcessPool:
                outcomes = None
        if outcomes is not None:
            yield from outcomes
        elif len(batch) == 1:
            yield Refusal(
                path=batch[0].path,
                reason="Reading it ends the process (it may be too large or malformed); "
                "all else was read. Split the file, or send it to us so that we can mend this.",
            )
        else:
            middle = len(batch) // 2
            yield from _bisected([batch[:middle], batch[middle:]])


def _new_pool(count: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(count, mp_context=multiprocessing.get_context("spawn"), initializer=_start)


def _start() -> None:
    global _planned  # noqa: PLW0603 - the plan is loaded once for each worker process
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _planned = planned(annotators())


def _end_with_parent() -> None:
    """A parent that is killed cannot end its workers: they would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        multiprocessing.connection.wait([parent.sentinel])
        os._exit(1)


def _batch(reports: list[Report]) -> list[Outcome]:
    return [_one(report, _planned) for report in reports]


def _one(report: Report, plan: Sequence[Annotator]) -> Outcome:
    try:
        found: Annotations = annotate(report, plan)
    except (MemoryError, RecursionError) as error:
        return Refusal(path=report.path, reason=f"It cannot be annotated ({type(error).__name__}). Split the file.")
    except StemmataError as error:
        return Refusal(path=report.path, reason=str(error))
    except Exception as error:  # a fault in one annotator must not lose the other reports
        return Refusal(
            path=report.path,
            reason=f"An annotator failed on it ({type(error).__name__}: {error}). "
            "All else was read; please report this.",
        )
    return Annotated(report=report, annotations=found)
