"""Check that the gold data beside the sample cases fits their texts, and print what it holds.

Usage: python samples/check_gold.py [CASE_FOLDER ...]     (default: every folder here that has a gold.yaml)

Every quotation of the gold must occur, character for character, in the text of its report. "Text" means here:
the title, an empty line and the body of a table row; a plain file as it stands; an HTML page without its head,
scripts and styles, stripped of tags, entities decoded. In all of them runs of white space count as one space.
Exit status: 0 clean, 1 with at least one fault.
"""

import csv
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).resolve().parent
MANNERS = {"direct", "indirect", "mixed", "narration"}
POLARITIES = {"positive", "negative"}
VOICES = {"outlet", "person", "organisation", "document", "group", "unnamed", "unknown"}
MODALITIES = {"asserts", "alleges", "denies", "expects", "requests", "asks", "supposes", "opines"}
BOUNDS = {"exact", "about", "at_least", "at_most", "range", "vague"}
ZONES = {"headline", "byline", "dateline", "body", "caption", "editorial", "links", "furniture"}
ENTITIES = {"person", "organisation", "place", "group", "document", "weapon", "vehicle"}
PARENTS = {"report", "outlet", "document", "person", "organisation", "unnamed", "hidden"}
TIES = {"cites", "links", "translates", "reuses", "describes", "syndicates"}
SLOTS = {"quantity", "date", "place", "name", "role", "polarity", "attribution"}
BLOCKS = {"p", "div", "h1", "h2", "h3", "h4", "li", "td", "tr", "section", "figure", "figcaption", "br", "a", "nav"}
TITLE_COLUMNS = ("headline", "title")
TEXT_COLUMNS = ("body", "text", "content")


class _Page(HTMLParser):
    """Collects the text of a page: everything outside head, script and style."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.hidden += tag in {"head", "script", "style"}
        if tag in BLOCKS - {"a"}:
            self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in {"head", "script", "style"}
        if tag in BLOCKS - {"a"}:
            self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(data)


def _collapsed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _page_text(data: bytes) -> str:
    named = re.search(rb"charset=[\"']?([\w-]+)", data)
    page = _Page()
    page.feed(data.decode(named.group(1).decode("ascii") if named else "utf-8"))
    return "".join(page.parts)


def _first(row: dict[str, Any], columns: tuple[str, ...]) -> str:
    return next((str(row[name]) for name in columns if row.get(name)), "")


def report_text(reports: Path, path: str) -> str:
    """The text of one report, white space collapsed. ``path`` may end in ``#row=N``, counted from 1."""
    name, _, row = path.partition("#row=")
    file = reports / name
    if file.suffix == ".csv":
        with file.open(newline="", encoding="utf-8") as handle:
            record = list(csv.DictReader(handle))[int(row) - 1]
    elif file.suffix == ".jsonl":
        record = json.loads(file.read_text(encoding="utf-8").splitlines()[int(row) - 1])
    elif file.suffix == ".html":
        return _collapsed(_page_text(file.read_bytes()))
    else:
        return _collapsed(file.read_text(encoding="utf-8"))
    return _collapsed(_first(record, TITLE_COLUMNS) + "\n\n" + _first(record, TEXT_COLUMNS))


