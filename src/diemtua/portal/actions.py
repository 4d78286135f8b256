"""What a citizen does on the public pages: drafts, sending, papers, acts; the office is told of each."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from diemtua.accounts.queries import roles_held_at
from diemtua.cases.actions.intake import Intake, take_in
from diemtua.documents.actions import MOST_BYTES, Checked, DocumentRefused, checked, keep_file, keep_files
from diemtua.documents.enums import FileKind
from diemtua.dossiers.actions import perform
from diemtua.dossiers.queries import page_url
from diemtua.law.process import Act
from diemtua.law.processes.legal_aid_case.reception import RecordSupplement
from diemtua.law.vocabulary.roles import Role
from diemtua.notices.actions import filled, queue
from diemtua.notices.enums import Event
from diemtua.portal.models import Draft, DraftFile, index_of
from diemtua.portal.queries import open_to_the_public
from diemtua.shared.reference_codes import new_code

KEPT_FOR = timedelta(days=14)
MOST_FILES, MOST_BYTES_OF_DRAFT = 10, 2 * MOST_BYTES


class DraftIsFull(DocumentRefused):
    """More files than one request carries."""

    def __init__(self) -> None:
        super().__init__(
            _("Mỗi yêu cầu gửi kèm được %(files)d tệp, cả thảy %(mega)d MB. Hãy gỡ bớt, hoặc gửi thêm sau khi có mã.")
            % {"files": MOST_FILES, "mega": MOST_BYTES_OF_DRAFT // 1024 // 1024}
        )


def begin_draft(at: datetime) -> str:
    """A new draft; returns the code that opens it, which is kept nowhere."""
    code = new_code()
    Draft.objects.create(code_index=index_of(code), touched_at=at)
    return code


@transaction.atomic
def keep_answers(code: str, page: str, answers: dict[str, Any], at: datetime) -> None:
    """What was typed on one page, in place of what stood there. Draft.DoesNotExist where it was thrown away."""
    draft = Draft.objects.select_for_update().get(code_index=index_of(code))
    draft.answers = {**draft.answers, page: answers}
    draft.touched_at = at
    draft.save(update_fields=["answers", "touched_at"])


@transaction.atomic
def enclose(code: str, uploads: Iterable[Any], *, at: datetime) -> list[str]:
    """Keep beside the answers what can be kept; returns the sentences about the rest. Draft.DoesNotExist as above."""
    draft = Draft.objects.select_for_update().get(code_index=index_of(code))
    sizes, refused = list(draft.files.values_list("size", flat=True)), []
    for upload in uploads:
        try:
            sizes.append(_enclosed(draft, upload, sizes).size)
        except DocumentRefused as problem:
            refused.append(str(problem))
    draft.touched_at, draft.encloses = at, bool(sizes)
    draft.save(update_fields=["touched_at", "encloses"])
    return refused


def _enclosed(draft: Draft, upload: Any, sizes: list[int]) -> DraftFile:
    if len(sizes) >= MOST_FILES or sum(sizes) + (upload.size or 0) > MOST_BYTES_OF_DRAFT:
        raise DraftIsFull
    one = checked(upload)
    file = DraftFile(draft=draft, name=one.name, mime=one.mime, size=len(one.content))
    file.content = one.content
    file.save(force_insert=True)
    return file


def take_out(code: str, uid: UUID) -> None:
    """The writer does not want to send this file."""
    DraftFile.objects.filter(draft__code_index=index_of(code), uid=uid).delete()


@transaction.atomic
def throw_away(code: str) -> None:
    """Its writer wants the draft gone."""
    DraftFile.objects.filter(draft__code_index=index_of(code)).delete()
    Draft.objects.filter(code_index=index_of(code)).delete()


def throw_away_old(at: datetime) -> int:
    """Drafts nobody touched for two weeks; returns how many."""
    gone, _rows = Draft.objects.filter(touched_at__lt=at - KEPT_FOR).delete()
    return gone


@transaction.atomic
def send_request(intake: Intake, office: Any, draft: Draft, *, at: datetime) -> Any:
    """The request becomes a dossier of the office with the files beside it, and the draft is gone.

    Sent again with the same key it is the same dossier.
    """
    dossier = take_in(intake, office, by=None, received_at=at, at=at, key=draft.sending_key)
    first = dossier.opened_at == at
    if first and draft.encloses:
        _hand_on(draft, dossier, at)
    draft.delete()
    if first:
        _tell(dossier, Event.REQUEST_RECEIVED, _("Có yêu cầu mới gửi qua trang của Trung tâm"), at)
    return dossier


def _hand_on(draft: Draft, dossier: Any, at: datetime) -> None:
    """The files of a draft go into the dossier it became."""
    files = draft.files.order_by("pk")
    sent = [Checked(each.name, each.content, FileKind(each.mime)) for each in files]
    keep_files(dossier, sent, by=None, at=at, first=True)


@transaction.atomic
def act_as_citizen(act: Act, dossier: Any, event: Event, *, seen: int, key: UUID, at: datetime) -> None:
    """An act the law leaves to the citizen. Raises what `perform` raises."""
    entry = perform(act, dossier, by=None, occurred_at=at, recorded_at=at, seen=seen, key=key)
    if entry.recorded_at == at:
        _tell(dossier, event, _(dossier.process.rule(entry.act).done), at)


@transaction.atomic
def send_papers(dossier: Any, uploads: Iterable[Any], *, at: datetime) -> tuple[list[str], list[str]]:
    """Keep what can be kept; returns (names kept, sentences about the others). Answers a request for more papers."""
    kept, refused = [], []
    for upload in uploads:
        try:
            keep_file(dossier, upload, by=None, at=at)
            kept.append(str(upload.name))
        except DocumentRefused as problem:
            refused.append(str(problem))
    if kept and RecordSupplement.__name__ in open_to_the_public(dossier):
        brought = RecordSupplement(brought=", ".join(kept))
        perform(brought, dossier, by=None, occurred_at=at, recorded_at=at, seen=dossier.version, key=uuid4())
    if kept:
        _tell(dossier, Event.CASE_MOVED, _("Người dân gửi thêm giấy tờ"), at)
    return kept, refused


def _desk_of(office: Any, on: date) -> list[Any]:
    """Those at the desk; where nobody is, who leads the office."""
    held = roles_held_at(office, on, Role.DESK_OFFICER, Role.HEAD, Role.BRANCH_HEAD)
    return [each.user for each in held if each.role == held[0].role]


def _tell(dossier: Any, event: Event, what: Promise, at: datetime) -> None:
    """Whoever works on it, else the desk, else who leads the office; never a name in the words."""
    users = [dossier.owner] if dossier.owner else _desk_of(dossier.office, localdate(at))
    # never the tracking code: notices go by e-mail, and it is half of what opens the public's page
    subject = filled("%(what)s: %(number)s", what=what, number=dossier.number) if dossier.number else what
    queue(event, users=users, subject=subject, body=what, link=page_url(dossier), at=at)
