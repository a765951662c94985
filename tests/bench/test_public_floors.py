"""Figures on public data and on the chains: none sinks below its floor. Skipped where the data are not."""

from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import pytest
from bench.chains import __main__ as chains
from bench.chains.gold import SETS

from bench import (
    arabic_names,
    attribution,
    changed_slots,
    claim_retrieval,
    coreference,
    joined_names,
    mentions,
    names,
    public_data,
    relations,
    revision,
    same_event,
    toponyms,
    witness_tree,
)
from bench.traditions import __main__ as traditions
from bench.traditions import articles
from stemmata.gazetteer import geonames
from stemmata.gazetteer.store import StoredGazetteer, write

HINT = "the command shows the figures; with --update-floors it writes new floors"
PLACES = public_data.folder("places")
POLNEAR = public_data.folder("polnear") / "dev"


def passes(command: Sequence[str], status: int, capsys: pytest.CaptureFixture[str]) -> None:
    said = capsys.readouterr()
    with capsys.disabled():
        print("\n" + said.out.partition("\n\n")[0])
    assert status == 0, f"{said.err}{' '.join(command)}: {HINT}"


@pytest.mark.skipif(not (POLNEAR.is_dir() and public_data.scorer().is_file()), reason="PolNeAR is not here")
def test_no_figure_on_polnear_sinks_below_its_floor(capsys: pytest.CaptureFixture[str]) -> None:
    passes(("bench.attribution",), attribution.main([]), capsys)


@pytest.mark.skipif(not public_data.folder("gum").is_dir(), reason="GUM is not here")
@pytest.mark.skipif(not (SETS / "gold").is_dir(), reason="the gold set of chains is not here yet")
def test_no_figure_on_the_chains_sinks_below_its_floor(capsys: pytest.CaptureFixture[str]) -> None:
    passes(("bench.chains",), chains.main(["--no-samples"]), capsys)


@pytest.mark.skipif(not public_data.folder("gum").is_dir(), reason="GUM is not here")
@pytest.mark.skipif(not public_data.folder("re3d").is_dir(), reason="re3d is not here")
def test_no_figure_of_names_sinks_below_its_floor(capsys: pytest.CaptureFixture[str]) -> None:
    passes(("bench.mentions",), mentions.main([]), capsys)


@pytest.mark.skipif(not public_data.folder("re3d").is_dir(), reason="re3d is not here")
def test_no_figure_of_ties_sinks_below_its_floor(capsys: pytest.CaptureFixture[str]) -> None:
    passes(("bench.relations",), relations.main([]), capsys)


@pytest.mark.skipif(not public_data.folder("summedits").is_dir(), reason="SummEdits is not here")
def test_no_figure_of_changed_slots_sinks_below_its_floor(capsys: pytest.CaptureFixture[str]) -> None:
    passes(("bench.changed_slots",), changed_slots.main([]), capsys)


def compiled(folder: Path) -> Path:
    """GeoNames, compiled once a checkout."""
    path = folder / "geonames.sqlite"
    if path.is_file():
        with StoredGazetteer(path) as held:
            if held.fingerprint == geonames.fingerprint():
                return path
    write(path, geonames.listed(), fingerprint=geonames.fingerprint(), attribution=geonames.ATTRIBUTION)
    return path


@pytest.mark.skipif(not (PLACES / "lgl.xml").is_file(), reason="LGL and GeoWebNews are not here")
@pytest.mark.skipif(not geonames.installed(), reason="the extra stemmata[geo] is not installed")
def test_no_figure_of_places_sinks_below_its_floor(
    pytestconfig: pytest.Config, capsys: pytest.CaptureFixture[str]
) -> None:
    assert pytestconfig.cache is not None
    gazetteer = compiled(pytestconfig.cache.mkdir("gazetteer"))
    passes(("bench.toponyms",), toponyms.main(["--gazetteer", str(gazetteer)]), capsys)


@pytest.mark.skipif(not public_data.folder("ecbplus").is_dir(), reason="ECB+ is not here")
def test_no_figure_of_events_sinks_below_its_floor(capsys: pytest.CaptureFixture[str]) -> None:
    passes(("bench.same_event",), same_event.main([]), capsys)


@pytest.mark.skipif(not articles.there(), reason="FA-KES is not here")
@pytest.mark.skipif(not public_data.folder("openstemmata").is_dir(), reason="OpenStemmata is not here")
def test_no_figure_on_made_traditions_sinks_below_its_floor(capsys: pytest.CaptureFixture[str]) -> None:
    passes(("bench.traditions",), traditions.main([]), capsys)


@pytest.mark.skipif(not public_data.folder("clough-stevenson").is_dir(), reason="the corpus of revisions is not here")
def test_no_figure_on_revised_texts_sinks_below_its_floor(capsys: pytest.CaptureFixture[str]) -> None:
    passes(("bench.revision",), revision.main([]), capsys)


@pytest.mark.skipif(not public_data.folder("notrebesoin").is_dir(), reason="Notre Besoin is not here")
@pytest.mark.skipif(not public_data.stemma_scorer().is_file(), reason="the scorer of trees is not here")
def test_no_figure_on_copied_texts_sinks_below_its_floor(capsys: pytest.CaptureFixture[str]) -> None:
    passes(("bench.witness_tree",), witness_tree.main([]), capsys)


@pytest.mark.skipif(not public_data.folder("names").is_dir(), reason="the pairs of names are not here")
@pytest.mark.parametrize("bench", [names, arabic_names])
def test_no_figure_of_spellings_sinks_below_its_floor(bench: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    passes((bench.__name__,), bench.main([]), capsys)


@pytest.mark.skipif(not public_data.folder("ecbplus").is_dir(), reason="ECB+ is not here")
@pytest.mark.parametrize("bench", [coreference, joined_names])
def test_no_figure_on_ecb_plus_sinks_below_its_floor(bench: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    passes((bench.__name__,), bench.main([]), capsys)


@pytest.mark.skipif(not public_data.folder("checkthat2020").is_dir(), reason="CheckThat! 2020 is not here")
def test_no_figure_of_repeated_claims_sinks_below_its_floor(capsys: pytest.CaptureFixture[str]) -> None:
    passes(("bench.claim_retrieval",), claim_retrieval.main([]), capsys)
