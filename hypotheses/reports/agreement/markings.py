"""Agreement on which stretches of text carry which code."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, combinations

from evidence.models import Study
from hypotheses.choices import NoCoefficient
from hypotheses.queries import codings as queries
from hypotheses.queries.codings import Chosen, Wording
from hypotheses.scoring.agreement.continuum import continuum
from hypotheses.scoring.agreement.spans import Stretch, merged
from hypotheses.scoring.agreement.unitizing import disagreement, overall
from hypotheses.scoring.agreement.values import Coefficient, missing

#: By coder, code and wording, what was marked.
Marked = Mapping[str, Mapping[str, Mapping[Wording, Sequence[Stretch]]]]

ALPHA_U, U_ALPHA, BOUNDARIES = "alpha-u", "u-alpha", "u-alpha-boundaries"
CU_ALPHA, KU_ALPHA = "cu-alpha", "ku-alpha"


@dataclass(frozen=True, slots=True)
class SpanFinding:
    """One coefficient of some coders on stretches of text."""

    coders: tuple[str, ...]
    #: codebook and code; empty for all codes together
    code: str
    measure: str
    coefficient: Coefficient
    n_texts: int
    #: code points of these texts; not told, since it could be the length of a restricted document
    length: int
    n_stretches: int | None


@dataclass(frozen=True, slots=True)
class Markings:
    """What is found on stretches, and how many codings stand on passages without a place in a text."""

    findings: tuple[SpanFinding, ...]
    n_unanchored: int


def span_findings(study: Study, chosen: Chosen, order: Iterable[str]) -> Markings:
    """Agreement of all coders who marked anything, and of every two, on the texts in which all of these marked.

    `order` is the order of the study's coders.
    """
    placed: defaultdict[int, list[tuple[Wording, Stretch]]] = defaultdict(list)
    for place in queries.quoted_places(study):
        # the query gives places that have both ends
        placed[place.passage].append((place.wording, Stretch(place.start, place.end)))  # type: ignore[arg-type]
    marked: dict[str, dict[str, dict[Wording, list[Stretch]]]] = {}
    n_unanchored = 0
    for coder, code, passage in queries.markings(study, chosen):
        n_unanchored += passage not in placed
        for wording, stretch in placed.get(passage, ()):
            own = marked.setdefault(coder, {}).setdefault(code, {})
            own.setdefault(wording, []).append(stretch)
    coders = tuple(slug for slug in order if slug in marked)
    lengths = queries.lengths_of({text for own in marked.values() for each in own.values() for text in each})
    sets = list(dict.fromkeys([coders, *combinations(coders, 2)])) if coders else []
    findings = [finding for each in sets for finding in of_coders(each, marked, lengths)]
    return Markings(tuple(findings), n_unanchored)


def of_coders(coders: tuple[str, ...], marked: Marked, lengths: Mapping[Wording, int]) -> list[SpanFinding]:
    """The coefficients of these coders, for all codes together and for each."""
    if len(coders) < 2:
        return [SpanFinding(coders, "", U_ALPHA, missing(NoCoefficient.ONE_CODER), 0, 0, 0)]
    shared = sorted(
        set.intersection(*({text for each in marked[own].values() for text in each} for own in coders))
    )
    if not shared:
        return [SpanFinding(coders, "", U_ALPHA, missing(NoCoefficient.NO_UNIT_IN_COMMON), 0, 0, 0)]
    borders = [0, *accumulate(lengths[text] for text in shared)]
    begins = dict(zip(shared, borders, strict=False))
    laid = [
        {code: laid_out(by_text, begins) for code, by_text in sorted(marked[coder].items())}
        for coder in coders
    ]
    codes = sorted({code for own in laid for code, stretches in own.items() if stretches})
    counts = {code: sum(len(own.get(code, ())) for own in laid) for code in codes}
    found = continuum(laid, borders)
    by_code = {code: disagreement([own.get(code, ()) for own in laid], borders) for code in codes}
    total = sum(counts.values())
    rows = [
        ("", U_ALPHA, found.alpha(), total),
        ("", BOUNDARIES, found.alpha_of_boundaries(), total),
        ("", CU_ALPHA, found.alpha_of_codes(), total),
        ("", ALPHA_U, overall(by_code), total),
        *((code, ALPHA_U, each.alpha, counts[code]) for code, each in by_code.items()),
        *((name, KU_ALPHA, each, None) for name, each in named(found.alphas_by_codes())),
    ]
    return [
        SpanFinding(coders, code, measure, coefficient, len(shared), borders[-1], n)
        for code, measure, coefficient, n in rows
    ]


def named(values: Mapping[frozenset[Hashable], Coefficient]) -> list[tuple[str, Coefficient]]:
    """Coefficients of values by what they are called: the codes of a place, joined where there are several."""
    by_name = {" + ".join(sorted(map(str, codes))): each for codes, each in values.items()}
    return sorted(by_name.items(), key=lambda row: row[0])


def laid_out(by_text: Mapping[Wording, Sequence[Stretch]], begins: Mapping[Wording, int]) -> list[Stretch]:
    """What was marked, on the texts laid end to end; what overlaps is one."""
    return merged(
        Stretch(begins[text] + each.start, begins[text] + each.end)
        for text, stretches in by_text.items()
        if text in begins
        for each in stretches
    )
