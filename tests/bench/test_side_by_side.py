"""What the tagger changes, drawn and told for reading."""

import pytest
from bench.side_by_side import alone, changed, drawn, main, told

from stemmata import plugins
from stemmata.annotate.plan import annotate, planned
from tests.making import report

TEXT = "The harbour office denied that the ferry had sunk. Mara Velin told the Tarvia Ledger it was safe."


def test_a_draw_does_not_hang_on_the_order_of_the_reports() -> None:
    reports = [report(f"Text {number}.") for number in range(9)]
    assert drawn(reports, 4) == drawn(reports[::-1], 4)
    assert len(drawn(reports, 4)) == 4
    assert len(drawn(reports, 40)) == 9


def test_rules_alone_read_no_credits() -> None:
    installed = list(plugins.annotators())
    made = report(TEXT)
    assert annotate(made, planned(alone(installed))).credits == ()
    assert annotate(made, planned(installed)).credits != ()


def test_only_what_is_not_the_same_both_ways_is_told() -> None:
    made = report(TEXT)
    found = annotate(made, planned(alone(list(plugins.annotators()))))
    assert changed(made, found, found) == []
    fewer = type(found)(report=found.report, statements=found.statements[1:])
    (line,) = changed(made, found, fewer)
    assert line == f"- {told(found.statements[0], made)}"
    assert "denies ⟨the ferry had sunk⟩" in line


def test_without_data_it_says_where_they_come_from(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("STEMMATA_DATA", "/nowhere")
    assert main([]) == 2
    assert "FA-KES" in capsys.readouterr().err
