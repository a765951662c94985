"""What a build says of itself while it runs, and how it lets itself be stopped."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from stemmata.errors import BuildStopped
from stemmata.pipeline import Settings, build, opened

ONE = Settings(workers=1)
TEXT = "According to Harbour Ledger, {n} barrels lie under the quay at Kaldavik."


@dataclass
class Heard:
    """Notes all that is told; wants no further report after so many ``wanted``."""

    wanted: int = 1000
    stages: list[tuple[str, int | None]] = field(default_factory=list)
    done: int = 0
    saved: list[str] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)
    asked: int = 0

    def stage(self, name: str, total: int | None = None) -> None:
        self.stages.append((name, total))
        self.done = 0

    def advance(self, count: int = 1) -> None:
        if not self.stages[-1][0].startswith("Linking"):
            self.done += count

    def kept(self, paths: Sequence[str]) -> None:
        self.saved += paths

    def refused(self, path: str, reason: str) -> None:
        self.refusals.append(path)

    def going(self) -> bool:
        self.asked += 1
        return self.asked <= self.wanted


@dataclass
class ReadingOnly(Heard):
    """Keeps what was done of the first stage."""

    def stage(self, name: str, total: int | None = None) -> None:
        self.stages.append((name, total))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Files of one report and of three, one that is no report, one twice: six."""
    made = tmp_path / "in"
    made.mkdir()
    for n in range(3):
        (made / f"{n}.txt").write_text(TEXT.format(n=n), encoding="utf-8")
    (made / "again.txt").write_text(TEXT.format(n=0), encoding="utf-8")
    rows = "".join(f'"{TEXT.format(n=n)}"\n' for n in range(7, 10))
    (made / "rows.csv").write_text("text\n" + rows, encoding="utf-8")
    (made / "scan.pdf").write_bytes(b"%PDF-1.7")
    return made


def test_as_many_files_are_told_as_there_are_whatever_becomes_of_them(folder: Path, tmp_path: Path) -> None:
    for again in (False, True):
        heard = ReadingOnly()
        build([str(folder)], tmp_path / "quay.stemma", ONE, heard)
        assert heard.stages[0] == ("Reading and annotating", 6)
        assert heard.done == 6
        assert len(heard.saved) == (0 if again else 6)
        assert [Path(path).name for path in heard.refusals] == ["scan.pdf"]


def test_a_build_that_is_stopped_saves_what_it_began_and_another_goes_on(folder: Path, tmp_path: Path) -> None:
    case = tmp_path / "quay.stemma"
    heard = Heard(wanted=3)
    with pytest.raises(BuildStopped) as stopped:
        build([str(folder)], case, ONE, heard)
    assert stopped.value.hint
    assert 0 < len(heard.saved) < 6
    assert len(opened(case).reports) == len(heard.saved)
    built = build([str(folder)], case, ONE)
    assert built.added == 6 - len(heard.saved)
    assert (built.reports, built.relinked) == (6, True)
