"""Pages of a person: found, recorded, corrected, merged."""

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from diemtua.dossiers.enums import Reading
from diemtua.dossiers.listing import list_read
from diemtua.people import actions, permissions, queries
from diemtua.people.details import doubts
from diemtua.people.forms import PersonForm, SafeContactForm
from diemtua.people.web.asking import changeable_person, dossier_at, mergeable_person, person_at
from diemtua.people.web.forms import MergeForm, ReasonForm
from diemtua.shared import clock
from diemtua.shared.ui.asking import REFUSED, get_or_post, reader, required
from diemtua.shared.ui.lists import page_of
from diemtua.shared.ui.searching import WORDS, opened, sealed


@login_required
@require_GET
def search(request: HttpRequest) -> HttpResponse:
    """The search box and who was found."""
    text = opened(request, request.GET)
    found = queries.search_people(reader(request), text).select_related("commune")
    page = page_of(found, request.GET, order=queries.SEARCH_ORDER, size=30)
    if page.rows:
        list_read(request, Reading.LIST, clock.now(), lambda: _("Tìm người theo tên"), len(page.rows))
    context = {"text": text, "page": page, "may_record": permissions.may_record_people(reader(request))}
    context["words"] = request.GET.get(WORDS, "") if text else ""
    return render(request, "people/search.html", context)


@login_required
@require_POST
def find(request: HttpRequest) -> HttpResponse:
    """What was typed goes sealed into the address of the answer."""
    words = sealed(request, request.POST.get("q", ""))
    return redirect(f"{reverse('people:search')}?{urlencode({WORDS: words})}" if words else "people:search")


