"""A small case on the disk, and a browser at its door."""

import json
from pathlib import Path

from starlette.testclient import TestClient

from stemmata.pipeline import Settings, build
from stemmata.web.server.app import application
from stemmata.web.server.desk import Desk
from stemmata.web.server.gate import START_KEY

PORT = 8777
HOME = f"http://127.0.0.1:{PORT}"
OWN = {"origin": HOME}
KEY = "the-key"
REPORTS = (
    {
        "outlet": "Harbour Ledger",
        "date": "2021-05-14",
        "title": "Barrels under the quay",
        "text": "A letter signed by Captain Orrin Vask says that 400 barrels lie under the quay at Kaldavik.\n\n"
        "The letter is dated 2 March 2021.",
    },
    {
        "outlet": "Tidewater Weekly",
        "date": "2021-05-16",
        "title": "Ledger: 1,200 barrels",
        "text": "According to Harbour Ledger, 1,200 barrels lie under the quay at Kaldavik.\n\n"
        "“Nobody counted them,” Captain Orrin Vask said.",
    },
    {
        "outlet": "Sund Wire",
        "date": "2021-05-17",
        "title": "Barrels at Kaldavik <script>alert(1)</script>",
        "text": "Tidewater Weekly reported that 1,200 barrels lie under the quay at Kaldavik, citing Harbour Ledger.",
    },
)


def served(folder: Path) -> Desk:
    """The case of :data:`REPORTS`, built in this folder."""
    source = folder / "reports.jsonl"
    source.write_text("".join(json.dumps(one) + "\n" for one in REPORTS), encoding="utf-8")
    case = folder / "quay.stemma"
    build([str(source)], case, Settings(workers=1))
    return Desk(case)


def browser(desk: Desk, *, let_in: bool = True) -> TestClient:
    """A browser, which was given the start address unless ``let_in`` is False."""
    app = application(desk, token=KEY, port=PORT, author="Ina")
    client = TestClient(app, base_url=HOME, follow_redirects=False)
    if let_in:
        assert client.get(f"/?{START_KEY}={KEY}").status_code == 303
    return client
