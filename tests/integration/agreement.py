"""Coders who judge the passages of the small study, for tests of their agreement."""

from __future__ import annotations

import json
from collections.abc import Iterable
from fractions import Fraction
from io import StringIO
from typing import Any

from django.core.management import call_command

from evidence.models import Coder, Passage
from hypotheses.choices import Direction
from hypotheses.models import Assessment, Prediction
from hypotheses.queries.codings import Chosen
from hypotheses.reports.agreement import AgreementReport, agreement_report
from tests.conftest import SmallStudy
from tests.factories import (
    make_assessment,
    make_coding,
    make_document,
    make_document_text,
    make_passage,
    make_quotation,
)


def judge(prediction: Prediction, passage: Passage, coder: Coder, strength: int, **fields: Any) -> Assessment:
    """A judgement by its signed strength: below 0 against, 0 neutral."""
    direction = (
        Direction.SUPPORTS if strength > 0 else Direction.CONTRADICTS if strength else Direction.NEUTRAL
    )
    return make_assessment(
        prediction=prediction,
        passage=passage,
        coder=coder,
        direction=direction,
        strength=abs(strength) or None,
        **fields,
    )


def judge_apart(small: SmallStudy, *units: tuple[int | None, int | None]) -> list[Passage]:
    """A passage on P1 for each unit, judged by the first and the second coder (None: not at all)."""
    passages = []
    for strengths in units:
        passage = make_passage(study=small.study, document=make_document())
        for coder, strength in zip(small.coders, strengths, strict=True):
            if strength is not None:
                judge(small.predictions[0], passage, coder, strength)
        passages.append(passage)
    return passages


#: Ten units judged by two coders: six both in favour, two both against, two apart. docs/scoring.md works them by hand.
TEN = [(2, 2)] * 6 + [(-1, -1)] * 2 + [(3, -3), (0, 1)]


def anchor(passage: Passage, text: Any, start: int, end: int, **fields: Any) -> None:
    """A quotation of the passage that was found there."""
    make_quotation(passage=passage, document_text=text, start=start, end=end, **fields)


def coding(small: SmallStudy, coder: Coder, code: Any, text: Any, start: int, end: int, **note: Any) -> None:
    """A stretch that a coder marked with a code."""
    passage = make_passage(study=small.study, document=text.document)
    anchor(passage, text, start, end, **note)
    make_coding(passage=passage, code=code, coder=coder)


def overlapping(small: SmallStudy) -> list[Passage]:
    """Two passages of one document whose quotations overlap, each judged by one coder, and two units beside."""
    judge_apart(small, (2, 2), (-2, -2))
    document = small.documents[0]
    text = make_document_text(document=document, body="x" * 100)
    passages = [make_passage(study=small.study, document=document) for _ in range(2)]
    for passage, start, coder, strength in zip(passages, (10, 20), small.coders, (3, -3), strict=True):
        anchor(passage, text, start, start + 20)
        judge(small.predictions[0], passage, coder, strength)
    return passages


def report_of(small: SmallStudy, user: Any = None) -> AgreementReport:
    """The report without intervals."""
    return agreement_report(small.study, Chosen(), n_draws=0, seed=1, user=user)


def exact(report: AgreementReport, measure: str, variable: str = "direction") -> Fraction | None:
    """A coefficient of the study, exact."""
    (each,) = (
        each
        for each in report.findings
        if (each.group.scope, each.variable, each.measure.name) == ("study", variable, measure)
    )
    return each.coefficient.value


def printed(*arguments: str) -> str:
    """What the command prints."""
    output = StringIO()
    call_command("agreement", *arguments, stdout=output)
    return output.getvalue()


def told(*arguments: str) -> dict[str, Any]:
    """What the command says of the small study as JSON, with few draws."""
    answer: dict[str, Any] = json.loads(printed("small", "--format", "json", "--draws", "20", *arguments))
    return answer


def value(answer: dict[str, Any], measure: str, variable: str = "direction", **more: Any) -> Any:
    """A coefficient of the study as a whole, or of another scope."""
    wanted = {"scope": "study", **more}
    (row,) = found(answer["coefficients"], measure=measure, variable=variable, **wanted)
    return row["value"] if row["why_not"] is None else row["why_not"]


def found(rows: Iterable[dict[str, Any]], **wanted: Any) -> list[dict[str, Any]]:
    """The rows that have these values."""
    return [row for row in rows if all(row[name] == value for name, value in wanted.items())]
