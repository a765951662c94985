"""Two descriptions of one document."""

from dataclasses import replace

import pytest

from stemmata.link.descent.derivation import derive
from stemmata.link.descent.lineage import Lineage, lineage
from stemmata.link.descent.one_voice import one_voice
from stemmata.link.voices import Voice
from stemmata.model.document import Document
from tests.link.drawing import case, piece

ORDER = Document(
    id="first",
    kind="order",
    title="order",
    date="2021-04-02",
    signatories=("varn",),
    addressees=(),
    published_by=(),
    described_by=(),
    contents=(),
)


def lines(*documents: Document) -> Lineage:
    context = case(piece("Nothing.", outlet="Harbour Ledger"))
    made = lineage(context, derive(context))
    return replace(made, documents={one.id: one for one in documents})


def joined(other: Document) -> bool:
    roots = [Voice(id=one.id, kind="document", name=one.title) for one in (ORDER, other)]
    return ("first", "second") in set(one_voice(lines(ORDER, other), roots))


@pytest.mark.parametrize(
    ("other", "one"),
    [
        ({"signatories": ()}, True),
        ({"signatories": (), "kind": "document"}, True),
        ({"signatories": ("varn", "brandt")}, True),
        ({"signatories": ("brandt",)}, False),
        ({"date": "2021-04-03"}, False),
        ({"date": None}, False),
        ({"kind": "recording"}, False),
    ],
)
def test_documents_of_one_date_are_one_where_nothing_differs(other: dict[str, str], one: bool):
    assert joined(replace(ORDER, id="second", **other)) == one  # type: ignore[arg-type]
