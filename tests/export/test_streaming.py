"""Exports hand on what they make: what they hold does not grow with the rows of the case."""

import tracemalloc

import pytest

from stemmata.export import csv_bundle, json_case, json_lines, xlsx_book
from stemmata.model.case import Case
from stemmata.plugins import Exporter
from tests.web.random_case import random_case

FEW, MANY = random_case(60, seed=1), random_case(600, seed=1)
LISTS = 400  # bytes a report: pointers of the lists that are put in order, and ids of local entities


def held(exporter: Exporter, case: Case) -> tuple[int, int]:
    """Bytes at the peak, and bytes written."""
    tracemalloc.start()
    try:
        written = sum(len(chunk) for chunk in exporter.export(case))
        return tracemalloc.get_traced_memory()[1], written
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    "exporter",
    [json_case.exporter, json_lines.exporter, csv_bundle.exporter, xlsx_book.exporter],
    ids=lambda one: one.name,
)
def test_ten_times_the_reports_take_hardly_more_memory(exporter: Exporter) -> None:
    held(exporter, FEW)  # what is imported and compiled once
    few, small = held(exporter, FEW)
    many, large = held(exporter, MANY)
    assert large > 3 * small
    assert many < few + LISTS * len(MANY.reports)
