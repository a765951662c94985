"""Which contract the exports keep."""

from typing import Final

SCHEMA: Final = 1  # keys keep their names and meanings within it; new ones may come
