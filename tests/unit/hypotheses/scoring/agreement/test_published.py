"""Every coefficient gives what was printed for the data on which it was introduced."""

from __future__ import annotations

from collections import Counter

import pytest

from hypotheses.scoring.agreement.alpha import ALPHA_INTERVAL, ALPHA_NOMINAL, ALPHA_ORDINAL, ALPHA_RATIO
from hypotheses.scoring.agreement.measures import Measure
from hypotheses.scoring.agreement.nominal import (
    COHEN,
    CONGER,
    FLEISS,
    PERCENT,
    SCOTT,
    brennan_prediger,
    gwet_ac1,
)
from hypotheses.scoring.agreement.values import Patterns
from hypotheses.scoring.agreement.weighted import LINEAR, QUADRATIC
from tests.unit.hypotheses.scoring.agreement.published import (
    AS_IN_IRRCAC,
    COHEN_1960_P37,
    COHEN_1960_P45,
    FLEISS_1971,
    HAYES_2007,
    KRIPPENDORFF_2011,
    PARADOX,
)

K11, HK07, F71 = Counter(KRIPPENDORFF_2011), Counter(HAYES_2007), Counter(FLEISS_1971)
AC1, BP = gwet_ac1(), brennan_prediger()

#: data, measure, and the digits in print (of Krippendorff 2011 also the longer ones that programs give)
PRINTED = [
    ("Krippendorff 2011", K11, ALPHA_NOMINAL, ".743", ".7434"),
    ("Krippendorff 2011", K11, ALPHA_ORDINAL, ".815", ".8154"),
    ("Krippendorff 2011", K11, ALPHA_INTERVAL, ".849", ".8491"),
    ("Krippendorff 2011", K11, ALPHA_RATIO, ".797", ".7974"),
    ("Krippendorff 2011", K11, AC1, ".77544"),
    ("Krippendorff 2011", K11, FLEISS, ".76117"),
    ("irrCAC", Counter(AS_IN_IRRCAC), CONGER, ".76282"),
    ("Krippendorff 2011", K11, BP, ".77273"),
    ("Krippendorff 2011", K11, PERCENT, ".81818"),
    ("Hayes 2007", HK07, ALPHA_NOMINAL, ".4765"),
    ("Hayes 2007", HK07, ALPHA_ORDINAL, ".7598"),
    ("Hayes 2007", HK07, ALPHA_INTERVAL, ".7574"),
    ("Cohen 1960 p. 45", COHEN_1960_P45, PERCENT, ".70"),
    ("Cohen 1960 p. 45", COHEN_1960_P45, COHEN, ".492", ".4915"),
    ("Cohen 1960 p. 45", COHEN_1960_P45, SCOTT, ".4872"),
    ("Cohen 1960 p. 45", COHEN_1960_P45, AC1, ".5760"),
    ("Cohen 1960 p. 45", COHEN_1960_P45, LINEAR, ".4737"),
    ("Cohen 1960 p. 45", COHEN_1960_P45, QUADRATIC, ".4545"),
    ("Cohen 1960 p. 37", COHEN_1960_P37, PERCENT, ".29"),
    ("Cohen 1960 p. 37", COHEN_1960_P37, COHEN, "-.0923"),
    ("Cohen 1960 p. 37", COHEN_1960_P37, AC1, "-.0480"),
    ("paradox", PARADOX, PERCENT, ".90"),
    ("paradox", PARADOX, COHEN, ".615", ".6154"),
    ("paradox", PARADOX, SCOTT, ".608", ".6078"),
    ("paradox", PARADOX, AC1, ".866", ".8658"),
    ("Fleiss 1971", F71, FLEISS, ".430", ".4302"),
    ("Fleiss 1971", F71, PERCENT, ".5556"),
    ("Fleiss 1971", F71, ALPHA_NOMINAL, ".4334"),
]


@pytest.mark.parametrize(
    ("data", "measure", "printed"),
    [
        pytest.param(data, measure, printed, id=f"{name}-{measure.name}")
        for name, data, measure, *printed in PRINTED
    ],
)
def test_coefficient_is_the_printed_one(data: Patterns, measure: Measure, printed: list[str]) -> None:
    value = measure.of(data).value

    assert value is not None
    for digits in printed:
        places = len(digits.split(".")[1])
        assert round(float(value), places) == float(digits)
