"""Texts of BibTeX: accents, dashes and braces as the characters that are printed."""

from __future__ import annotations

import re

from pylatexenc.latex2text import LatexNodes2Text, get_default_latex_context_db

_MACRO = re.compile(r"\\([A-Za-z]+)")
_BARE_PERCENT = re.compile(r"(?<!\\)%")
#: A dollar sign begins a formula only if there is one behind it.
_DOLLARS = re.compile(r"(?<!\\)\$([^$]*[\\^_][^$]*)(?<!\\)\$|(?<!\\)\$")
_KNOWN = get_default_latex_context_db()
_DECODER = LatexNodes2Text(math_mode="text", keep_braced_groups=False, strict_latex_spaces=False)
#: What stands in addresses with a stroke before it.
_ESCAPED = re.compile(r"\\([_%&#~{}$])")


def printed(text: str) -> str:
    """A text as it is printed, on one line.

    Raises:
        ValueError: for a command that is not known: what it stands for would be lost.

    >>> printed("{\\\\\\"U}ber T{\\\\^o}ky{\\\\^o}, 1948--51")
    'Über Tôkyô, 1948–51'
    """
    for name in _MACRO.findall(text):
        if _KNOWN.get_macro_spec(name) is None:
            raise ValueError(
                f"the command \\{name[:40]} is not known. Write the character that it stands for."
            )
    guarded = _BARE_PERCENT.sub(r"\\%", text)
    guarded = _DOLLARS.sub(lambda found: found[0] if found[1] else r"\$", guarded)
    decoded: str = _DECODER.latex_to_text(guarded)
    return " ".join(decoded.replace("\u00a0", " ").split(" ")).strip()


def verbatim(text: str) -> str:
    """An address or number, in which a percent sign is one."""
    return _ESCAPED.sub(r"\1", text).strip()
