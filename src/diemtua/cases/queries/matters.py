"""Questions about requests, cases and their books. Each takes the user."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils.timezone import localdate

from diemtua.accounts.models import Organisation, User
from diemtua.accounts.queries import organisations_on
from diemtua.cases.enums import AT_THE_DESK
from diemtua.cases.models import (
    CATEGORY_INDEX,
    AidRequest,
    BookClosing,
    Case,
    SavedView,
    SimpleMatter,
    WorkEntry,
)
from diemtua.documents.models import Attachment, Paper
from diemtua.documents.queries import FileRow, files_of, frozen, papers_of
from diemtua.documents.rendering.form import forms
from diemtua.dossiers.enums import GrantLevel
from diemtua.dossiers.models import Deadline, Dossier, Entry, Grant, RegisterLine, offices_read_for
from diemtua.dossiers.queries import (
    came_from,
    choices,
    do_at,
    dossiers_visible_to,
    end_of_chain,
    ids_visible_to,
    is_visible_to,
    nameable,
    show_at,
)
from diemtua.law.checklist import Item, items, label_of
from diemtua.law.eligibility.territory import Whereabouts, centre_scope
from diemtua.law.findings import Finding
from diemtua.law.numbers import BOOKS_OF_CASES, book_of_cases
from diemtua.law.processes.legal_aid_case import LEGAL_AID_CASE
from diemtua.law.vocabulary.aid import AidForm
from diemtua.law.vocabulary.organisations import OrganisationKind
from diemtua.law.vocabulary.reception import Locality, ReceptionChannel
from diemtua.people.models import Party
from diemtua.people.queries import Duplicate, lived_in, with_agreement
from diemtua.places.queries import province_of
from diemtua.rulebook.enums import ParameterKey
from diemtua.rulebook.queries import own_values
from diemtua.shared.clock import midnight, today
from diemtua.shared.encryption import blind_index
from diemtua.shared.filters import every_word, narrowed
from diemtua.shared.months import following
from diemtua.shared.vietnamese import fold
from diemtua.workforce.models import Engagement

show_at(LEGAL_AID_CASE.kind, "cases:case")
do_at(LEGAL_AID_CASE.kind, "ReceiveRequest", "cases:receive")
do_at(LEGAL_AID_CASE.kind, "AcceptRequest", "cases:accept")
do_at(LEGAL_AID_CASE.kind, "AcceptUrgently", "cases:accept-urgently")
do_at(LEGAL_AID_CASE.kind, "HandOverFile", "cases:hand-over")
do_at(LEGAL_AID_CASE.kind, "AddParty", "cases:add-party")


def requests_visible_to(user: User) -> QuerySet[AidRequest]:
    """Every request and case the user may see."""
    return AidRequest.objects.filter(dossier__in=ids_visible_to(user))


def desks_of(user: User) -> list[Organisation]:
    """The Centre and Branches at whose desk the user takes requests, in order of name."""
    return _offices(user.standing.organisations(*AT_THE_DESK))


def _offices(ids: Collection[int]) -> list[Organisation]:
    kinds = (OrganisationKind.CENTRE, OrganisationKind.BRANCH)
    found = Organisation.objects.filter(pk__in=ids, kind__in=kinds)
    return list(found.select_related("place", "parent").order_by("sort_key"))


def books_of(user: User) -> list[Organisation]:
    """The Centre and Branches whose registers the user opens: their own desk's, and those they answer for."""
    at_desks = user.standing.organisations(*AT_THE_DESK)
    return _offices(at_desks | offices_read_for(user))


def offices_listed(user: User) -> list[tuple[int, str]]:
    """The offices whose cases the user reads, to choose among; none where there is nothing to choose."""
    ids = offices_read_for(user)
    return [(office.pk, office.short_name or office.name) for office in _offices(ids)] if len(ids) > 1 else []


def home_province(office: Organisation) -> str:
    """The code of the province whose communes are offered first."""
    place = office.place
    while place is not None and place.parent is not None:
        place = place.parent
    return place.code if place else ""


LISTED_WITH = ("dossier__owner", "case", "beneficiary")


def listed(user: User, wanted: Mapping[str, Any], at: datetime) -> QuerySet[AidRequest]:
    """The case list under its filters.

    wanted: text, state, form, field, channel, office, practitioner, category (codes and ids), accepted_from,
    accepted_to (days, half-open), late (a truth), clock with outcome met|late, whatever is missing does not filter.
    Each row is drawn with LISTED_WITH.
    """
    return _of_clock(narrowed(requests_visible_to(user), wanted, FILTERS, at), wanted)


