"""Many passages over the API at once, with their quotations and assessments."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers, status
from rest_framework.exceptions import ErrorDetail
from rest_framework.exceptions import ValidationError as ApiValidationError
from rest_framework.fields import get_error_detail
from rest_framework.generics import GenericAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from evidence.api.inputs import PassageInput
from evidence.api.writing.described import REASON, examples, refusals
from evidence.api.writing.fields import NameField
from evidence.api.writing.inputs import InputSerializer, clean_name, missing
from evidence.api.writing.views import Writes, whole
from evidence.choices import PageCheck, Verification
from evidence.models import Passage, Quotation, Study, StudyRow
from evidence.services.rights import visible
from hypotheses.api.examples import BULK
from hypotheses.api.inputs import AssessmentInput
from hypotheses.models import Assessment
from hypotheses.services.bulk_entry import PassageRows, keys_taken, made_keys, rows_of, write_passages

MOST = 1000


class AssessmentsOfPassageInput(InputSerializer):
    """One coder's judgement of the passage on one prediction; submitted unless draft is said."""

    class Meta:
        model = Assessment
        fields = tuple(name for name in AssessmentInput.Meta.fields if name not in ("study", "passage"))
        extra_kwargs = AssessmentInput.Meta.extra_kwargs
        validators = ()


