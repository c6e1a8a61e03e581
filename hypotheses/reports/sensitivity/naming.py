"""What is left out or reversed, by the names that the reader may be told."""

from __future__ import annotations

from hypotheses.queries.sources import Names
from hypotheses.reports.sensitivity.findings import Removal

#: In place of the name of what the reader may not see; it counts all the same (ruling 1).
RESTRICTED = "restricted"


def removal_name(names: Names, removal: Removal) -> str:
    """What was left out."""
    return name_of(names, removal.what, removal.name)


def name_of(names: Names, what: str, name: str) -> str:
    """A thing of some sort by its name."""
    known = {
        "cluster": names.clusters,
        "document": names.documents,
        "coder": names.coders,
        "archive": names.archives,
    }
    return known[what].get(name, RESTRICTED) if what in known else name


def cluster_names(names: Names, keys: tuple[str, ...]) -> tuple[str, ...]:
    """Clusters by name, those that may be named first."""
    told = sorted(names.clusters[key] for key in keys if key in names.clusters)
    return (*told, *[RESTRICTED] * (len(keys) - len(told)))


def coding_names(names: Names, keys: tuple[str, ...]) -> tuple[str, ...]:
    """Codings, “PP-US-1 on E001 by Reader”; a lead's ruling says so."""
    return tuple(coding_name(names, key) for key in keys)


def coding_name(names: Names, key: str) -> str:
    """One coding: its prediction, passage and coder."""
    prediction, passage, coder = key.split("\n")
    if passage not in names.passages:
        return f"{prediction} on a {RESTRICTED} passage"
    by = f"by {names.coders.get(coder, coder)}" if coder else "as a lead has ruled"
    return f"{prediction} on {names.passages[passage]} {by}"
