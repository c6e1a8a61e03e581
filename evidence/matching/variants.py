"""What counts as the same word: abbreviations and what they stand for, spellings.

The lists are documented in docs/verification.md. Each changes *altered* into *edited*, never anything into *verbatim*.
"""

from __future__ import annotations

from collections.abc import Mapping

#: Abbreviations and the words they stand for. Letters with full stops are told from words (“U.S.” from “us”).
ABBREVIATIONS: Mapping[str, tuple[str, ...]] = {
    "u.s.": ("united", "states"),
    "ʊꜱ": ("united", "states"),
    "u.s.a.": ("united", "states", "of", "america"),
    "u.k.": ("united", "kingdom"),
    "ʊᴋ": ("united", "kingdom"),
    "u.n.": ("united", "nations"),
    "ʊɴ": ("united", "nations"),
    "u.s.s.r.": ("union", "of", "soviet", "socialist", "republics"),
    "ussr": ("union", "of", "soviet", "socialist", "republics"),
    "n.s.c.": ("national", "security", "council"),
    "nsc": ("national", "security", "council"),
    "jcs": ("joint", "chiefs", "of", "staff"),
    "j.c.s.": ("joint", "chiefs", "of", "staff"),
    "rok": ("republic", "of", "korea"),
    "roc": ("republic", "of", "china"),
    "prc": ("people's", "republic", "of", "china"),
    "grc": ("government", "of", "the", "republic", "of", "china"),
    "nato": ("north", "atlantic", "treaty", "organization"),
    "govt": ("government",),
    "gov't": ("government",),
    "dept": ("department",),
    "dep't": ("department",),
    "amb": ("ambassador",),
    "gen": ("general",),
    "pres": ("president",),
    "approx": ("approximately",),
    "embtel": ("embassy", "telegram"),
    "deptel": ("department", "telegram"),
    "tel": ("telegram",),
    "percent": ("per", "cent"),
}

#: Capitals that are no words, each in letters of the same number that no text has.
CAPITALS: Mapping[str, str] = {"US": "ʊꜱ", "UK": "ʊᴋ", "UN": "ʊɴ"}

_AMERICAN = {
    "armour": "armor",
    "behaviour": "behavior",
    "centre": "center",
    "centres": "centers",
    "cheque": "check",
    "colour": "color",
    "counsellor": "counselor",
    "defence": "defense",
    "defences": "defenses",
    "endeavour": "endeavor",
    "favour": "favor",
    "favourable": "favorable",
    "favoured": "favored",
    "fulfil": "fulfill",
    "grey": "gray",
    "harbour": "harbor",
    "honour": "honor",
    "honourable": "honorable",
    "judgement": "judgment",
    "labour": "labor",
    "licence": "license",
    "neighbour": "neighbor",
    "neighbours": "neighbors",
    "neighbouring": "neighboring",
    "offence": "offense",
    "pretence": "pretense",
    "programme": "program",
    "programmes": "programs",
    "rumour": "rumor",
    "theatre": "theater",
    "towards": "toward",
    "travelled": "traveled",
    "vigour": "vigor",
}
_IZE = (
    "authoris",
    "criticis",
    "emphasis",
    "equalis",
    "finalis",
    "militaris",
    "minimis",
    "mobilis",
    "neutralis",
    "normalis",
    "organis",
    "realis",
    "recognis",
    "stabilis",
    "utilis",
)
#: One spelling for each word that has two.
SPELLINGS: Mapping[str, str] = _AMERICAN | {
    f"{stem}{end}": f"{stem[:-1]}z{end}"
    for stem in _IZE
    for end in ("e", "ed", "es", "ing", "ation", "ations")
}

#: Words that turn a statement into its contrary, or take something out of it.
NEGATIONS = frozenset(
    {
        *("not", "no", "never", "neither", "nor", "none", "nobody", "nothing", "nowhere", "cannot"),
        *("without", "hardly", "scarcely", "unless", "except"),
        *("ne", "pas", "jamais", "nicht", "kein", "keine", "keinen", "nie", "ohne"),
    }
)
#: The same in scripts without spaces between words; looked for in the words as they stand.
NEGATING_SIGNS = (
    *("不", "未", "無", "无", "沒", "没", "勿", "莫"),
    *("ない", "なかっ", "ません", "ざる"),
    *("않", "없", "아니", "못"),
)
