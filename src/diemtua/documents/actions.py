"""What changes papers and files: drafting, numbering, signed scans, taking in and removing files."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, cast

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Case, Q, QuerySet, Value, When
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext

from diemtua.accounts.models import Organisation, User
from diemtua.documents.enums import SCANS, FileKind, PaperState
from diemtua.documents.models import Attachment, Paper, Revision, Template
from diemtua.documents.permissions import may_number, may_remove, may_replace_templates, may_work_on
from diemtua.documents.queries import LETTERHEAD, dossier_key, frozen, letterhead, place_of, templates_in_use
from diemtua.documents.rendering import template
from diemtua.documents.rendering.compose import compose
from diemtua.documents.rendering.form import Form, forms
from diemtua.documents.sniffing import kept_name, name_fits, sniff
from diemtua.dossiers.actions import ActRefused, Performance
from diemtua.dossiers.actions.registers import next_number
from diemtua.dossiers.models import Dossier, Entry
from diemtua.shared.encryption import encrypt, overwrite

MOST_BYTES = 20 * 1024 * 1024
MOST_BYTES_A_DOSSIER = 400 * 1024 * 1024


class DocumentRefused(ActRefused):
    """Something that can't be done to a paper or a file, with a sentence for the screen."""


class NotForYou(DocumentRefused):
    """The user may see, but not change."""

    def __init__(self) -> None:
        super().__init__(gettext("Bạn không được giao việc này. Hãy nhờ người phụ trách hồ sơ hoặc văn thư thực hiện."))


class PaperNotDraft(DocumentRefused):
    """The words of a numbered paper never change."""

    def __init__(self) -> None:
        super().__init__(
            gettext("Văn bản đã vào số, đã rút hoặc đã hủy nên không sửa được nữa. Hãy lập văn bản mới nếu cần thay.")
        )


class PaperNotNumbered(DocumentRefused):
    """Only a numbered paper can be signed and scanned."""

    def __init__(self) -> None:
        super().__init__(gettext("Văn bản chưa vào số. Hãy vào số trước rồi mới đính kèm bản ký."))


class PaperHasNoNumber(DocumentRefused):
    """A checklist or a register page is no outgoing paper."""

    def __init__(self) -> None:
        super().__init__(gettext("Loại giấy tờ này không vào sổ văn bản đi. Hãy in, ký rồi gửi bản quét vào mục Tệp."))


class NumberTaken(DocumentRefused):
    """The clerk's number stands on another paper of the same book and year."""

    def __init__(self, number: str) -> None:
        super().__init__(
            gettext("Số %(number)s đã dùng cho văn bản khác cùng loại trong năm. Hãy kiểm tra lại sổ văn thư.")
            % {"number": number}
        )


class FileNotTaken(DocumentRefused):
    """A file that is too big, empty, of a kind an office does not take, or not what its name says."""


class RemovalNeedsReason(DocumentRefused):
    """Why a file is removed must be said."""

    def __init__(self) -> None:
        super().__init__(gettext("Hãy ghi lý do gỡ tệp."))


class WordsNotOpen(DocumentRefused):
    """The form fixes these words: they say what was decided."""

    def __init__(self) -> None:
        super().__init__(gettext("Mẫu văn bản không cho sửa nội dung này. Hãy hủy thao tác rồi làm lại nếu ghi sai."))


class RevisedMeanwhile(DocumentRefused):
    """Somebody else corrected the draft after the page was opened."""

    def __init__(self, last: Revision) -> None:
        super().__init__(
            gettext("Trong lúc bạn nhập, %(who)s đã sửa văn bản lúc %(when)s. Hãy xem lại rồi lưu lần nữa.")
            % {"who": last.by.full_name, "when": f"{localtime(last.at):%H:%M %d/%m/%Y}"}
        )


def draft_papers(
    on: Performance, drafts: Mapping[str, Mapping[str, Any]], *, office: Organisation | None = None
) -> None:
    """The papers an act produces, by key of their form, with their data frozen; written with the act's entry.

    office: who issues them, where that is not the dossier's own office; its letterhead and head fill what the data do
    not say. A paper outside the outgoing book bears the day of the act. Called by effects, which answered who may.
    Raises PaperDataMissing, PaperDataUnknown, ContentErased; KeyError for a form nobody wrote.
    """
    issuer = office or on.dossier.office
    own = templates_in_use(issuer, drafts)
    papers = [_drafted(on, Paper(office=issuer, form=form, template=own.get(form)), drafts[form]) for form in drafts]
    on.with_entry(lambda entry: _written_with(entry, papers))


