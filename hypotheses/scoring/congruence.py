"""The congruence rule: how judgements on passages become the tally of a cell.

This is the definition. A database may add the same things up faster; its figures have to equal these.

Judgements of one passage under one prediction are averaged (a unit), the passages of a cluster have one
vote per direction, clusters add up to a prediction's support S and contradiction C, and its score is (S -
C) / (S + C + kappa). Strength enters as weight, never as the quantity averaged across documents: an average
would fall when a weaker document on the same side is added.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from hypotheses.choices import By, Direction
from hypotheses.scoring.units import Unit, gather_units, passage_value
from hypotheses.scoring.values import CellTally, Judgement, PredictionTally, PredictionTerms, Rule, Ruling

__all__ = ["cluster_mass", "passage_value", "prediction_score", "tally_cells"]

#: (explanation or hypothesis, state), as slugs.
CellKey = tuple[str, str]


def cluster_mass(contributions: Iterable[Fraction], discount: Fraction) -> Fraction:
    """What the passages of one cluster weigh together in one direction, each contribution being 0 to 1.

    The heaviest counts in full, each further one by `discount` of the one before it. At discount 0 the
    cluster has one vote; nothing contributed weighs 0.
    """
    heaviest_first = sorted(contributions, reverse=True)
    return sum((mass * discount**place for place, mass in enumerate(heaviest_first)), Fraction(0))


def prediction_score(support: Fraction, contradiction: Fraction, kappa: Fraction) -> Fraction:
    """How far the evidence on one prediction leans, between -1 and 1, neither ever reached.

    Rises with support and falls with contradiction; with neither it is 0. Kappa (above 0) keeps little
    evidence from looking like much.
    """
    return (support - contradiction) / (support + contradiction + kappa)


def tally_cells(
    terms: Sequence[PredictionTerms],
    judgements: Iterable[Judgement],
    rulings: Iterable[Ruling],
    rule: Rule,
    by: By,
) -> dict[CellKey, CellTally]:
    """Add up the evidence of every cell that has a prediction.

    Cells and, within them, predictions come in the order of `terms`; the order of judgements and rulings
    does not matter. Raises ValueError for a prediction given twice, a judgement on a prediction that is not
    among `terms`, and the cases that `gather_units` names.
    """
    units = gather_units(judgements, rulings)
    _refuse_unknown(terms, units)
    cells: dict[CellKey, list[PredictionTerms]] = {}
    for term in terms:
        row = term.explanation if by == By.EXPLANATION else term.hypothesis
        cells.setdefault((row, term.state), []).append(term)
    backed = _explanations_backed(terms, units)
    return {key: _tally_cell(own, units, backed, rule) for key, own in cells.items()}


@dataclass(frozen=True, slots=True)
class _Masses:
    """The masses of each cluster on one prediction; a cluster without mass in a direction is absent there."""

    support: Mapping[str, Fraction]
    contradiction: Mapping[str, Fraction]

    @classmethod
    def of(cls, units: Iterable[Unit], discount: Fraction) -> _Masses:
        """Give each cluster its say in each direction."""
        supporting: defaultdict[str, list[Fraction]] = defaultdict(list)
        contradicting: defaultdict[str, list[Fraction]] = defaultdict(list)
        for unit in units:
            if unit.value > 0:
                supporting[unit.source.cluster].append(unit.mass)
            elif unit.value < 0:
                contradicting[unit.source.cluster].append(unit.mass)
        return cls(
            {cluster: cluster_mass(own, discount) for cluster, own in supporting.items()},
            {cluster: cluster_mass(own, discount) for cluster, own in contradicting.items()},
        )


def _tally_cell(
    terms: Sequence[PredictionTerms],
    units: Mapping[str, Sequence[Unit]],
    backed: Mapping[tuple[str, str], Collection[str]],
    rule: Rule,
) -> CellTally:
    """Add up one cell: masses by prediction, and the counts that a reader weighs them by."""
    own = [unit for term in terms for unit in units.get(term.key, ())]
    supporting = [unit for unit in own if unit.value > 0]
    masses = {term.key: _Masses.of(units.get(term.key, ()), rule.discount) for term in terms}
    judgements = [judgement for unit in own for judgement in unit.judgements]
    directions = Counter(judgement.direction for judgement in judgements)
    return CellTally(
        predictions=tuple(
            _tally_prediction(term, masses[term.key], term.key in units, rule) for term in terms
        ),
        n_clusters=len({name for mass in masses.values() for name in {**mass.support, **mass.contradiction}}),
        n_supporting=len({name for mass in masses.values() for name in _of_weight(mass.support, rule)}),
        n_contradicting=len(
            {name for mass in masses.values() for name in _of_weight(mass.contradiction, rule)}
        ),
        n_documents=len({judgement.document for judgement in judgements}),
        n_passages=len({judgement.passage for judgement in judgements}),
        n_assessments=len(judgements),
        n_coders=len({judgement.coder for judgement in judgements}),
        n_neutral=directions[Direction.NEUTRAL],
        n_contested=sum(unit.is_contested for unit in own),
        n_adjudicated=sum(unit.ruling is not None for unit in own),
        n_recoded=sum(unit.ruling is not None and unit.ruling.is_recoded_since for unit in own),
        n_restricted=len({judgement.passage for judgement in judgements if judgement.is_restricted}),
        n_ungraded=len({judgement.document for judgement in judgements if not judgement.is_graded}),
        n_supporting_units=len(supporting),
        n_supporting_outside_literature=sum(not unit.source.is_literature for unit in supporting),
        n_supporting_beyond_inference=sum(unit.has_support_beyond_inference for unit in supporting),
        n_contradicting_assessments=directions[Direction.CONTRADICTS],
        n_shared_support=_count_shared(terms[0], supporting, backed),
    )


def _tally_prediction(
    terms: PredictionTerms, masses: _Masses, is_tested: bool, rule: Rule
) -> PredictionTally:
    """Sum a prediction's clusters."""
    return PredictionTally(
        key=terms.key,
        weight=terms.weight,
        test_type=terms.test_type,
        support=sum(masses.support.values(), Fraction(0)),
        contradiction=sum(masses.contradiction.values(), Fraction(0)),
        n_contradicting=len(_of_weight(masses.contradiction, rule)),
        is_tested=is_tested,
    )


