"""Stemmata draws the family tree of a story: who says so, and from whom they have it.

From Python: ``case = stemmata.open("my.stemma")``; ``stemmata.build("reports", "my.stemma")`` makes one. What stands
here is of :mod:`stemmata.api`, and is imported when it is first asked for.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stemmata.api import BuiltCase as BuiltCase
    from stemmata.api import Claim as Claim
    from stemmata.api import Derivation as Derivation
    from stemmata.api import Document as Document
    from stemmata.api import Entity as Entity
    from stemmata.api import Event as Event
    from stemmata.api import Frame as Frame
    from stemmata.api import OpenCase as OpenCase
    from stemmata.api import Progress as Progress
    from stemmata.api import Records as Records
    from stemmata.api import Relation as Relation
    from stemmata.api import Report as Report
    from stemmata.api import Statement as Statement
    from stemmata.api import Stemma as Stemma
    from stemmata.api import build as build
    from stemmata.api import open as open

__version__ = "0.1.0"
_LATE = frozenset(
    "BuiltCase Claim Derivation Document Entity Event Frame OpenCase Progress Records Relation Report Statement Stemma"
    " build open".split()
)


def __getattr__(name: str) -> object:
    if name not in _LATE:
        raise AttributeError(f"module 'stemmata' has no attribute {name!r}")
    from stemmata import api

    return getattr(api, name)


def __dir__() -> list[str]:
    return sorted({*globals(), *_LATE})
