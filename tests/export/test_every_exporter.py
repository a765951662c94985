"""What every installed exporter keeps: the same bytes in any order, pieces of a bounded size, any words at all."""

import doctest
from importlib import import_module
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemmata.plugins import Exporter, FolderExporter
from stemmata.testing import check_exporter
from tests.casefile.whole import whole_case
from tests.contracts.test_wording import VERDICT
from tests.export.cases import CASES, HOSTILE, odd_case, turned
from tests.export.opening import EXPORTERS, OPENED, exported
from tests.web.random_case import random_case

OURS = sorted(OPENED)
ANY = st.text(alphabet=st.characters(), max_size=40)  # half characters, too
WITH_EXAMPLES = ("bibtex", "dot", "edtf", "ftm_values", "markdown", "nanopub", "words")


@pytest.mark.parametrize("name", OURS)
def test_it_keeps_the_promises_of_the_seam(name: str) -> None:
    check_exporter(EXPORTERS[name], whole_case())


@pytest.mark.parametrize("exporter", EXPORTERS.values(), ids=lambda one: one.name)
def test_it_stands_words_that_no_format_loves(exporter: Exporter) -> None:
    check_exporter(exporter, odd_case(HOSTILE))


@pytest.mark.parametrize("exporter", EXPORTERS.values(), ids=lambda one: one.name)
def test_the_same_case_gives_the_same_bytes_whatever_order_it_comes_in(exporter: Exporter) -> None:
    for case in CASES.values():
        assert b"".join(exporter.export(turned(case))) == b"".join(exporter.export(case))


@pytest.mark.parametrize("name", OURS)
@pytest.mark.parametrize("case", CASES)
def test_its_own_tools_read_it_back(name: str, case: str) -> None:
    OPENED[name](exported(name, CASES[case]))


@pytest.mark.parametrize("name", OURS)
@settings(max_examples=20)
@given(words=ANY)
def test_its_own_tools_read_it_back_whatever_the_words_are(name: str, words: str) -> None:
    OPENED[name](exported(name, odd_case(words)))


@pytest.mark.parametrize("name", sorted(set(OURS) - {"json"}))
@settings(max_examples=5)
@given(reports=st.integers(1, 40), seed=st.integers(0, 99))
def test_its_own_tools_read_random_cases(name: str, reports: int, seed: int) -> None:
    case = random_case(reports, seed)
    OPENED[name](exported(name, case))
    assert exported(name, turned(case)) == exported(name, case)


@pytest.mark.parametrize("name", sorted(set(OURS) - {"json"}))
def test_a_large_case_comes_in_pieces(name: str) -> None:
    pieces = list(EXPORTERS[name].export(random_case(400, 3)))
    assert max(map(len, pieces)) < 200_000
    assert len(pieces) > 1 or name == "geojson"  # random cases have no places


@pytest.mark.parametrize("name", sorted(set(OURS) - {"json"}))
def test_it_says_in_a_line_what_it_is_for(name: str) -> None:
    summary = EXPORTERS[name].summary
    assert 10 < len(summary) < 90
    assert summary[0].isupper()
    assert summary.endswith(".")


def test_no_format_carries_a_verdict() -> None:
    """ClaimReview (schema.org) is a rating of a claim: docs/decisions/0026 says why there is none.

    Nor does any format say of its own that a claim is so, for a case whose reports do not.
    """
    for name, exporter in EXPORTERS.items():
        assert "review" not in name.lower()
        files = exporter.files(whole_case()) if isinstance(exporter, FolderExporter) else ()
        written = b"".join((*exporter.export(whole_case()), *(chunk for _, chunks in files for chunk in chunks)))
        assert b"ClaimReview" not in written
        assert b"reviewRating" not in written
        assert VERDICT.findall(written.decode("utf-8", "replace")) == []  # of what is packed, the files beside it


def test_the_hostile_words_are_what_they_should_be() -> None:
    assert "\ud800" in HOSTILE
    assert {one for one in HOSTILE if ord(one) < 32} >= {"\n", "\r", "\0"}


def modules() -> list[ModuleType]:
    return [import_module(f"stemmata.export.{name}") for name in WITH_EXAMPLES]


@pytest.mark.parametrize("module", modules(), ids=lambda one: one.__name__)
def test_the_examples_hold(module: ModuleType) -> None:
    tried = doctest.testmod(module)
    assert tried.attempted
    assert not tried.failed
