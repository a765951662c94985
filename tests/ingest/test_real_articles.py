"""The public articles of the FA-KES set, where they are at hand (STEMMATA_DATA, or beside the repository)."""

import os
from pathlib import Path

import pytest

from stemmata.ingest import ReadReport
from tests.ingest.reading import intakes

DATA = Path(os.environ.get("STEMMATA_DATA") or Path(__file__).parents[3] / "shared" / "data")
TABLE = DATA / "fakes" / "fakes.csv"


@pytest.mark.skipif(not TABLE.is_file(), reason="fakes.csv (FA-KES, Zenodo 2607278) is not at hand")
def test_every_article_becomes_a_report_with_outlet_day_language_and_body() -> None:
    found = intakes(TABLE)
    read = [one.report for one in found if isinstance(one, ReadReport)]
    assert (len(found), len(read)) == (461, 461)
    assert all(one.outlet_name and one.published and one.published.precision == "day" for one in read)
    assert {one.language for one in read} == {"en"}
    assert all(any(zone.kind == "body" for zone in one.zones) for one in read)
