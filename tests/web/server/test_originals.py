"""A report's file as it came in: byte for byte, as text, or as a page that can do nothing."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from stemmata.pipeline import Settings, build
from stemmata.web.server.desk import Desk
from stemmata.web.server.gate import FENCES
from stemmata.web.server.originals import without_ways_out
from tests.web.server.chromium import BROWSER
from tests.web.server.serving import browser
from tests.web.server.test_browser import opened, watched

PAGE = b"""<!DOCTYPE html><html><head><meta charset=utf-8><meta http-equiv="refresh" content="0;url=http://home.example/">
<link rel=preconnect href=http://home.example><base href=http://home.example/><script>alert(1)</script>
<title>Barrels under the quay</title></head><body onload="alert(2)"><h1>Barrels under the quay</h1>
<p style="color:red">A letter signed by Captain Orrin Vask says that 400 barrels lie under the quay at
Kaldavik\xc3\xa9.</p>
<p><a href="http://home.example/more" ping="http://home.example/p">More of the barrels under the quay</a></p>
<img src="http://home.example/pixel.png" onerror="alert(3)"><iframe src="http://home.example/"></iframe>
<svg><a xlink:href="javascript:alert(4)"><text>x</text></a></svg>
<form action="http://home.example/"><button formaction="x">b</button></form>
</body></html>"""


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    folder = tmp_path_factory.mktemp("originals")
    (folder / "in").mkdir()
    (folder / "in" / "page.html").write_bytes(PAGE)
    (folder / "in" / "rows.csv").write_bytes("text,outlet\nOrrin Vask counted café barrels.,Sund Wire\n".encode())
    build([str(folder / "in")], folder / "quay.stemma", Settings(workers=1))
    return browser(Desk(folder / "quay.stemma"))


def siglum(client: TestClient, name: str) -> str:
    return next(row["report"] for row in client.get("/reports.json").json()["rows"] if name in row["path"])


def test_the_file_is_saved_byte_for_byte(client: TestClient) -> None:
    answer = client.get(f"/original/{siglum(client, 'page.html')}.bin")
    assert answer.content == PAGE
    assert "page.html" in answer.headers["content-disposition"]
    assert answer.headers["content-type"] == "application/octet-stream"


def test_as_text_it_is_as_it_is_and_never_taken_for_a_page(client: TestClient) -> None:
    answer = client.get(f"/original/{siglum(client, 'page.html')}.txt")
    assert answer.headers["content-type"].startswith("text/plain; charset=utf-8")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "<script>alert(1)</script>" in answer.text
    assert "café" in client.get(f"/original/{siglum(client, 'rows.csv')}.txt").text


def test_as_a_page_it_is_in_a_sandbox_and_has_no_way_out(client: TestClient) -> None:
    answer = client.get(f"/original/{siglum(client, 'page.html')}.html")
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("sandbox; default-src 'none'")
    assert "allow" not in policy
    assert "Kaldaviké" in answer.text
    for way in "<script <link <base <meta <iframe onload onerror href= ping= action= src=".split():
        assert way not in answer.text, way
    assert 'title="led to http://home.example/more"' in answer.text


def test_every_other_answer_keeps_its_fences_and_the_sandbox_has_all_but_the_policy(client: TestClient) -> None:
    sandboxed = client.get(f"/original/{siglum(client, 'page.html')}.html").headers
    for name, value in FENCES.items():
        assert client.get("/").headers[name] == value
        assert sandboxed[name] == value or name == "content-security-policy"


def test_what_is_no_page_is_not_shown_as_one_and_what_is_not_there_is_said(client: TestClient) -> None:
    for path in (f"/original/{siglum(client, 'rows.csv')}.html", "/original/ZZ.txt", "/original/A.exe"):
        assert client.get(path).status_code == 404


@given(st.text(max_size=300))
def test_whatever_the_page_nothing_of_it_runs_or_leads_out(html: str) -> None:
    made = without_ways_out(f"<a href=http://home.example>{html}</a><script>1</script>").lower()
    assert "<script" not in made
    assert "<meta http-equiv" not in made


def test_the_page_of_a_report_leads_to_its_file(client: TestClient, tmp_path: Path) -> None:
    name = siglum(client, "page.html")
    assert f'href="/original/{name}.html"' in client.get(f"/r/{name}").text
    name = siglum(client, "rows.csv")
    assert f'href="/original/{name}.html"' not in client.get(f"/r/{name}").text


@pytest.mark.skipif(BROWSER is None, reason="there is no chromium on this machine")
def test_a_browser_that_opens_it_asks_nobody_for_anything(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(PAGE)
    build([str(tmp_path / "page.html")], tmp_path / "quay.stemma", Settings(workers=1))
    with opened(tmp_path / "quay.stemma") as address, watched(address) as page:
        page.go(page.address.rstrip("/") + "/original/A.html")
        assert page.tell("document.querySelector('h1').textContent") == "Barrels under the quay"
        assert page.tell("self.origin") == "null"
        page.tell("document.querySelector('a').click()")
        assert page.address.endswith("/original/A.html")
