"""Reports as other tools write them, told by their keys."""

import json
from pathlib import Path
from typing import Any

import pytest

from stemmata.ingest.readers.shapes import SHAPES, reached
from tests.ingest.reading import intakes, refusal, refusals, report, reports, written

BODY = "The gates of the upper basin were shut at nine on Friday, the harbour office said."
TRAFILATURA = {
    "title": "Gates shut", "author": "Mira Tolland; Jonas Reed", "hostname": "ledger.example", "date": "2021-05-14",
    "fingerprint": "3f9c0a12d4e5b678", "id": None, "license": None, "comments": "", "raw_text": f"Menu {BODY}",
    "text": BODY, "language": "en", "image": None, "pagetype": "article", "filedate": "2022-01-02",
    "source": "https://ledger.example/gates", "source-hostname": "Harbour Ledger", "excerpt": "x", "categories": "",
    "tags": "",
}  # fmt: skip
NEWS_PLEASE = {
    "authors": ["Mira Tolland"], "date_download": "2022-01-02 03:04:05", "date_modify": "None",
    "date_publish": "2021-05-14 09:30:00", "description": "x", "filename": "gates.json", "image_url": None,
    "language": "en", "localpath": None, "maintext": BODY, "source_domain": "ledger.example", "text": None,
    "title": "Gates shut", "title_page": None, "title_rss": None, "url": "https://ledger.example/gates",
}  # fmt: skip
NEWSPAPER = {
    "url": "https://ledger.example/gates", "read_more_link": "", "language": "en", "title": "Portes fermées",
    "top_image": "", "meta_img": "", "images": [], "movies": [], "keywords": [], "meta_keywords": [""], "tags": [],
    "authors": ["Mira Tolland"], "publish_date": "2021-05-14T09:30:00", "summary": "", "meta_description": "x",
    "meta_lang": "fr", "meta_favicon": "", "meta_site_name": "Le Registre", "canonical_link": "", "text": BODY,
}  # fmt: skip
CC_NEWS = {
    "title": "Gates shut", "text": BODY, "domain": "ledger.example", "date": "2021-05-14 00:00:00", "description": "x",
    "url": "https://ledger.example/gates", "image_url": None,
}  # fmt: skip
DATASHARE = {
    "content": BODY, "contentLength": 82, "contentType": "text/html", "extractionDate": "2022-01-02T03:04:05.000Z",
    "extractionLevel": 0, "language": "ENGLISH", "path": "/vault/gates.html", "type": "Document",
    "metadata": {"tika_metadata_dc_title": "Gates shut", "tika_metadata_dc_creator": "Mira Tolland",
                 "tika_metadata_resourcename": "gates.html"},
}  # fmt: skip
GDELT = {
    "url": "https://ledger.example/gates", "url_mobile": "", "title": "Gates shut", "seendate": "20210514T093000Z",
    "socialimage": "", "domain": "ledger.example", "language": "English", "sourcecountry": "Quarra",
}  # fmt: skip
REMARK = {
    "id": "Ab1", "created": "2021-05-14T09:30:00+00:00", "updated": "2021-05-14T09:30:00+00:00",
    "user": "acct:mira@annotations.example", "uri": "https://ledger.example/gates", "text": "Who says so?", "tags": [],
    "group": "__world__", "permissions": {}, "target": [], "document": {"title": ["Gates shut"]}, "links": {},
    "hidden": False, "flagged": False,
}  # fmt: skip


def lines(*objects: object) -> str:
    return "".join(json.dumps(one) + "\n" for one in objects)