def _text(value: str, at: datetime) -> Q:
    named = every_word(value, "beneficiary__found_by")
    return (named & Q(dossier__erased_at__isnull=True) if named else named) | Q(case__code__iexact=value.strip())


FILTERS: dict[str, Callable[[Any, datetime], Q]] = {
    "text": _text,
    "state": lambda value, at: Q(dossier__state=value),
    "form": lambda value, at: Q(case__form=value),
    "field": lambda value, at: Q(field=value),
    "channel": lambda value, at: Q(channel=value),
    "office": lambda value, at: Q(dossier__office_id=value),
    "practitioner": lambda value, at: Q(dossier__owner_id=value),
    "category": lambda value, at: Q(case__category_index=blind_index(value, CATEGORY_INDEX)),
    "accepted": lambda value, at: Q(case__isnull=False, case__annulled_at__isnull=True),
    "accepted_from": lambda value, at: Q(case__accepted_at__gte=midnight(value)),
    "accepted_to": lambda value, at: Q(case__accepted_at__lt=midnight(value)),
    "received_from": lambda value, at: Q(received_at__gte=midnight(value)),
    "received_to": lambda value, at: Q(received_at__lt=midnight(value)),
    "late": lambda value, at: Q(dossier__next_due_at__lt=at),
}


def _of_clock(rows: QuerySet[AidRequest], wanted: Mapping[str, Any]) -> QuerySet[AidRequest]:
    rule = wanted.get("clock")
    if not rule:
        return rows
    return rows.filter(Exists(Deadline.objects.filter(dossier=OuterRef("dossier"), rule=rule, met_at__isnull=False)))


def request_by_uid(user: User, uid: UUID, at: datetime) -> AidRequest:
    """One request or case by its dossier, about to be read at the moment: with `end_of_chain` and `came_from`.

    `reads_words` where the user works on it and reads what was typed. Raises AidRequest.DoesNotExist where the user
    may not see it.
    """
    around = ("dossier__office__parent", "dossier__office__place__parent", "dossier__owner", "sent_by__place__parent")
    of_its_own = ("case", "simple_matter", "beneficiary__commune__parent", "applicant", "linked_to__dossier")
    works = Grant.objects.open_to(user).filter(dossier=OuterRef("dossier"), level=GrantLevel.WORK)
    visible = AidRequest.objects.filter(is_visible_to(user))
    rows = visible.select_related(*around, *of_its_own).annotate(reads_words=Exists(works))
    rows = rows.annotate(**end_of_chain(user, at), **came_from(user, LEGAL_AID_CASE.kind))
    return rows.get(dossier__uid=uid)


def request_by_code(user: User, code: str) -> AidRequest | None:
    """The request whose case bears the code, among those the user may see."""
    return requests_visible_to(user).filter(case__code__iexact=code.strip()).first()


def accepted_case(request: AidRequest) -> Case | None:
    """The case a request became; None before acceptance and where the acceptance was annulled."""
    case = getattr(request, "case", None)
    return case if case is not None and case.annulled_at is None else None


def scope_of(request: AidRequest, on: date) -> Finding:
    """Whether the Centre acts itself (Law 11/2017, Điều 26), from what was told and from the places already entered."""
    dossier, told = request.dossier, request.dossier.facts
    sender = request.sent_by if request.channel == ReceptionChannel.PROCEEDINGS_NOTICE else None
    places = (dossier.office.place, lived_in(request.beneficiary, on), sender.place if sender else None)
    here, lives, proceedings = (province_of(place, on) for place in places)
    where = Whereabouts(
        lives_here=_is_here(told.get("lives"), lives, here),
        happened_here=_is_here(told.get("happened"), None, here),
        central_request=told.get("central", request.channel == ReceptionChannel.CENTRAL_AUTHORITY),
        proceedings_here=bool(_is_here(told.get("proceedings"), proceedings, here)),
    )
    return centre_scope(where)


def _is_here(told: str | None, province: int | None, here: int | None) -> bool | None:
    """Here or elsewhere, as somebody said, else as the places say; None while neither is known."""
    if told:
        return told == Locality.HERE
    return province == here if province and here else None


