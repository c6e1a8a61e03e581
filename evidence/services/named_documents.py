"""Finding the one document that somebody names, and making one that is new.

For commands: whoever may run them sees the whole database, and so do the messages.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import reduce
from operator import and_, or_

from django.db.models import Q

from evidence.choices import SourceClass
from evidence.models import Document, User
from evidence.services.saving import save_row

#: How many documents a message names.
MOST_NAMED = 5
_WAYS = "Give a key, a reference code and identifier (frus1955-57v23p2/d24), or a short title"


class DocumentNotTold(LookupError):
    """A name fits no document or several, or one that was to be new. `str()` of it is one line with what to do."""


def find_document(name: str) -> Document:
    """The document that is named by its key, by reference code of a collection and identifier, or by its short title.

    Raises:
        DocumentNotTold: when there is none such, or more than one, with those that may be meant.
    """
    ways: tuple[Callable[[str], list[Document]], ...] = (with_key, with_copy, with_title)
    for way in ways:
        found = way(name)
        if len(found) == 1:
            return found[0]
        if found:
            raise DocumentNotTold(f"“{name}” may be any of these: {named(found)}. Give the key of one.")
    near = near_title(name)
    hint = f" There are: {named(near)}." if near else ""
    raise DocumentNotTold(f"There is no document “{name}”.{hint} {_WAYS}, or make it by --new.")


def make_document(
    *, short_title: str, source_class: SourceClass, date_printed: str, languages: str, by: User, reason: str
) -> Document:
    """A new document of that name.

    Raises:
        DocumentNotTold: when there is one of this short title already: the same file twice would make two.
        ValidationError: naming each field that breaks a rule; nothing is written then.
    """
    if there := with_title(short_title):
        raise DocumentNotTold(
            f"There is such a document: {named(there)}. Give its key by --document; if yours is another, give it "
            "another short title."
        )
    document = Document(
        short_title=short_title, source_class=source_class, date_printed=date_printed, languages=languages
    )
    save_row(document, by=by, reason=reason)
    return document


def with_key(name: str) -> list[Document]:
    """The document of this key."""
    return few(Q(key=name))


def with_copy(name: str) -> list[Document]:
    """Documents with a copy of this reference code and identifier. Either may have strokes in it, as names do."""
    strokes = [place for place, sign in enumerate(name) if sign == "/" and name[place + 1 :]][:MOST_NAMED]
    if not strokes:
        return []
    parts = [
        Q(holdings__collection__reference_code=name[:place], holdings__identifier=name[place + 1 :])
        for place in strokes
    ]
    return few(reduce(or_, parts))


def with_title(name: str) -> list[Document]:
    """Documents of this short title; in other capitals only where none has the same."""
    return few(Q(short_title=name)) or few(Q(short_title__iexact=name))


def near_title(name: str) -> list[Document]:
    """Documents whose short title has all the words of the name in it."""
    words = re.findall(r"\w+", name)[:6]
    if not words:
        return []
    every = reduce(and_, (Q(short_title__icontains=word) for word in words))
    return few(every)


def few(condition: Q) -> list[Document]:
    """The first documents of which this is true, one more than a message names."""
    return list(Document.objects.filter(condition).distinct().order_by("short_title", "pk")[: MOST_NAMED + 1])


def named(documents: list[Document]) -> str:
    """Some documents, each with its key."""
    listed = "; ".join(f"{document}, key {document.key}" for document in documents[:MOST_NAMED])
    return f"{listed}; and more" if len(documents) > MOST_NAMED else listed
