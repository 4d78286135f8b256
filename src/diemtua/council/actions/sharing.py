"""Who is let in on a meeting or a decision, who is told, and the letterhead under which the Council writes."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from diemtua.accounts.models import Organisation, User
from diemtua.accounts.queries import holders, roles_held_under
from diemtua.council.models import AllowanceMonth, Member
from diemtua.council.queries.members import council_of, members_on
from diemtua.documents.actions import draft_papers
from diemtua.documents.queries import letterhead
from diemtua.dossiers.actions import Performance
from diemtua.dossiers.enums import GrantLevel
from diemtua.dossiers.models import Entry
from diemtua.dossiers.queries import page_url
from diemtua.law.processes.council import InviteMembers
from diemtua.law.vocabulary.council import CouncilSeat
from diemtua.law.vocabulary.organisations import OrganisationKind
from diemtua.law.vocabulary.roles import Role
from diemtua.notices.actions import filled, queue
from diemtua.notices.enums import Event

SYMBOL = "HĐPH"


def let_the_council_in(on: Performance) -> None:
    """Members read what the Council does; who leads the helpers works on it."""
    council = council_of(localdate(on.recorded_at))
    if council is not None:
        on.grant_organisation(council, GrantLevel.READ)
    let_the_helpers_in(on)


def let_the_helpers_in(on: Performance) -> None:
    """Heads of the Centre under the standing office: by law they lead the helpers."""
    day = localdate(on.recorded_at)
    for held in roles_held_under(on.dossier.office, OrganisationKind.CENTRE, day, Role.HEAD):
        on.grant_user(held.user, post_at=held.organisation)


def let_the_owner_in(users: Iterable[User], on: Performance) -> None:
    """Who sits on the Council for the body reads what it was asked, while they sit there."""
    council = council_of(localdate(on.recorded_at)) or on.dossier.office
    for user in users:
        on.grant_user(user, post_at=council)


def members_of(owner: Organisation, on: Performance) -> list[User]:
    """Accounts of those who sit on the Council for a body."""
    return list(seated_users(localdate(on.recorded_at)).filter(council_seats__body=owner).distinct())


def seated_users(day: date) -> QuerySet[User]:
    """Accounts of members and helpers of the day."""
    return User.objects.filter(council_seats__in=members_on(day).order_by().values("pk"), is_active=True)


def tell(users: Iterable[User], subject: str | Promise, body: str | Promise, on: Performance) -> None:
    """A notice in the system and by mail: a number and what to do."""
    others, words = [user for user in users if user != on.by], filled(subject, number=on.dossier.number)
    on.tell(Event.COUNCIL, *others, subject=words, body=body, link=page_url(on.dossier))


def tell_of_the_meeting(on: Performance) -> None:
    """Members are asked to come."""
    words = _("Hãy mở ra xem thời gian, địa điểm và chương trình.")
    _tell_everybody(_("Mời họp Hội đồng: %(number)s"), words, on)


def tell_who_was_invited(subject: str | Promise, on: Performance) -> None:
    """Who would come in vain learns of it; a plan that nobody was told of needs no word."""
    if Entry.objects.filter(dossier=on.dossier.pk, act=InviteMembers.__name__).exists():
        _tell_everybody(subject, _("Hãy mở ra xem lý do và việc cần làm."), on)


def _tell_everybody(subject: str | Promise, body: str | Promise, on: Performance) -> None:
    tell(seated_users(localdate(on.recorded_at)).distinct(), subject, body, on)


def tell_the_owner(users: Iterable[User], on: Performance) -> None:
    """The body's member knows what was asked."""
    tell(users, _("Hội đồng giao việc: %(number)s"), _("Hãy mở ra xem nội dung và hạn hoàn thành."), on)


def tell_the_accountants(handed: AllowanceMonth) -> None:
    """A month of allowances is theirs now: where to read it."""
    month, at = handed.month, handed.handed_at
    queue(
        Event.COUNCIL, at=at, users=holders(Role.ACCOUNTANT, localdate(at)),
        subject=filled(_("Bồi dưỡng Hội đồng tháng %(month)s đã bàn giao"), month=f"{month:%m/%Y}"),
        body=_("Hãy mở ra xem, tải Excel hoặc in."), link=f"{reverse('council:allowances')}?thang={month:%Y-%m}",
    )  # fmt: skip


def draft_for_the_council(on: Performance, drafts: Mapping[str, Mapping[str, Any]]) -> None:
    """Papers under the Council's letterhead. It keeps their numbers itself, once it is a body."""
    council, head = letterhead_of_the_council(on)
    draft_papers(on, {form: head | dict(data) for form, data in drafts.items()}, office=council)


def letterhead_of_the_council(on: Performance) -> tuple[Organisation, dict[str, str]]:
    """The body in whose books its papers stand, and the blanks with which they begin and end."""
    day = localdate(on.occurred_at)
    council = council_of(day) or on.dossier.office
    return council, _letterhead(council, on.dossier.office, day)


def _letterhead(council: Organisation, office: Organisation, day: date) -> dict[str, str]:
    """The Council's own name, the seal of the standing office, the chair's signature."""
    chair = Member.objects.filter(pk__in=members_on(day).order_by().values("pk"), seat=CouncilSeat.CHAIR).first()
    return letterhead(office, day, with_head=False) | {
        "issuer_parent": office.parent.name if office.parent else "",
        "issuer_name": council.name,
        "issuer_symbol": SYMBOL,
        "signer_authority": "TM.",
        "signer_position": "Hội đồng",
        "signer_own_position": f"Chủ tịch – {chair.position}" if chair else "Chủ tịch",
        "signer_name": chair.full_name if chair else "",
    }
