"""Where the statements of one claim differ."""
