"""What a memo is on, by names: the kind of row, and the key, short name or number by which people know the row."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType

from evidence.models import Memo, Study, StudyRow
from evidence.querysets import kinds_of_row
from evidence.services.rights import Rights, visible


def kinds() -> dict[str, tuple[Any, ContentType]]:
    """By its name in a memo, each table that researchers enter, and Django's number for it."""
    return {str(model._meta.model_name): (model, kind) for model, kind in kinds_of_row().items()}


def kind_of(memo: Memo) -> str:
    """The kind of row that a memo is on."""
    return str(memo.subject_type.model)


def name_of_subject(memo: Memo) -> str:
    """The name of the row that a memo is on."""
    row = memo.subject
    return str(getattr(row, naming_column(type(row)), "")) if row is not None else ""


def naming_column(model: Any) -> str:
    """The column by which a row is named in a memo; the number where a name alone does not tell it from others."""
    key = model.NATURAL_KEY
    is_alone = len(key) == 1 or (len(key) == 2 and key[0] == "study__slug")
    return str(key[-1]) if is_alone and "__" not in key[-1] else "pk"


def subject_of(kind: str, name: str, study: Study, rights: Rights) -> Any:
    """The row that is meant; None where there is none for the user in this study."""
    model, _ = kinds()[kind]
    column = naming_column(model)
    if column == "pk" and not (name.isascii() and name.isdecimal() and len(name) < 19):
        return None
    rows = visible(model, rights.user)
    if issubclass(model, StudyRow):
        rows = rows.filter(study=study)
    return rows.filter(**{column: name}).first()
