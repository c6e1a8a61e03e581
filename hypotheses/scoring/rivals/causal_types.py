"""Whether one thing caused another in a case, from a causal model and what was found in the case.

After Humphreys and Jacobs (2023, ch. 5, 7): each variable of the model, present or absent, answers to its causes in one
of several ways (its types), each as probable as the others until somebody knows more; a theory rules some out, “more
inequality never makes democracy likelier”. All combinations of types are gone through, those that contradict what was
found are left out, and counted is in which of the others the cause made the difference.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import product
from math import prod

#: Of a variable with so many causes there are 256 types; with one more, 65,536.
MOST_CAUSES = 3
MOST_COMBINATIONS = 1_000_000

Values = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Variable:
    """Something that is there (1) or not (0), and what it may answer to.

    `directions` says of a cause that it never lowers (1) or never raises (-1) the variable; of one that is not named
    there, nothing is known.
    """

    name: str
    causes: tuple[str, ...] = ()
    directions: Mapping[str, int] = field(default_factory=dict)

    def types(self) -> list[Mapping[tuple[int, ...], int]]:
        """All ways in which it may answer to its causes: for each of their values, its own."""
        settings = list(product((0, 1), repeat=len(self.causes)))
        answers = (
            dict(zip(settings, values, strict=True)) for values in product((0, 1), repeat=len(settings))
        )
        return [answer for answer in answers if all(self.agrees(answer, cause) for cause in self.directions)]

    def agrees(self, answer: Mapping[tuple[int, ...], int], cause: str) -> bool:
        """Whether a way of answering keeps to the direction of a cause."""
        place = self.causes.index(cause)
        return all(
            (answer[(*given[:place], 1, *given[place + 1 :])] - value) * self.directions[cause] >= 0
            for given, value in answer.items()
            if given[place] == 0
        )


def share_caused(model: Sequence[Variable], cause: str, effect: str, found: Values) -> Fraction | None:
    """The probability that in such a case the effect would be another if the cause were; None if there is no such case.

    The variables stand in an order in which causes come before what they cause.

    Raises:
        ValueError: for a model that is out of order, names what it does not have, or has too many combinations of types
            to go through.
    """
    check(model, {cause, effect, *found})
    n_cases = n_caused = 0
    for types in product(*(variable.types() for variable in model)):
        case = outcome(model, types, {})
        if all(case[name] == value for name, value in found.items()):
            n_cases += 1
            n_caused += outcome(model, types, {cause: 1 - case[cause]})[effect] != case[effect]
    return Fraction(n_caused, n_cases) if n_cases else None


def outcome(
    model: Sequence[Variable], types: Sequence[Mapping[tuple[int, ...], int]], forced: Values
) -> Values:
    """What becomes of every variable in a case of these types, with some of them forced to a value."""
    case: dict[str, int] = {}
    for variable, answer in zip(model, types, strict=True):
        of_itself = answer[tuple(case[cause] for cause in variable.causes)]
        case[variable.name] = forced.get(variable.name, of_itself)
    return case


def check(model: Sequence[Variable], asked: set[str]) -> None:
    """Refuse a model that cannot be gone through, and questions about what is not in it.

    Raises:
        ValueError: saying which variable, and why.
    """
    known: set[str] = set()
    for variable in model:
        for fault in faults(variable, known):
            raise ValueError(f"{variable.name}: {fault}.")
        known.add(variable.name)
    if asked - known:
        raise ValueError(f"The model has no {', '.join(sorted(asked - known))}.")
    n_combinations = prod(len(variable.types()) for variable in model)
    if n_combinations > MOST_COMBINATIONS:
        raise ValueError(f"{n_combinations:,} combinations of types are more than {MOST_COMBINATIONS:,}.")


def faults(variable: Variable, known: set[str]) -> Iterator[str]:
    """What is wrong with a variable, given those that stand before it."""
    if variable.name in known:
        yield "it stands there twice"
    if missing := [cause for cause in variable.causes if cause not in known]:
        yield f"its cause {missing[0]} does not stand before it"
    if len(variable.causes) > MOST_CAUSES:
        yield f"more than {MOST_CAUSES} causes have too many types"
    if stray := [cause for cause in variable.directions if cause not in variable.causes]:
        yield f"{stray[0]} is none of its causes, and has a direction"
