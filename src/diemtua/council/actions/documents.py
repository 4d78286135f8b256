"""A document that was drafted outside the system is entered, with its signed copy; it is withdrawn."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from diemtua.accounts.models import User
from diemtua.council.actions.sharing import let_the_council_in, letterhead_of_the_council
from diemtua.documents.actions import attach_scan, draft_and_number, supersede_papers, void_papers
from diemtua.documents.enums import PaperState
from diemtua.documents.queries import standing_papers
from diemtua.documents.rendering.form import forms
from diemtua.dossiers.actions import ActRefused, Performance, effect, perform
from diemtua.dossiers.models import Dossier, Entry
from diemtua.law.numbers import BOOK_OF_DOCUMENTS, council_code, document_sign
from diemtua.law.process import Act
from diemtua.law.processes.council_document import FORMS, EnterDocument, VoidDocument, WithdrawDocument
from diemtua.law.vocabulary.council import DocumentKind
from diemtua.shared.clock import VIETNAM
from diemtua.shared.vietnamese import tidy


class DocumentNotIssuedYet(ActRefused):
    """What bears a day to come did not go out."""

    def __init__(self, dated_on: date) -> None:
        words = _("Ngày ban hành %(day)s chưa tới. Hãy ghi văn bản khi đã ban hành.")
        super().__init__(words % {"day": f"{dated_on:%d/%m/%Y}"})


class SignNotPossible(ActRefused):
    """What was typed is no symbol of a document."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Ký hiệu chỉ gồm chữ, số và dấu gạch nối như in trên văn bản, ví dụ KH-HĐPHLN. Số của văn bản ghi ở ô "
                "bên trên."
            )
        )


class NumberToBeGiven(ActRefused):
    """Another body's book gave the number of what bears its symbol."""

    def __init__(self, sign: str) -> None:
        words = _("Văn bản ký hiệu %(sign)s không thuộc dãy số của hệ thống. Hãy ghi số như trên văn bản.")
        super().__init__(words % {"sign": sign})


@effect(EnterDocument)
def enter(act: EnterDocument, on: Performance) -> None:
    """The document stands in the Council's book under its kind, its number and its day."""
    if act.dated_on > localdate(on.recorded_at):
        raise DocumentNotIssuedYet(act.dated_on)
    year = on.occurred_at.astimezone(VIETNAM).year
    on.number(council_code(BOOK_OF_DOCUMENTS, on.take_number(BOOK_OF_DOCUMENTS, year), year))
    on.label(tidy(act.subject)[:200])
    council, head = letterhead_of_the_council(on)
    data = head | _signature(act) | {"document_subject": tidy(act.subject)}
    form = FORMS[DocumentKind(act.kind)]
    sign = _own_sign(act, head["issuer_symbol"])
    draft_and_number(on, form, data, office=council, dated_on=act.dated_on, given=act.given, sign=sign)
    let_the_council_in(on)


def _own_sign(act: EnterDocument, council: str) -> str:
    """The symbol it bears; "" for the one made of its kind and the Council's letters."""
    if not act.sign.strip():
        return ""
    sign = document_sign(act.sign)
    if sign is None:
        raise SignNotPossible
    if sign == forms()[FORMS[DocumentKind(act.kind)]].symbol_of(council):
        return ""
    if not act.given.strip():
        raise NumberToBeGiven(sign)
    return sign


def _signature(act: EnterDocument) -> dict[str, str]:
    """As the document itself is signed, whoever chairs the Council."""
    return {
        "signer_authority": "",
        "signer_own_position": "",
        "signer_position": tidy(act.signer_position),
        "signer_name": tidy(act.signer_name),
    }


@effect(WithdrawDocument, nothing_to_undo="the paper stands again with the annulment")
def withdraw(act: WithdrawDocument, on: Performance) -> None:
    """It is kept and marked as no longer in force."""
    form = FORMS[DocumentKind(on.dossier.facts["document_kind"])]
    supersede_papers(on, standing_papers(on.dossier, form))


@effect(VoidDocument)
def void(act: VoidDocument, on: Performance) -> None:
    """The line is struck; the number stays spent."""
    entered = Entry.objects.get(dossier=on.dossier, act=EnterDocument.__name__)
    void_papers(entered, reason=tidy(act.reason), at=on.recorded_at)


@transaction.atomic
def enter_document(
    act: Act, dossier: Dossier, scan: "UploadedFile[Any] | None", *, by: User, at: datetime, key: UUID
) -> Entry:
    """Enter a document and keep its signed copy, both or neither. Sent twice, it is entered once.

    Raises ActRefused: what `perform` raises, NumberTaken, SignNotPossible, NumberToBeGiven, DocumentNotIssuedYet,
    FileNotTaken.
    """
    entry = perform(act, dossier, by=by, occurred_at=at, recorded_at=at, seen=0, key=key)
    paper = entry.papers.get()
    if scan is not None and paper.state == PaperState.NUMBERED:
        attach_scan(paper, scan, by=by, at=at)
    return entry
