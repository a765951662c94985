"""The configuration: one TOML file, read into one frozen value."""

import hashlib
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from stemmata.annotate.tagger.windows import Windowing

PLACE: Final = Path(__file__).with_name("config.toml")
OUT: Final = Path(__file__).with_name("out")  # weights, checkpoints, predictions: nothing of it is committed


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What the heads look like; the encoder's own shape is that of its weights."""

    link_width: int
    dropout: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Learning:
    """How the weights are found; ``config.toml`` says what each means."""

    seed: int
    start: str
    passes: float
    documents: int
    worn: float
    masked: float
    batch_pieces: int
    rate: float
    head_rate: float
    warmup: float
    weight_decay: float
    link_weight: float
    inner_weight: float
    name_weight: float
    clip: float
    average: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """A configuration, and the first eight hexadecimal digits of the hash of its values."""

    windows: Windowing
    model: Shape
    learning: Learning
    fingerprint: str


def config_from(toml: str) -> Config:
    """The configuration that a TOML text holds. Raises TypeError where a value is missing or not known."""
    tables = tomllib.loads(toml)
    made = (Windowing(**tables["windows"]), Shape(**tables["model"]), Learning(**tables["learning"]))
    windows, model, learning = made
    if windows.size - 2 - windows.headline <= 3 * windows.context:
        raise ValueError(f"a window of {windows.size} leaves too little beside a context of {windows.context}")
    fingerprint = hashlib.sha256(repr(made).encode()).hexdigest()[:8]
    return Config(windows=windows, model=model, learning=learning, fingerprint=fingerprint)


def read_config(path: Path = PLACE) -> Config:
    return config_from(path.read_text(encoding="utf-8"))
