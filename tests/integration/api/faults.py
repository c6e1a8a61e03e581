"""Reading what the API answers when something is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def messages(told: Any) -> Any:
    """The messages alone: by name, and inside rows by their index."""
    return picked(told, "message")


def codes(told: Any) -> Any:
    """The codes alone: by name, and inside rows by their index."""
    return picked(told, "code")


def picked(told: Any, part: str) -> Any:
    """One part of each fault, in the form in which faults are told; every fault has message and code."""
    if isinstance(told, Mapping):
        return {name: picked(faults, part) for name, faults in told.items()}
    assert told
    assert all({"message", "code"} <= set(fault) and fault["message"] and fault["code"] for fault in told)
    return [fault[part] for fault in told]
