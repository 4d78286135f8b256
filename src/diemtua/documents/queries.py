"""Questions about papers, attachments and templates. Every reader passes the user."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Q, QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext

from diemtua.accounts.models import Organisation, User
from diemtua.accounts.queries import roles_held_at
from diemtua.documents.enums import PaperState
from diemtua.documents.models import Attachment, Paper, Revision, Template
from diemtua.documents.rendering.converter import word_to_pdf
from diemtua.documents.rendering.form import Blank, Form, blanks, forms
from diemtua.documents.rendering.pdf import pdf
from diemtua.documents.rendering.sheet import Sheet
from diemtua.documents.rendering.template import filled
from diemtua.documents.rendering.word import docx
from diemtua.dossiers.models import Dossier
from diemtua.dossiers.queries import done_words, ids_read_by, sealing_key, why_annulled
from diemtua.law.codes import N_
from diemtua.law.vocabulary.roles import Role
from diemtua.places.enums import UnitKind
from diemtua.shared.encryption import decrypt


class ContentErased(ObjectDoesNotExist):
    """The dossier's personal data were erased by a decision; papers and files can't be read any more."""

    def __init__(self) -> None:
        super().__init__(gettext("Dữ liệu cá nhân của hồ sơ này đã được xóa theo quyết định, không đọc lại được nữa."))


class WrittenElsewhere(ObjectDoesNotExist):
    """The paper was written outside the system: there is its signed copy, and nothing of ours to print."""


@dataclass(frozen=True)
class FileRow:
    """An attachment with its opened name, as lists show it."""

    attachment: Attachment
    name: str


@dataclass(frozen=True)
class PaperRow:
    """A paper as lists show it. in_force: it has a number, and no later one of its form took its place.
    printable: we wrote it, so there is a PDF."""

    paper: Paper
    title: str
    in_force: bool
    printable: bool


def dossier_key(dossier: Dossier) -> bytes:
    """The key papers and files are sealed with; ContentErased once it was destroyed."""
    key = sealing_key(dossier)
    if key is None:
        raise ContentErased
    return key


def place_of(row: Paper | Attachment, part: str) -> str:
    """What a sealed part of a row is bound to: it opens nowhere else."""
    return f"{row._meta.label_lower}.{part}:{row.uid}"


def dossier_read_by(user: User, uid: UUID) -> Dossier:
    """A dossier whose papers and files are the user's to read, and not only its states and clocks.

    Raises Dossier.DoesNotExist.
    """
    return Dossier.objects.filter(pk__in=ids_read_by(user)).get(uid=uid)


def papers_of(user: User, dossier: Dossier) -> QuerySet[Paper]:
    """Papers of a dossier the user sees, oldest first."""
    return _papers(user).filter(dossier=dossier).order_by("drafted_at", "pk")


def standing_papers(dossier: Dossier, form: str) -> QuerySet[Paper]:
    """Papers of one form that are neither void nor superseded, for effects of acts: no reader's question."""
    return _standing(Paper.objects.filter(dossier=dossier, form=form))


def _standing(rows: QuerySet[Paper]) -> QuerySet[Paper]:
    return rows.filter(superseded_by__isnull=True).exclude(state=PaperState.VOID)


def last_issued(dossier: Dossier, form: str) -> Paper | None:
    """The paper of one form that had a number last and was not void, whether it stands or not; for effects of acts."""
    rows = Paper.objects.filter(dossier=dossier, form=form).exclude(Q(number="") | Q(state=PaperState.VOID))
    return rows.select_related("dossier__sealing_key").order_by("-entry__version").first()


def called(paper: Paper) -> str:
    """How another paper names one that has a number: "Giấy mời số 05/GM-HĐPH ngày 01/10/2026"; ContentErased."""
    sheet = frozen(paper)[1]
    # papers are Vietnamese whoever drafts them
    return f"{sheet.title} số {paper.number}/{sheet.symbol} ngày {paper.dated_on:%d/%m/%Y}"


