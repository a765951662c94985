"""The formats are what they were when somebody last looked at them."""

import pytest

from tests.export.golden_files import FOLDER, SUFFIXES, path, written

ANEW = "Look at the file; if it is as it should be, keep it: python -m tests.export.golden_files"


@pytest.mark.parametrize("name", SUFFIXES)
def test_the_file_is_written_as_it_was(name: str) -> None:
    assert written(name) == path(name).read_bytes(), ANEW


def test_every_file_that_is_kept_is_written() -> None:
    assert {one.name for one in FOLDER.iterdir()} == {path(name).name for name in SUFFIXES}
