"""The pictures are drawn as they were when somebody last looked at them."""

import pytest

from tests.web.golden_pictures import FOLDER, PICTURES, drawn

ANEW = "Look at the picture; if it is as it should be, keep it: python -m tests.web.golden_pictures"


@pytest.mark.parametrize("name", PICTURES)
def test_the_picture_is_drawn_as_it_was(name: str) -> None:
    assert drawn(name) == (FOLDER / f"{name}.svg").read_bytes(), ANEW


def test_every_picture_that_is_kept_is_drawn() -> None:
    assert {path.stem for path in FOLDER.glob("*.svg")} == set(PICTURES)
