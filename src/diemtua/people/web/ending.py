"""Consents that are withdrawn and representations that end: what they were, what follows, and the form to note it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from diemtua.dossiers.permissions import may_read_words
from diemtua.law.consents import WITHDRAWN
from diemtua.law.vocabulary.consents import ConsentKind
from diemtua.people import actions
from diemtua.people.web.asking import consent_at, representation_at
from diemtua.people.web.forms import EndForm, ReasonForm, WithdrawalForm
from diemtua.shared import clock
from diemtua.shared.ui.asking import REFUSED, get_or_post, posted, reader


@login_required
@get_or_post
def withdraw_consent(request: HttpRequest, uid: UUID) -> HttpResponse:
    """GET what was agreed, how, and what its withdrawal stops; POST notes the withdrawal."""
    consent, allowed = consent_at(request, uid)
    form = _asked(WithdrawalForm, request)
    if form.is_valid() and _ended(request, form, lambda **said: actions.withdraw_consent(consent, **said)):
        messages.success(request, _("Đã ghi việc rút lại sự đồng ý."))
        return redirect("people:person", consent.person.uid)
    shown = {
        "consent": consent, "form": form if allowed and (form.errors or consent.withdrawn_on is None) else None,
        "after": WITHDRAWN[ConsentKind(consent.kind)], "reads_words": may_read_words(reader(request), consent.dossier),
    }  # fmt: skip
    return render(request, "people/given_consent.html", shown, status=REFUSED if form.errors else 200)


@login_required
@get_or_post
def end_representation(request: HttpRequest, uid: UUID) -> HttpResponse:
    """GET who spoke for whom and by what right; POST notes that it is over."""
    row, allowed = representation_at(request, uid)
    form = _asked(EndForm, request)
    if form.is_valid() and _ended(request, form, lambda **said: actions.end_representation(row, **said)):
        messages.success(request, _("Đã ghi việc thôi đại diện."))
        return redirect("people:person", row.represents.uid)
    shown = {
        "row": row, "form": form if allowed and (form.errors or row.ended_at is None) else None, "allowed": allowed,
        "today": clock.today(),
    }  # fmt: skip
    return render(request, "people/representation.html", shown, status=REFUSED if form.errors else 200)


def _asked(form: type[ReasonForm], request: HttpRequest) -> ReasonForm:
    return form(posted(request), initial={"on": clock.today()})


def _ended(request: HttpRequest, form: ReasonForm, end: Callable[..., Any]) -> bool:
    """Whether it could be noted; otherwise the form says why not beside what was typed."""
    try:
        end(on=form.cleaned_data["on"], reason=form.cleaned_data["reason"], by=reader(request), at=clock.now())
    except (actions.ConsentNotWithdrawable, actions.RepresentationNotEndable) as wrong_day:
        form.add_error("on", str(wrong_day))
    except actions.PeopleRefused as refused:
        form.add_error(None, str(refused))
    return form.is_valid()