def _of_weight(masses: Mapping[str, Fraction], rule: Rule) -> Collection[str]:
    """The clusters heavy enough to be counted towards a verdict (ruling 7)."""
    return [cluster for cluster, mass in masses.items() if mass >= rule.minimum_mass]


def _explanations_backed(
    terms: Iterable[PredictionTerms], units: Mapping[str, Sequence[Unit]]
) -> Mapping[tuple[str, str], Collection[str]]:
    """Which explanations each passage supports, by (passage, state)."""
    backed: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for term in terms:
        for unit in units.get(term.key, ()):
            if unit.value > 0:
                backed[unit.source.passage, term.state].add(term.explanation)
    return backed


def _count_shared(
    terms: PredictionTerms, supporting: Iterable[Unit], backed: Mapping[tuple[str, str], Collection[str]]
) -> int:
    """Count the supporting passages that support another explanation in the same state as well."""
    passages = {unit.source.passage for unit in supporting}
    return sum(
        any(rival != terms.explanation for rival in backed[passage, terms.state]) for passage in passages
    )


def _refuse_unknown(terms: Sequence[PredictionTerms], units: Mapping[str, Sequence[Unit]]) -> None:
    """Raise ValueError for predictions given twice and for judgements on predictions that were not given."""
    given = Counter(term.key for term in terms)
    faults = [f"prediction {key} is given {count} times" for key, count in given.items() if count > 1]
    faults += [f"judgements on prediction {key}, which is not given" for key in units if key not in given]
    if faults:
        raise ValueError("Cells cannot be tallied: " + "; ".join(sorted(faults)) + ".")
