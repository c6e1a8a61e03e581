"""Numbers written in Chinese characters, as years, months and days of East Asian documents are."""

from __future__ import annotations

import re

#: Everyday figures, and the formal ones of treaties in their Japanese and Chinese shapes.
_DIGITS = {
    character: value
    for value, characters in enumerate(
        ("〇零○", "一壱壹", "二弐貳", "三参參叁", "四肆", "五伍", "六陸", "七柒", "八捌", "九玖")
    )
    for character in characters
}
_TENS = {"廿": 20, "卅": 30}

#: Of what a number in characters consists (元, the first year of an era, stands alone).
CHARACTERS = "".join(_DIGITS) + "十拾百佰" + "".join(_TENS)

_DIGIT = f"[{''.join(_DIGITS)}]"
_PLACES = re.compile(
    rf"(?:(?P<hundreds>{_DIGIT})?(?P<hundred>百))?[零〇]?(?:(?P<tens>{_DIGIT})?(?P<ten>十)|(?P<score>[廿卅]))?(?P<ones>{_DIGIT})?"
)
_POSITIONAL = re.compile(rf"{_DIGIT}{{1,4}}")


def number_from(text: str) -> int | None:
    """The number that figures or Chinese characters write (28, 二十八, 廿八, 二八, 一九五三, 元), or None.

    >>> number_from("四十二")
    42
    """
    if re.fullmatch(r"[0-9]{1,4}", text):
        return int(text)
    if text == "元":
        return 1
    if _POSITIONAL.fullmatch(text):
        return int("".join(str(_DIGITS[character]) for character in text))
    match = _PLACES.fullmatch(text.replace("拾", "十").replace("佰", "百"))
    return _sum_of_places(match) if match and text else None


def _sum_of_places(match: re.Match[str]) -> int:
    """Hundreds, tens and ones added up; a bare 百 or 十 counts once."""
    hundreds = 100 * _DIGITS[match["hundreds"] or "一"] if match["hundred"] else 0
    tens = 10 * _DIGITS[match["tens"] or "一"] if match["ten"] else _TENS.get(match["score"] or "", 0)
    return hundreds + tens + _DIGITS[match["ones"] or "零"]
