"""Effects of the work itself: diary, parties, verification, recommendation."""

from datetime import datetime, timedelta
from typing import cast

from django.utils.translation import gettext as _

from diemtua.accounts.models import Organisation, User
from diemtua.cases.actions import papers
from diemtua.cases.models import Case, WorkEntry
from diemtua.dossiers.actions import ActRefused, Performance, effect, undo
from diemtua.dossiers.models import Entry
from diemtua.dossiers.queries import running_deadlines
from diemtua.law.processes.legal_aid_case.work import (
    AddParty,
    AskVerification,
    MakeRecommendation,
    RecordRecommendationExtension,
    RecordWork,
)
from diemtua.people.actions import add_party, remove_party
from diemtua.people.models import Party, Person
from diemtua.workforce.queries import engaged_practitioner

LONGEST_ENTRY = timedelta(hours=16)
# kept as a reason, as a record in the language of the office
WRONGLY_ADDED = "Ghi nhầm, đã hủy"


class WorkTimesNotPossible(ActRefused):
    """A diary line that ends before it begins, lies in the future or lasts longer than a day's work can."""

    def __init__(self, what: str) -> None:
        super().__init__(_("%(what)s Hãy xem lại giờ bắt đầu và giờ kết thúc.") % {"what": what})


class NoRecommendationWaits(ActRefused):
    """Nothing to be answered later, or the time was lengthened already."""

    def __init__(self) -> None:
        super().__init__(_("Không có kiến nghị nào đang chờ trả lời trong hạn 30 ngày. Hãy ghi kiến nghị trước."))


def _check_times(began_at: datetime, ended_at: datetime, recorded_at: datetime) -> None:
    if ended_at <= began_at:
        raise WorkTimesNotPossible(_("Giờ kết thúc phải sau giờ bắt đầu."))
    if ended_at > recorded_at:
        raise WorkTimesNotPossible(_("Chưa thể ghi công việc của thời gian sắp tới."))
    if ended_at - began_at > LONGEST_ENTRY:
        raise WorkTimesNotPossible(_("Một dòng công việc không thể dài quá 16 giờ; hãy ghi từng ngày một dòng."))


@effect(RecordWork)
def record_work(act: RecordWork, on: Performance) -> None:
    """A line of the diary, by the practitioner who does the case."""
    _check_times(act.began_at, act.ended_at, on.recorded_at)
    case = Case.objects.get(dossier=on.dossier)
    line = WorkEntry.objects.create(
        case=case,
        practitioner=engaged_practitioner(on.dossier, on.by, at=on.occurred_at),
        activity=act.activity,
        began_at=act.began_at,
        ended_at=act.ended_at,
        confirmer=act.confirmer or "",
        confirmed_by=act.confirmed_by,
        note=act.note,
    )
    on.record(work=line.pk)


@undo(RecordWork)
def undo_work(entry: Entry, on: Performance) -> None:
    """The line is struck through."""
    WorkEntry.objects.filter(pk=entry.data["recorded"]["work"]).update(annulled_at=on.recorded_at)


@effect(AddParty)
def add_to_matter(act: AddParty, on: Performance) -> None:
    """Somebody else belongs to the matter; the room of people runs its matching."""
    party = add_party(on.dossier, Person.objects.get(pk=act.person), act.role, by=on.by, at=on.recorded_at)
    on.record(party=party.pk)


@undo(AddParty)
def take_out_of_matter(entry: Entry, on: Performance) -> None:
    """Added by mistake."""
    party = Party.objects.get(pk=entry.data["recorded"]["party"])
    remove_party(party, by=cast(User, on.by), at=on.recorded_at, reason=WRONGLY_ADDED)


@effect(AskVerification, nothing_to_undo=papers.ONLY_A_PAPER)
def ask_verification(act: AskVerification, on: Performance) -> None:
    """The request to another Centre is drafted."""
    receiver = Organisation.objects.get(pk=act.organisation)
    papers.draft(on, "VERIFICATION", receiving_office=receiver.name, verify_content=act.content)


@effect(MakeRecommendation, nothing_to_undo=papers.ONLY_A_PAPER)
def make_recommendation(act: MakeRecommendation, on: Performance) -> None:
    """The recommendation is drafted."""
    receiver = Organisation.objects.get(pk=act.organisation)
    papers.draft(on, "RECOMMENDATION", addressee=receiver.name, recommend_content=act.content)


@effect(RecordRecommendationExtension, nothing_to_undo="the kernel takes its clock back")
def lengthen_reply(act: RecordRecommendationExtension, on: Performance) -> None:
    """The kernel moves the clock; there must be one to move."""
    if not running_deadlines().filter(dossier=on.dossier, rule="T14").exists():
        raise NoRecommendationWaits
