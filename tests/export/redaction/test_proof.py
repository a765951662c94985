"""The proof finds every name that is planted, in whatever a format wraps it, and lets nothing through unread."""

import gzip
import io
import json
import zipfile
import zlib

import pytest

from stemmata.export.redaction import proof
from stemmata.export.redaction.forms import forms_of
from stemmata.model.entity import Entity
from tests.export.redaction.naming import case_about


def entity(name: str, *names: str, kind: str = "person") -> Entity:
    return Entity(id="e", kind=kind, name=name, names=(name, *names), members=(), mentions=())  # type: ignore[arg-type]


FORMS = forms_of(entity("Ömer Brandelund"), ())


def zipped(data: bytes, name: str = "a.xml", comment: bytes = b"") -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
        archive.comment = comment
    return held.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"said Brandelund",
        b"BRANDELUND",
        "Ömer".encode(),
        b"omer",
        b"O\xcc\x88mer",
        b"bran-\ndelund",
        b"B r a n d e l u n d",
        b"Brande\xc2\xadlund",
        b"x?q=%42randelund",
        b"Br&#97;ndelund",
        json.dumps({"a": "Ömer"}).encode(),
        b"https://x.example/omer-b/brandelund.html",
        b"UGxlYXNlIGFzayBNciBCcmFuZGVsdW5kIGFib3V0IGl0Lg==",
        gzip.compress(b"said Brandelund"),
        zipped(b"<t>Brandelund</t>"),
        zipped(b"", name="brandelund.csv"),
        zipped(b"", comment=b"Brandelund"),
        zipped(zipped(b"Brandelund"), name="in.zip"),
        b"%PDF-1.7\n/Title (Brandelund)\n",
        b"%PDF-1.7\n/Title (\\376\\377\\000B\\000r\\000a\\000n\\000d\\000e\\000l\\000u\\000n\\000d)\n",
        b"%PDF-1.7\nstream\n" + zlib.compress(b"/Dest (brandelund)") + b"\nendstream\n",
    ],
)
def test_a_planted_name_is_found(data: bytes) -> None:
    assert proof.in_bytes("file", data, FORMS) != ()


def test_a_name_in_the_name_of_a_file_is_found() -> None:
    (trace, *_) = proof.in_bytes("brandelund.json", b"{}", FORMS)
    assert trace.where == "the name brandelund.json"


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\xff\xff", b"\xff\xfe\x00\x01", bytes(range(256))])
def test_what_cannot_be_read_is_not_let_through(data: bytes) -> None:
    with pytest.raises(proof.TraceFound, match="cannot be looked into"):
        proof.in_bytes("file", data, FORMS)


@pytest.mark.parametrize("text", [b"", b"a brand new land", b"the homer of our time", b"omen"])
def test_other_words_are_no_trace(text: bytes) -> None:
    assert proof.in_bytes("file", text, FORMS) == ()


def test_every_field_of_a_case_is_looked_at() -> None:
    found = proof.in_case(case_about("Ömer Brandelund"), FORMS)
    fields = {one.where for one in found}
    assert {
        "Report.text", "Report.path", "Report.title", "Report.url", "Report.authors", "Report.notes", "Link.url",
        "Entity.names", "Document.title", "Claim.label", "Origin.name", "VariantValue.value", "Variant.reason",
        "Derivation.reason", "Derivation.parent_name", "Evidence.reason", "Anchor.text", "Decision.author",
        "Decision.reason", "Refusal.path", "Refusal.reason", "Duplicate.path", "Event.label", "Case.name", "Step.name",
        "LocalEntity.names",
    } <= fields  # fmt: skip


def test_a_short_form_of_a_body_is_sought_with_its_capital_alone() -> None:
    forms = forms_of(entity("Salt Front", "Front", kind="organisation"), ())
    assert proof.in_bytes("f", b"in front of it", forms) == ()
    assert proof.in_bytes("f", b"the Front", forms) != ()
    assert proof.in_bytes("f", b"salt-front", forms) != ()
