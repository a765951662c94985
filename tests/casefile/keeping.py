"""Puts cases into files, for tests."""

from pathlib import Path

from stemmata.casefile import CaseFile, ReportToSave
from stemmata.model.case import Annotated, Case


def to_save(annotated: Annotated, *, data: bytes | None = None, fingerprint: str = "rules-1") -> ReportToSave:
    """What a build would save of this report; its bytes are those of its text unless given."""
    return ReportToSave(
        report=annotated.report,
        annotations=annotated.annotations,
        data=annotated.report.text.encode() if data is None else data,
        fingerprint=fingerprint,
    )


def kept(case: Case, path: Path) -> Case:
    """A case with the content of this one, saved at ``path``; its decisions have the ids that the file gave them."""
    with CaseFile.open_for_writing(path) as file:
        file.rename(case.name)
        file.save_reports([to_save(annotated) for annotated in case.reports])
        file.save_refusals(case.refusals, read=())
        file.save_duplicates(case.duplicates, read=())
        for ruled in case.decisions:
            file.add_decision(ruled.kind, ruled.subject, author=ruled.author, time=ruled.time, reason=ruled.reason)
        if case.built:
            file.replace_links(case.links, fingerprint="links-1", built=case.built)
    with CaseFile.open_for_reading(path) as file:
        return file.load()
