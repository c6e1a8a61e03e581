"""Rows by their natural keys: asked for many at once, and remembered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from evidence.models import Document, DocumentMerge, User
from hypotheses.sheets.every import KINDS
from hypotheses.sheets.rows import Key

#: Keys in one question.
KEYS_AT_ONCE = 400
#: Keys among which a near one is looked for.
FEW = 2000


class Directory:
    """The primary keys of rows, by kind and natural key. With a user, only of rows that the user may see."""

    def __init__(self, seen_by: User | None = None) -> None:
        self.seen_by = seen_by
        self.known: defaultdict[str, dict[Key, int]] = defaultdict(dict)
        self.absent: defaultdict[str, set[Key]] = defaultdict(set)
        #: for hints: keys of which there are few
        self.listed: dict[tuple[str, Key], list[str]] = {}
        #: keys of documents that were merged into others: the key of the one that is kept
        self.heirs: dict[str, str] = {}

    def rows(self, model: Any) -> Any:
        """The rows of a table, as far as the user may see them."""
        every = model._default_manager.all()
        return every if self.seen_by is None else every.visible_to(self.seen_by)

    def look_up(self, kind: str, keys: Iterable[Key]) -> None:
        """Ask for those of these keys of which nothing is known yet."""
        new = [
            key for key in dict.fromkeys(keys) if key not in self.known[kind] and key not in self.absent[kind]
        ]
        for some in parts(new, KEYS_AT_ONCE):
            self.known[kind] |= found(self.rows(KINDS[kind].model), some)
            gone = [key for key in some if key not in self.known[kind]]
            if gone and kind == "documents":
                self.look_up_heirs(gone)
            self.absent[kind] |= {key for key in gone if key not in self.known[kind]}

    def look_up_heirs(self, keys: list[Key]) -> None:
        """Documents that were merged into others are found under their old key too."""
        merges = DocumentMerge.objects.filter(
            other_key__in=[key[0] for key in keys],
            undone_at__isnull=True,
            kept__in=self.rows(Document).order_by().values("pk"),
        )
        for other, kept, pk in merges.values_list("other_key", "kept__key", "kept_id"):
            if pk is not None:
                self.known["documents"][(other,)] = pk
                self.heirs[other] = kept

    def names(self, kind: str, outer: Key) -> list[str]:
        """The last parts of the keys of all rows under the first parts; none where there are very many."""
        if (kind, outer) not in self.listed:
            model = KINDS[kind].model
            *first, last = model.NATURAL_KEY
            rows = self.rows(model).filter(**dict(zip(first, outer, strict=True))).order_by()
            found = [str(name) for name in rows.values_list(last, flat=True)[: FEW + 1]]
            self.listed[kind, outer] = found if len(found) <= FEW else []
        return self.listed[kind, outer]

    def get(self, kind: str, key: Key) -> int | None:
        """The primary key of a row; None where there is none, or nobody has asked."""
        return self.known[kind].get(key)

    def add(self, kind: str, key: Key, pk: int) -> None:
        """A row that was just written."""
        self.known[kind][key] = pk
        self.absent[kind].discard(key)

    def forget(self) -> None:
        """Ask again for everything: others write too, and what one wrote may have been taken back."""
        self.known.clear()
        self.absent.clear()


def found(rows: Any, keys: list[Key]) -> dict[Key, int]:
    """Those rows that have one of these keys."""
    lookups = rows.model.NATURAL_KEY
    *outer, last = lookups
    by_outer: defaultdict[Key, list[Any]] = defaultdict(list)
    for key in keys:
        by_outer[key[:-1]].append(key[-1])
    answers: dict[Key, int] = {}
    for first, names in by_outer.items():
        conditions = dict(zip(outer, first, strict=True)) | {f"{last}__in": names}
        for pk, *key in rows.filter(**conditions).order_by().values_list("pk", *lookups):
            answers[tuple(key)] = pk
    return answers


def parts(every: Iterable[Any], size: int) -> Iterator[list[Any]]:
    """Some at a time."""
    rest = iter(every)
    while some := list(islice(rest, size)):
        yield some
