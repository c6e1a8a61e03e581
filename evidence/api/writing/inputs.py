"""What is sent for one record, in the names under which the record is shown, and how it becomes a row."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, ClassVar

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from rest_framework import serializers
from rest_framework.exceptions import PermissionDenied
from rest_framework.exceptions import ValidationError as ApiValidationError
from rest_framework.fields import get_error_detail
from rest_framework.settings import api_settings
from rest_framework.validators import UniqueValidator

from evidence.api.writing.fields import ListedField, ModelValueField, NameField
from evidence.models import Study, StudyRow
from evidence.services.records import Author, Nested, NestedFaults, write, write_nested
from evidence.services.rights import Rights, visible, work_of

ROW = api_settings.NON_FIELD_ERRORS_KEY
#: Fields that Django's serializers know no better than as text, by the name of their class.
READ_BY_MODEL = frozenset({"FractionField"})


class InputSerializer(serializers.ModelSerializer[Any]):
    """What is sent for a row. Shape is checked here; rules are the model's, and hold at every door.

    Names that a record is shown with and that nobody writes (`link`, `citation`) may be sent back, and are not read.
    """

    serializer_choice_field = ListedField
    #: lists of rows inside the record
    nested: ClassVar[tuple[Nested, ...]] = ()
    #: by a reference, the one that says inside what its row lies: names are told apart there, where it is said
    within: ClassVar[Mapping[str, str]] = {}
    #: how the record is shown
    shown_by: ClassVar[Any] = None

    #: the study that the row belongs to, as soon as it is known
    study: Study | None = None

    # --- what the framework builds of the model

    def build_standard_field(self, field_name: str, model_field: Any) -> Any:
        """The framework's field, less what is the model's to judge: that a text is filled in, that a key is free."""
        field_class, options = super().build_standard_field(field_name, model_field)
        if issubclass(field_class, serializers.CharField):
            options["trim_whitespace"] = False  # the service does it, which knows what is there
        options.pop("allow_blank", None)
        options["validators"] = [
            each for each in options.get("validators", ()) if not isinstance(each, UniqueValidator)
        ]
        if not options["validators"]:
            del options["validators"]
        if type(model_field).__name__ in READ_BY_MODEL:
            options.pop("max_length", None)
            return ModelValueField, {**options, "field": model_field}
        if issubclass(field_class, serializers.CharField) or (
            issubclass(field_class, serializers.ChoiceField) and model_field.blank
        ):
            options["allow_blank"] = True
        return field_class, options

    def build_relational_field(self, field_name: str, relation_info: Any) -> Any:
        """A row by its name."""
        field = relation_info.model_field
        options = {
            "model": relation_info.related_model,
            "help_text": field.help_text,
            "required": not field.blank,
            "allow_null": field.null,
        }
        return NameField, options

    # --- from what is sent to values

    @property
    def rights(self) -> Rights:
        """What whoever sends this may do."""
        rights: Rights = self.context["rights"]
        return rights

    @property
    def row(self) -> Any:
        """The row that is there; None of a new one, and of rows inside another."""
        return self.instance if self.parent is None else None

    def to_internal_value(self, data: Any) -> dict[str, Any]:
        """Values by field, rows found by their names.

        Raises:
            ApiValidationError: with all that cannot be read, by field.
        """
        faults: dict[str, Any] = {}
        if isinstance(data, Mapping):
            faults = {str(name): [unknown(str(name))] for name in data if name not in self.known}
            faults |= self.find_study(data)
        values: dict[str, Any] = {}
        try:
            values = super().to_internal_value(data)
        except ApiValidationError as fault:
            faults = {**fault.detail, **faults} if isinstance(fault.detail, dict) else {ROW: fault.detail}
        if faults:
            raise ApiValidationError(faults)
        self.drop_concealed(values)
        faults = self.find_rows(values)
        if faults:
            raise ApiValidationError(faults)
        return values

    @property
    def known(self) -> set[str]:
        """The names that may be sent."""
        return {*self.fields, *(names_shown(self.shown_by) if self.shown_by else ())}

    @property
    def is_of_study(self) -> bool:
        """Whether the rows belong to a study."""
        return issubclass(self.Meta.model, StudyRow)

    def find_study(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """Find the study; what is wrong with what is said of it.

        Raises:
            PermissionDenied: when whoever asks may read the study, and write no such rows there.
        """
        if not self.is_of_study:
            return {}
        if self.parent is not None:
            above = self.parent.parent if isinstance(self.parent, serializers.ListSerializer) else self.parent
            self.study = getattr(above, "study", None)
            return {}
        named = data.get("study")
        if self.row is not None:
            self.study = self.row.study
            if named not in (None, self.study.slug):
                return {"study": [fault("A row stays in its study. Make a new one in the other.", "moved")]}
            return {}
        if not isinstance(named, str):
            return {}
        self.study = visible(Study, self.rights.user).filter(slug=clean_name(named)).first()
        if self.study is None:
            return {"study": [missing(Study, named)]}
        if not self.rights.may_add(self.Meta.model, self.study.pk):
            raise PermissionDenied("Your role in this study does not allow entering such rows.")
        return {}

    def drop_concealed(self, values: dict[str, Any]) -> None:
        """Leave alone what refers to a row that does not exist for whoever sends this: it was shown as nothing."""
        if self.row is None or self.rights.user.is_superuser:
            return
        fields: Any = self.fields
        columns = {field.name: field.attname for field in self.row._meta.concrete_fields if field.is_relation}
        named = {name for name, field in fields.items() if isinstance(field, NameField)}
        for name in [name for name in values if name in columns and name in named]:
            stored = getattr(self.row, columns[name])
            if stored is None or visible(fields[name].model, self.rights.user).filter(pk=stored).exists():
                continue
            if values[name] is not None:
                raise ApiValidationError({name: [fault("You may not change this here.", "not-allowed")]})
            del values[name]
            for beside in self.beside(name):
                values.pop(beside, None)

    def beside(self, name: str) -> tuple[str, ...]:
        """The fields that are shown as nothing together with a reference."""
        return ()

    def find_rows(self, values: dict[str, Any]) -> dict[str, Any]:
        """Put rows in the place of their names; what cannot be found, by field."""
        faults = {}
        for name, field in self.fields.items():
            if not isinstance(field, NameField) or name not in values:
                continue
            if field.model is Study:
                values[name] = self.study
            elif values[name] in (None, "") and field.allow_null:
                values[name] = None
            else:
                found = self.find_row(field, name, values)
                if isinstance(found, serializers.ErrorDetail):
                    faults[name] = [found]
                values[name] = found
        model: Any = self.Meta.model
        columns = {field.name for field in model._meta.fields}
        for outer in set(self.within.values()) - columns:
            values.pop(outer, None)
        return faults or self.check_people(values)

    def find_row(self, field: NameField, name: str, values: dict[str, Any]) -> Any:
        """The row of this name that exists for whoever sends it, or what is wrong; another study's does not exist."""
        directory = self.context.get("directory")
        if directory is not None:
            return directory.get((field.model, values[name])) or missing(field.model, values[name])
        rows = self.scoped(name, visible(field.model, self.rights.user), values)
        if issubclass(field.model, StudyRow):
            rows = rows.filter(study=self.study)
        by = field.model.NATURAL_KEY[-1]
        found = list(rows.filter(**{by: values[name]})[:2])
        if len(found) > 1:
            return fault(
                f"Several are called so: say which {field.model._meta.verbose_name} is meant.", "ambiguous"
            )
        return found[0] if found else missing(field.model, values[name])

    def scoped(self, name: str, rows: Any, values: dict[str, Any]) -> Any:
        """The rows among which a name is looked for: those inside what is named beside it, or holds the row."""
        outer = self.within.get(name)
        named = outer and (values.get(outer) or getattr(self.row, outer, None))
        if not outer or named is None:
            return rows
        # a name that led to nothing is still no row
        return rows.filter(**{outer: named}) if isinstance(named, models.Model) else rows.none()

    def check_people(self, values: dict[str, Any]) -> dict[str, Any]:
        """Fill in whose work it is, and refuse work under a colleague's name; what is wrong, by field."""
        name = work_of(self.Meta.model)
        if name is None or name not in self.fields or self.study is None:
            return {}
        if name not in values and self.row is None and self.study.pk in self.rights.coder_rows:
            values[name] = self.rights.coder_rows[self.study.pk]
        coder = values.get(name)
        is_kept = self.row is not None and coder is not None and getattr(self.row, f"{name}_id") == coder.pk
        if coder is not None and not is_kept and not self.rights.may_work_as(coder):
            return {name: [fault("Who codes enters work under the own name only.", "not-own")]}
        if coder is None and not self.fields[name].allow_null and (self.row is None or name in values):
            return {name: [fault("Say whose judgement it is: you are no coder of this study.", "required")]}
        return {}

    # --- from values to rows

    def enter(self, author: Author) -> Any:
        """Write what was sent.

        Raises:
            ApiValidationError: naming each field that breaks a rule; nothing is written then.
        """
        values = dict(self.validated_data)
        lists = {each.name: values.pop(each.name) for each in self.nested if each.name in values}
        model: Any = self.Meta.model
        fields: Any = self.fields
        row = self.row or model()
        try:
            self.write(row, values, lists, author)
        except ValidationError as refused:
            raise ApiValidationError(self.told(refused)) from refused
        except NestedFaults as refused:
            inside: Any = {
                name: {index: fields[name].child.told(each) for index, each in faults.items()}
                for name, faults in refused.faults.items()
            }
            raise ApiValidationError(inside) from refused
        return row

    def write(self, row: Any, values: dict[str, Any], lists: dict[str, Any], author: Author) -> None:
        """Write the row and the lists inside it; more is done where a record needs it."""
        write(row, values, author)
        for each in self.nested:
            if each.name in lists:
                write_nested(row, each, lists[each.name], author)

    def told(self, refused: ValidationError) -> dict[str, Any]:
        """The faults of a row by the names of the fields here."""
        by_source = {field.source: name for name, field in self.fields.items()}
        told: dict[str, Any] = {}
        details: Any = get_error_detail(ValidationError(refused.update_error_dict({})))
        for name, faults in details.items():
            place = ROW if name == NON_FIELD_ERRORS else by_source.get(name, ROW)
            told.setdefault(place, []).extend(faults)
        return told


@cache
def names_shown(shown_by: Any) -> frozenset[str]:
    """The names under which a record is shown."""
    return frozenset(shown_by().fields)


def clean_name(name: str) -> str:
    """A name as it can be looked for: no database takes NUL, and no name has it."""
    return name.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


def fault(message: str, code: str) -> serializers.ErrorDetail:
    """A fault with its code."""
    return serializers.ErrorDetail(message, code=code)


def missing(model: type[models.Model], name: Any) -> serializers.ErrorDetail:
    """That there is no such row, in the same words for one that is hidden."""
    return fault(f"There is no {model._meta.verbose_name} “{name}” here.", "does_not_exist")


def unknown(name: str) -> serializers.ErrorDetail:
    """That there is no such field."""
    return fault(f"There is no field “{name}” here. Look at the list of fields, or leave it out.", "unknown")
