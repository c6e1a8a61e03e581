"""Process tracing: how well the parts and links of a mechanism are attested, and the chain that they make.

A mechanism is a system of parts, entities engaging in activities that pass a cause on to its effect; evidence is asked
of every part, and absence at one breaks the chain (Beach and Pedersen 2013, chs. 1 and 3). A part or a link is scored
as a prediction is: coders' mean, one vote a cluster and direction, c = (S - C) / (S + C + kappa). The chain is as
strong as its weakest necessary part, never the mean, which would let a well-attested beginning pay for a missing middle
(ADR 26).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from hypotheses.choices import By, PartStatus, TestType
from hypotheses.scoring.congruence import prediction_score, tally_cells
from hypotheses.scoring.values import CellTally, Judgement, PredictionTerms, Rule

#: Parts and links are tallied as predictions of no state and of no rival.
NOWHERE = ""


@dataclass(frozen=True, slots=True)
class PartTerms:
    """A part of a mechanism, before any evidence is seen."""

    key: str
    #: Whether the mechanism would not work without it; only such parts make the chain.
    is_necessary: bool = True


@dataclass(frozen=True, slots=True)
class LinkTerms:
    """An arrow between two parts, before any evidence is seen."""

    start: str
    end: str
    #: Whether it leads back to an earlier part, in a later round of the same mechanism.
    is_feedback: bool = False

    @property
    def key(self) -> str:
        """Its name among the links: “a > b”. No key of a part has a blank."""
        return f"{self.start} > {self.end}"


@dataclass(frozen=True, slots=True)
class Attested:
    """What the evidence says of one part or link."""

    key: str
    tally: CellTally
    #: -1 to 1, neither ever reached; None where nothing counted speaks of it, which is not the same as 0.
    score: Fraction | None

    @property
    def status(self) -> PartStatus:
        """Supported above 0, contradicted below, in the balance at 0; untested without a judgement."""
        if self.score is None:
            return PartStatus.UNTESTED
        if self.score == 0:
            return PartStatus.BALANCED
        return PartStatus.SUPPORTED if self.score > 0 else PartStatus.CONTRADICTED

    @property
    def support(self) -> Fraction:
        """The masses of its supporting clusters, summed; 1 = one independent, fully reliable document in terms."""
        return self.tally.predictions[0].support

    @property
    def contradiction(self) -> Fraction:
        """The same of its contradicting clusters."""
        return self.tally.predictions[0].contradiction


@dataclass(frozen=True, slots=True)
class Chain:
    """A mechanism as a whole."""

    #: The least score of a necessary part; None where one is untested, or no part is necessary.
    score: Fraction | None
    #: The least score of a necessary part or a link that is no feedback; None where one of them is untested.
    score_with_links: Fraction | None
    #: The necessary parts of the least score: of several alike, all. None where there is no score.
    weakest: tuple[str, ...]
    #: The necessary parts of which nothing counted speaks.
    untested_parts: tuple[str, ...]
    untested_links: tuple[str, ...]
    #: Necessary parts and links, and those of them whose score is above 0.
    n_asked: int
    n_supported: int

    @property
    def completeness(self) -> Fraction | None:
        """The share of the necessary parts and of all links that is supported, 0 to 1; None where there are none."""
        return Fraction(self.n_supported, self.n_asked) if self.n_asked else None


def attested(keys: Sequence[str], judgements: Iterable[Judgement], rule: Rule) -> Mapping[str, Attested]:
    """What the evidence says of each part or link named, in their order; judgements name it as their prediction.

    Raises:
        ValueError: for a key given twice, for judgements on what is not named, and what `gather_units` refuses.
    """
    terms = [PredictionTerms(key, NOWHERE, key, NOWHERE, Fraction(1), TestType.STRAW) for key in keys]
    cells = tally_cells(terms, judgements, (), rule, By.HYPOTHESIS)
    return {key: _attested(key, cells[key, NOWHERE], rule) for key in keys}


def _attested(key: str, tally: CellTally, rule: Rule) -> Attested:
    """Score one part or link."""
    (own,) = tally.predictions
    score = prediction_score(own.support, own.contradiction, rule.kappa) if own.is_tested else None
    return Attested(key, tally, score)


def chain(parts: Sequence[PartTerms], links: Sequence[LinkTerms], found: Mapping[str, Attested]) -> Chain:
    """The chain that parts and links make; `found` has what the evidence says of each, by key."""
    necessary = [found[part.key] for part in parts if part.is_necessary]
    onward = [found[link.key] for link in links if not link.is_feedback]
    all_links = [found[link.key] for link in links]
    score = least(necessary)
    return Chain(
        score=score,
        score_with_links=least([*necessary, *onward]) if necessary else None,
        weakest=tuple(part.key for part in necessary if score is not None and part.score == score),
        untested_parts=untested(necessary),
        untested_links=untested(onward),
        n_asked=len(necessary) + len(all_links),
        n_supported=sum(each.status == PartStatus.SUPPORTED for each in (*necessary, *all_links)),
    )


def least(of: Collection[Attested]) -> Fraction | None:
    """The least score of them; None where one is untested, or there is none."""
    scores = [each.score for each in of if each.score is not None]
    return min(scores) if scores and len(scores) == len(of) else None


def untested(of: Iterable[Attested]) -> tuple[str, ...]:
    """Those of which nothing counted speaks, by key."""
    return tuple(each.key for each in of if each.score is None)
