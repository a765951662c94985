"""The case as a file of every installed format."""

import io
import json
import re
import zipfile
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from stemmata import plugins
from stemmata.errors import UsageError
from stemmata.model.case import Case
from stemmata.pipeline import opened
from stemmata.web.server import taking
from stemmata.web.server.desk import Desk
from tests.web.server.serving import browser, served

NAMES = [one.name for one in plugins.exporters()]
BEGINS = {
    "csv": b"PK\x03\x04",
    "parquet": b"PK\x03\x04",
    "xlsx": b"PK\x03\x04",
    "json": b"{",
    "jsonl": b"{",
    "csl-json": b"[",
    "geojson": b"{",
    "timelinejs": b"{",
    "ftm": b"{",
    "graphml": b"<?xml",
    "gexf": b"<?xml",
    "dot": b"digraph",
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return served(tmp_path_factory.mktemp("taking"))


@pytest.fixture(scope="module")
def client(desk: Desk) -> TestClient:
    return browser(desk)


class Lacking:
    """An exporter of a plugin whose library is not there."""

    name = "lacking"
    media_type = "application/x-lacking"
    summary = "What cannot be had here."

    def export(self, case: Case) -> Iterator[bytes]:
        raise UsageError("Lacklib is not installed.", hint="Install it with: pip install 'stemmata[lacking]'.")
        yield b""


@pytest.fixture
def lacking(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(plugins, "exporters", lambda: (Lacking(),))
    taking.offered.cache_clear()
    yield
    taking.offered.cache_clear()


def test_the_page_offers_every_installed_format_with_what_one_gets(client: TestClient) -> None:
    page = client.get("/export").text
    assert re.findall(r'href="/export/([\w-]+)" download', page) == NAMES
    assert all(one.summary.split("<")[0][:20] in page for one in plugins.exporters())
    assert "Nothing is redacted here" in page
    assert 'href="/export"' in client.get("/").text


@pytest.mark.parametrize("name", NAMES)
def test_a_download_is_what_the_exporter_writes_under_a_name_that_says_so(
    client: TestClient, desk: Desk, name: str
) -> None:
    exporter = next(one for one in plugins.exporters() if one.name == name)
    answer = client.get(f"/export/{name}")
    assert answer.status_code == 200
    assert answer.headers["content-type"].partition(";")[0] == exporter.media_type.partition(";")[0]
    assert answer.headers["cache-control"] == "no-store"
    assert re.match(r'attachment; filename="quay\.[\w.-]+"; filename\*=', answer.headers["content-disposition"])
    assert answer.content.lstrip().startswith(BEGINS.get(name, b""))
    assert answer.content == b"".join(exporter.export(opened(desk.case)))


def test_archives_are_whole_and_text_is_text(client: TestClient) -> None:
    with zipfile.ZipFile(io.BytesIO(client.get("/export/csv").content)) as held:
        assert held.testzip() is None
        assert "reports.csv" in held.namelist()
    assert len(json.loads(client.get("/export/json").content)["reports"]) == 3


def test_the_head_alone_can_be_asked_for(client: TestClient) -> None:
    answer = client.head("/export/json")
    assert (answer.status_code, answer.content) == (200, b"")
    assert "attachment" in answer.headers["content-disposition"]


def test_a_format_that_is_not_there_is_nothing(client: TestClient) -> None:
    assert client.get("/export/nothing").status_code == 404
    assert client.head("/export/nothing").status_code == 404


def test_nobody_without_the_key_gets_a_file(desk: Desk) -> None:
    assert browser(desk, let_in=False).get("/export/json").status_code == 403


@pytest.mark.usefixtures("lacking")
def test_what_lacks_a_library_says_what_to_install(client: TestClient) -> None:
    page = client.get("/export").text
    assert "pip install &#39;stemmata[lacking]&#39;" in page
    assert 'href="/export/lacking"' not in page
    answer = client.get("/export/lacking")
    assert answer.status_code == 400
    assert "Lacklib is not installed." in answer.text
