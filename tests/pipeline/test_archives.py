"""A build over archives: what came of them stands when it is run again, and nothing vanishes."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from stemmata.casefile import CaseFile
from stemmata.ingest import archive
from stemmata.pipeline import Built, Settings, build, original
from tests.ingest.making_archives import ADDRESS, GATES, Warc, mail, mbox, of_parts, part, zipped
from tests.ingest.reading import written

SHIPS = mail("Two ships came in the night, Mayor Lind said.", headers={"Subject": "Ships"})
PAPER = of_parts(part("See the paper."), part("The ministry said that 40 drums left.", "text/plain; name=a.txt"))


def built(folder: Path, case: Path) -> Built:
    return build([str(folder)], case, Settings(workers=1))


@dataclass(frozen=True)
class Made:
    """A pile of archives, and the case that was built of it."""

    pile: Path
    case: Path
    first: Built


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("archives")
    pile = folder / "pile"
    pile.mkdir()
    picture = [("Content-Type", "image/png")]
    written(pile, "a.eml", PAPER)
    written(pile, "box.mbox", mbox(mail(), SHIPS, PAPER))
    written(pile, "pages.warc.gz", Warc().page().page("https://ledger.example/a.png", b"x", headers=picture).data())
    written(pile, "pile.zip", zipped({"b.txt": GATES, "c.png": b"x", "../d.txt": GATES, "e.eml": SHIPS}))
    return Made(pile=pile, case=folder / "a.stemma", first=built(pile, folder / "a.stemma"))


def contents(case: Path) -> object:
    with CaseFile.open_for_reading(case) as file:
        read = file.load()
        return read.reports, read.refusals, read.duplicates


def test_each_member_has_its_own_bytes_and_repeats_are_noted(made: Made) -> None:
    with CaseFile.open_for_reading(made.case) as file:
        read = file.load()
    paths = {one.report.path.removeprefix(f"{made.pile.as_posix()}/"): one.report for one in read.reports}
    assert sorted(paths) == [
        "a.eml",
        "a.eml#attachment=1/a.txt",
        "box.mbox#message=1",
        "box.mbox#message=2",
        f"pages.warc.gz#{ADDRESS}",
        "pile.zip/b.txt",
    ]
    assert original(made.case, paths["box.mbox#message=2"].sha256) == SHIPS
    assert original(made.case, paths["pile.zip/b.txt"].sha256) == GATES.encode()
    assert paths[f"pages.warc.gz#{ADDRESS}"].captured is not None
    assert made.first.duplicates == 3  # the mail with its paper in the mailbox, the ships in the zip
    assert [one.path for one in made.first.refusals] == [f"{made.pile.as_posix()}/pile.zip/_/d.txt"]


def test_a_second_build_takes_nothing_apart_and_says_the_same(made: Made) -> None:
    before = contents(made.case)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(archive.Take, "apart", None)  # nothing is taken apart
        patch.setattr(archive.Take, "records", None)
        second = built(made.pile, made.case)
    assert (second.added, second.reports, second.duplicates) == (0, made.first.reports, made.first.duplicates)
    assert second.refusals == made.first.refusals
    assert sorted(second.notes) == sorted(made.first.notes)
    assert contents(made.case) == before


def test_an_archive_that_changed_or_of_which_something_is_missing_is_taken_apart_again(made: Made) -> None:
    with CaseFile.open_for_writing(made.case) as file:
        read = file.load()
        gone = next(one.report.id for one in read.reports if one.report.path.endswith("a.eml#attachment=1/a.txt"))
        file.remove_reports([gone])
    written(made.pile, "box.mbox", mbox(mail(), SHIPS, mail("The gates burned, Colonel Brandt said.")))
    again = built(made.pile, made.case)
    assert (again.added, again.reports) == (2, made.first.reports + 1)
