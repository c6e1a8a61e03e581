"""Which version of a record somebody has seen: told by the newest history records of it and of the rows inside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Count, Max

from evidence.models import Recorded
from evidence.services.records import Nested


def version_of(model: type[Recorded], key: int, nested: Sequence[Nested] = ()) -> str:
    """A name for the version of a record that is there now; another one after any change of it or inside it."""
    parts = [newest(model, {"id": key})]
    for each in nested:
        inside = {f"{each.parent}_id": key}
        rows = each.model._default_manager.filter(**inside).aggregate(n=Count("pk"))
        parts += [newest(each.model, inside), rows["n"]]
    return "-".join(map(str, parts))


def newest(model: type[Recorded], about: dict[str, int]) -> int:
    """The number of the newest history record of some rows; 0 where there is none."""
    found: int | None = model.history.filter(**about).order_by().aggregate(newest=Max("history_id"))["newest"]
    return found or 0


def last_change(model: type[Recorded], key: int, nested: Sequence[Nested] = ()) -> Any:
    """The newest history record of a record and of the rows inside it; None where there is none."""
    asked = [(model, {"id": key}), *((each.model, {f"{each.parent}_id": key}) for each in nested)]
    found = [
        table.history.filter(**about)
        .select_related("history_user")
        .order_by("-history_date", "-history_id")
        .first()
        for table, about in asked
    ]
    return max((each for each in found if each is not None), key=lambda each: each.history_date, default=None)


def hold(model: type[Recorded], key: int, nested: Sequence[Nested] = ()) -> None:
    """Hold a record and the rows inside it until the transaction ends, so that nobody else can change them."""
    # in no order: PostgreSQL holds no row that is joined to what it may not have, as an order by a reference may need
    list(model._base_manager.select_for_update().filter(pk=key).order_by().values_list("pk"))
    for each in nested:
        inside = {f"{each.parent}_id": key}
        list(each.model._base_manager.select_for_update().filter(**inside).order_by("pk").values_list("pk"))