def in_force_instead_of(user: User, paper: Paper) -> Paper | None:
    """The numbered paper that stands in the place of one that does not; None where nothing does, or it stands."""
    if paper.stands:
        return None
    there = Q(dossier=paper.dossier_id) | Q(entry=paper.superseded_by_id or 0)
    standing = _standing(_papers(user).filter(there, form=paper.form)).exclude(number="")
    return standing.order_by("-drafted_at", "-pk").first()


def listed_papers(user: User, dossier: Dossier) -> list[PaperRow]:
    """Papers of a dossier the user sees, those that stand first, each with whether it is the one in force."""
    papers = list(papers_of(user, dossier))
    newest = {paper.form: paper for paper in papers if paper.number and paper.stands}
    rows = [
        PaperRow(paper, paper_title(paper), newest.get(paper.form) == paper, is_printable(paper)) for paper in papers
    ]
    return sorted(rows, key=lambda row: not row.paper.stands)


def paper_visible_to(user: User, uid: UUID) -> Paper:
    """Raises Paper.DoesNotExist."""
    return _papers(user).get(uid=uid)


def _papers(user: User) -> QuerySet[Paper]:
    related = ("dossier__office", "office__parent", "template", "scan", "drafted_by", "numbered_by", "superseded_by")
    return Paper.objects.filter(dossier__in=ids_read_by(user)).select_related(*related)


def attachment_visible_to(user: User, uid: UUID) -> Attachment:
    """Raises Attachment.DoesNotExist."""
    visible = Attachment.objects.filter(dossier__in=ids_read_by(user))
    return visible.select_related("dossier__office").get(uid=uid)


def files_of(user: User, dossier: Dossier) -> list[FileRow]:
    """Files of a dossier the user reads, in the order they came, removed ones too. No row once erased."""
    if dossier.erased_at is not None:
        return []
    rows = Attachment.objects.filter(dossier=dossier, dossier__in=ids_read_by(user)).select_related(
        "by", "removed_by", "signed_paper"
    )
    return _named(rows.order_by("at", "pk"), dossier)


def _named(rows: Iterable[Attachment], dossier: Dossier) -> list[FileRow]:
    key = dossier_key(dossier)
    return [FileRow(row, decrypt(row.sealed_name, place_of(row, "name"), key=key).decode()) for row in rows]


def file_name(attachment: Attachment) -> str:
    """The name the file was given with; ContentErased."""
    return _named([attachment], attachment.dossier)[0].name


def file_bytes(attachment: Attachment) -> bytes:
    """The file as it was given; ContentErased."""
    key = dossier_key(attachment.dossier)
    with attachment.file.open("rb") as stored:
        sealed = stored.read().decode()
    return decrypt(sealed, place_of(attachment, "file"), key=key)


def frozen(paper: Paper) -> tuple[dict[str, Any], Sheet]:
    """The paper's data and its sheet with number and date, marked where it is void; ContentErased."""
    said = json.loads(decrypt(paper.sealed, place_of(paper, "sealed"), key=dossier_key(paper.dossier)))
    sheet = Sheet.from_json(said["sheet"])
    if paper.dated_on:
        sheet = sheet.numbered(paper.number, paper.dated_on)
    return said["data"], _marked(sheet, paper)


def void_reason(paper: Paper) -> str:
    """Why it is void, in the words of whoever said so; "" once they were erased."""
    return paper.void_reason or why_annulled(paper.dossier, paper.entry_id)


def _marked(sheet: Sheet, paper: Paper) -> Sheet:
    """Void, superseded, or as it was issued."""
    if paper.void_at:
        return sheet.voided(localdate(paper.void_at), void_reason(paper))
    since = paper.superseded_on
    return sheet.superseded(since, why_superseded(paper)) if since else sheet


def why_superseded(paper: Paper) -> str:
    """The journal's words for the act since which a paper holds no more, or that another dossier's paper took its
    place; "" for one that holds."""
    by = paper.superseded_by
    if by is None:
        return ""
    own = by.dossier_id == paper.dossier_id
    return done_words(paper.dossier.kind, by.act) if own else N_("Có văn bản khác thay thế")


