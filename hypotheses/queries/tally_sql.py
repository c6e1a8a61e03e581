"""The one statement that adds up a table, the same for SQLite and PostgreSQL.

It restates `hypotheses.scoring.congruence.tally_cells`, which is the definition; a test holds the two together on
random data. One statement sees one state of the database, so that its sums never mix two. Steps:

    counted  the assessments that count, as the caller selected them
    unit     all judgements of one passage on one prediction
    source   what a passage and its document give to all their units
    valued   a unit with its value (the ruling's where there is one), its mass, and what its document is
    mass     what each cluster that leans either way has to say on each prediction, for and against

and then, row by row of the answer, `kind` says what it is: 'prediction', 'coder' (of a prediction), 'cell' or
'clusters' (of a cell).
Masses are whole numbers on the scale of `hypotheses.queries.scale`. Every step is materialised: a planner that has no
statistics yet (a study just loaded) would otherwise run one step anew for every row of the next.
"""

from __future__ import annotations

from collections.abc import Mapping

from evidence.choices import LITERATURE, Access
from hypotheses.choices import Basis, Direction

#: The columns that `counted` must have, in this order.
COUNTED_COLUMNS = (
    "prediction_id",
    "passage_id",
    "coder_id",
    "direction",
    "strength",
    "basis",
    "submitted_at",
)

#: The rows of a table by the column that tells them apart; the only part of the statement that varies by name.
ROW_COLUMNS = {"explanation": "hypothesis.explanation_id", "hypothesis": "prediction.hypothesis_id"}


def case(column: str, values: Mapping[str, int]) -> str:
    """A CASE expression from words of a closed list to whole numbers."""
    branches = " ".join(f"WHEN '{word}' THEN {number}" for word, number in values.items())
    return f"CASE {column} {branches} END"


def words(values: frozenset[str] | tuple[str, ...]) -> str:
    """Words of a closed list for an IN."""
    return ", ".join(f"'{value}'" for value in sorted(values))


SIGNED = (
    f"CASE {{0}}.direction WHEN '{Direction.SUPPORTS}' THEN {{0}}.strength "
    f"WHEN '{Direction.CONTRADICTS}' THEN -{{0}}.strength ELSE 0 END"
)

UNIT = f"""
    SELECT prediction_id, passage_id,
           COUNT(*) AS n_assessments,
           SUM({SIGNED.format("counted")}) AS signed_sum,
           SUM(CASE WHEN direction = '{Direction.NEUTRAL}' THEN 1 ELSE 0 END) AS n_neutral,
           SUM(CASE WHEN direction = '{Direction.SUPPORTS}' THEN 1 ELSE 0 END) AS n_supporting,
           SUM(CASE WHEN direction = '{Direction.CONTRADICTS}' THEN 1 ELSE 0 END) AS n_contradicting,
           MAX(CASE WHEN direction = '{Direction.SUPPORTS}' AND basis <> '{Basis.INFERRED}'
                    THEN 1 ELSE 0 END) AS beyond_inference,
           MAX(submitted_at) AS last_submitted_at
      FROM counted
     GROUP BY prediction_id, passage_id
"""

#: Restricted is what is not open today; the date is the statement's parameter.
RESTRICTED = f"""
    CASE WHEN document.access = '{Access.OPEN}'
           OR (document.access = '{Access.EMBARGOED}' AND document.embargoed_until <= %s)
         THEN 0 ELSE 1 END
"""

#: What a unit takes from its passage: once a passage, however many predictions it bears on.
SOURCE = """
    SELECT passage.id AS passage_id, passage.document_id,
           COALESCE(passage.cluster_id, -passage.document_id) AS cluster,
           CAST({reliability} AS BIGINT) AS reliability,
           {restricted} AS restricted,
           CASE WHEN appraisal.id IS NULL THEN 1 ELSE 0 END AS ungraded,
           CASE WHEN document.source_class IN ({literature}) THEN 1 ELSE 0 END AS literature
      FROM evidence_passage AS passage
      JOIN evidence_document AS document ON document.id = passage.document_id
      LEFT JOIN evidence_appraisal AS appraisal
             ON appraisal.document_id = passage.document_id AND appraisal.study_id = passage.study_id
     WHERE passage.study_id = %s
"""

VALUED = """
    SELECT unit.prediction_id, unit.passage_id, source.document_id, source.cluster,
           {row} AS row_id, hypothesis.explanation_id, prediction.state_id,
           unit.n_assessments, unit.n_neutral, unit.n_contradicting,
           CASE WHEN unit.n_supporting > 0 AND unit.n_contradicting > 0 THEN 1 ELSE 0 END AS contested,
           CASE WHEN ruling.id IS NULL THEN 0 ELSE 1 END AS adjudicated,
           CASE WHEN unit.last_submitted_at > ruling.ruled_at THEN 1 ELSE 0 END AS recoded,
           unit.beyond_inference, source.restricted, source.ungraded, source.literature,
           source.reliability
             * CASE WHEN ruling.id IS NULL
                    THEN unit.signed_sum * ({coders} / unit.n_assessments)
                    ELSE CAST({signed_ruling} AS BIGINT) * {coders} END AS mass
      FROM unit
      JOIN source ON source.passage_id = unit.passage_id
      JOIN hypotheses_prediction AS prediction ON prediction.id = unit.prediction_id
      JOIN hypotheses_hypothesis AS hypothesis ON hypothesis.id = prediction.hypothesis_id
      LEFT JOIN hypotheses_adjudication AS ruling
             ON ruling.prediction_id = unit.prediction_id AND ruling.passage_id = unit.passage_id AND {ruled}
"""

