"""What an analysis is called, what it takes and what it gives: one definition for page, API and command."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError

from evidence.models import Study
from evidence.tables import FORMATS, Table

if TYPE_CHECKING:
    from evidence.querysets import AnyUser

#: The parameters that say in what form the result is wanted; all others belong to the analysis.
SHAPE = ("format", "table")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One thing an analysis may be told: a word in an address, an option of a command."""

    #: snake_case; a command writes it with hyphens
    name: str
    #: one sentence for people: what it does, unit and range
    help: str
    #: what is used where nothing is given; "" for nothing
    default: str = ""
    #: the values it may have; none for any that `Kind.analyse` can read
    choices: tuple[str, ...] = ()
    is_several: bool = False


@dataclass(frozen=True, slots=True)
class Analysis:
    """What one analysis found: tables by name, what made them, and what is to be said beside them."""

    study: Study
    #: in the order in which they are shown; the first is what a format for one table gives unless another is named
    tables: Mapping[str, Table]
    #: settings, filters, seed, method: what a stranger needs to do it again. Exact numbers as text
    made_by: Mapping[str, object]
    #: sentences: what the result says, and what it cannot show
    notes: tuple[str, ...] = ()
    #: what the tables were made of, for a page that draws it
    basis: Any = None


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of analysis."""

    #: its word in addresses, commands and file names
    name: str
    title: str
    #: what it is for and what it does not show, in a sentence or two
    about: str
    #: makes the analysis: the study, each parameter's values as given, and who looks (None for a command)
    analyse: Callable[[Study, Mapping[str, Sequence[str]], AnyUser | None], Analysis]
    parameters: tuple[Parameter, ...] = field(default=())
    #: the names of its tables, the same for every study
    tables: tuple[str, ...] = ()

    def read(self, given: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
        """The values of each parameter, defaults put in; empty values count as not given.

        Raises:
            ValidationError: naming every parameter that is unknown or has an unknown value, and what is known instead.
        """
        values: dict[str, list[str]] = {}
        for name, listed in given.items():
            values.setdefault(name.replace("-", "_"), []).extend(value for value in listed if value)
        known = {parameter.name: parameter for parameter in self.parameters}
        faults = {
            name: [f"There is no such parameter. Known: {', '.join((*known, *SHAPE))}."]
            for name in sorted(values.keys() - known.keys() - set(SHAPE))
        }
        for name, allowed in self.allowed().items():
            unknown = [value for value in values.get(name, ()) if allowed and value not in allowed]
            if unknown:
                faults[name] = [f"Unknown: {', '.join(unknown)}. Known: {', '.join(allowed)}."]
        if faults:
            raise ValidationError(faults)
        return {
            name: self.chosen(known[name], values.get(name, []))
            for name in known
            if values.get(name) or known[name].default
        }

    def allowed(self) -> dict[str, tuple[str, ...]]:
        """The values that parameters may have, those of the form included."""
        choices = {parameter.name: parameter.choices for parameter in self.parameters}
        return {**choices, "format": tuple(FORMATS), "table": self.tables}

    @staticmethod
    def chosen(parameter: Parameter, values: list[str]) -> list[str]:
        """All values of a parameter that takes several, the last of any other, its default where none is given."""
        if not values:
            return [parameter.default]
        return values if parameter.is_several else values[-1:]
