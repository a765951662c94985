"""The configuration as it is read, and the name that it gives a run."""

import pytest
from training.config import PLACE, config_from, read_config

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


def test_a_window_that_is_nearly_all_context_is_an_error() -> None:
    with pytest.raises(ValueError, match="too little"):
        config_from(TOML.replace("size = 192", "size = 40"))
