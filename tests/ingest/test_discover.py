import os
from pathlib import Path

import pytest

from stemmata.errors import UsageError
from stemmata.ingest import Found, discover
from stemmata.model.report import Refusal
from tests.ingest.reading import written


def names(root: Path, *paths: Path) -> list[str]:
    """What is found, below the root; refusals with their reason's first words."""
    found = []
    for item in discover([str(path) for path in paths] or [str(root)]):
        name = os.path.relpath(item.path, root)
        found.append(name if isinstance(item, Found) else f"{name}: {item.reason.split('.')[0]}")
    return found


def test_folders_are_read_through_and_sorted(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("z.txt", "b/y.html", "a.csv"):
        written(tmp_path, name, "words")
    assert names(tmp_path) == ["a.csv", "b/y.html", "z.txt"]


def test_paths_named_twice_or_within_each_other_give_each_file_once(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", "words")
    assert names(tmp_path, path, tmp_path, path) == ["a.txt"]


def test_hidden_files_version_control_and_case_files_are_passed_over(tmp_path: Path) -> None:
    for folder in (".git", "CVS"):
        (tmp_path / folder).mkdir()
        written(tmp_path / folder, "config.txt", "words")
    written(tmp_path, ".hidden.txt", "words")
    written(tmp_path, "affair.stemma", "x")
    written(tmp_path, "affair.stemma-wal", "x")
    written(tmp_path, "old.db", b"SQLite format 3\x00rest")
    written(tmp_path, "a.txt", "words")
    assert names(tmp_path) == ["a.txt"]


def test_what_is_named_outright_is_taken_at_its_word(tmp_path: Path) -> None:
    hidden = written(tmp_path, ".hidden.txt", "words")
    case = written(tmp_path, "affair.stemma", "x")
    assert names(tmp_path, hidden, case) == [".hidden.txt", "affair.stemma: It is a case file, not a report"]


def test_a_path_that_is_not_there_stops_everything_before_it_begins(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="There is no"):
        discover([str(tmp_path), str(tmp_path / "absent")])


def test_a_circle_of_folders_ends(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    written(tmp_path, "b/a.txt", "words")
    (tmp_path / "b" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "a-link").symlink_to(tmp_path / "b", target_is_directory=True)
    assert names(tmp_path) == ["b/a.txt"]


def test_a_linked_folder_elsewhere_is_read(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "out").mkdir()
    written(tmp_path, "out/a.txt", "words")
    (tmp_path / "in" / "link").symlink_to(tmp_path / "out", target_is_directory=True)
    assert names(tmp_path, tmp_path / "in") == ["in/link/a.txt"]


def test_a_link_to_nothing_and_a_pipe_are_named(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe.txt")
    assert names(tmp_path) == ["gone.txt: It is a link to nothing", "pipe.txt: It is not a regular file"]


def test_a_folder_that_cannot_be_opened_is_named_and_the_rest_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "locked").mkdir()
    written(tmp_path, "a.txt", "words")
    really = os.listdir

    def listdir(path: str | os.PathLike[str]) -> list[str]:
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied")
        return really(path)

    monkeypatch.setattr(os, "listdir", listdir)
    assert names(tmp_path) == ["a.txt", "locked: It cannot be opened: Permission denied"]


def test_a_sidecar_goes_with_its_report_and_is_named_without_one(tmp_path: Path) -> None:
    written(tmp_path, "a.html", "words")
    written(tmp_path, "a.meta.yaml", "title: A")
    written(tmp_path, "a.html.meta.json", "{}")
    written(tmp_path, "b.meta.yaml", "title: B")
    assert names(tmp_path) == ["a.html", "b.meta.yaml: It is a sidecar with no report beside it"]


def test_the_order_of_the_arguments_does_not_matter(tmp_path: Path) -> None:
    paths = [str(written(tmp_path, name, "words")) for name in ("c.txt", "a.txt", "b.txt")]
    assert list(discover(paths)) == list(discover(paths[::-1]))


def test_refusals_are_values_that_name_the_path_as_people_write_it(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    (item,) = discover([str(tmp_path)])
    assert isinstance(item, Refusal)
    assert item.path == (tmp_path / "gone.txt").as_posix()
