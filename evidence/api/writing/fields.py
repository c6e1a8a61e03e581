"""Fields of what is sent: rows by the names that people use, and values of closed lists."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from rest_framework import serializers
from rest_framework.exceptions import ValidationError as ApiValidationError

from evidence.models.constraints import label


class NameField(serializers.CharField):
    """A row by its name; which row that is, the serializer finds out when the study is known."""

    def __init__(self, *, model: Any, **options: Any) -> None:
        self.model = model
        super().__init__(**options)


class ListedField(serializers.ChoiceField):
    """A value of a closed list; any other is refused in the words and with the code of the database's own rule."""

    def to_internal_value(self, data: Any) -> Any:
        """The value.

        Raises:
            ApiValidationError: when it is none of the list.
        """
        try:
            return super().to_internal_value(data)
        except ApiValidationError as fault:
            known = ", ".join(str(choice) for choice in self.choices)
            message = f"{label(str(self.field_name))} must be one of: {known}."
            raise ApiValidationError([message], code="not-listed") from fault


class ModelValueField(serializers.CharField):
    """A value that the model's own field reads, such as a fraction."""

    def __init__(self, *, field: Any, **options: Any) -> None:
        self.field = field
        super().__init__(**options)

    def to_internal_value(self, data: Any) -> Any:
        """The value.

        Raises:
            ValidationError: when the model's field cannot read it.
        """
        try:
            return self.field.to_python(super().to_internal_value(data))
        except ValidationError as fault:
            raise ApiValidationError(
                [str(each) for each in fault.messages], code=fault.code or "invalid"
            ) from fault