class Check:
    """One case: its gold, its texts and the faults found so far."""

    def __init__(self, folder: Path) -> None:
        self.gold: dict[str, Any] = yaml.safe_load((folder / "gold.yaml").read_text(encoding="utf-8"))
        self.faults: list[str] = []
        self.outlets = {report["id"]: report["outlet"] for report in self.gold["reports"]}
        self.texts = {r["id"]: report_text(folder / "reports", r["file"]) for r in self.gold["reports"]}
        self.ids = [item["id"] for item in (*self.gold["entities"], *self.gold["documents"])]
        held = {path.name for path in (folder / "reports").rglob("*") if path.is_file() and ".meta." not in path.name}
        for name in sorted(held - {Path(r["file"].partition("#")[0]).name for r in self.gold["reports"]}):
            self.faults.append(f"reports: {name} is not in the gold")

    def need(self, condition: object, fault: str) -> None:
        if not condition:
            self.faults.append(fault)

    def one_of(self, value: object, allowed: set[str], where: str) -> None:
        self.need(value in allowed, f"{where}: {value!r} is not one of {sorted(allowed)}")

    def quoted(self, key: str, words: str, where: str) -> None:
        self.need(_collapsed(words) == words, f"{where}: white space in {words!r}")
        self.need(words in self.texts.get(key, ""), f"{where}: not in {key}: {words!r}")

    def once(self, key: str, words: str, where: str) -> None:
        self.quoted(key, words, where)
        self.need(self.texts.get(key, "").count(words) <= 1, f"{where}: more than once in {key}: {words!r}")

    def known(self, key: str, where: str) -> None:
        self.need(key in self.texts, f"{where}: no report {key!r}")

    def reports(self) -> None:
        self.need(len(self.texts) == len(self.gold["reports"]), "reports: a key stands twice")
        self.need(len(set(self.ids)) == len(self.ids), "entities and documents: an id stands twice")

    def entities(self) -> None:
        everything = "\n".join(self.texts.values())
        for entity in self.gold["entities"]:
            self.one_of(entity["kind"], ENTITIES, entity["id"])
            for name in entity["names"]:
                self.need(name in everything, f"{entity['id']}: no report has {name!r}")
        for pair in self.gold["never_merge"]:
            for name in pair:
                self.need(name in self.ids, f"never_merge: no entity {name!r}")

    def documents(self) -> None:
        for document in self.gold["documents"]:
            for name in (*document["signatories"], *document["addressees"], *document["published_by"]):
                self.need(name in self.ids, f"{document['id']}: no entity {name!r}")
            for key in document["described_by"]:
                self.known(key, document["id"])

    def statements(self) -> None:
        for number, statement in enumerate(self.gold["statements"], 1):
            where, key = f"statement {number}", statement["report"]
            self.known(key, where)
            self.one_of(statement["manner"], MANNERS, where)
            self.one_of(statement["polarity"], POLARITIES, where)
            for piece in statement["content"]:
                self.once(key, piece, where)
            places = [self.texts[key].find(piece) for piece in statement["content"]]
            self.need(places == sorted(places), f"{where}: pieces out of order: {statement['content']}")
            self.chain(key, statement, where)

    def chain(self, key: str, statement: dict[str, Any], where: str) -> None:
        chain = statement["chain"]
        self.need(chain[0]["kind"] == "outlet" and chain[0]["name"] == self.outlets[key], f"{where}: first voice")
        self.need((len(chain) == 1) == (statement["manner"] == "narration"), f"{where}: manner and chain")
        for step in chain:
            self.one_of(step["kind"], VOICES, where)
            self.one_of(step["modality"], MODALITIES, where)
            if step["cue"] is not None:
                self.quoted(key, step["cue"], where)
        for step in chain[1:]:
            self.need(step["name"].casefold() in self.texts[key].casefold(), f"{where}: {step['name']!r} not in {key}")

    def values(self) -> None:
        for quantity in self.gold["quantities"]:
            self.one_of(quantity["kind"], BOUNDS, f"quantity {quantity['text']!r}")
            self.quoted(quantity["report"], quantity["text"], "quantity")
        for date in self.gold["dates"]:
            self.quoted(date["report"], date["text"], "date")
        for zone in self.gold["zones"]:
            self.one_of(zone["kind"], ZONES, f"zone {zone['text']!r}")
            self.once(zone["report"], zone["text"], f"zone {zone['kind']}")

    def derivations(self) -> None:
        for name in ("derivations", "derivations_optional"):
            for edge in self.gold[name]:
                where = f"{name}: {edge['child']} {edge['kind']} {edge['parent']}"
                self.known(edge["child"], where)
                self.one_of(edge["kind"], TIES, where)
                self.one_of(edge["parent_kind"], PARENTS, where)
                self.one_of(edge["status"], {"stated", "inferred"}, where)
                if edge["parent_kind"] == "report":
                    self.known(edge["parent"], where)
                elif edge["parent_kind"] in {"document", "person", "organisation", "outlet"}:
                    self.need(edge["parent"] in self.ids, f"{where}: no such entity or document")
        for circle in self.gold["circles"]:
            for key in circle:
                self.known(key, "circles")
        for key in self.gold["unknown_lineage"]:
            self.known(key, "unknown_lineage")

    def claims(self) -> None:
        for claim in self.gold["claims"]:
            members = {member["report"] for member in claim["members"]}
            for member in claim["members"]:
                self.once(member["report"], member["content"], claim["id"])
                self.need(self.stated(member), f"{claim['id']}: in no statement: {member}")
            self.need(set(claim["origins"]["unknown"]) <= members, f"{claim['id']}: unknown not among the members")
            for variant in claim["variants"]:
                self.variant(claim["id"], variant, members)

    def variant(self, where: str, variant: dict[str, Any], members: set[str]) -> None:
        self.one_of(variant["slot"], SLOTS, where)
        self.one_of(variant["kind"], {"differ", "contradict"}, where)
        for value, keys in variant["values"].items():
            self.need(set(keys) <= members, f"{where}: {value!r} in reports that are not members")
        for pair in variant["changed_on"]:
            for key in pair:
                self.known(key, where)

    def stated(self, member: dict[str, str]) -> bool:
        """Whether the words of a claim's member lie within, or cover, a piece of a statement of that report."""
        pieces = [
            piece
            for statement in self.gold["statements"]
            if statement["report"] == member["report"]
            for piece in statement["content"]
        ]
        return any(member["content"] in piece or piece in member["content"] for piece in pieces)

    def run(self) -> None:
        for part in (
            self.reports,
            self.entities,
            self.documents,
            self.statements,
            self.values,
            self.derivations,
            self.claims,
        ):
            part()

    def summary(self) -> Iterator[str]:
        """Lines of the summary: words and statements of each report, then how much of each kind."""
        stated = Counter(statement["report"] for statement in self.gold["statements"])
        for key, text in self.texts.items():
            yield f"  {key:4} {len(text.split()):4} words {stated[key]:3} statements  {self.outlets[key]}"
        for name, value in self.gold.items():
            if isinstance(value, list) and name not in {"reports", "unknown_lineage"}:
                yield f"  {len(value):4} {name}"


def main(arguments: list[str]) -> int:
    folders = [Path(name) for name in arguments] or sorted(path.parent for path in HERE.glob("*/gold.yaml"))
    faults = 0
    for folder in folders:
        check = Check(folder)
        check.run()
        lines = [f"{folder.name}: {len(check.faults)} faults", *check.summary()]
        lines += [f"  FAULT {fault}" for fault in check.faults]
        sys.stdout.write("\n".join(lines) + "\n")
        faults += len(check.faults)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
