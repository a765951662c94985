"""A case taken apart into its strings and put together again, whatever fields it has.

Every string goes through a function, but for words of the program's own (kinds, signs, dates): so a field that is
added to the model later is not forgotten, and a name cannot stay in it.
"""

import dataclasses
import types
from collections.abc import Callable, Hashable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from stemmata.text.span import Span

# Fields that hold words of the program, numbers or dates, though their type is a string.
OWN_WORDS: Final = frozenset(
    "kind precision edtf date built sign predicate flag readings local locals time dropped sha256".split()
)
Rule = Callable[[str], str]
Special = Mapping[type, Callable[[Any], Any]]  # a type → what becomes of its values, instead of their fields


def rebuilt(value: Any, rule: Rule, special: Special) -> Any:
    """The value with every string given to ``rule``; those of a type in ``special`` are given to that, whole."""
    if isinstance(value, str):
        return rule(value)
    if isinstance(value, tuple):
        return tuple(rebuilt(one, rule, special) for one in value)
    if isinstance(value, Mapping):
        return {rebuilt(key, rule, special): rebuilt(held, rule, special) for key, held in value.items()}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        made = special.get(type(value))
        return made(value) if made else with_fields(value, rule, special)
    return value


def with_fields(value: Any, rule: Rule, special: Special) -> Any:
    """A dataclass with each of its fields rebuilt; itself where nothing in it is a string of a user."""
    changed = {}
    for name in _fields_of(value):
        held = getattr(value, name)
        made = rebuilt(held, rule, special)
        if made is not held:
            changed[name] = made
    return dataclasses.replace(value, **changed) if changed else value


def strings(value: Any, where: str = "") -> Iterator[tuple[str, str]]:
    """(where, string) of every string that :func:`rebuilt` would give to its rule."""
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, tuple):
        for one in value:
            yield from strings(one, where)
    elif isinstance(value, Mapping):
        for key, held in value.items():
            yield from strings(key, where)
            yield from strings(held, where)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for name in _fields_of(value):
            yield from strings(getattr(value, name), f"{type(value).__name__}.{name}")


def _fields_of(value: object) -> tuple[str, ...]:
    return string_fields(type(value))  # type: ignore[arg-type]  # a class can be a key


@lru_cache(maxsize=256)
def string_fields(kind: Hashable) -> tuple[str, ...]:
    """The fields of a dataclass in which strings of a user may stand, in their order."""
    if not isinstance(kind, type) or not dataclasses.is_dataclass(kind):
        return ()
    hints = get_type_hints(kind)
    names = (field.name for field in dataclasses.fields(kind))
    return tuple(name for name in names if name not in OWN_WORDS and not _bare(hints[name]))


def _bare(hint: Any) -> bool:
    """Whether a type holds no string but words of the program."""
    if hint in (int, float, bool, type(None), Span) or get_origin(hint) is Literal:
        return True
    if get_origin(hint) in (Union, types.UnionType, tuple):
        return all(_bare(part) for part in get_args(hint) if part is not Ellipsis)
    return isinstance(hint, type) and dataclasses.is_dataclass(hint) and not string_fields(hint)
