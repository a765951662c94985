"""What the reference shows beside docstrings: the remark after a field, where the field has no docstring."""

import io
import re
import tokenize
from typing import Any

from griffe import Attribute, Docstring, Extension, Object


class Comments(Extension):
    """Remarks of fields become their docstrings; roles of reStructuredText become plain code."""

    def on_attribute_instance(self, *, attr: Attribute, **_: Any) -> None:
        """Takes the remark on the line that a field ends on."""
        said = remark("".join(attr.source)) if attr.docstring is None and attr.lineno else ""
        if said:
            attr.docstring = Docstring(said, parent=attr)

    def on_instance(self, *, obj: Object, **_: Any) -> None:
        """Turns ``:mod:`x``` into ```x```."""
        if obj.docstring is not None:
            obj.docstring.value = re.sub(r":\w+:`~?([^`]+)`", r"`\1`", obj.docstring.value)


def remark(source: str) -> str:
    """The last comment of these lines, without its mark; empty where there is none."""
    try:
        comments = [
            one.string for one in tokenize.generate_tokens(io.StringIO(source).readline) if one.type == tokenize.COMMENT
        ]
    except (tokenize.TokenError, IndentationError):
        return ""
    return comments[-1].lstrip("# ") if comments else ""
