"""How fragile each verdict of a study is: what would overturn it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError

from evidence.choices import SourceClass
from evidence.dates import DateNotUnderstood, read_printed
from evidence.models import Study
from evidence.tables import Table
from hypotheses.analyses.kind import Analysis, Kind, Parameter
from hypotheses.choices import By
from hypotheses.exports import sensitivity as tables
from hypotheses.exports.congruence import settings_text
from hypotheses.queries.counted import n_counted
from hypotheses.reports.sensitivity import (
    CellFindings,
    Gathered,
    Part,
    archive_parts,
    findings,
    gather,
    period_parts,
)
from hypotheses.reports.sensitivity.findings import (
    FEWEST,
    GRIDS,
    LEAVING_OUT,
    N_PERTURBED,
    N_RESAMPLED,
    SIMULATIONS,
    TESTS,
)
from hypotheses.reports.sensitivity.sentences import limits
from hypotheses.reports.sensitivity.stretches import Stretch, n_undated
from hypotheses.reports.wording import of_things
from hypotheses.selection import NAMES, read_selection

if TYPE_CHECKING:
    from evidence.querysets import AnyUser

ARCHIVES, PERIODS = "archives", "periods"
WHICH = (LEAVING_OUT, GRIDS, TESTS, FEWEST, SIMULATIONS, ARCHIVES, PERIODS)
#: Searches and draws take a minute of a large study: one of more counted assessments than this.
COSTLY, MANY = (FEWEST, SIMULATIONS), 2000
#: Told how many cells of how many are done.
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """Everything that was found, before it becomes tables."""

    gathered: Gathered
    cells: tuple[CellFindings, ...]
    archives: tuple[Part, ...]
    periods: tuple[Part, ...]
    which: tuple[str, ...]
    seed: str


def sensitivity_of(
    study: Study,
    values: Mapping[str, Sequence[str]],
    user: AnyUser | None,
    tell: Progress = lambda done, all_: None,
) -> Sensitivity:
    """Make the analyses asked for of each cell asked for.

    Raises:
        ValidationError: naming every parameter that is wrong, and what is known instead.
    """
    faults: dict[str, list[str]] = {}
    stretches = read_periods(values.get("period", ()), faults)
    filters = {name: values[name] for name in NAMES if name in values}
    try:
        selection = read_selection(study, filters, user=user)
    except ValidationError as fault:
        raise ValidationError(fault.message_dict | faults) from fault
    gathered = gather(study, By(values["by"][0]), selection, user)
    asked = values.get("cell", [""])[0]
    places = [place for place in gathered.places if asked in ("", f"{place[0].slug}/{place[1].slug}")]
    if asked and not places:
        known = ", ".join(f"{row.slug}/{column.slug}" for row, column in gathered.places) or "none yet"
        faults["cell"] = [f"There is no cell {asked}. Known, as row/state: {known}."]
    which = granted(values.get("which", ()), user, faults, is_long=not asked and n_counted(study) > MANY)
    if faults:
        raise ValidationError(faults)
    seed = values["seed"][0]
    found = []
    for row, column in places:
        found.append(findings(gathered, row, column, which, seed))
        tell(len(found), len(places))
    return Sensitivity(
        gathered=gathered,
        cells=tuple(found),
        archives=tuple(archive_parts(gathered)) if ARCHIVES in which and not asked else (),
        periods=tuple(period_parts(gathered, stretches)) if PERIODS in which and not asked else (),
        which=which,
        seed=seed,
    )


def granted(
    asked: Sequence[str], user: AnyUser | None, faults: dict[str, list[str]], *, is_long: bool
) -> tuple[str, ...]:
    """The analyses that are made: all that are asked for, or all there are.

    Costly ones of all cells of a large study are made for people with a login and for commands alone: strangers could
    keep a server busy.
    """
    which = tuple(each for each in WHICH if each in (asked or WHICH))
    if user is None or user.is_authenticated or not is_long:
        return which
    if denied := [each for each in COSTLY if each in asked]:
        said = f"Of a study of more than {MANY} assessments this is made, for all cells, after you log in: "
        faults["which"] = [said + ", ".join(denied) + "."]
    return tuple(each for each in which if each not in COSTLY)


def read_periods(typed: Sequence[str], faults: dict[str, list[str]]) -> list[Stretch]:
    """Stretches of time as people type them; what cannot be read is put among the faults."""
    found = []
    for text in typed:
        try:
            reading = read_printed(text)
        except DateNotUnderstood as fault:
            faults.setdefault("period", []).append(
                f"{fault} Write a stretch of time as 1945/1953 or 1954-07/.. ."
            )
            continue
        if reading.earliest is None and reading.latest is None:
            faults.setdefault("period", []).append(f"“{text}” has neither beginning nor end.")
            continue
        found.append(Stretch(text, reading.earliest, reading.latest))
    return found


def analysis_of(found: Sensitivity) -> Analysis:
    """What was found, as tables."""
    gathered, cells, names = found.gathered, found.cells, found.gathered.names
    removals = [(cell, each) for cell in cells for each in cell.removals]
    made: dict[str, Table] = {
        "summary": tables.summary_table(cells, names),
        "flips": tables.removals_table(
            "flips", [(cell, each) for cell in cells for each in cell.flips()], names
        ),
        "removals": tables.removals_table("removals", removals, names),
        "fewest": tables.fewest_table(cells, names),
        "grids": tables.grids_table(cells),
        "variations": tables.variations_table(cells),
        "simulations": tables.simulations_table(cells),
        "archives": tables.parts_table("archives", gathered, found.archives, "archive"),
        "periods": tables.parts_table("periods", gathered, found.periods, "period"),
    }
    chosen = {name: value for name, value in gathered.selection.as_filters().items() if value}
    return Analysis(
        study=gathered.study,
        tables=made,
        made_by={
            "by": gathered.by.value,
            "which": ", ".join(found.which),
            "seed": found.seed,
            "draws": f"{N_PERTURBED} perturbed, {N_RESAMPLED} bootstrapped",
            "settings": settings_text(gathered.rule),
            "filters": "; ".join(f"{name}={value}" for name, value in chosen.items()) or "none",
            "n_assessments": gathered.n_assessments,
        },
        notes=notes(found),
        result=found,
    )


def notes(found: Sensitivity) -> tuple[str, ...]:
    """What the result says as a whole, and what it cannot show."""
    spoken = [cell for cell in found.cells if cell.items]
    said = []
    if not spoken:
        said.append("No cell asked for has counted evidence, so there is nothing to leave out or to vary.")
    if LEAVING_OUT in found.which and spoken:
        lone = [cell for cell in spoken if cell.flips("cluster")]
        said.append(
            f"Leaving out one single cluster overturns the verdict of {len(lone)} of {of_things(len(spoken), 'cell')} "
            "with evidence."
        )
    if len(found.cells) == 1:
        said += limits(found.cells[0])
    if found.periods:
        undated = n_undated(found.gathered)
        said.append(
            f"{of_things(undated, 'passage')} on predictions of no known time: in no stretch."
            if undated
            else "All passages have a known time."
        )
    if SIMULATIONS in found.which and spoken:
        said.append(
            "Simulations are drawn with a fixed seed and say how a verdict bears up under the changes drawn; their "
            "intervals and shares are no confidence and no probability of being right."
        )
    said.append(
        "All of this asks how far a verdict hangs on what is in the table. It cannot show what was never looked for, "
        "nor whether the coding is right."
    )
    return tuple(said)


def analyse(study: Study, values: Mapping[str, Sequence[str]], user: AnyUser | None) -> Analysis:
    """The analysis for page, API and command."""
    return analysis_of(sensitivity_of(study, values, user))


KIND = Kind(
    name="sensitivity",
    title="Sensitivity",
    about=(
        "What would overturn each verdict: evidence left out piece by piece, the rule varied, weights and clusters "
        "drawn anew. It tells how far a verdict hangs on single witnesses and choices, not whether it is true."
    ),
    analyse=analyse,
    parameters=(
        Parameter("by", "What the rows are.", default=By.EXPLANATION.value, choices=tuple(By.values)),
        Parameter("cell", "One cell only, as row/state: powerplay/japan."),
        Parameter("which", "These analyses only; all unless named.", choices=WHICH, is_several=True),
        Parameter("seed", "What chance begins with; the same seed gives the same figures.", default="1"),
        Parameter(
            "period",
            "A stretch of time for period dependence: 1945/1953, or ../1953 with an open end.",
            is_several=True,
        ),
        Parameter("archive", "Only what one of these archives holds (slugs).", is_several=True),
        Parameter("without_archive", "Only what remains without these archives (slugs).", is_several=True),
        Parameter(
            "source_class",
            "Only these classes of sources.",
            choices=tuple(SourceClass.values),
            is_several=True,
        ),
        Parameter(
            "coder", "Only these coders' assessments (slugs); rulings are then left aside.", is_several=True
        ),
        Parameter("from", "Only what refers to this day or later: 1953, 1953-07-11."),
        Parameter("to", "Only what refers to this day or earlier."),
    ),
    tables=tuple(tables.TITLES),
)