def draft_and_number(
    on: Performance, form: str, data: Mapping[str, Any], *, office: Organisation | None = None,
    dated_on: date | None = None, given: str = "", sign: str = "",
) -> Paper:  # fmt: skip
    """A paper that binds with the act that makes it: drafted, and in the outgoing book of its office.

    office: who issues it, where that is not the dossier's own. dated_on: its day, where that is not today. given: the
    number a clerk's system gave. sign: the symbol it bears, where that is not the form's own; its numbers run apart. It
    is written with the act's entry; until then it has a number and no id. Called by effects, which answered who may.
    Raises PaperDataMissing, PaperDataUnknown, ContentErased, NumberTaken; KeyError for a form nobody wrote.
    """
    issuer = office or on.dossier.office
    own = templates_in_use(issuer, (form,))
    paper = _drafted(on, Paper(office=issuer, form=form, template=own.get(form)), data, sign)
    day = dated_on or localdate(on.recorded_at)
    _enter(paper, by=on.by, at=on.recorded_at, dated_on=day, given=given.strip(), sign=sign)
    on.with_entry(lambda entry: _written_with(entry, [paper]))
    return paper


def _drafted(on: Performance, paper: Paper, data: Mapping[str, Any], sign: str = "") -> Paper:
    paper.dossier, paper.outgoing = on.dossier, forms()[paper.form].numbered
    paper.drafted_by, paper.drafted_at = on.by, on.recorded_at
    _freeze(paper, data, "" if paper.outgoing else localdate(on.occurred_at).isoformat(), sign)
    return paper


def _written_with(entry: Entry, papers: Iterable[Paper]) -> None:
    for paper in papers:
        paper.entry = entry
    Paper.objects.bulk_create(papers)


def _freeze(paper: Paper, data: Mapping[str, Any], dated: str, sign: str = "") -> None:
    """dated: the day the paper bears already, "" while it waits for a number. sign: instead of the form's symbol."""
    form = forms()[paper.form]
    on = localdate(paper.drafted_at)
    own = letterhead(paper.office, on) if form.layout == "issued" and not data.keys() >= LETTERHEAD else {}
    whole = own | dict(data)
    sheet = compose(form, whole)
    said = {"data": whole, "sheet": replace(sheet, dated=dated, symbol=sign or sheet.symbol).as_json()}
    plain = json.dumps(said, ensure_ascii=False, sort_keys=True).encode()
    paper.sealed = encrypt(plain, place_of(paper, "sealed"), key=dossier_key(paper.dossier))


@transaction.atomic
def revise_draft(paper: Paper, *, data: Mapping[str, Any], seen: int, by: User, at: datetime) -> Paper:
    """Correct the words a form leaves open; what `data` does not say stays, the former words are kept.

    seen: the revision the page showed. Raises NotForYou, PaperNotDraft, WordsNotOpen, RevisedMeanwhile,
    PaperDataMissing.
    """
    paper = _locked(paper)
    if not may_work_on(by, paper.dossier):
        raise NotForYou
    if not paper.is_draft:
        raise PaperNotDraft
    if not set(data) <= set(forms()[paper.form].open):
        raise WordsNotOpen
    if seen != paper.revision:
        raise RevisedMeanwhile(paper.revisions.select_related("by").latest("number"))
    paper.revision += 1
    Revision.objects.create(paper=paper, number=paper.revision, sealed=paper.sealed, by=by, at=at)
    before, sheet = frozen(paper)
    _freeze(paper, before | dict(data), sheet.dated)
    paper.save()
    return paper


@transaction.atomic
def number_paper(paper: Paper, *, by: User, at: datetime, dated_on: date | None = None, given: str = "") -> Paper:
    """Enter a draft in the outgoing book of its type and year: the next number, or the one a clerk's system gave.

    Raises NotForYou, PaperNotDraft, PaperHasNoNumber, NumberTaken.
    """
    paper = _locked(paper)
    if not may_number(by, paper.dossier):
        raise NotForYou
    if not paper.is_draft:
        raise PaperNotDraft
    if not paper.outgoing:
        raise PaperHasNoNumber
    _enter(paper, by=by, at=at, dated_on=dated_on or localdate(at), given=given.strip())
    paper.save()
    return paper


