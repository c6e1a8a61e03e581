"""Events on a line of time: a row each, points for days, bars for stretches, hollow where a day is not known."""

from __future__ import annotations

import datetime
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

LABELS = 410
PLOT = 560
ROW = 40
TOP = 30
EDGE = 14
LETTERS = 58
#: The most years that are written under the line.
MOST_TICKS = 12


@dataclass(frozen=True, slots=True)
class EventShown:
    """An event to be drawn; one without a first and last day is none of these."""

    what: str
    when: str
    parts: tuple[str, ...]
    earliest: datetime.date | None
    latest: datetime.date | None
    #: a stretch that it filled (“1950-10/1951-01”), not a time at some day of which it happened (“1953”)
    is_stretch: bool = False
    is_uncertain: bool = False
    #: why it stands out, in a few words
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """An event as drawn: its two lines of text, and its mark."""

    y: int
    what: str
    said: str
    #: “day”, “stretch” or “within”
    kind: str
    x: int
    width: int
    is_uncertain: bool
    is_remarkable: bool
    opens_before: bool
    opens_after: bool

    @property
    def middle(self) -> int:
        """Where its mark stands, down."""
        return self.y + ROW // 2

    @property
    def end(self) -> int:
        """Where its mark ends, across."""
        return self.x + self.width

    @property
    def diamond(self) -> str:
        """The corners of the mark of a single day."""
        x, y = self.x + self.width // 2, self.middle
        return f"{x - 6},{y} {x},{y - 7} {x + 6},{y} {x},{y + 7}"

    @property
    def before(self) -> str:
        """The corners of the arrow that says: no first day is known."""
        x, y = self.x, self.middle
        return f"{x},{y - 7} {x - 9},{y} {x},{y + 7}"

    @property
    def after(self) -> str:
        """The corners of the arrow that says: no last day is known."""
        x, y = self.end, self.middle
        return f"{x},{y - 7} {x + 9},{y} {x},{y + 7}"


@dataclass(frozen=True, slots=True)
class Tick:
    """A year under the line."""

    x: int
    year: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """The whole figure."""

    width: int
    height: int
    left: int
    bottom: int
    ticks: tuple[Tick, ...]
    bars: tuple[Bar, ...]


def timeline(events: Sequence[EventShown]) -> Timeline | None:
    """The events that have a day on either side, in the order given; None where none has."""
    dated = [event for event in events if event.earliest or event.latest]
    days = [day.toordinal() for event in dated for day in (event.earliest, event.latest) if day]
    if not days:
        return None
    scale = Scale.of(min(days), max(days))
    bars = tuple(bar(event, TOP + number * ROW, scale) for number, event in enumerate(dated))
    bottom = TOP + len(bars) * ROW
    return Timeline(LABELS + PLOT + 2 * EDGE, bottom + 24, LABELS, bottom, tuple(scale.ticks()), bars)


@dataclass(frozen=True, slots=True)
class Scale:
    """From days to places across; the line runs over whole years."""

    first_year: int
    last_year: int

    @classmethod
    def of(cls, first: int, last: int) -> Scale:
        """The years in which all days lie."""
        return cls(datetime.date.fromordinal(first).year, datetime.date.fromordinal(last).year)

    @property
    def start(self) -> int:
        """The first day of the first year."""
        return datetime.date(self.first_year, 1, 1).toordinal()

    @property
    def end(self) -> int:
        """The last day of the last year."""
        return datetime.date(self.last_year, 12, 31).toordinal()

    def at(self, day: int) -> int:
        """Where a day stands."""
        return LABELS + EDGE + (day - self.start) * PLOT // (self.end - self.start)

    def ticks(self) -> Iterator[Tick]:
        """The years that are written: each, or every second, fifth, tenth ..."""
        n_years = self.last_year - self.first_year + 1
        step = next(
            size * power
            for power in (1, 10, 100, 1000)
            for size in (1, 2, 5)
            if n_years <= MOST_TICKS * size * power
        )
        for year in range(self.first_year, self.last_year + 1):
            if year % step == 0 or step == 1:
                yield Tick(self.at(datetime.date(year, 1, 1).toordinal()), year)


def bar(event: EventShown, y: int, scale: Scale) -> Bar:
    """One event's row; a side that is open reaches to the end of the line."""
    x = scale.at(event.earliest.toordinal() if event.earliest else scale.start)
    end = scale.at(event.latest.toordinal() if event.latest else scale.end)
    is_day = event.earliest is not None and event.earliest == event.latest
    told = " · ".join(part for part in (event.when, ", ".join(event.parts), event.remark) if part)
    return Bar(
        y=y,
        what=textwrap.shorten(event.what, LETTERS, placeholder=" …"),
        said=textwrap.shorten(told, LETTERS + 8, placeholder=" …"),
        kind="day" if is_day else "stretch" if event.is_stretch else "within",
        x=x,
        width=max(end - x, 4),
        is_uncertain=event.is_uncertain,
        is_remarkable=bool(event.remark),
        opens_before=event.earliest is None,
        opens_after=event.latest is None,
    )
