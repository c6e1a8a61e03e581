"""A merge is undone: the document that was gone is there again, with all that was its (docs/adr/0012)."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Field, Model
from django.utils import timezone

from evidence.models import Document, DocumentMerge, Page, Quotation, User
from evidence.services.merging import update_rows
from evidence.services.relations import column, in_numbers, put, refers_to, relations_to, stored
from evidence.services.saving import save_row
from evidence.services.verifying import verify_documents
from evidence.services.word_runs import store_word_runs


@dataclass(frozen=True, slots=True)
class Unmerged:
    """The document that is back, and in sentences what is not as it was before the merge."""

    document: Document
    left: list[str]


@transaction.atomic
def unmerge(merge: DocumentMerge, *, by: User | None) -> Unmerged:
    """Undo a merge: `other` comes back under its key, and what was its points to it again.

    What somebody changed, moved, deleted or added since stays as it is, and is told.

    Raises:
        ValidationError: saying what stands in the way (a later merge, a row that took the place of another); nothing is
            written then.
    """
    stands = DocumentMerge.objects.select_for_update().get(pk=merge.pk)
    kept = kept_of(stands)
    undoing = Undoing(stands, kept, by, f"undone: merged {stands.other_key} into {stands.kept_key}")
    undoing.tell_of_additions()
    other = undoing.bring_back()
    undoing.put_back(other)
    verify_documents([kept.pk, other.pk], by=by)
    stands.undone_at, stands.undone_by = timezone.now(), by
    save_row(stands, by=by, reason="undone")
    merge.refresh_from_db()
    return Unmerged(other, undoing.left)


def kept_of(merge: DocumentMerge) -> Document:
    """The document from which another is to be parted again, held until the transaction ends.

    Raises:
        ValidationError: when the merge cannot be undone now.
    """
    if merge.undone_at is not None:
        raise ValidationError(f"This was undone already, on {merge.undone_at:%Y-%m-%d}.")
    kept = Document.objects.select_for_update().filter(pk=merge.kept_id).first()
    if kept is None:
        raise ValidationError("The document into which the other was merged was deleted since.")
    later = kept.merges.filter(undone_at=None, pk__gt=merge.pk).order_by("-pk").first()
    if later is not None:
        title = later.other_values.get("short_title", later.other_key)
        raise ValidationError(f"Later “{title}” was merged with it too. Undo that merge first.")
    if Document.objects.filter(key=merge.other_key).exists():
        raise ValidationError(f"Another document has the key {merge.other_key} now. Give it another first.")
    return kept


@dataclass
class Undoing:
    """One merge on its way back."""

    merge: DocumentMerge
    kept: Document
    by: User | None
    reason: str
    left: list[str] = field(default_factory=list)
    #: every row met so far, so that each is in memory once
    met: dict[tuple[type[Model], int], Model] = field(default_factory=dict)
    #: rows that are to be written, and which of their columns
    touched: defaultdict[Model, set[str]] = field(default_factory=lambda: defaultdict(set))

    def tell_of_additions(self) -> None:
        """Say what was added to the document since: nobody but a person can tell whose it is."""
        added: Counter[type[Model]] = Counter()
        for relation in relations_to(Document):
            if relation.model is not DocumentMerge and hasattr(relation.model, "history"):
                made = relation.model.history.filter(history_type="+", history_date__gt=self.merge.merged_at)
                there = made.filter(id__in=relation.rows(self.kept).order_by().values("pk"))
                added[relation.model] += there.order_by().values("id").distinct().count()
        if added.total():
            self.left.append(f"Added to “{self.kept}” since the merge, and left there: {in_numbers(added)}.")

    def bring_back(self) -> Document:
        """Store the document that was gone, and the rows that went with it, under the keys that they had."""
        values = dict(self.merge.other_values)
        other = self.restored(Document, values.pop("id"), values)
        back = [
            self.restored(apps.get_model(gone["model"]), gone["pk"], gone["values"])
            for gone in reversed(self.merge.dropped)
        ]
        pages = [row for row in back if isinstance(row, Page)]
        store_word_runs(sorted(pages, key=lambda page: page.start))
        return other

    def restored(self, model: Any, key: Any, values: dict[str, Any]) -> Any:
        """One row as it was, stored."""
        row = model(pk=key)
        for name, value in values.items():
            put(row, name, self.living(column(row, name), value))
        row._history_user, row._change_reason = self.by, self.reason
        try:
            with transaction.atomic():
                row.save(force_insert=True)
        except IntegrityError as fault:
            raise ValidationError(
                f"Another {model._meta.verbose_name} has taken the place of “{row}” since the merge. "
                "Move or delete that one first."
            ) from fault
        return row

    def living(self, field: Field[Any, Any], value: Any) -> Any:
        """What a reference is to hold: nothing where its row is gone; of a merged document, the one it is now."""
        model = refers_to(field)
        if model is None or value is None or self.returns(model, value):
            return value
        if model._base_manager.filter(pk=value).exists():
            return value
        merged = DocumentMerge.objects.filter(undone_at=None, other_values__id=value).first()
        if model is Document and merged is not None and merged.kept_id is not None:
            return merged.kept_id
        if field.null:
            self.left.append(
                f"Left empty, since that is gone: {field.model._meta.verbose_name}, {field.verbose_name}."
            )
            return None
        raise ValidationError(
            f"One {field.model._meta.verbose_name} cannot come back: its {field.verbose_name} was deleted since."
        )

    def returns(self, model: type[Model], key: Any) -> bool:
        """Whether the row comes back with this merge."""
        back = {(gone["model"], gone["pk"]) for gone in self.merge.dropped}
        back.add((Document._meta.label_lower, self.merge.other_values["id"]))
        return (model._meta.label_lower, key) in back

    def put_back(self, other: Document) -> None:
        """Let what was the other document's point to it again, and give back the values that were changed."""
        self.met[Document, self.kept.pk] = self.kept
        self.move_back(other)
        self.change_back()
        for model in dict.fromkeys(type(row) for row in self.touched):
            self.write([row for row in self.touched if type(row) is model])

    def move_back(self, other: Document) -> None:
        """Move rows from the kept document to the other, unless they are gone or were moved elsewhere."""
        elsewhere: Counter[type[Model]] = Counter()
        for relation in relations_to(Document):
            keys = self.merge.moved.get(relation.model._meta.label_lower, {}).get(relation.field, [])
            there = [row for row in self.rows(relation.model, keys) if relation.points(row, self.kept)]
            for row in there:
                put(row, relation.field, other.pk)
                self.touched[row].add(relation.field)
            elsewhere[relation.model] += len(keys) - len(there)
        if elsewhere.total():
            self.left.append(f"Moved elsewhere or deleted since, and left so: {in_numbers(elsewhere)}.")

    def change_back(self) -> None:
        """Give back values that the merge changed, and nobody since."""
        for label, changed in self.merge.changed.items():
            for row in self.rows(apps.get_model(label), [int(key) for key in changed]):
                for name, (before, after) in changed[str(row.pk)].items():
                    field = column(row, name)
                    if stored(row, name) == after:
                        put(row, name, self.living(field, before))
                        self.touched[row].add(name)
                    elif not isinstance(row, Quotation):  # where its words stand, the check afterwards tells
                        what = f"“{row}”" if row == self.kept else row._meta.verbose_name
                        self.left.append(f"Changed since, and left so: {what}, {field.verbose_name}.")

    def rows(self, model: type[Model], keys: list[int]) -> list[Model]:
        """Those of the rows that are there, each in memory once."""
        missing = [key for key in keys if (model, key) not in self.met]
        self.met |= {(model, key): row for key, row in model._base_manager.in_bulk(missing).items()}
        return [self.met[model, key] for key in keys if (model, key) in self.met]

    def write(self, rows: list[Model]) -> None:
        """Write rows of one table."""
        fields = {name for row in rows for name in self.touched[row]}
        others = [row for row in rows if row != self.kept]
        try:
            with transaction.atomic():
                update_rows(others, sorted(fields), by=self.by, reason=self.reason)
        except IntegrityError as fault:
            raise ValidationError(
                "Some of these stand in each other's way, since one was changed after the merge: "
                f"{in_numbers(Counter(type(row) for row in others))}. Undo that change first."
            ) from fault
        if self.kept in rows:
            save_row(self.kept, by=self.by, reason=self.reason)
