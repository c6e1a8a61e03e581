"""Numbers as lists, notes and pages print them."""

from __future__ import annotations

import re
from collections.abc import Callable

_ROMAN = (
    ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"))
    + ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
)  # fmt: skip
_VALUES = {letter: value for value, letter in _ROMAN}
_HAN = "〇一二三四五六七八九"


def roman(number: int) -> str:
    """A number from 1 to 3999 in small Roman numerals; a larger one in figures."""
    if not 0 < number < 4000:
        return str(number)
    written = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        written += letters * count
    return written


def number_of(numerals: str) -> int | None:
    """The number that Roman numerals write, in capitals or not; None where they are none (iiii, vx)."""
    if not re.fullmatch("[ivxlcdm]{1,15}", numerals.lower()):
        return None
    values = [_VALUES[letter] for letter in numerals.lower()]
    pairs = zip(values, [*values[1:], 0], strict=True)
    total = sum(-value if value < after else value for value, after in pairs)
    return total if roman(total) == numerals.lower() else None


def letters(number: int) -> str:
    """a, b ... z, then aa, bb ... as word processors have it."""
    repeats, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (repeats + 1) if number > 0 else str(number)


def han(number: int) -> str:
    """A number below a hundred in Chinese characters: 一, 十, 十二, 三十; a larger one in figures."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    return (_HAN[tens] if tens > 1 else "") + ("十" if tens else "") + (_HAN[ones] if ones else "")


def of_series(series: str) -> Callable[[int], str]:
    """The way of writing that counts with these signs, and with figures when they are used up."""
    return lambda number: series[number - 1] if 0 < number <= len(series) else str(number)


#: Ways of writing a number, by the names that DOCX gives them; HTML's are turned into these.
STYLES: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": "{:02}".format,
    "decimalFullWidth": lambda number: str(number).translate({ord("0") + n: 0xFF10 + n for n in range(10)}),
    "decimalEnclosedCircle": of_series("".join(map(chr, range(0x2460, 0x2474)))),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "lowerLetter": letters,
    "upperLetter": lambda number: letters(number).upper(),
    "ideographTraditional": of_series("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": of_series("子丑寅卯辰巳午未申酉戌亥"),
    "aiueoFullWidth": of_series(
        "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
    ),
    "irohaFullWidth": of_series(
        "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン"
    ),
    "ganada": of_series("가나다라마바사아자차카타파하"),
    "chosung": of_series("ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"),
    "japaneseCounting": han,
    "chineseCounting": han,
    "chineseCountingThousand": han,
    "taiwaneseCounting": han,
    "taiwaneseCountingThousand": han,
}  # fmt: skip


def write_number(number: int, style: str) -> str | None:
    """The number in that way of writing; None where the way is not known here."""
    write = STYLES.get(style)
    return write(number) if write else None