def received_by(user: User, key: UUID) -> Dossier | None:
    """What the user opened with this key of a page before; None where the page was not sent yet."""
    return dossiers_visible_to(user).filter(entries__key=key, entries__by=user).first()


def recognised(chosen: str, found: Sequence[Duplicate]) -> int | None:
    """The id of the person an officer chose among possible duplicates; None for somebody new."""
    return next((one.person.pk for one in found if one.person and str(one.person.uid) == chosen), None)


def checklist_of(request: AidRequest) -> list[tuple[Item, bool]]:
    """The lines of the file of a case, each with whether something is filed under it."""
    case = accepted_case(request)
    if case is None:
        return []
    acts = set(Entry.objects.filter(dossier=request.dossier, annulled_by__isnull=True).values_list("act", flat=True))
    happened = {event for event, names in EVENTS.items() if acts & names}
    # what a file proves is sealed: only a whole row can be opened
    kinds = {each.kind for each in Attachment.objects.filter(dossier=request.dossier, removed_at__isnull=True)}
    forms = Paper.objects.filter(dossier=request.dossier, void_at__isnull=True).values_list("form", flat=True)
    here = kinds.union(forms)
    return [(item, item.key in here or item.paper in here) for item in items(AidForm(case.form), happened)]


NOT_ISSUED = "Dự thảo, chưa vào số"
EVENTS = {
    "done": {"CompleteCase"},
    "discontinued": {"DiscontinueCase"},
    "replaced": {"ReplacePractitioner"},
    "verified": {"AskVerification"},
}


def file_contents(user: User, dossier: Dossier) -> list[dict[str, str]]:
    """The rows of the list of what the file holds, by date: what stands, nothing removed (Law 11/2017, Điều 39.2)."""
    lines = [_line_of_paper(paper, dossier) for paper in papers_of(user, dossier) if paper.stands]
    lines += [_line_of_file(row) for row in files_of(user, dossier) if _is_filed(row.attachment)]
    ordered = sorted(lines, key=lambda line: line[0])
    return [
        {"order": str(order), "dated": f"{on:%d/%m/%Y}", **line} for order, (on, line) in enumerate(ordered, start=1)
    ]


def _line_of_paper(paper: Paper, dossier: Dossier) -> tuple[date, dict[str, str]]:
    # one object of the dossier: its key is asked for once
    paper.dossier = dossier
    on = paper.dated_on or localdate(paper.drafted_at)
    number = f"{paper.number}/{frozen(paper)[1].symbol}" if paper.number else ""
    return on, {"title": forms()[paper.form].name, "number": number, "note": NOT_ISSUED if paper.is_unissued else ""}


def _line_of_file(row: FileRow) -> tuple[date, dict[str, str]]:
    kind = row.attachment.kind
    return localdate(row.attachment.at), {"title": label_of(kind) or kind or row.name, "number": "", "note": ""}


def _is_filed(attachment: Attachment) -> bool:
    # the scan of a paper is the paper
    return attachment.removed_at is None and not hasattr(attachment, "signed_paper")


def change_asked_at(dossier: Dossier) -> datetime | None:
    """When the beneficiary last asked for another practitioner."""
    asked = Entry.objects.filter(dossier=dossier, act="RecordChangeRequest", annulled_by__isnull=True)
    return asked.order_by("version").values_list("occurred_at", flat=True).last()


def parties_of(dossier: Dossier) -> QuerySet[Party]:
    """Who belongs to the matter now, read `with_agreement`; nobody once it is erased."""
    here = Party.objects.filter(dossier=dossier, dossier__erased_at__isnull=True, removed_at__isnull=True)
    return with_agreement(here).select_related("person").order_by("id")


def work_of(user: User, dossier: Dossier) -> QuerySet[WorkEntry]:
    """The diary, newest first."""
    visible = WorkEntry.objects.filter(case__dossier=dossier, case__dossier__in=ids_visible_to(user))
    return visible.filter(annulled_at__isnull=True).select_related("practitioner").order_by("-began_at", "-id")


def month_of(year: int, month: int) -> tuple[datetime, datetime]:
    """The moments between which a month lies in Vietnam."""
    first = date(year, month, 1)
    return midnight(first), midnight(following(first))


