"""What would overturn a verdict, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hypotheses.choices import Verdict
from hypotheses.queries.sources import Names
from hypotheses.reports.sensitivity.findings import CellFindings, Removal
from hypotheses.reports.sensitivity.naming import cluster_names, coding_names, removal_name
from hypotheses.reports.wording import exact, of_things
from hypotheses.scoring.sensitivity.fewest import EXACT, Fewest
from hypotheses.scoring.sensitivity.variations import GridPoint, flip_points

#: How many names a sentence lists; the tables beside it have all.
MOST_NAMES = 3
#: How many ways of overturning a verdict the sentence names.
LEADING = 2
SETTINGS = {
    "threshold": "the threshold (that of failing a hoop moved with it)",
    "kappa": "kappa",
    "discount": "the discount for further passages of a cluster",
    "minimum_clusters": "the clusters a verdict needs",
}


def overturning(found: CellFindings, names: Names) -> str:
    """What would overturn the cell's verdict, in one sentence that names the two smallest ways; or why nothing can."""
    if found.cell is None:
        return (
            "The theory makes no prediction here, so there is no verdict that anything could overturn: N/A is "
            "declared, never computed."
        )
    if not found.items:
        return (
            "No evidence is counted here, so there is nothing to leave out: the verdict rests on an absence."
        )
    verdict = word(found.standing.verdict)
    ways = list(ways_over(found, names))
    if not ways:
        return f"Nothing that was tried here overturns the verdict {verdict}."
    return f"The verdict {verdict} would be overturned by {'; or by '.join(ways[:LEADING])}."


def other_ways(found: CellFindings, names: Names) -> list[str]:
    """The ways that the sentence leaves out, each to be read after “by”."""
    return list(ways_over(found, names))[LEADING:] if found.items else []


def ways_over(found: CellFindings, names: Names) -> Iterator[str]:
    """Each way of overturning the verdict, the smallest changes first."""
    if (needed := found.clusters_needed) and needed.count:
        yield (
            f"leaving out {how_many(needed, 'cluster')} "
            f"({some(cluster_names(names, needed.names))}), {becoming(needed.becomes)}"
        )
    if (needed := found.reversals_needed) and needed.count:
        yield (
            f"reversing {how_many(needed, 'coding')} "
            f"({some(coding_names(names, needed.names))}), {becoming(needed.becomes)}"
        )
    for what, said in (
        ("document", "leaving out the document"),
        ("coder", "leaving out the coder"),
        ("archive", "leaving out the archive"),
        ("sources", "leaving out"),
    ):
        if flips := found.flips(what):
            yield f"{said} {' or '.join(told(each, names) for each in flips[:MOST_NAMES])}{more(flips)}"
    for setting, said in SETTINGS.items():
        for value, becomes in nearest(found, setting):
            yield f"setting {said} to {value}, {becoming(becomes)}"
    for each in found.variations:
        if each.standing.verdict != found.standing.verdict:
            yield f"{VARIATIONS.get(each.name, 'testing ' + each.name)}, {becoming(each.standing.verdict)}"


#: Changes of weights and tests as they stand in a sentence; a change of some predictions' tests names them.
VARIATIONS = {
    "equal-reliability": "giving all documents the same weight",
    "literature-cut": "cutting literature to the weight of grade E",
    "stated-only": "counting only what authors state",
    "all straws in the wind": "making every test a straw in the wind",
    "all hoops": "making every test a hoop",
}


def nearest(found: CellFindings, setting: str) -> Iterator[tuple[str, Verdict]]:
    """The nearest values of a setting, below and above the study's own, with another verdict; exact, as text."""
    points = [point for point in found.grids if point.setting == setting]
    own = next((place for place, point in enumerate(points) if point.is_own), None)
    if own is None:
        return
    below: Sequence[GridPoint] = points[own::-1]
    for side in (below, points[own:]):
        if changes := flip_points(side):
            point = changes[0][1]
            yield exact(point.value), point.standing.verdict


def told(removal: Removal, names: Names) -> str:
    """One thing left out and what comes of it."""
    nothing_left = "" if removal.n_left else ", which leaves no evidence"
    return f"{removal_name(names, removal)} ({becoming(removal.without.verdict)}{nothing_left})"


def limits(found: CellFindings) -> Iterator[str]:
    """What could not be asked of the cell, a sentence each."""
    if not found.items:
        return
    if found.n_clusters == 1:
        yield "All evidence is one cluster: without it nothing is left, and drawing it anew only repeats it."
    elif found.bootstrap and found.bootstrap.is_few:
        yield (
            f"There are only {of_things(found.n_clusters, 'cluster')}: drawn anew they repeat one another, so take the "
            "shares of the bootstrap for a rough guide."
        )
    if len(found.coders) == 1:
        yield "One coder made all judgements, so whether the verdict hangs on the coder cannot be told from them."
    if found.removals and not any(each.what == "archive" for each in found.removals):
        yield "None of its documents is recorded as held by an archive, so none can be left out."


def how_many(needed: Fewest, thing: str) -> str:
    """How many changes are needed; where the count is only an upper bound, between what it lies."""
    count = of_things(needed.count or 0, thing)
    return count if needed.is_exact else f"at most {count}, and no fewer than {needed.at_least}"


def becoming(verdict: Verdict | None) -> str:
    """What the verdict becomes."""
    return f"to {word(verdict)}" if verdict else ""


def word(verdict: Verdict) -> str:
    """A verdict in quotation marks."""
    label = str(verdict.label)
    return f"“{label if label.isupper() else label.lower()}”"


def some(names: Sequence[str]) -> str:
    """The first few names, and how many more there are."""
    return "; ".join(names[:MOST_NAMES]) + more(names)


def more(names: Sequence[object]) -> str:
    """How many names are not listed."""
    return f" and {len(names) - MOST_NAMES} more" if len(names) > MOST_NAMES else ""


def exhausted(needed: Fewest | None) -> str:
    """How the fewest were found: exactly, or as an upper bound."""
    if needed is None:
        return ""
    if needed.count is None:
        return "none found"
    if needed.is_exact:
        return "exact"
    return (
        f"upper bound; no {min(needed.at_least - 1, EXACT)} or fewer do"
        if needed.at_least > 1
        else "upper bound"
    )
