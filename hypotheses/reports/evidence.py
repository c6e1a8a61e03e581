"""The evidence behind one cell, as far as its reader may see it: predictions, clusters, passages, judgements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from evidence.choices import Access, Grade
from evidence.models import Appraisal, Passage, Study
from evidence.queries.past import past
from evidence.reports import citation_of
from hypotheses.models import Adjudication, Assessment, NotApplicable, Prediction, PublishedVerdict
from hypotheses.queries import evidence as queries
from hypotheses.queries.counted import counted_assessments
from hypotheses.queries.judgements import cluster_name, judgements_of, rulings_of
from hypotheses.querysets import AssessmentQuerySet
from hypotheses.reports.congruence import Cell, CongruenceTable
from hypotheses.scoring.congruence import prediction_score
from hypotheses.scoring.contributions import contributions
from hypotheses.scoring.rule import Rule
from hypotheses.scoring.units import Unit, gather_units
from hypotheses.scoring.values import PredictionTally

if TYPE_CHECKING:
    from evidence.querysets import AnyUser


@dataclass(frozen=True, slots=True)
class AssessedPassage:
    """One passage under one prediction: what it says, what coders make of it, and what that weighs."""

    passage: Passage
    citation: str
    appraisal: Appraisal | None
    assessments: tuple[Assessment, ...]
    ruling: Adjudication | None
    unit: Unit
    #: what it adds to the prediction's support or contradiction, after the other passages of its cluster
    contribution: Fraction

    @property
    def grade(self) -> Grade:
        """The grade of its document: the study's own, else the default of its source class."""
        return Grade(self.appraisal.grade) if self.appraisal else queries.default_grade(self.passage.document)

    @property
    def is_restricted(self) -> bool:
        """Whether other readers may not see it."""
        return self.passage.document.access != Access.OPEN and self.unit.source.is_restricted


@dataclass(frozen=True, slots=True)
class EvidenceCluster:
    """Passages under one prediction that are one witness. Name and reason are empty where they would tell too much."""

    name: str
    reason: str
    passages: tuple[AssessedPassage, ...]

    @property
    def weight(self) -> Fraction:
        """What its visible passages add on either side, for the order in which clusters are shown."""
        return sum((each.contribution for each in self.passages), Fraction(0))


@dataclass(frozen=True, slots=True)
class PredictionEvidence:
    """One prediction with its sums and its evidence, the heaviest cluster first."""

    prediction: Prediction
    tally: PredictionTally
    #: the prediction's score, 0 where it is untested
    score: Fraction
    clusters: tuple[EvidenceCluster, ...]
    #: counted passages whose content the reader may not see (ruling 1)
    n_hidden: int

    @property
    def weighted(self) -> Fraction:
        """What it brings to the sum that the cell's score divides."""
        return self.tally.weight * self.score


@dataclass(frozen=True, slots=True)
class CellEvidence:
    """All that stands behind one cell."""

    cell: Cell
    predictions: tuple[PredictionEvidence, ...]
    silences: tuple[NotApplicable, ...]
    published: tuple[PublishedVerdict, ...]

    @property
    def weight(self) -> Fraction:
        """The weights of all predictions: what the cell's score is divided by."""
        return sum((each.tally.weight for each in self.predictions), Fraction(0))

    @property
    def weighted(self) -> Fraction:
        """The weighted scores of all predictions, added up: what the cell's score divides."""
        return sum((each.weighted for each in self.predictions), Fraction(0))


def cell_evidence(table: CongruenceTable, cell: Cell, user: AnyUser) -> CellEvidence:
    """The evidence that the table counts in the cell; the figures are everybody's, the content is the user's.

    Of a table of the past, figures, judgements and predictions are those of its moment; passages are shown as they read
    today, where the user may see them today (ADR 23).
    """
    study, row, state = table.study, cell.row, cell.column.slug
    with past(table.as_of, study):
        predictions = queries.predictions_of(study, row, state)
        counted = counted_assessments(study, table.selection).filter(prediction__in=predictions)
        rulings = rulings_of(counted, study) if not table.selection.coders else ()
        units = gather_units(judgements_of(counted, study, table.rule), rulings)
        then = Then.told(counted, study, predictions) if table.as_of else None
        silences = tuple(queries.silences_of(study, row, state))
        published = tuple(queries.published_on(study, row, state, table.by))
    seen = then.seen_by(user) if then else Seen.by(user, counted, study, predictions)
    tallies = {tally.key: tally for tally in cell.tally.predictions}
    return CellEvidence(
        cell=cell,
        predictions=tuple(
            prediction_evidence(each, tallies[each.key], units.get(each.key, ()), seen, table.rule)
            for each in predictions
        ),
        silences=silences,
        published=published,
    )


