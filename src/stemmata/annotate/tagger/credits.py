"""The annotator that reads a report with the model: who is credited with what, and what is a name."""

from dataclasses import replace
from typing import Final

from stemmata.annotate.tagger.decode import credits_of
from stemmata.annotate.tagger.names import name_signs_of
from stemmata.annotate.tagger.tagger import shipped
from stemmata.model.annotations import Annotations
from stemmata.model.report import PROSE_ZONES, Report

_READ: Final = frozenset({None, "en"})  # languages; it has learnt no other

# Scores below which a credit is left out, by its depth: of those below 0.3 on PolNeAR dev one in three is right.
_LEAST: Final = {0: 0.3, 1: 0.2}


class Credits:
    """Reads prose for credits and names, with a small model that learnt from annotated news."""

    name = "tagger"
    version = "2"
    needs: tuple[str, ...] = ("passages",)
    gives: tuple[str, ...] = ("credits", "name_signs")

    def annotate(self, report: Report, found: Annotations) -> Annotations:
        """Credits as decoding orders them, and signs of names; none where the report has no English prose."""
        prose = tuple(
            passage.span
            for passage in found.passages
            if passage.kind == "paragraph" and report.zone_at(passage.span.start) in PROSE_ZONES
        )
        if not prose or report.language not in _READ:
            return replace(found, credits=(), name_signs=())
        sentences = [passage.span for passage in found.passages if passage.kind == "sentence"]
        reading = shipped().read(report.text, prose, sentences)
        credits = tuple(one for one in credits_of(reading) if one.score >= _LEAST[one.depth])
        return replace(found, credits=credits, name_signs=name_signs_of(reading))


annotator = Credits()