def _enter(paper: Paper, *, by: User | None, at: datetime, dated_on: date, given: str = "", sign: str = "") -> None:
    paper.dated_on, paper.year = dated_on, dated_on.year
    paper.series = f"DI/{sign}" if sign else f"DI.{forms()[paper.form].symbol or 'CV'}"
    paper.number = _given_number(paper, given) if given else _next_number(paper)
    paper.state, paper.numbered_by, paper.numbered_at = PaperState.NUMBERED, by, at


def _given_number(paper: Paper, given: str) -> str:
    given = given.zfill(2)
    if _same_book(paper).filter(number=given).exists():
        raise NumberTaken(given)
    return given


def _next_number(paper: Paper) -> str:
    while True:
        # below ten a nought stands in front (Decree 30/2020, Annex I, part II, point 3)
        number = str(next_number(paper.series, paper.office_id, cast(int, paper.year))).zfill(2)
        # numbers that a clerk's system gave are passed over
        if not _same_book(paper).filter(number=number).exists():
            return number


def _same_book(paper: Paper) -> Any:
    return Paper.objects.filter(office_id=paper.office_id, series=paper.series, year=paper.year)


@transaction.atomic
def attach_scan(paper: Paper, upload: "UploadedFile[Any]", *, by: User, at: datetime) -> Paper:
    """Keep the signed copy of a numbered paper. Raises NotForYou, PaperNotNumbered, FileNotTaken."""
    paper = _locked(paper)
    if not may_work_on(by, paper.dossier):
        raise NotForYou
    if paper.state != PaperState.NUMBERED:
        raise PaperNotNumbered
    scan = keep_file(paper.dossier, upload, by=by, at=at, kind="Bản ký", kinds=SCANS)
    paper.scan, paper.state = scan, PaperState.SIGNED
    paper.save()
    return paper


def void_papers(entry: Entry, *, at: datetime, reason: str = "") -> int:
    """The act of this entry does not count: its papers are void, their numbers stay spent, and those that it superseded
    hold as before. Returns how many papers changed. reason: empty where the entry was annulled, which says why."""
    made = Q(entry=entry) & ~Q(state=PaperState.VOID)
    if reason:
        overwrite(Paper.objects.filter(made), void_reason=reason)
    void = {"state": PaperState.VOID, "void_at": at}
    return Paper.objects.filter(made | Q(superseded_by=entry)).update(
        **{name: Case(When(~Q(superseded_by=entry), then=name)) for name in ("superseded_by", "superseded_on")},
        **{name: Case(When(made, then=Value(value)), default=name) for name, value in void.items()},
    )


def supersede_papers(on: Performance, papers: QuerySet[Paper], since: date | None = None) -> None:
    """These papers hold no more: a draft is withdrawn, what was issued is kept and marked.

    since: from which day, where it is not that of the act. Annulling the act lets them stand again. Called by effects,
    which answered who may.
    """
    day = since or localdate(on.recorded_at)
    # what the same act drafts is no paper of before
    on.with_entry(lambda entry: papers.exclude(entry=entry).update(superseded_by=entry, superseded_on=day))


def _locked(paper: Paper) -> Paper:
    found = Paper.objects.select_related("dossier__office", "office__parent", "template")
    return found.select_for_update(of=("self",)).get(pk=paper.pk)


@dataclass(frozen=True)
class Checked:
    """A file that an office takes: the name it is kept under, its bytes, and what they say it is."""

    name: str
    content: bytes
    mime: FileKind


def checked(upload: "UploadedFile[Any]", kinds: tuple[FileKind, ...] = tuple(FileKind)) -> Checked:
    """An upload that may be kept. FileNotTaken: too big, empty, of another kind, or not what its name says."""
    name, content = kept_name(upload.name or ""), _content(upload)
    found = sniff(content)
    if found is None or found not in kinds:
        words = ", ".join(gettext(each.label) for each in kinds)
        raise FileNotTaken(
            gettext("Không nhận được tệp “%(name)s”. Chỉ nhận: %(kinds)s.") % {"name": name, "kinds": words}
        )
    if not name_fits(name, found):
        raise FileNotTaken(
            gettext("Tên tệp “%(name)s” không khớp với nội dung (%(kind)s). Hãy đổi đuôi tệp cho đúng rồi gửi lại.")
            % {"name": name, "kind": gettext(found.label)}
        )
    return Checked(name, content, found)


