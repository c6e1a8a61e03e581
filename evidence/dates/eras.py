"""Years counted by era: the Japanese reigns, the Republic of China, and Korea's years of Tan'gun.

Bounds are those of the reigns. A day on which one emperor died and the next succeeded belongs to both eras,
since papers of that day bear either. Japan counted lunar months until the end of Meiji 5, and Korea until
1895: those days need tables that are not here, and are refused rather than read wrongly.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import MAXYEAR, date

from evidence.dates.edtf import read_edtf
from evidence.dates.readings import DateNotUnderstood


@dataclass(frozen=True, slots=True)
class Era:
    """One way of counting years: `year_zero` is the Gregorian year before its first."""

    name: str
    spellings: tuple[str, ...]
    year_zero: int
    first: date
    last: date | None
    initial: str = ""
    before_first: str = ""

    def gregorian_year(self, year: int, printed: str) -> int:
        """The Gregorian year of a year of this era; `DateNotUnderstood` where it has no such year."""
        gregorian = self.year_zero + year
        if year < 1 or gregorian > MAXYEAR:
            raise DateNotUnderstood(printed, f"{self.name} has no year {year}")
        return gregorian

    def clip(self, edtf: str, printed: str) -> str:
        """Keep of a date what lies within the era: Showa 1 is the last week of 1926 only.

        Raises `DateNotUnderstood` when nothing is left, with the days on which the era began and ended.
        """
        reading = read_edtf(edtf)
        earliest, latest = reading.earliest or date.min, reading.latest or date.max
        first, last = max(earliest, self.first), min(latest, self.last or date.max)
        if first > last:
            raise DateNotUnderstood(printed, self._bounds(latest))
        if (first, last) == (earliest, latest):
            return edtf
        mark = "~" if reading.is_approximate else ""
        return f"{first.isoformat()}{mark}/{last.isoformat()}{mark}"

    def _bounds(self, latest: date) -> str:
        """Why a date that ends on the given day is outside the era."""
        if latest < self.first:
            return self.before_first or f"{self.name} began on {self.first.isoformat()}"
        return f"{self.name} ended on {self.last.isoformat() if self.last else 'no day yet'}"


_LUNAR_JAPAN = "until the end of Meiji 5 (1872) Japan counted lunar months; give the Gregorian date instead"
_LUNAR_KOREA = "until the end of 1895 Korea counted lunar months; give the Gregorian date instead"

#: In order of appearance; spellings are lower case, without macrons.
ERAS = (
    Era("Meiji", ("meiji", "明治"), 1867, date(1873, 1, 1), date(1912, 7, 30), "m", _LUNAR_JAPAN),
    Era("Taisho", ("taisho", "大正"), 1911, date(1912, 7, 30), date(1926, 12, 25), "t"),
    Era("Showa", ("showa", "昭和"), 1925, date(1926, 12, 25), date(1989, 1, 7), "s"),
    Era("Heisei", ("heisei", "平成"), 1988, date(1989, 1, 8), date(2019, 4, 30), "h"),
    Era("Reiwa", ("reiwa", "令和"), 2018, date(2019, 5, 1), None, "r"),
    Era(
        "Minguo",
        ("minguo", "minkuo", "min-kuo", "roc", "中華民國", "中華民国", "中华民国", "民國", "民国"),
        1911,
        date(1912, 1, 1),
        None,
    ),
    Era(
        "Dangi",
        ("dangi", "tangi", "tan'gi", "檀君紀元", "檀紀", "단군기원", "단기"),
        -2333,
        date(1896, 1, 1),
        None,
        before_first=_LUNAR_KOREA,
    ),
)
BY_SPELLING = {spelling: era for era in ERAS for spelling in era.spellings}
BY_INITIAL = {era.initial: era for era in ERAS if era.initial}
