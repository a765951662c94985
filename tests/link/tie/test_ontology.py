"""The ties that are read are those that the documentation names."""

import re
from pathlib import Path

from stemmata.link.claim.predicates import PREDICATES

PAGE = Path(__file__).parents[3] / "docs" / "relations.md"
ROW = re.compile(r"^\| (?P<name>[a-z_]+) \| [^|]+ \| (?P<mutual>yes|no) \| (?P<example>[^|]+) \|$", re.MULTILINE)


def test_the_page_tells_each_tie_with_the_wordings_that_taught_it() -> None:
    rows = {row["name"]: (row["mutual"] == "yes", row["example"]) for row in ROW.finditer(PAGE.read_text("utf-8"))}
    assert rows == {one.name: (one.mutual, one.example) for one in PREDICATES}
