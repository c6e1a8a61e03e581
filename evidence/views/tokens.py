"""The page on which everybody with a login makes and revokes the own tokens."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from evidence.models import ApiToken, User
from evidence.services.tokens import USUAL_DAYS, NewToken, make_token, revoke

#: How long a token may be good, as the page offers it.
TERMS = ((7, "a week"), (30, "30 days"), (USUAL_DAYS, "90 days"), (180, "180 days"), (365, "a year"))


class TokenForm(forms.Form):
    """What a token is for, how long, and whether it may write."""

    name = forms.CharField(max_length=100, label="What it is for")
    days = forms.TypedChoiceField(choices=TERMS, coerce=int, initial=USUAL_DAYS, label="Good for")
    is_read_only = forms.BooleanField(required=False, label="It only reads")


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def token_list(request: HttpRequest) -> HttpResponse:
    """The user's tokens. One just made is in the answer to its making, and never again.

    Its making is answered without sending the browser on: the token would have to be kept in clear in between.
    """
    user = cast(User, request.user)
    is_sent = request.method == "POST"
    form = TokenForm(request.POST) if is_sent else TokenForm()
    made = made_by(form, user) if is_sent and form.is_valid() else None
    context = {
        "form": TokenForm() if made else form,
        "made": made,
        "tokens": ApiToken.objects.filter(owner=user).select_related("revoked_by"),
    }
    return render(request, "evidence/tokens.html", context, status=400 if form.errors else 200)


def made_by(form: Any, user: User) -> NewToken | None:
    """The token that the form asks for; None when the form says now why there is none."""
    asked = form.cleaned_data
    try:
        return make_token(owner=user, by=user, **asked)
    except ValidationError as fault:
        # the fault of two fields together, a name given twice, is told at the one that can be changed
        form.add_error("name", fault.messages)
        return None


@login_required
@require_POST
def revoke_token(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one of the user's tokens back.

    Raises:
        Http404: when the user has no such token.
    """
    revoke(get_object_or_404(ApiToken, pk=pk, owner=request.user), by=cast(User, request.user))
    return redirect("token-list")