def keep_file(
    dossier: Dossier, upload: "UploadedFile[Any]", *, by: User | None, at: datetime, kind: str = "",
    kinds: tuple[FileKind, ...] = tuple(FileKind),
) -> Attachment:  # fmt: skip
    """Take a file into a dossier, sealed with its key; `by` None is the public, whose right the caller proved.

    Raises FileNotTaken, ContentErased.
    """
    [kept] = keep_files(dossier, [checked(upload, kinds)], by=by, at=at, kind=kind)
    return kept


@transaction.atomic
def keep_files(
    dossier: Dossier, files: Sequence[Checked], *, by: User | None, at: datetime, kind: str = "", first: bool = False
) -> list[Attachment]:
    """Take several files into a dossier at once, in as many queries as one. Raises FileNotTaken, ContentErased.

    first: the dossier was opened this moment, so it holds none yet.
    """
    used = 0 if first else sum(dossier.attachments.values_list("size", flat=True))
    if used + sum(len(each.content) for each in files) > MOST_BYTES_A_DOSSIER:
        raise FileNotTaken(gettext("Hồ sơ đã đủ dung lượng tệp. Hãy gỡ tệp trùng trước khi gửi thêm."))
    key = dossier_key(dossier)
    rows = [_sealed(Attachment(dossier=dossier, kind=kind, mime=each.mime, by=by, at=at), each, key) for each in files]
    return Attachment.objects.bulk_create(rows)


def _content(upload: "UploadedFile[Any]") -> bytes:
    size = upload.size or 0
    if not size:
        raise FileNotTaken(gettext("Tệp rỗng. Hãy chọn lại tệp."))
    if size > MOST_BYTES:
        raise FileNotTaken(gettext("Tệp lớn hơn 20 MB. Hãy chụp hoặc lưu lại với dung lượng nhỏ hơn."))
    content: bytes = upload.read()
    return content


def _sealed(attachment: Attachment, each: Checked, key: bytes) -> Attachment:
    attachment.size, attachment.sha256 = len(each.content), hashlib.sha256(each.content).hexdigest()
    attachment.sealed_name = encrypt(each.name.encode(), place_of(attachment, "name"), key=key)
    sealed = encrypt(each.content, place_of(attachment, "file"), key=key)
    attachment.file.save("", ContentFile(sealed.encode()), save=False)
    return attachment


@transaction.atomic
def remove_file(attachment: Attachment, *, by: User, reason: str, at: datetime) -> Attachment:
    """Strike a file from the dossier; it stays for review. Raises NotForYou, RemovalNeedsReason."""
    attachment = (
        Attachment.objects.select_for_update(of=("self",)).select_related("dossier__office").get(pk=attachment.pk)
    )
    if not may_remove(by, attachment):
        raise NotForYou
    if not reason.strip():
        raise RemovalNeedsReason
    attachment.removed_at, attachment.removed_by, attachment.removed_reason = at, by, reason.strip()[:300]
    attachment.save()
    return attachment


@transaction.atomic
def replace_template(
    office: Organisation, form: Form, upload: "UploadedFile[Any]", *, by: User, at: datetime
) -> Template:
    """Use the office's own Word file for papers drafted from now on. Raises NotForYou, TemplateNotUsable."""
    if not may_replace_templates(by, office):
        raise NotForYou
    if (upload.size or 0) > template.MOST_BYTES:
        raise template.TemplateNotUsable(gettext("Tệp mẫu lớn hơn 2 MB."))
    content = upload.read()
    template.check(content, form)
    _retire(office, form, at)
    own = Template(office=office, form=form.key, name=kept_name(upload.name or ""), by=by, at=at)
    own.sha256 = hashlib.sha256(content).hexdigest()
    own.file.save("", ContentFile(content), save=False)
    own.save(force_insert=True)
    return own


@transaction.atomic
def restore_layout(office: Organisation, form: Form, *, by: User, at: datetime) -> int:
    """Use our layout again; how many templates were retired. Raises NotForYou."""
    if not may_replace_templates(by, office):
        raise NotForYou
    return _retire(office, form, at)


def _retire(office: Organisation, form: Form, at: datetime) -> int:
    return Template.objects.filter(office=office, form=form.key, retired_at__isnull=True).update(retired_at=at)