def open_blanks(paper: Paper) -> list[Blank]:
    """What may be reworded while the paper is a draft; nothing where the form fixes every word."""
    return [blanks()[name] for name in forms()[paper.form].open] if paper.is_draft else []


def revisions_of(paper: Paper) -> list[Revision]:
    """Who corrected the draft and when, oldest first."""
    return list(paper.revisions.select_related("by").order_by("number"))


def paper_title(paper: Paper) -> str:
    """What lists call the paper."""
    return gettext(forms()[paper.form].name)


def is_printable(paper: Paper) -> bool:
    """Whether its words were written here."""
    return not forms()[paper.form].outside


def paper_pdf(paper: Paper) -> bytes | None:
    """The paper as PDF/A. One on an office's own Word template goes through LibreOffice; None where there is none.

    Raises ContentErased, WrittenElsewhere.
    """
    if not is_printable(paper):
        raise WrittenElsewhere
    return word_to_pdf(paper_docx(paper)) if paper.template else pdf(frozen(paper)[1])


def paper_docx(paper: Paper) -> bytes:
    """The paper as an editable Word file, on the office's own template where it was drafted with one.

    Raises ContentErased, WrittenElsewhere.
    """
    if not is_printable(paper):
        raise WrittenElsewhere
    data, sheet = frozen(paper)
    if paper.template is None:
        return docx(sheet)
    with paper.template.file.open("rb") as stored:
        return filled(stored.read(), forms()[paper.form], data, sheet)


def templates_in_use(office: Organisation, forms: Iterable[str]) -> dict[str, Template]:
    """The office's own Word files for some forms, by key."""
    own = Template.objects.filter(office=office, form__in=list(forms), retired_at__isnull=True)
    return {row.form: row for row in own}


def templates_of(office: Organisation) -> list[tuple[Form, Template | None]]:
    """Every form that we draw with what the office uses instead, by name."""
    own = {row.form: row for row in Template.objects.filter(office=office, retired_at__isnull=True)}
    drawn = [form for form in forms().values() if not form.outside]
    return [(form, own.get(form.key)) for form in sorted(drawn, key=lambda form: form.name)]


def offices_run_by(user: User) -> list[Organisation]:
    """Offices whose templates the user may replace."""
    return list(
        Organisation.objects.filter(pk__in=user.standing.organisations(Role.ADMINISTRATOR)).order_by("sort_key")
    )


LETTERHEAD = frozenset(
    {"issuer_parent", "issuer_name", "issuer_symbol", "issuer_place", "signer_position", "signer_name"}
)


def letterhead(office: Organisation, on: date, *, with_head: bool = True) -> dict[str, str]:
    """The blanks that name an office and its head, as papers of the day begin and end."""
    place = office.place
    found = {
        "issuer_parent": office.parent.name if office.parent else "",
        "issuer_name": office.name,
        "issuer_symbol": office.code,
        "issuer_place": UnitKind(place.kind).bare(place.full_name) if place else "",
    }
    return found | (_head(office, on) if with_head else {})


def _head(office: Organisation, on: date) -> dict[str, str]:
    role = Role.BRANCH_HEAD if office.kind == "BRANCH" else Role.HEAD
    held = next(iter(roles_held_at(office, on, role)), None)
    # papers are Vietnamese whoever drafts them
    default = "Trưởng Chi nhánh" if role == Role.BRANCH_HEAD else "Giám đốc"
    name = held.user.full_name if held else ""
    return {"signer_position": (held.title if held else "") or default, "signer_name": name}


def signed_by(user: User, office: Organisation) -> dict[str, str]:
    """The blanks of a signature by this user for the office's head; KeyError when the user may not sign there."""
    role = Role.BRANCH_HEAD if office.kind == "BRANCH" else Role.HEAD
    signature = user.standing.signs_as(role, office.pk)
    first, *own = signature.lines
    authority = f"{signature.manner}." if signature.manner else ""
    position = first.removeprefix(f"{authority} ")
    return {
        "signer_authority": authority,
        "signer_position": position,
        "signer_own_position": own[0] if own else "",
        "signer_name": user.full_name,
    }
