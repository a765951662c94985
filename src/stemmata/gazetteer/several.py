"""Gazetteers as one: held in memory, and several on top of each other."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from types import TracebackType
from typing import Self

from stemmata.gazetteer.store import MATCHES, StoredGazetteer, keys_of, sought
from stemmata.model.place import Candidate, Gazetteer, GazetteerPlace, Listed
from stemmata.text.ids import content_id
from stemmata.text.place_names import place_key


class HeldGazetteer:
    """The places that a case brings along, in memory: some ten thousand at most."""

    def __init__(self, listed: Iterable[Listed], *, attribution: Iterable[str] = ()) -> None:
        held = sorted(listed, key=lambda one: one.place.id)
        self.fingerprint = content_id("gazetteer", *(repr(one) for one in held))
        self.attribution = tuple(sorted(set(attribution)))
        self._places = {one.place.id: one.place for one in held}
        self._by_key: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for one in held:
            for key, how in keys_of(one):
                self._by_key[key].append((one.place.id, how))

    def candidates(self, name: str) -> Sequence[Candidate]:
        """As :class:`~stemmata.model.place.Gazetteer` has it."""
        found: dict[str, int] = {}
        for key, least in sought(place_key(name)):
            for id_, how in self._by_key.get(key, ()):
                found.setdefault(id_, max(how, least))
        return [
            Candidate(place=self._places[id_], match=MATCHES[how], brought=True) for id_, how in sorted(found.items())
        ]

    def place(self, id: str) -> GazetteerPlace | None:
        """As :class:`~stemmata.model.place.Gazetteer` has it."""
        return self._places.get(id)


class Several:
    """Gazetteers as one: of two that list a place under one id, the first one's word stands."""

    def __init__(self, parts: Sequence[Gazetteer]) -> None:
        self._parts = tuple(parts)
        self.fingerprint = content_id("gazetteers", *(part.fingerprint for part in self._parts))
        self.attribution = tuple(sorted({line for part in self._parts for line in part.attribution}))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the files among the parts."""
        for part in self._parts:
            if isinstance(part, StoredGazetteer):
                part.close()

    def candidates(self, name: str) -> Sequence[Candidate]:
        """As :class:`~stemmata.model.place.Gazetteer` has it."""
        found: dict[str, Candidate] = {}
        for part in self._parts:
            for candidate in part.candidates(name):
                found.setdefault(candidate.place.id, candidate)
        return [found[id_] for id_ in sorted(found)]

    def place(self, id: str) -> GazetteerPlace | None:
        """As :class:`~stemmata.model.place.Gazetteer` has it."""
        return next((place for part in self._parts if (place := part.place(id)) is not None), None)
