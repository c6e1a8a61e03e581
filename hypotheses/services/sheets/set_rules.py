"""Rules between rows, asked of many at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

from evidence.models import Holding
from hypotheses.models import NotApplicable, Prediction
from hypotheses.services.sheets.directory import Directory
from hypotheses.services.sheets.intake import Intake
from hypotheses.sheets.faults import SheetFault
from hypotheses.sheets.kinds import Kind

Place = tuple[str, str, int]
Faults = dict[Place, list[SheetFault]]


def faults_across(intake: Intake, directory: Directory, kind: Kind, planned: Sequence[Any]) -> Faults:
    """What is wrong with rows beside others, by the row's place."""
    rule = RULES.get(kind.name)
    return rule(intake, directory, planned) if rule and planned else {}


def identifiers_taken(intake: Intake, directory: Directory, planned: Sequence[Any]) -> Faults:
    """Copies whose identifier another document has in the same collection."""
    named = [each for each in planned if each.row.identifier]
    rows = Holding.objects.filter(
        collection_id__in={each.row.collection_id for each in named},
        identifier__in={each.row.identifier for each in named},
    ).order_by()
    taken: dict[tuple[Any, ...], tuple[int | None, str]] = {
        (collection, identifier): (pk, key)
        for pk, collection, identifier, key in rows.values_list(
            "pk", "collection_id", "identifier", "document__key"
        )
    }
    faults: Faults = {}
    for each in named:
        copy = tuple(each.entry.values.get(part) for part in ("archive", "collection", "identifier"))
        owner = intake.copies.setdefault(copy, each.entry.values["document"])
        pk, key = taken.get((each.row.collection_id, each.row.identifier), (each.row.pk, owner))
        key = key if pk != each.row.pk else owner
        if key != each.entry.values["document"]:
            is_seen = pk is None or (key,) in intake.identities["documents"] or seen(directory, key)
            named_so = f"The document {key}" if is_seen else "Another document"
            said = f"{named_so} has this identifier in this collection. A copy is of one document."
            faults[each.entry.place] = [each.entry.fault("identifier", said)]
    return faults


def seen(directory: Directory, key: str) -> bool:
    """Whether the user may see a document."""
    directory.look_up("documents", [(key,)])
    return directory.get("documents", (key,)) is not None


def predictions_where_nothing_is_said(intake: Intake, directory: Directory, planned: Sequence[Any]) -> Faults:
    """Predictions of hypotheses that are recorded as saying nothing of the state."""
    silent = set(
        NotApplicable.objects.filter(hypothesis_id__in={each.row.hypothesis_id for each in planned})
        .order_by()
        .values_list("study__slug", "hypothesis__slug", "state__slug")
    )
    silent |= {tuple(key) for key in intake.identities["not_applicable"]}
    return {
        each.entry.place: [
            each.entry.fault(
                "hypothesis",
                "This hypothesis is recorded as not applicable to the state. Delete that record first.",
            )
        ]
        for each in planned
        if tuple(each.entry.values.get(name) for name in ("study", "hypothesis", "state")) in silent
    }


def silence_where_something_is_predicted(
    intake: Intake, directory: Directory, planned: Sequence[Any]
) -> Faults:
    """Records of silence where there are predictions in the database. Those of the files are told of there."""
    keys: defaultdict[tuple[Any, ...], list[str]] = defaultdict(list)
    rows = Prediction.objects.filter(hypothesis_id__in={each.row.hypothesis_id for each in planned}).order_by(
        "key"
    )
    for hypothesis, state, key in rows.values_list("hypothesis_id", "state_id", "key"):
        keys[hypothesis, state].append(key)
    return {
        each.entry.place: [
            each.entry.fault(
                "state",
                f"The hypothesis predicts something of this state ({', '.join(found[:5])}). "
                "Delete the predictions first.",
            )
        ]
        for each in planned
        if (found := keys.get((each.row.hypothesis_id, each.row.state_id)))
    }


RULES: dict[str, Callable[[Intake, Directory, Sequence[Any]], Faults]] = {
    "holdings": identifiers_taken,
    "predictions": predictions_where_nothing_is_said,
    "not_applicable": silence_where_something_is_predicted,
}
