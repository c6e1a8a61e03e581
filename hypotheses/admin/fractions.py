"""How exact numbers are typed."""

from __future__ import annotations

from typing import Any

from django import forms

from hypotheses.fields import FractionField


class FractionFormField(forms.CharField):
    """A number typed as “1/3”, “0.2” or “2”."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether another number was typed; the stored one is shown as text."""
        return super().has_changed(None if initial is None else str(initial), data)


TYPED_FRACTION: dict[Any, Any] = {FractionField: {"form_class": FractionFormField}}
