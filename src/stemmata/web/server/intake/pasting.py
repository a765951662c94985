"""A text that was pasted, as the two files that a user could have made by hand: the text, and what is known of it."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from stemmata.web.server.intake.names import slug, unused

FIELDS: Final = ("outlet", "title", "date", "url")  # as a sidecar names them


def pasted(fields: Mapping[str, str]) -> bool:
    """True where the form holds a text."""
    return bool(fields.get("text", "").strip())


def write_pasted(fields: Mapping[str, str], folder: Path) -> str:
    """Writes the text and, where anything is known of it, its sidecar; returns the text's file name."""
    text = fields["text"].replace("\r\n", "\n")
    known = {name: " ".join(fields.get(name, "").split()) for name in FIELDS}
    folder.mkdir(parents=True, exist_ok=True)
    stem = slug(known["title"] or text.strip()[:200])
    name = unused(f"{stem}.txt", [one.name for one in folder.iterdir()])
    (folder / name).write_text(text, encoding="utf-8", errors="replace")
    if said := {field: value for field, value in known.items() if value}:
        beside = folder / f"{name}.meta.json"
        beside.write_text(json.dumps(said, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", errors="replace")
    return name