MASS = """
    SELECT prediction_id, cluster, MIN(row_id) AS row_id, MIN(state_id) AS state_id,
           MAX(CASE WHEN mass > 0 THEN mass ELSE 0 END) AS support,
           MAX(CASE WHEN mass < 0 THEN -mass ELSE 0 END) AS contradiction
      FROM valued
     WHERE mass <> 0
     GROUP BY prediction_id, cluster
"""

#: Passages that support predictions of more than one explanation for the same state.
SHARED = """
    SELECT passage_id, state_id
      FROM valued
     WHERE mass > 0
     GROUP BY passage_id, state_id
    HAVING MIN(explanation_id) <> MAX(explanation_id)
"""

#: Sums of a prediction: support, contradiction, contradicting clusters of weight.
PREDICTIONS = """
    SELECT 'prediction' AS kind, prediction_id AS a, 0 AS b,
           SUM(support) AS c, SUM(contradiction) AS d,
           SUM(CASE WHEN contradiction >= {minimum} THEN 1 ELSE 0 END) AS e,
           0 AS f, 0 AS g, 0 AS h, 0 AS i, 0 AS j, 0 AS k, 0 AS l, 0 AS m, 0 AS n, 0 AS o, 0 AS p
      FROM mass
     GROUP BY prediction_id
"""

#: Who has a counted assessment on a prediction: (prediction, coder).
CODERS = """
    SELECT DISTINCT 'coder', prediction_id, coder_id, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
      FROM counted
"""

#: Clusters of a cell: all with mass, with support of weight, with contradiction of weight.
CLUSTERS = """
    SELECT 'clusters', row_id, state_id,
           COUNT(*),
           SUM(CASE WHEN support >= {minimum} THEN 1 ELSE 0 END),
           SUM(CASE WHEN contradiction >= {minimum} THEN 1 ELSE 0 END),
           0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
      FROM (SELECT row_id, state_id, cluster,
                   MAX(support) AS support, MAX(contradiction) AS contradiction
              FROM mass
             GROUP BY row_id, state_id, cluster) AS cell_cluster
     GROUP BY row_id, state_id
"""

#: Everything else that is counted of a cell, in the order of `hypotheses.queries.tallies.CELL_COUNTS`.
CELLS = """
    SELECT 'cell', valued.row_id, valued.state_id,
           COUNT(DISTINCT valued.document_id),
           COUNT(DISTINCT valued.passage_id),
           SUM(n_assessments),
           SUM(n_neutral),
           SUM(contested),
           SUM(adjudicated),
           SUM(recoded),
           COUNT(DISTINCT CASE WHEN restricted = 1 THEN valued.passage_id END),
           COUNT(DISTINCT CASE WHEN ungraded = 1 THEN valued.document_id END),
           SUM(CASE WHEN mass > 0 THEN 1 ELSE 0 END),
           SUM(CASE WHEN mass > 0 AND literature = 0 THEN 1 ELSE 0 END),
           SUM(CASE WHEN mass > 0 AND beyond_inference = 1 THEN 1 ELSE 0 END),
           SUM(n_contradicting),
           COUNT(DISTINCT CASE WHEN mass > 0 AND shared.passage_id IS NOT NULL THEN valued.passage_id END)
      FROM valued
      LEFT JOIN shared ON shared.passage_id = valued.passage_id AND shared.state_id = valued.state_id
     GROUP BY valued.row_id, valued.state_id
"""


def tally_statement(
    counted: str,
    *,
    row: str,
    coders: int,
    grades: Mapping[str, int],
    default_grades: Mapping[str, int],
    directness: Mapping[str, int],
    minimum: int,
    with_rulings: bool,
) -> str:
    """The whole statement around the SELECT of the counted assessments.

    Its parameters are those of `counted`, then today's date and the study's primary key. Everything put in as text
    comes from closed lists or is a whole number of our own.
    """
    graded = case("appraisal.grade", grades)
    by_default = case("document.source_class", default_grades)
    source = SOURCE.format(
        # each factor 64 bits wide by itself, so that their product is
        reliability=f"COALESCE({graded}, {by_default}) AS BIGINT) * CAST({case('passage.directness', directness)}",
        restricted=RESTRICTED,
        literature=words(LITERATURE),
    )
    valued = VALUED.format(
        row=ROW_COLUMNS[row],
        coders=coders,
        signed_ruling=SIGNED.format("ruling"),
        ruled="1 = 1" if with_rulings else "1 = 0",
    )
    return f"""
    WITH counted ({", ".join(COUNTED_COLUMNS)}) AS NOT MATERIALIZED ({counted}),
    unit AS MATERIALIZED ({UNIT}),
    source AS MATERIALIZED ({source}),
    valued AS MATERIALIZED ({valued}),
    mass AS MATERIALIZED ({MASS}),
    shared AS MATERIALIZED ({SHARED})
    {PREDICTIONS.format(minimum=minimum)}
    UNION ALL {CODERS}
    UNION ALL {CLUSTERS.format(minimum=minimum)}
    UNION ALL {CELLS}
    """
