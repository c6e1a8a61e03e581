"""How the property tests of running text are run."""

from __future__ import annotations

from hypothesis import settings

# A busy machine is slow, not wrong: no example fails for the time it took.
settings.register_profile("texts", deadline=None)
settings.load_profile("texts")
