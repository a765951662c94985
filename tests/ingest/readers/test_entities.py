"""Documents among the entities that Aleph exports."""

import json
import random
from pathlib import Path

import pytest

from tests.ingest.reading import intakes, refusal, refusals, report, reports, written

BODY = "The gates of the upper basin were shut at nine on Friday, the harbour office said."


def entity(schema: str, identity: str = "a1", **properties: list[str]) -> dict[str, object]:
    return {"id": identity, "schema": schema, "properties": properties, "datasets": ["quarra"], "caption": "x"}


def exported(folder: Path, *entities: object) -> Path:
    return written(folder, "entities.ftm.json", "".join(json.dumps(one) + "\n" for one in entities))


ARTICLE = entity(
    "HyperText",
    title=["Gates shut"],
    author=["Mira Tolland", "Jonas Reed"],
    publisher=["Harbour Ledger"],
    sourceUrl=["https://ledger.example/gates"],
    publishedAt=["2021-05-14"],
    date=["2022-01-02"],
    fileName=["gates.html"],
    parent=["folder"],
    bodyText=[BODY],
)


def test_a_document_is_read_with_what_is_known_of_it(tmp_path: Path) -> None:
    one = report(exported(tmp_path, ARTICLE))
    assert (one.title, one.outlet_name, one.authors) == ("Gates shut", "Harbour Ledger", ("Mira Tolland", "Jonas Reed"))
    assert (one.url, one.published and one.published.value) == ("https://ledger.example/gates", "2021-05-14")
    assert BODY in one.text


def test_the_name_of_a_file_is_no_headline(tmp_path: Path) -> None:
    one = report(exported(tmp_path, entity("PlainText", fileName=["scan_0001.txt"], bodyText=[BODY])))
    assert "scan_0001" not in one.text


def test_a_mail_has_its_subject_sender_and_day(tmp_path: Path) -> None:
    mail = entity("Email", subject=["Barrels"], **{"from": ["Mira Tolland"]}, date=["2021-05-14"], bodyText=[BODY])
    one = report(exported(tmp_path, mail))
    assert (one.title, one.authors, one.published and one.published.value) == (
        "Barrels",
        ("Mira Tolland",),
        "2021-05-14",
    )


def test_the_pages_of_a_document_are_joined_in_their_order_whatever_that_of_the_file(tmp_path: Path) -> None:
    pages = [
        entity("Page", f"p{at}", document=["d"], index=[str(at)], bodyText=[f"Leaf {at} ends."]) for at in range(12)
    ]
    entities = [entity("Pages", "d", title=["The log"]), *pages]
    texts = set()
    for seed in range(3):
        random.Random(seed).shuffle(entities)
        texts.add(report(exported(tmp_path, *entities)).text)
    assert texts == {"The log\n\n" + "\n\n".join(f"Leaf {at} ends." for at in range(12))}


def test_pages_of_a_document_that_is_not_there_are_still_a_report(tmp_path: Path) -> None:
    one = report(exported(tmp_path, entity("Page", "p1", document=["gone"], index=["1"], bodyText=[BODY])))
    assert one.text == BODY


def test_people_and_companies_are_passed_over_and_counted_once(tmp_path: Path) -> None:
    others = [entity("Person", f"p{at}", name=["Mira Tolland"]) for at in range(30)]
    path = exported(
        tmp_path, *others, entity("Company", "c", name=["Saltway"]), entity("Folder", "f"), ARTICLE, ARTICLE
    )
    assert refusals(path) == []
    notes = [note for one in reports(path) for note in one.notes]
    assert notes == ["The file also holds 31 entities that are no documents (Person 30, Company 1)."]


def test_a_document_without_a_text_is_refused_by_name(tmp_path: Path) -> None:
    path = exported(tmp_path, entity("Image", "i", fileName=["quay.jpg"]), ARTICLE)
    assert [one.reason for one in refusals(path)] == [
        "The document 'quay.jpg' has no text there. Export it with its text, or add the file itself."
    ]
    assert len(reports(path)) == 1


def test_a_file_without_documents_is_one_refusal(tmp_path: Path) -> None:
    path = exported(tmp_path, *(entity("Person", f"p{at}", name=["Mira Tolland"]) for at in range(30)))
    assert refusal(path).reason.startswith("Its 30 entities are no documents.")


def test_a_row_that_is_no_entity_is_refused_alone(tmp_path: Path) -> None:
    path = written(tmp_path, "a.jsonl", json.dumps(ARTICLE) + "\n{broken\n")
    assert len(reports(path)) == 1
    assert "It is not JSON" in refusals(path)[0].reason


@pytest.mark.parametrize(
    "broken",
    [
        {"id": "x", "schema": "HyperText", "properties": {"bodyText": "a string, no list"}},
        {"id": "x", "schema": "HyperText", "properties": {"bodyText": [3, None, ""]}},
        {"id": "x", "schema": "Page", "properties": {"index": ["minus one"], "document": [4], "bodyText": ["x"]}},
        {"id": "x", "schema": "HyperText", "properties": {}},
    ],
)
def test_entities_that_were_tampered_with_stop_nothing(tmp_path: Path, broken: object) -> None:
    assert len(intakes(written(tmp_path, "a.jsonl", json.dumps(broken) + "\n" + json.dumps(ARTICLE) + "\n"))) in {1, 2}
