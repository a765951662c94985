"""The case file: the only package that speaks SQL. docs/case-file.md describes the format.

:class:`~stemmata.casefile.file.CaseFile` is what others use; :class:`~stemmata.casefile.reports.ReportToSave`
is what it takes.
"""

from stemmata.casefile.file import CaseFile
from stemmata.casefile.reports import ReportToSave

__all__ = ["CaseFile", "ReportToSave"]
