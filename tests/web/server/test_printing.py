"""Pages on paper: nothing is cut off at the side, the stemma keeps to one sheet that lies on its side."""

import base64
import re
from collections.abc import Iterator

import pytest

from stemmata.pipeline import Settings, build
from tests.web.server.chromium import BROWSER, Window
from tests.web.server.test_browser import SAMPLE, opened, watched

pytestmark = pytest.mark.skipif(BROWSER is None, reason="there is no chromium on this machine")
A4 = (595, 842)  # points


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Window]:
    case = tmp_path_factory.mktemp("print") / "letter.stemma"
    build([str(SAMPLE)], case, Settings(workers=1))
    with opened(case) as address, watched(address) as found:
        yield found


@pytest.mark.parametrize(
    ("path", "paper"),
    [("/", A4), ("/stemma", A4[::-1]), ("/claims", A4[::-1]), ("/r/B", A4), ("/differences", A4), ("/reports", A4)],
)
def test_a_page_fits_its_paper(page: Window, path: str, paper: tuple[int, int]) -> None:
    page.go(re.sub(r"(?<=\d)/.*", "", page.address) + path)
    made = base64.b64decode(page.call("Page.printToPDF", preferCSSPageSize=True)["data"])
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", made)
    assert {tuple(round(float(side)) for side in box) for box in boxes} == {paper}
    # As wide as the paper's text at 96 dots an inch: what would be wider is cut or makes all else smaller.
    page.call("Emulation.setEmulatedMedia", media="print")
    page.size(round((paper[0] / 72 - 30 / 25.4) * 96), 1000)
    try:
        assert page.tell("document.documentElement.scrollWidth - innerWidth") <= 0
    finally:
        page.call("Emulation.setEmulatedMedia", media="")
        page.call("Emulation.clearDeviceMetricsOverride")
