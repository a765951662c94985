"""The configuration as it is read, and the name that it gives a run."""

import re

import pytest
from training.config import PLACE, config_from, read_config

from stemmata.annotate.tagger.windows import MARKS

TOML = PLACE.read_text(encoding="utf-8")


def test_the_configuration_is_read_and_named() -> None:
    config = read_config()
    assert config.windows.size > 3 * config.windows.context
    assert len(config.fingerprint) == 8


def test_the_name_follows_the_values_and_not_the_comments() -> None:
    assert config_from(TOML + "\n# a remark\n").fingerprint == config_from(TOML).fingerprint
    assert config_from(TOML.replace("seed = ", "seed = 1")).fingerprint != config_from(TOML).fingerprint


def test_a_value_that_nobody_knows_is_an_error() -> None:
    with pytest.raises(TypeError, match="colour"):
        config_from(TOML + '\ncolour = "red"\n')


def sized(size: int) -> str:
    return re.sub(r"(?m)^size = \d+", f"size = {size}", TOML)


def test_a_window_that_is_nearly_all_context_is_an_error() -> None:
    shown = read_config().windows
    too_small = MARKS + shown.headline + 3 * shown.context
    with pytest.raises(ValueError, match="too little"):
        config_from(sized(too_small))
    assert config_from(sized(too_small + 1)).windows.size == too_small + 1


def test_a_value_that_is_missing_is_an_error() -> None:
    with pytest.raises(TypeError, match="dropout"):
        config_from(TOML.replace("dropout = ", "# "))


def test_shares_and_weights_are_such() -> None:
    learning = read_config().learning
    assert all(0.0 <= share <= 1.0 for share in (learning.worn, learning.warmup, learning.average))
    assert min(learning.link_weight, learning.inner_weight, learning.name_weight) > 0.0