def told(path: Path) -> dict[str, Any]:
    one = report(path)
    return {
        "text": one.text.rpartition("\n\n")[2], "title": one.title, "outlet": one.outlet_name, "authors": one.authors,
        "date": one.published.value if one.published else None, "url": one.url, "language": one.language,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("written_by", "other"),
    [
        (TRAFILATURA, {"outlet": "Harbour Ledger", "authors": ("Mira Tolland", "Jonas Reed"), "date": "2021-05-14"}),
        (NEWS_PLEASE, {"outlet": "ledger.example"}),
        (NEWSPAPER, {"outlet": "Le Registre", "title": "Portes fermées", "language": "fr"}),
        (CC_NEWS, {"outlet": "ledger.example", "authors": (), "date": "2021-05-14"}),
        (DATASHARE, {"outlet": None, "date": None, "url": None}),
        ({"_index": "quarra", "_id": "1", "_source": DATASHARE}, {"outlet": None, "date": None, "url": None}),
    ],
    ids=["trafilatura", "news-please", "newspaper4k", "common-crawl-news", "datashare", "datashare-index"],
)
def test_a_report_of_another_tool_is_read_with_what_it_says_of_itself(
    tmp_path: Path, written_by: dict[str, object], other: dict[str, object]
) -> None:
    expected = {
        "text": BODY, "title": "Gates shut", "authors": ("Mira Tolland",), "date": "2021-05-14T09:30:00",
        "url": "https://ledger.example/gates", "language": "en", **other,
    }  # fmt: skip
    assert told(written(tmp_path, "any-name.jsonl", lines(written_by))) == expected
    assert told(written(tmp_path, "any-name.json", json.dumps([written_by], indent=2))) == expected


def test_what_the_installed_trafilatura_writes_is_read(tmp_path: Path) -> None:
    import trafilatura

    page = (
        "<html><head><title>Gates shut</title><meta property='og:site_name' content='Harbour Ledger'>"
        "<meta property='article:published_time' content='2021-05-14T09:30:00Z'></head><body><article>"
        + f"<h1>Gates shut</h1><p>{BODY}</p>"
        + f"<p>{BODY}</p>" * 3
        + "</article></body></html>"
    )
    said = trafilatura.extract(page, url="https://ledger.example/gates", output_format="json", with_metadata=True)
    one = report(written(tmp_path, "a.jsonl", f"{said}\n"))
    assert (one.outlet_name, one.url) == ("Harbour Ledger", "https://ledger.example/gates")
    assert one.published
    assert one.published.value == "2021-05-14"


def test_a_date_that_news_please_did_not_find_is_no_date(tmp_path: Path) -> None:
    one = report(written(tmp_path, "a.jsonl", lines({**NEWS_PLEASE, "date_publish": "None"})))
    assert (one.published, one.notes) == (None, ())


def test_a_text_that_the_tool_did_not_find_is_a_refusal_of_that_row_alone(tmp_path: Path) -> None:
    path = written(tmp_path, "a.jsonl", lines({**NEWS_PLEASE, "maintext": None}, NEWS_PLEASE))
    assert len(reports(path)) == 1
    assert [one.reason for one in refusals(path)] == [
        "Its 'maintext' is empty. Fill it, or name another with --columns text=NAME."
    ]


def test_what_the_user_names_outranks_the_table_of_shapes(tmp_path: Path) -> None:
    path = written(tmp_path, "a.jsonl", lines(TRAFILATURA))
    assert report(path, {"outlet": "hostname", "text": "raw_text"}).outlet_name == "ledger.example"
    assert "Menu" in report(path, {"text": "raw_text"}).text


def test_keys_inside_of_keys_are_named_by_their_path(tmp_path: Path) -> None:
    path = written(
        tmp_path, "a.jsonl", lines({"article": {"words": BODY}, "meta": {"desk": {"name": "Harbour Ledger"}}})
    )
    one = report(path, {"text": "article.words", "outlet": "meta.desk"})
    assert (one.text, one.outlet_name) == (BODY, "Harbour Ledger")
    assert "has no column 'article.none'" in refusal_of(path, {"text": "article.none"})


def refusal_of(path: Path, columns: dict[str, str]) -> str:
    (one,) = refusals(path, columns)
    return one.reason


