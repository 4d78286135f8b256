"""Members, helpers and their terms; a term that can't stand is refused with the violation named."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from diemtua.council import actions, queries
from diemtua.council.permissions import may_keep_members, may_read_council
from diemtua.council.web.forms import LeaveForm, SeatForm, WithdrawForm
from diemtua.law.citations import cite
from diemtua.law.council import most_members
from diemtua.law.vocabulary.council import COMES_FROM
from diemtua.shared.clock import now, today
from diemtua.shared.periods import end_after
from diemtua.shared.ui.asking import found_or_404, get_or_post, page_with, posted, reader, required
from diemtua.shared.ui.lists import page_of


@login_required
@require_GET
def terms(request: HttpRequest) -> HttpResponse:
    """Everybody who ever sat or helped, the latest term first."""
    required(may_read_council(reader(request)))
    page = page_of(queries.every_term(), request.GET, order=("-valid_from", "rank", "sort_key", "pk"))
    shown = {"page": page, "today": today(), "keeps": may_keep_members(reader(request)), "most": most_members()}
    return render(request, "council/members.html", shown)


@login_required
@get_or_post
def seat(request: HttpRequest) -> HttpResponse:
    """GET the form; POST seats somebody."""
    required(may_keep_members(reader(request)))
    on = today()
    office: Any = queries.standing_office(on)
    required(office is not None)
    data = posted(request)
    form = _seat_form(data, on)
    if data is not None and form.is_valid():
        term = form.term()
        if _kept(form, lambda: actions.seat_member(office, term, by=reader(request), at=now())):
            messages.success(request, _("Đã ghi %(name)s.") % {"name": term.full_name})
            _compare_with_the_law(request, term)
            return redirect("council:members")
    return page_with(request, "council/seat.html", form)


def _seat_form(data: Any, on: date) -> SeatForm:
    """Who is meant is asked where the name is known already and no account tells."""
    users = queries.users_to_sit(on)
    account = next((user for user in users if data and str(user.pk) == data.get("user")), None)
    namesakes = queries.namesakes(data.get("full_name", ""), account) if data else []
    return SeatForm(data, bodies=queries.bodies_to_sit_for(on), users=users, namesakes=namesakes)


def _compare_with_the_law(request: HttpRequest, term: actions.Term) -> None:
    """Some seats go with a post. The deciding document has the last word, so nobody is refused."""
    kind = COMES_FROM.get(term.seat)
    if kind is not None and term.body.kind != kind:
        said = {"article": cite(term.seat.basis).text, "seat": _(term.seat.label), "body": _(kind.label)}
        words = _("Theo %(article)s, %(seat)s là lãnh đạo %(body)s. Hãy đối chiếu quyết định.")
        messages.warning(request, words % said)


def _kept(form: Any, change: Callable[[], object]) -> bool:
    try:
        change()
    except actions.TermNotPossible as refused:
        form.add_error(None, str(refused))
        return False
    return True


@login_required
@get_or_post
def leave(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The last day of a term."""
    required(may_keep_members(reader(request)))
    member: Any = found_or_404(lambda: queries.member_by_uid(uid))
    form = LeaveForm(posted(request))
    if form.is_valid():
        ends_on: Any = end_after(form.cleaned_data["last_on"])
        if _kept(form, lambda: actions.end_term(member, on=ends_on, by=reader(request), at=now())):
            messages.success(request, _("Đã kết thúc nhiệm kỳ của %(name)s.") % {"name": member.full_name})
            return redirect("council:members")
    return page_with(request, "council/leave.html", form, {"member": member})


@login_required
@get_or_post
def withdraw(request: HttpRequest, uid: UUID) -> HttpResponse:
    """A term that was entered by mistake: GET tells what follows, POST with a reason does it."""
    required(may_keep_members(reader(request)))
    member: Any = found_or_404(lambda: queries.member_by_uid(uid))
    form = WithdrawForm(posted(request))
    if form.is_valid():
        actions.withdraw_term(member, because=form.cleaned_data["because"], by=reader(request), at=now())
        messages.success(request, _("Đã bỏ dòng ghi nhầm của %(name)s.") % {"name": member.full_name})
        return redirect("council:members")
    shown = {"member": member, "follows": queries.what_follows(member, today())}
    return page_with(request, "council/withdraw.html", form, shown)
