from pathlib import Path

import pytest

from stemmata.ingest import ReadReport
from stemmata.model.report import Captured, Refusal
from tests.ingest.reading import intakes, report, reports, written

STORY = (
    "Outlet: Harbour Ledger\nDate: 14 May 2021\n\nThe gates of the harbour were shut at nine on the night of the flood."
)


def test_what_a_sidecar_says_outranks_the_file(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", STORY)
    written(
        tmp_path,
        "a.meta.yaml",
        "outlet: Estuary Herald\nauthors: [Mira Tolland, Jonas Reed]\npublished: 2021-05-15\n"
        "url: https://estuaryherald.com/gates\nlanguage: en-GB\ntitle: Gates shut\n",
    )
    found = report(path)
    assert (found.outlet_name, found.outlet_domain) == ("Estuary Herald", "estuaryherald.com")
    assert found.authors == ("Mira Tolland", "Jonas Reed")
    assert found.published
    assert (found.published.value, found.language, found.title) == ("2021-05-15", "en", "Gates shut")


def test_the_code_of_norwegian_is_not_a_negation(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", STORY)
    written(tmp_path, "a.meta.yaml", "language: no")
    assert report(path).language == "no"


def test_the_full_file_name_outranks_the_stem_and_json_is_read_too(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", STORY)
    written(tmp_path, "a.meta.yaml", "outlet: Estuary Herald")
    written(tmp_path, "a.txt.meta.json", '{"outlet": "Selm Courier"}')
    assert report(path).outlet_name == "Selm Courier"


def test_a_null_takes_away_what_the_file_says(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", STORY)
    written(tmp_path, "a.meta.yaml", "outlet: null")
    assert report(path).outlet_name is None


def test_a_sidecar_serves_every_row_of_a_table(tmp_path: Path) -> None:
    path = written(tmp_path, "a.csv", "text\nGates were shut.\nPumps stood still.\n")
    written(tmp_path, "a.meta.yaml", "outlet: Harbour Ledger")
    assert [one.outlet_name for one in reports(path)] == ["Harbour Ledger"] * 2


def test_another_sidecar_makes_another_report(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", STORY)
    bare = report(path).id
    sidecar = written(tmp_path, "a.meta.yaml", "outlet: Estuary Herald")
    first = report(path).id
    sidecar.write_text("outlet: Selm Courier")
    assert len({bare, first, report(path).id}) == 3


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.meta.yaml", "title: [unclosed", "cannot be parsed"),
        ("a.meta.yaml", "a: &a [1,2]\ntitle: [*a, *a]", "aliases"),
        ("a.meta.yaml", "just words", "no mapping"),
        ("a.meta.yaml", "headline: Gates", "'headline', which is not known"),
        ("a.meta.yaml", "title: !!python/object/apply:os.getcwd []", "cannot be parsed"),
        ("a.meta.json", '{"captured": "last week"}', "not given as 2021-05-14T09:30:00Z"),
        ("a.meta.json", "{", "cannot be parsed"),
        ("a.meta.json", b"\xff\xfe", "cannot be parsed"),
        ("a.meta.json", "[" * 50_000, "cannot be parsed"),
        ("a.meta.yaml", "[" * 50_000, "without need"),
        ("a.meta.json", b" " * (1 << 20) + b"{}", "larger than 64 KiB"),
    ],
)
def test_a_bad_sidecar_is_named_and_its_report_still_read(
    tmp_path: Path, name: str, content: str | bytes, why: str
) -> None:
    path = written(tmp_path, "a.txt", STORY)
    sidecar = written(tmp_path, name, content)
    refused, read = intakes(path)
    assert isinstance(refused, Refusal)
    assert refused.path == sidecar.as_posix()
    assert why in refused.reason
    assert isinstance(read, ReadReport)
    assert read.report.outlet_name == "Harbour Ledger"


def test_when_a_page_was_kept_is_told_and_makes_no_other_report_of_it(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", STORY)
    sidecar = written(tmp_path, "a.txt.meta.json", '{"url": "https://ledger.example/gates"}\n')
    before = report(path)
    sidecar.write_text(
        '{"url": "https://ledger.example/gates", "captured": "2021-05-20T10:00:00Z", "digest": "sha256:ab"}'
    )
    after = report(path)
    assert after.captured == Captured(
        time="2021-05-20T10:00:00Z", address="https://ledger.example/gates", digest="sha256:ab"
    )
    assert (after.id, before.captured) == (before.id, None)