class PassageRowInput(PassageInput):
    """One passage, with its quotations, uses and assessments."""

    assessments = AssessmentsOfPassageInput(
        many=True, required=False, help_text="What it says about predictions."
    )

    class Meta:
        model = Passage
        fields = (*(name for name in PassageInput.Meta.fields if name != "study"), "assessments")
        validators = ()

    def find_study(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """The study is named once, for all."""
        self.study = self.context["study"]
        return {}


class BulkInput(serializers.Serializer[Any]):
    """Passages of one study."""

    study = serializers.SlugField(help_text="The study, by its slug.")
    passages = PassageRowInput(many=True, help_text=f"From 1 to {MOST} passages.")


class BulkQuotationSerializer(serializers.Serializer[Any]):
    """What checking a quotation showed."""

    position = serializers.IntegerField(help_text="Its place among the quotations of the passage.")
    verification = serializers.ChoiceField(
        choices=Verification.choices, help_text="How the words compare with the document's text."
    )
    page_check = serializers.ChoiceField(
        choices=PageCheck.choices,
        help_text="How the pages cited compare with those on which the words stand.",
    )


class BulkPassageSerializer(serializers.Serializer[Any]):
    """One passage that was written."""

    id = serializers.IntegerField(help_text="Its number.")
    key = serializers.CharField(help_text="Its key in the study.")
    quotations = BulkQuotationSerializer(many=True, help_text="Its quotations, in order.")
    assessments = serializers.ListField(
        child=serializers.IntegerField(), help_text="The numbers of its assessments, in the order sent."
    )


class BulkAnswerSerializer(serializers.Serializer[Any]):
    """What was written, in the order in which it was sent."""

    passages = BulkPassageSerializer(many=True, help_text="The passages.")


class BulkPassagesView(Writes, GenericAPIView[Any]):
    """Many passages at once."""

    queryset = Passage.objects.none()
    serializer_class = BulkAnswerSerializer
    shape: ClassVar[type[PassageRowInput]] = PassageRowInput

    @extend_schema(
        operation_id="passages_bulk_create",
        request=BulkInput,
        parameters=[REASON],
        responses={201: OpenApiResponse(BulkAnswerSerializer, "Written."), **refusals(400, 403, 409)},
        examples=examples(BULK),
        description=(
            f"Writes up to {MOST} passages with their quotations, uses and assessments: all of them or, when anything "
            "is wrong, nothing. All faults are told at once, under `passages`, by index and field."
        ),
    )
    def post(self, request: Request) -> Response:
        """Check all, then write all.

        Raises:
            ValidationError: with all that is wrong, by index and field; nothing is written then.
        """
        self.refuse_who_may_not(self.rights.may_add(Passage))
        study, items = self.asked(request.data)
        with whole():
            rows = self.rows(study, items)
            write_passages(rows, self.author())
            answer = BulkAnswerSerializer({"passages": list(shown(rows))}).data
        return Response(answer, status=status.HTTP_201_CREATED)

    def asked(self, data: Any) -> tuple[Study, list[Any]]:
        """The study and what is sent of passages.

        Raises:
            ApiValidationError: when it is not as many as can be taken at once, or the study is none.
        """
        if not isinstance(data, Mapping) or set(data) != {"study", "passages"}:
            said = "Send an object with `study` and `passages`, and nothing else."
            raise ApiValidationError({"non_field_errors": [ErrorDetail(said, code="invalid")]})
        named, items = data["study"], data["passages"]
        if not isinstance(items, list) or not 0 < len(items) <= MOST:
            said = f"Send a list of 1 to {MOST} passages at a time."
            raise ApiValidationError({"passages": [ErrorDetail(said, code="max_length")]})
        rows: Any = visible(Study, self.request.user)
        study = rows.filter(slug=clean_name(named)).first() if isinstance(named, str) else None
        if study is None:
            raise ApiValidationError({"study": [missing(Study, named)]})
        self.refuse_who_may_not(self.rights.may_add(Passage, study.pk))
        return study, items

    def rows(self, study: Study, items: list[Any]) -> list[PassageRows]:
        """The rows that are meant.

        Raises:
            ApiValidationError: with all that is wrong with any of them.
        """
        context = {
            **self.get_serializer_context(),
            "rights": self.rights,
            "study": study,
            "directory": self.directory(study, items),
        }
        shape = self.shape(context=context)
        keys = [str(item.get("key") or "") if isinstance(item, Mapping) else "" for item in items]
        faults: dict[int, Any] = {
            index: told(each) for index, each in keys_taken(study, [clean_name(key) for key in keys]).items()
        }
        made = iter(made_keys(study, keys))
        rows = []
        for index, item in enumerate(items):
            try:
                given = shape.run_validation(item)
            except ApiValidationError as refused:
                detail: Any = refused.detail
                said = detail if isinstance(detail, dict) else {"non_field_errors": detail}
            else:
                row, broken = rows_of(study, given, keys[index] or next(made))
                rows.append(row)
                said = told(broken)
            if said:
                faults[index] = {**said, **faults.get(index, {})}
        if faults:
            by_index: Any = {"passages": faults}
            raise ApiValidationError(by_index)
        return rows

    def directory(self, study: Study, items: list[Any]) -> dict[tuple[Any, str], Any]:
        """All rows that are named anywhere, by table and name: one statement a table."""
        names: defaultdict[Any, set[str]] = defaultdict(set)
        for fields, row in named_rows(self.shape(), items):
            for name, model in fields.items():
                if isinstance(row.get(name), str):
                    names[model].add(clean_name(row[name]))
        found: dict[tuple[Any, str], Any] = {}
        for model, wanted in names.items():
            rows: Any = visible(model, self.request.user)
            by = model.NATURAL_KEY[-1]
            rows = rows.filter(study=study) if issubclass(model, StudyRow) else rows
            found |= {(model, getattr(each, by)): each for each in rows.filter(**{f"{by}__in": wanted})}
        return found


def named_rows(
    shape: InputSerializer, items: list[Any]
) -> Iterator[tuple[dict[str, Any], Mapping[str, Any]]]:
    """What is sent, outside and inside, each with the fields that name rows, by table."""
    lists: dict[str, Any] = {
        name: field.child
        for name, field in shape.fields.items()
        if isinstance(field, serializers.ListSerializer)
    }
    shapes = {name: references(child) for name, child in lists.items()}
    own = references(shape)
    for item in items:
        if isinstance(item, Mapping):
            yield own, item
            for name, inside in shapes.items():
                rows = item.get(name)
                if isinstance(rows, list):
                    yield from ((inside, row) for row in rows if isinstance(row, Mapping))


def references(shape: Any) -> dict[str, Any]:
    """The fields that name rows, and their tables."""
    return {name: field.model for name, field in shape.fields.items() if isinstance(field, NameField)}


def told(faults: Mapping[str, Any]) -> dict[str, Any]:
    """Faults as the API keeps them."""
    return {
        ("non_field_errors" if name == "__all__" else str(name)): (
            {index: told(each) for index, each in said.items()}
            if isinstance(said, Mapping)
            else [each for one in said for each in details(one)]
        )
        for name, said in faults.items()
    }


def details(fault: ValidationError) -> list[ErrorDetail]:
    """One fault of a model with its code."""
    found: Any = get_error_detail(fault)
    return found


def shown(rows: list[PassageRows]) -> Iterator[dict[str, Any]]:
    """What was written."""
    checked: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
    quotations = Quotation.objects.filter(passage__in=[each.passage.pk for each in rows])
    for passage, *values in quotations.order_by("position").values_list(
        "passage", "position", "verification", "page_check"
    ):
        checked[passage].append(dict(zip(("position", "verification", "page_check"), values, strict=True)))
    for each in rows:
        yield {
            "id": each.passage.pk,
            "key": each.passage.key,
            "quotations": checked[each.passage.pk],
            "assessments": [row.pk for row in each.inside["assessments"]],
        }
