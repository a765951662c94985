"""The notebooks of the docs: python -m tests.api.made_notebooks runs their cells and writes their outputs anew.

The cells are run one after the other in this process, as a kernel would run them, and what the last line of each gives
is kept as a notebook keeps it: that needs no kernel, and none of its twenty-two packages.
"""

import ast
import contextlib
import io
import json
import os
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "docs" / "notebooks").glob("*.ipynb"))
KINDS = {"_repr_html_": "text/html", "_repr_svg_": "image/svg+xml"}


def cells(notebook: Path) -> list[dict[str, Any]]:
    """The cells of code, in order."""
    read: dict[str, Any] = json.loads(notebook.read_text("utf-8"))
    return [cell for cell in read["cells"] if cell["cell_type"] == "code"]


def run(source: str, names: dict[str, Any]) -> list[dict[str, Any]]:
    """Runs a cell among these names; its outputs, as a notebook has them."""
    tree = ast.parse(source)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        exec(compile(tree, "<cell>", "exec"), names)
        value = eval(compile(ast.Expression(last.value), "<cell>", "eval"), names) if last else None  # type: ignore[attr-defined]
    outputs: list[dict[str, Any]] = []
    if said.getvalue():
        outputs.append({"output_type": "stream", "name": "stdout", "text": lines(said.getvalue())})
    if value is not None:
        data = {kind: lines(getattr(value, name)()) for name, kind in KINDS.items() if hasattr(value, name)}
        data["text/plain"] = lines(repr(value))
        outputs.append({"output_type": "execute_result", "data": data, "metadata": {}})
    return outputs


def lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def made_anew(notebook: Path) -> None:
    """Writes the notebook with the outputs that its cells give now."""
    read = json.loads(notebook.read_text("utf-8"))
    names: dict[str, Any] = {}
    code = [cell for cell in read["cells"] if cell["cell_type"] == "code"]
    for number, cell in enumerate(code, 1):
        cell["outputs"] = run("".join(cell["source"]), names)
        cell["execution_count"] = number
        for output in cell["outputs"]:
            if output["output_type"] == "execute_result":
                output["execution_count"] = number
    names["case"].close()
    notebook.write_text(json.dumps(read, ensure_ascii=False, indent=1) + "\n", "utf-8")


def main() -> None:
    os.environ["SOURCE_DATE_EPOCH"] = "1767225600"  # the first day of 2026: the same run writes the same bytes
    os.environ["STEMMATA_GAZETTEER"] = "none"
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        Path("samples").symlink_to(ROOT / "samples", target_is_directory=True)
        for notebook in NOTEBOOKS:
            made_anew(notebook)


if __name__ == "__main__":
    main()
