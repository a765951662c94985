"""What may be asked of the timeline over the server."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.web.server.serving import browser, served


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    return browser(served(tmp_path_factory.mktemp("clocks")))


def test_a_month_a_claim_and_a_name_narrow_the_timeline_and_its_data(client: TestClient) -> None:
    whole = client.get("/timeline.json").json()["rows"]
    assert whole
    month = whole[0]["when"][:7]
    found = client.get(f"/timeline.json?month={month}").json()["rows"]
    assert {row["when"][:7] for row in found} == {month}
    assert client.get("/timeline.json?month=1900-01").json()["rows"] == []
    assert "Nothing that is dated fits" in client.get("/timeline?month=1900-01").text
    assert client.get("/timeline?name=Kaldavik&claim=C1&page=9").status_code == 200


@pytest.mark.parametrize("asked", ["month=2018-13", "month=x", "claim=C99999", "claim=x"])
def test_what_cannot_be_is_said(client: TestClient, asked: str) -> None:
    for form in ("", ".csv", ".json"):
        assert client.get(f"/timeline{form}?{asked}").status_code == 400


def test_empty_fields_of_the_form_ask_for_nothing(client: TestClient) -> None:
    assert client.get("/timeline.json?month=&claim=&name=").json() == client.get("/timeline.json").json()


def test_every_row_of_the_data_has_a_line_that_leads_to_the_same_words(client: TestClient, tmp_path: Path) -> None:
    page = client.get("/timeline").text
    for row in client.get("/timeline.json").json()["rows"]:
        assert f'href="{row["address"]}"' in page
