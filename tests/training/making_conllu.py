"""CoNLL-U of invented sentences, written as a short table: form, tag, head, relation, misc."""

from collections.abc import Iterable


def sentence(text: str, rows: str, *, new_paragraph: bool = False) -> str:
    """A sentence; ``rows`` has one token a line, as "form tag head relation misc", or "2-3 form" for a contraction."""
    lines = ["# newpar"] if new_paragraph else []
    lines.append(f"# text = {text}")
    number = 0
    for row in rows.strip().splitlines():
        cells = row.split()
        if len(cells) == 2:
            lines.append("\t".join([*cells, *"________"]))
            continue
        number += 1
        form, tag, head, relation, misc = cells
        lines.append("\t".join([str(number), form, form.lower(), "X", tag, "_", head, relation, "_", misc]))
    return "\n".join(lines) + "\n"


def document(name: str, sentences: Iterable[str]) -> str:
    return f"# newdoc id = {name}\n" + "\n".join(sentences) + "\n"
