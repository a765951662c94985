"""The pool: many reports in processes, a killer found and refused, everything else read."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from stemmata.annotate import pool
from stemmata.model.annotations import Annotations
from stemmata.model.case import Annotated
from stemmata.model.report import Refusal, Report
from tests.making import report

KILLER = "the killer"


class Deadly:
    """Ends its process on one report, fails on another."""

    name = "deadly"
    version = "1"
    needs = ()
    gives = ("statements",)

    def annotate(self, made: Report, found: Annotations) -> Annotations:
        if made.text == KILLER:
            os._exit(9)
        if made.text == "the fault":
            raise ValueError("a fault")
        return found


def deadly_start() -> None:
    pool._planned = (Deadly(),)


@pytest.fixture
def deadly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_start", deadly_start)


@pytest.mark.usefixtures("deadly")
def test_the_report_that_kills_its_worker_is_found_and_refused_and_all_others_are_read() -> None:
    reports = [report(f"report {n}") for n in range(60)]
    reports[17:17] = [report(KILLER)]
    outcomes = list(pool.annotated(reports, workers=2))
    refused = [one for one in outcomes if isinstance(one, Refusal)]
    read = {one.report.text for one in outcomes if isinstance(one, Annotated)}
    assert len(refused) == 1
    assert "ends the process" in refused[0].reason
    assert read == {f"report {n}" for n in range(60)}


def test_a_fault_of_an_annotator_refuses_one_report(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "annotators", lambda: (Deadly(),))
    outcomes = list(pool.annotated([report("fine"), report("the fault")], workers=1))
    assert [type(one).__name__ for one in outcomes] == ["Annotated", "Refusal"]


def test_one_process_and_two_find_the_same() -> None:
    reports = [report(f"The mayor said on 4 May that {n} drums had gone.") for n in range(2, 40)]
    alone = sorted(pool.annotated(reports, workers=1), key=repr)
    assert alone == sorted(pool.annotated(reports, workers=2), key=repr)


KILLED = """
import os, signal
from stemmata.annotate.pool import _new_pool

if __name__ == "__main__":
    pool = _new_pool(2)
    print(*{pool.submit(os.getpid).result() for _ in range(8)}, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def ended(process: int) -> bool:
    """True if there is no such process, or only its entry waits to be taken off the table."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    status = Path(f"/proc/{process}/stat")
    return status.exists() and status.read_text().rpartition(")")[2].split()[0] == "Z"


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="processes are ended in another way here")
def test_workers_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "killed.py"
    script.write_text(KILLED, "utf-8")
    ran = subprocess.run([sys.executable, script], capture_output=True, text=True, timeout=60, check=False)
    assert ran.returncode == -signal.SIGKILL
    workers = [int(word) for word in ran.stdout.split()]
    assert workers
    until = time.monotonic() + 20
    while not all(map(ended, workers)) and time.monotonic() < until:
        time.sleep(0.05)
    assert all(map(ended, workers))
