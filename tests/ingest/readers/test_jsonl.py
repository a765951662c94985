import json
from pathlib import Path

from stemmata.ingest import ReadReport
from stemmata.model.report import Refusal
from tests.ingest.reading import intakes, refusal, refusals, report, reports, written

ONE = {"headline": "Gates shut", "body": "The gates were shut at nine.", "source": {"name": "Harbour Ledger"},
       "authors": ["Mira Tolland", "Jonas Reed"], "published": "2021-05-14", "extra": 7}  # fmt: skip


def test_each_line_is_a_report(tmp_path: Path) -> None:
    two = {**ONE, "body": "The pumps stood still."}
    found = reports(written(tmp_path, "a.jsonl", f"{json.dumps(ONE)}\n\n{json.dumps(two)}\n"))
    assert [one.path.rpartition("#")[2] for one in found] == ["row=1", "row=3"]
    assert found[0].text == "Gates shut\n\nThe gates were shut at nine."
    assert (found[0].outlet_name, found[0].authors) == ("Harbour Ledger", ("Mira Tolland", "Jonas Reed"))
    assert found[0].published
    assert found[0].published.value == "2021-05-14"


def test_json_with_one_object_with_a_list_and_with_lines_is_read(tmp_path: Path) -> None:
    assert report(written(tmp_path, "one.json", json.dumps(ONE, indent=2))).title == "Gates shut"
    assert len(reports(written(tmp_path, "list.json", json.dumps([ONE, {**ONE, "headline": "Pumps"}], indent=2)))) == 2
    assert len(reports(written(tmp_path, "lines.json", f"{json.dumps(ONE)}\n{json.dumps(ONE)}\n"))) == 2


def test_a_bad_line_is_refused_alone(tmp_path: Path) -> None:
    lines = [json.dumps(ONE), '{"body": "cut', "[1, 2]", '"words"', '{"body": ""}', '{"note": "x"}', "[" * 100_000,
             '{"body": ' + "9" * 5000 + "}", json.dumps(ONE)]  # fmt: skip
    path = written(tmp_path, "a.jsonl", "\n".join(lines))
    assert len(reports(path)) == 2
    reasons = [one.reason for one in refusals(path)]
    assert len(reasons) == 7
    assert reasons[0].startswith("It is not JSON (Unterminated string")
    assert reasons[1].startswith("It is a JSON list, not an object.")
    assert reasons[3].startswith("Its 'body' is empty.")
    assert "its columns are 'note'" in reasons[4]
    assert "nested too deep" in reasons[5]


def test_paragraphs_in_a_list_are_parted_by_blank_lines(tmp_path: Path) -> None:
    parts = ["The gates were shut at nine. " * 4, "Nobody came back to open them. " * 4]
    found = report(written(tmp_path, "a.jsonl", json.dumps({"text": parts})))
    assert found.text == f"{parts[0].strip()}\n\n{parts[1].strip()}"


def test_keys_that_the_user_names_are_taken_and_may_lack_in_a_line(tmp_path: Path) -> None:
    lines = (
        f"{json.dumps({'w': 'Gates were shut.', 'o': 'Harbour Ledger'})}\n{json.dumps({'w': 'Pumps stood still.'})}\n"
    )
    found = reports(written(tmp_path, "a.jsonl", lines), {"text": "w", "outlet": "o"})
    assert [one.outlet_name for one in found] == ["Harbour Ledger", None]


def test_half_of_a_surrogate_pair_cannot_break_what_is_kept(tmp_path: Path) -> None:
    found = report(written(tmp_path, "a.jsonl", '{"text": "Gates \\ud83d were shut.", "title": "\\udc00"}'))
    found.text.encode("utf-8")
    assert "Gates \ufffd were shut." in found.text


def test_a_file_of_broken_lines_gives_only_refusals(tmp_path: Path) -> None:
    path = written(tmp_path, "a.jsonl", "words\nmore words\n")
    assert all(isinstance(one, Refusal) for one in intakes(path))
    assert refusal(written(tmp_path, "b.json", "[]")).reason.startswith("It holds no report.")


def test_the_same_objects_in_another_file_have_the_same_ids(tmp_path: Path) -> None:
    first = intakes(written(tmp_path, "a.jsonl", json.dumps(ONE)))[0]
    second = intakes(written(tmp_path, "b.json", json.dumps([ONE], indent=4)))[0]
    assert isinstance(first, ReadReport)
    assert isinstance(second, ReadReport)
    assert first.report.id == second.report.id


def test_an_agency_that_an_object_credits_is_among_its_authors(tmp_path: Path) -> None:
    line = '{"text": "The gates were shut.", "publisher": "Harbour Ledger", "agency": "LDG"}\n'
    assert report(written(tmp_path, "a.jsonl", line)).authors == ("LDG",)
