"""A text that spans can be asked of."""

from typing import SupportsIndex

from stemmata.text.span import Span


class Text(str):
    """The frozen text of a report: a ``str`` that also takes spans, ``text[span]``."""

    __slots__ = ()

    def __getitem__(self, where: SupportsIndex | slice | Span) -> str:
        return where.of(self) if isinstance(where, Span) else super().__getitem__(where)