def register_of(user: User, office_id: int, year: int, month: int) -> QuerySet[RegisterLine]:
    """Lines of the register of cases entered in a month, struck ones included, in order of number."""
    start, end = month_of(year, month)
    engaged = Engagement.objects.filter(dossier=OuterRef("dossier"))
    first, latest = engaged.order_by("from_at").values("from_at")[:1], engaged.order_by("-from_at", "-pk")
    lines = RegisterLine.objects.filter(
        register__in=BOOKS_OF_CASES, office=office_id, entered_at__gte=start, entered_at__lt=end
    )
    return (
        lines.filter(is_visible_to(user))
        .select_related("dossier__case", "dossier__request__applicant", "dossier__request__beneficiary__commune")
        .annotate(
            assigned_at=Subquery(first),
            done_by=Subquery(latest.values("practitioner__full_name")[:1]),
            done_by_kind=Subquery(latest.values("practitioner__kind")[:1]),
        )
        .order_by("year", "register", "number")
    )


def numbered_in(form: AidForm, received_at: datetime, accepted_at: datetime) -> tuple[str, int]:
    """The running numbers and the printed year an acceptance takes its number from, as the office chose. One query."""
    keys = (ParameterKey.NUMBER_YEAR, ParameterKey.NUMBER_BY_FORM)
    by_reception, by_form = own_values(keys, localdate(accepted_at)).values()
    counted = received_at if by_reception else accepted_at
    return book_of_cases(form, by_form=bool(by_form)), localdate(counted).year


def closing_of(office_id: int, year: int, month: int) -> BookClosing | None:
    """How the month was closed, None while it is open."""
    return BookClosing.objects.filter(office=office_id, month=date(year, month, 1)).select_related("closed_by").first()


def simple_matters_visible_to(user: User) -> QuerySet[SimpleMatter]:
    """The book of simple matters, newest first."""
    visible = SimpleMatter.objects.filter(request__dossier__in=ids_visible_to(user))
    return visible.select_related(
        "request", "request__beneficiary", "request__dossier", "answered_by", "office"
    ).order_by("-answered_at", "-id")


def saved_views_of(user: User) -> list[SavedView]:
    """The user's own saved lists by their names."""
    return sorted(SavedView.objects.filter(user=user), key=lambda view: fold(view.name))


@choices("organisation")
def organisations(user: User | None, dossier: Dossier) -> list[tuple[int, str]]:
    """Every body that exists today."""
    return [(body.pk, body.name) for body in organisations_on(today())]


@nameable("organisation")
def nameable_organisations(user: User | None, dossier: Dossier, asked: frozenset[int]) -> Iterable[int]:
    """Any body: what is written down from a paper book may come from one that has ended since."""
    return Organisation.objects.filter(pk__in=asked).values_list("pk", flat=True)


@choices("receiving_organisation")
def receiving_organisations(user: User | None, dossier: Dossier) -> list[tuple[int, str]]:
    """Other bodies that perform legal aid."""
    kinds = (OrganisationKind.CENTRE, OrganisationKind.BRANCH, OrganisationKind.PARTICIPATING)
    return [(body.pk, body.name) for body in organisations_on(today(), kinds) if body.pk != dossier.office_id]


@choices("linked_case")
def linkable_cases(user: User | None, dossier: Dossier) -> list[tuple[int, str]]:
    """The twenty newest other requests of the same beneficiary."""
    request = AidRequest.objects.filter(dossier=dossier.pk).first()
    if user is None or request is None:
        return []
    rows = requests_visible_to(user).filter(beneficiary=request.beneficiary_id).exclude(pk=request.pk)
    return [(row.pk, row.dossier.reference) for row in rows.select_related("dossier")[:20]]


@nameable("linked_case")
def nameable_cases(user: User | None, dossier: Dossier, asked: frozenset[int]) -> Iterable[int]:
    """Whatever other request the user may see; a request that is just taken in is linked before it exists."""
    rows = requests_visible_to(user) if user is not None else AidRequest.objects.none()
    return rows.filter(pk__in=asked).exclude(dossier=dossier.pk).values_list("pk", flat=True)


@choices("working_practitioner")
def working_practitioners(user: User | None, dossier: Dossier) -> list[tuple[int, str]]:
    """Who does the case now."""
    engaged = Engagement.objects.filter(dossier=dossier, to_at__isnull=True).select_related("practitioner")
    return [(each.practitioner_id, each.practitioner.full_name) for each in engaged]
