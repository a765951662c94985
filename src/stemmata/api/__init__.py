"""Stemmata from Python: ``stemmata.open`` and ``stemmata.build``, and the records that they lead to.

docs/how-to/use-from-python.md shows each task.
"""

from stemmata.api.alleged import Content, Document, Event, Relation
from stemmata.api.building import BuiltCase, Progress, build
from stemmata.api.case import OpenCase
from stemmata.api.case import opened as open
from stemmata.api.frames import Frame
from stemmata.api.listing import Records, Values
from stemmata.api.records import (
    Claim,
    Derivation,
    Entity,
    Origin,
    Origins,
    Quote,
    Report,
    Road,
    Statement,
    Variant,
    VariantValue,
    Voice,
)
from stemmata.api.stemma import Stemma
from stemmata.api.texts import Text

__all__ = [
    "BuiltCase",
    "Claim",
    "Content",
    "Derivation",
    "Document",
    "Entity",
    "Event",
    "Frame",
    "OpenCase",
    "Origin",
    "Origins",
    "Progress",
    "Quote",
    "Records",
    "Relation",
    "Report",
    "Road",
    "Statement",
    "Stemma",
    "Text",
    "Values",
    "Variant",
    "VariantValue",
    "Voice",
    "build",
    "open",
]