def test_a_key_that_has_a_dot_itself_comes_before_a_path() -> None:
    assert reached({"a.b": 1, "a": {"b": 2}}, "a.b") == 1
    assert reached({"a": {"b": {"c": 3}}}, "a.b.c") == 3
    assert reached({"a": [1]}, "a.b") is None


@pytest.mark.parametrize("key", ["articles", "rows", "annotations", "results"])
def test_the_rows_of_an_api_s_answer_are_read(tmp_path: Path, key: str) -> None:
    path = written(tmp_path, "a.json", json.dumps({"total": 2, key: [CC_NEWS, {**CC_NEWS, "title": "Again"}]}))
    assert [one.path.rpartition("#")[2] for one in reports(path)] == ["row=1", "row=2"]


def test_the_hits_of_an_index_are_read_and_a_single_report_with_a_list_in_it_stays_one(tmp_path: Path) -> None:
    hits = {"hits": {"total": {"value": 1}, "hits": [{"_id": "1", "_source": DATASHARE}]}}
    assert report(written(tmp_path, "a.json", json.dumps(hits))).title == "Gates shut"
    assert len(intakes(written(tmp_path, "b.json", json.dumps({**CC_NEWS, "articles": ["see also"]})))) == 1


def test_a_list_of_articles_without_texts_is_one_refusal_that_says_how_to_fetch_them(tmp_path: Path) -> None:
    reason = "are of a list of articles by GDELT, without their texts. Fetch them: stemmata add --from LIST"
    whole = refusal(written(tmp_path, "list.json", json.dumps({"articles": [GDELT] * 250})))
    assert f"250 rows {reason}" in whole.reason
    assert "#" not in whole.path
    assert "250 rows are" in refusal(written(tmp_path, "list.jsonl", lines(*[GDELT] * 250))).reason
    table = refusal(written(tmp_path, "list.csv", "URL,MobileURL,Date,Title\nhttps://a.example/1,,2021-05-14,Gates\n"))
    assert table.reason.startswith("It is a list of articles by GDELT, without their texts. Fetch them: stemmata add")


def test_rows_with_a_text_among_them_are_read(tmp_path: Path) -> None:
    path = written(tmp_path, "list.jsonl", lines(GDELT, {**GDELT, "text": BODY}, GDELT))
    assert [one.url for one in reports(path)] == ["https://ledger.example/gates"]
    assert [one.reason.partition(" are")[0] for one in refusals(path)] == ["2 rows"]


def test_what_people_remarked_on_pages_is_no_report(tmp_path: Path) -> None:
    path = written(tmp_path, "remarks.json", json.dumps({"total": 2, "rows": [REMARK, REMARK]}))
    assert "2 rows are of annotations of Hypothesis: what people remarked on pages." in refusal(path).reason


def test_tables_of_datashare_are_read_where_they_hold_texts(tmp_path: Path) -> None:
    head = "query,documentUrl,documentId,rootId,documentNumber,extractionDate"
    row = "*,http://localhost:8080/#/d/quarra/1/1,1,1,0,2022-01-02T03:04:05.000Z"
    with_text = f'{head},content,metadata.tika_metadata_dc_title\n{row},"{BODY}",Gates shut\n'
    one = report(written(tmp_path, "with.csv", with_text))
    assert (one.title, one.url, one.published) == ("Gates shut", None, None)
    assert "a list of documents by Datashare" in refusal(written(tmp_path, "without.csv", f"{head}\n{row}\n")).reason


def test_no_shape_says_the_same_of_an_object_as_another() -> None:
    for one in SHAPES:
        assert one.fields["text"]
        assert one.told_by


@pytest.mark.parametrize("junk", [{"articles": []}, {"hits": {"hits": 3}}, {"rows": [1, 2]}, {"_source": None}])
def test_what_only_looks_like_an_answer_is_refused_as_before(tmp_path: Path, junk: object) -> None:
    assert "No key" in (said := refusal(written(tmp_path, "a.json", json.dumps(junk))).reason) or "columns are" in said