@dataclass(frozen=True, slots=True)
class Seen:
    """What one reader may see of a cell's evidence, found in a handful of queries."""

    #: by primary key, as text, which is how scoring names passages
    passages: Mapping[str, Passage]
    #: by prediction and passage
    assessments: Mapping[tuple[int, int], Sequence[Assessment]]
    rulings: Mapping[tuple[int, int], Adjudication]
    #: by document
    appraisals: Mapping[int, Appraisal]
    #: clusters that may be named
    clusters_told: set[int]

    @classmethod
    def by(
        cls, user: AnyUser, counted: AssessmentQuerySet, study: Study, predictions: Sequence[Prediction]
    ) -> Seen:
        """Ask the database what the user may see."""
        passages = {str(passage.pk): passage for passage in queries.shown_passages(counted, user)}
        assessments: defaultdict[tuple[int, int], list[Assessment]] = defaultdict(list)
        for each in queries.shown_assessments(counted, user):
            assessments[each.prediction_id, each.passage_id].append(each)
        rulings = queries.rulings_on(study, predictions, user)
        return cls(
            passages=passages,
            assessments=assessments,
            rulings={(each.prediction_id, each.passage_id): each for each in rulings},
            appraisals=queries.appraisals_of(study, {each.document for each in passages.values()}),
            clusters_told=queries.clusters_told(study, user),
        )


@dataclass(frozen=True, slots=True)
class Then:
    """What the study said of a cell's evidence at a past moment, whoever may see it."""

    assessments: Sequence[Assessment]
    rulings: Sequence[Adjudication]
    appraisals: Mapping[int, Appraisal]
    #: the document that each passage belonged to
    documents: Mapping[int, int]

    @classmethod
    def told(cls, counted: AssessmentQuerySet, study: Study, predictions: Sequence[Prediction]) -> Then:
        """Ask the database, which is to show the past meanwhile."""
        assessments = list(queries.with_coders(counted))
        documents = queries.documents_of({each.passage_id for each in assessments})
        return cls(
            assessments=assessments,
            rulings=list(queries.rulings_of(study, predictions)),
            appraisals=queries.appraisals_of(study, documents.values()),
            documents=documents,
        )

    def seen_by(self, user: AnyUser) -> Seen:
        """What is left of it for a user today: what was said of passages that are there, and were of documents, seen.

        Clusters are not named: what they joined then is not known to be for this user's eyes.
        """
        passages = {passage.pk: passage for passage in queries.passages_seen(self.documents, user)}
        readable = queries.documents_seen(self.documents.values(), user)
        shown = {pk for pk in passages if self.documents[pk] in readable}
        assessments: defaultdict[tuple[int, int], list[Assessment]] = defaultdict(list)
        for each in self.assessments:
            if each.passage_id in shown:
                assessments[each.prediction_id, each.passage_id].append(each)
        return Seen(
            passages={str(pk): passages[pk] for pk in shown},
            assessments=assessments,
            rulings={(each.prediction_id, each.passage_id): each for each in self.rulings},
            appraisals=self.appraisals,
            clusters_told=set(),
        )


def prediction_evidence(
    prediction: Prediction, tally: PredictionTally, units: Sequence[Unit], seen: Seen, rule: Rule
) -> PredictionEvidence:
    """One prediction's evidence, by cluster; what the reader may not see is only counted."""
    added = contributions(units, rule.discount)
    shown = [
        assessed_passage(prediction, unit, added[unit.source.passage], seen)
        for unit in units
        if unit.source.passage in seen.passages
    ]
    return PredictionEvidence(
        prediction=prediction,
        tally=tally,
        score=prediction_score(tally.support, tally.contradiction, rule.kappa),
        clusters=by_cluster(shown, seen),
        n_hidden=len(units) - len(shown),
    )


def assessed_passage(
    prediction: Prediction, unit: Unit, contribution: Fraction, seen: Seen
) -> AssessedPassage:
    """One passage with all that is said of it under the prediction."""
    passage = seen.passages[unit.source.passage]
    place = prediction.pk, passage.pk
    return AssessedPassage(
        passage=passage,
        citation=citation_of(passage.document, pages=passage.pages),
        appraisal=seen.appraisals.get(passage.document_id),
        assessments=tuple(seen.assessments[place]),
        ruling=seen.rulings.get(place) if unit.ruling else None,
        unit=unit,
        contribution=contribution,
    )


def by_cluster(passages: Iterable[AssessedPassage], seen: Seen) -> tuple[EvidenceCluster, ...]:
    """Passages put together by cluster, the heaviest cluster first, and by key within it."""
    grouped: defaultdict[str, list[AssessedPassage]] = defaultdict(list)
    for each in sorted(passages, key=lambda each: each.passage.key):
        grouped[cluster_name(each.passage.cluster_id, each.passage.document_id)].append(each)
    clusters = [evidence_cluster(members, seen) for members in grouped.values()]
    return tuple(sorted(clusters, key=lambda cluster: -cluster.weight))


def evidence_cluster(members: Sequence[AssessedPassage], seen: Seen) -> EvidenceCluster:
    """The cluster of these passages, named where naming it gives nothing away."""
    cluster = members[0].passage.cluster
    is_told = cluster is not None and cluster.pk in seen.clusters_told
    return EvidenceCluster(
        name=cluster.name if cluster and is_told else "",
        reason=cluster.reason if cluster and is_told else "",
        passages=tuple(members),
    )