@login_required
@require_GET
def show(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One person: who, how to reach them, who speaks for them, where they stand."""
    user, person = reader(request), person_at(request, uid)
    parties = list(queries.parties_of_person(user, person))
    spoken, consents = queries.representations_of(user, person), _with_right(user, person)
    queries.record_person_read(user, person, parties, clock.now())
    context = {
        "person": person,
        "rows": _rows(person),
        "doubts": doubts(queries.person_details(person)),
        "parties": parties,
        "left": queries.places_left(person),
        "representatives": [row for row in spoken if row.represents_id == person.pk],
        "represented": [row for row in spoken if row.person_id == person.pk],
        "consents": consents,
        "today": clock.today(),
        "changes": queries.changes_of(person),
        "may_record": permissions.may_record_people(user),
        "may_merge": permissions.may_merge_people(user),
    }
    return render(request, "people/person.html", context)


def _with_right(user: Any, person: Any) -> list[tuple[Any, bool]]:
    """What the person agreed to, each with whether this reader may note its withdrawal."""
    consents: Any = queries.consents_of_person(user, person)
    return [(each, permissions.may_change_parties(user, each.dossier, works=each.works)) for each in consents]


def _rows(person: Any) -> list[tuple[str, str, bool]]:
    """What is known of the person: label, value, and whether it is a place written out in Vietnamese."""
    named = [person.get_sex_display(), person.get_ethnicity_display(), person.get_language_display()]
    sex, ethnicity, language = (_(words) if words else "" for words in named)
    return [
        (_("Tên gọi khác"), person.other_names, False),
        (_("Sinh"), person.born, False),
        (_("Giới tính"), sex, False),
        (_("Số định danh cá nhân, số căn cước"), person.identity_new, False),
        (_("Số chứng minh nhân dân cũ"), person.identity_old, False),
        (_("Nơi ở"), ", ".join(filter(None, [person.address, person.commune and person.commune.full_name])), True),
        (_("Ở nơi này từ ngày"), f"{person.resides_from:%d/%m/%Y}" if person.resides_from else "", False),
        (_("Dân tộc"), ethnicity, False),
        (_("Ngôn ngữ"), language, False),
    ]


@login_required
@get_or_post
def record(request: HttpRequest) -> HttpResponse:
    """Somebody new. Who may be known already is shown first."""
    required(permissions.may_record_people(reader(request)))
    form = PersonForm(request.POST or None, today=clock.today(), initial={"full_name": opened(request, request.GET)})
    context: dict[str, Any] = {"form": form, "known": [], "elsewhere": []}
    if form.is_valid():
        details, user = form.details(), reader(request)
        context["known"] = queries.possible_duplicates(user, details)
        context["elsewhere"] = queries.open_elsewhere(user, details)
        if "van_ghi" in request.POST or not (context["known"] or context["elsewhere"]):
            person = actions.record_person(details, by=user, at=clock.now())
            for doubt in form.doubts():
                messages.warning(request, doubt)
            messages.success(request, _("Đã ghi %(name)s.") % {"name": person.full_name})
            return redirect("people:person", person.uid)
    return render(request, "people/record.html", context, status=REFUSED if request.POST else 200)


@login_required
@get_or_post
def correct(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Better values for what is known, with the reason."""
    person = changeable_person(request, uid)
    form = PersonForm(request.POST or None, today=clock.today(), person=person)
    reason = ReasonForm(request.POST or None)
    if form.is_valid() and reason.is_valid() and _corrected(request, person, form, reason.cleaned_data["reason"]):
        for doubt in form.doubts():
            messages.warning(request, doubt)
        messages.success(request, _("Đã đính chính. Giá trị cũ được giữ trong lịch sử."))
        return redirect("people:person", uid)
    context = {"person": person, "form": form, "reason": reason}
    return render(request, "people/correct.html", context, status=REFUSED if request.POST else 200)


def _corrected(request: HttpRequest, person: Any, form: PersonForm, reason: str) -> bool:
    """Whether it could be done; otherwise the form says why not."""
    try:
        actions.correct_person(person, form.details(), by=reader(request), at=clock.now(), reason=reason)
    except actions.MovedTooEarly as error:
        form.add_error("resides_from", str(error))
    return form.is_valid()


@login_required
@get_or_post
def safe_contact(request: HttpRequest, uid: UUID) -> HttpResponse:
    """How the person may be reached without harm."""
    person = changeable_person(request, uid)
    form = SafeContactForm(request.POST or None, person=person)
    reason = ReasonForm(request.POST or None)
    if form.is_valid() and reason.is_valid():
        details = replace(queries.person_details(person), safe_contact=form.wish())
        actions.correct_person(
            person, details, by=reader(request), at=clock.now(), reason=reason.cleaned_data["reason"]
        )
        messages.success(request, _("Đã ghi cách liên hệ an toàn."))
        return redirect("people:person", uid)
    context = {"person": person, "form": form, "reason": reason}
    return render(request, "people/safe_contact.html", context, status=REFUSED if request.POST else 200)


@login_required
@require_POST
def grounds(request: HttpRequest, uid: UUID, dossier_uid: UUID) -> HttpResponse:
    """The protected grounds, shown because somebody asked: the asking is on record."""
    person = person_at(request, uid)
    dossier = dossier_at(request, dossier_uid)
    found = queries.grounds_shown(reader(request), dossier, person, clock.now())
    return render(request, "people/grounds.html", {"person": person, "dossier": dossier, "grounds": found})


@login_required
@require_GET
def duplicates(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Rows that may be the same person."""
    person = mergeable_person(request, uid)
    found = queries.possible_duplicates(reader(request), queries.person_details(person), besides=person)
    return render(request, "people/duplicates.html", {"person": person, "found": found, "form": MergeForm()})


@login_required
@require_POST
def merge(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Two rows become one."""
    person, form = mergeable_person(request, uid), MergeForm(request.POST)
    if form.is_valid():
        other = mergeable_person(request, form.cleaned_data["other"])
        try:
            actions.merge_people(person, other, by=reader(request), at=clock.now(), reason=form.cleaned_data["reason"])
            messages.success(request, _("Đã gộp. Có thể hoàn tác ở lịch sử của người này."))
        except actions.PeopleRefused as error:
            messages.error(request, str(error))
    else:
        messages.error(request, str(actions.ReasonNeeded()))
        return redirect("people:duplicates", uid)
    return redirect("people:person", uid)


@login_required
@require_POST
def undo_merge(request: HttpRequest, uid: UUID, change_id: int) -> HttpResponse:
    """A merge taken back."""
    person = mergeable_person(request, uid)
    change = get_object_or_404(queries.changes_of(person), pk=change_id)
    try:
        actions.undo_merge(change, by=reader(request), at=clock.now(), reason=request.POST.get("reason", ""))
        messages.success(request, _("Đã tách lại thành hai người."))
    except actions.PeopleRefused as error:
        messages.error(request, str(error))
    return redirect("people:person", uid)
