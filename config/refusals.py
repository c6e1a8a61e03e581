"""What the API's description says of refusals that any request may meet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

EVERYWHERE = {
    "401": "The token is malformed, unknown, expired or revoked, or a login is needed.",
    "429": "More requests in this minute than are allowed; `Retry-After` says how many seconds to wait.",
    "503": "The database is busy with what others write. `Retry-After` says when to send the same again.",
}
READING = {
    "400": "A filter, order or field is unknown, or what is asked of it is impossible.",
}
OF_ONE = {
    "404": "There is no such record for you.",
}
WITH_A_BODY = {
    "400": "The body is no JSON in UTF-8, or something in it breaks a rule; nothing is written.",
    "403": "You may not write this, or the token only reads.",
    "411": "The body does not say how long it is.",
    "413": "The body is larger than the site takes; it was not read.",
    "415": "The body is no JSON, or not in UTF-8.",
}
METHODS = ("get", "post", "put", "patch", "delete")


def describe_refusals(result: dict[str, Any], **given: Any) -> dict[str, Any]:
    """Add to each operation the refusals that it does not describe itself."""
    for path, method, operation in operations(result):
        told = EVERYWHERE | (READING if method == "get" else {}) | (OF_ONE if "{" in path else {})
        told |= WITH_A_BODY if "requestBody" in operation else {}
        for status, description in told.items():
            operation["responses"].setdefault(status, refusal(description))
    return result


def operations(result: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Everything that can be asked of the API, with its address and method."""
    for path, found in result["paths"].items():
        yield from ((path, method, operation) for method, operation in found.items() if method in METHODS)


def refusal(description: str) -> dict[str, Any]:
    """A refusal: by field, or under `detail`, what is wrong."""
    faults = {"type": "object", "additionalProperties": True}
    return {"description": description, "content": {"application/json": {"schema": faults}}}
