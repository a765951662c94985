"""``export --to ftm``: FollowTheMoney entities, one JSON object a line, for OpenAleph and its kin.

The model: https://followthemoney.tech/explorer/; docs/decisions/0026-linked-data-attributes.md has the whole mapping.
Reports are Articles with their text; people and bodies are what they are; a statement is a Note that says whose words
it holds; a claim is a Note with the number of its origins, at most; a relation is an UnknownLink whose role and
description say that it is alleged, and by whom. Each has as ``proof`` the Articles in which it stands, and their
characters in words.
"""

from collections.abc import Iterator

from stemmata.export.ftm_things import things
from stemmata.export.ftm_ties import ties
from stemmata.export.known import known
from stemmata.export.pieces import in_pieces, json_lines
from stemmata.model.case import Case


class FtmExporter:
    """Writes a case as FollowTheMoney entities: those that stand alone before those that point at them."""

    name = "ftm"
    media_type = "application/x-ndjson"
    summary = "FollowTheMoney entities for OpenAleph, with proof and allegation."
    suffixes = (".ftm.json", ".ijson")

    def export(self, case: Case) -> Iterator[bytes]:
        """The bytes, in pieces; the same for the same case, always."""
        read = known(case)
        return in_pieces(json_lines(entity for made in (things(read), ties(read)) for entity in made))


exporter = FtmExporter()
