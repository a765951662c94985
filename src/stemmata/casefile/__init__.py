"""The case file: the only package that speaks SQL. docs/case-file.md describes the format.

:class:`~stemmata.casefile.file.CaseFile` is what others use; :class:`~stemmata.casefile.reports.ReportToSave`
is what it takes, and :func:`~stemmata.casefile.soundness.unsound` says why it would refuse one.
"""

from stemmata.casefile.answers import KeptAnswer, KeptPrompt
from stemmata.casefile.catalogue import Catalogue, Catalogued, Kind, Said
from stemmata.casefile.connection import hoarding
from stemmata.casefile.counting import Counts
from stemmata.casefile.file import CaseFile
from stemmata.casefile.health import Engine, Looked, engine, examine
from stemmata.casefile.intake import Archive, Within
from stemmata.casefile.places import OwnPlaces
from stemmata.casefile.reports import ReportToSave
from stemmata.casefile.soundness import unsound

__all__ = [
    "Archive",
    "CaseFile",
    "Catalogue",
    "Catalogued",
    "Counts",
    "Engine",
    "KeptAnswer",
    "KeptPrompt",
    "Kind",
    "Looked",
    "OwnPlaces",
    "ReportToSave",
    "Said",
    "Within",
    "engine",
    "examine",
    "hoarding",
    "unsound",
]
