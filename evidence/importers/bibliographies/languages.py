"""Languages as people write them into bibliographies, as BCP 47 tags."""

from __future__ import annotations

import re

_TAG = re.compile(r"[A-Za-z]{2}(?:-[A-Za-z0-9]{2,8})*")
_APART = re.compile(r"\s*[;,/&]\s*|\s+and\s+")
_NAMES = {
    "en": "english eng englisch anglais 英語 英文 영어",
    "ja": "japanese jpn japanisch 日本語 日文 日語 일본어",
    "zh": "chinese chi zho 中文 中国語 中國語 漢語 汉语 중국어",
    "zh-Hant": "traditional-chinese 繁體中文 繁体中文",
    "zh-Hans": "simplified-chinese 简体中文 簡體中文",
    "ko": "korean kor 한국어 조선어 韓国語 朝鮮語 韓文",
    "de": "german ger deu deutsch",
    "fr": "french fre fra français",
    "es": "spanish spa español",
    "it": "italian ita italiano",
    "pt": "portuguese por",
    "ru": "russian rus русский",
    "vi": "vietnamese vie",
    "th": "thai tha",
    "id": "indonesian ind",
    "tl": "tagalog filipino tgl",
}
_BY_NAME = {name: tag for tag, names in _NAMES.items() for name in names.split()}
_USUAL = {2: str.upper, 4: str.title}


def language_tags(text: str) -> tuple[str, str]:
    """Tags separated by single spaces, and the first language that is not known.

    >>> language_tags("Japanese; en-us"), language_tags("Klingon")
    (('ja en-US', ''), ('', 'Klingon'))
    """
    tags = []
    for said in _APART.split(text.strip()):
        if not said:
            continue
        tag = _BY_NAME.get("-".join(said.lower().split()))
        if tag is None and not _TAG.fullmatch(said):
            return "", said
        tags.append(tag or in_usual_case(said))
    return " ".join(dict.fromkeys(tags)), ""


def in_usual_case(tag: str) -> str:
    """A tag as it is usually written: zh-Hant, en-US."""
    first, *others = tag.split("-")
    return "-".join([first.lower(), *(_USUAL.get(len(part), str.lower)(part) for part in others)])
