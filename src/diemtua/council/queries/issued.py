"""The register of what the Council issued: every paper of its dossiers with a number, by series and year."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse

from diemtua.accounts.models import User
from diemtua.documents.models import Paper
from diemtua.documents.queries import frozen, is_printable, paper_title
from diemtua.dossiers.models import Dossier
from diemtua.dossiers.queries import ids_visible_to, last_standing, page_url, what_was_said
from diemtua.law.processes.council import COUNCIL_DECISION, COUNCIL_MEETING
from diemtua.law.processes.council_document import COUNCIL_DOCUMENT, VoidDocument, WithdrawDocument
from diemtua.law.processes.council_report import COUNCIL_REPORT
from diemtua.shared.filters import narrowed

KINDS = tuple(process.kind for process in (COUNCIL_MEETING, COUNCIL_DECISION, COUNCIL_REPORT, COUNCIL_DOCUMENT))

_ENDS = (WithdrawDocument.__name__, VoidDocument.__name__)


@dataclass(frozen=True)
class Issued:
    """One line. code: number and symbol as printed; subject: what it is about; signer, post: who the paper names.
    printable: it was drafted here, so there is a PDF."""

    paper: Paper
    code: str
    kind: str
    subject: str
    signer: str = ""
    post: str = ""
    printable: bool = False

    @property
    def address(self) -> str:
        """Where the reader finds more: the page of the document itself, where it was drafted outside."""
        outside = self.paper.dossier.kind == COUNCIL_DOCUMENT.kind
        return page_url(self.paper.dossier) if outside else reverse("documents:paper", args=[self.paper.uid])


def issued_papers(user: User, wanted: Mapping[str, Any], on: date) -> QuerySet[Paper]:
    """Numbered papers of the Council that the reader sees, void and superseded ones too: their numbers are spent."""
    rows = Paper.objects.filter(dossier__in=ids_visible_to(user), dossier__kind__in=KINDS).exclude(number="")
    around = ("dossier__sealing_key", "dossier__office", "office", "scan", "superseded_by")
    return narrowed(rows.select_related(*around), wanted, _FILTERS, on)


def register_lines(papers: Iterable[Paper]) -> Iterator[Issued]:
    """The papers as lines; no query where they came from `issued_papers`."""
    for paper in papers:
        yield _erased(paper) if paper.dossier.erased_at else _line(paper)


def _line(paper: Paper) -> Issued:
    said, sheet = frozen(paper)
    code, subject = f"{paper.number}/{sheet.symbol}", sheet.about or paper.dossier.label
    post = said.get("signer_own_position") or said.get("signer_position", "")
    return Issued(paper, code, paper_title(paper), subject, said.get("signer_name", ""), post, is_printable(paper))


def _erased(paper: Paper) -> Issued:
    return Issued(paper, paper.number, paper_title(paper), paper.dossier.label)


def document_line(user: User, uid: UUID) -> Issued:
    """The line of a document that was drafted outside, by its dossier. Raises Paper.DoesNotExist."""
    rows = issued_papers(user, {}, date.min).select_related("dossier__owner", "dossier__office__parent")
    [line] = register_lines([rows.get(dossier__uid=uid, dossier__kind=COUNCIL_DOCUMENT.kind)])
    return line


def why_over(document: Dossier) -> str:
    """Why a document was withdrawn or void, in the words of the standing office, for whoever may read the document; ""
    for one that holds, and once its words were erased. Two queries."""
    last = last_standing(document)
    if last is None or last.act not in _ENDS:
        return ""
    last.dossier = document
    said: str = (what_was_said(last) or {}).get("answers", {}).get("reason", "")
    return said


def years_and_forms(user: User) -> tuple[list[int], list[str]]:
    """What the register may be narrowed to; one query."""
    rows = issued_papers(user, {}, date.min).order_by().values_list("year", "form").distinct()
    found = list(rows)
    return sorted({year for year, _form in found if year}, reverse=True), sorted({form for _year, form in found})


def form_name(form: str) -> str:
    """What lists call papers of a form."""
    return paper_title(Paper(form=form))


_FILTERS: dict[str, Callable[[Any, date], Q]] = {
    "year": lambda value, on: Q(year=value),
    "form": lambda value, on: Q(form=value),
}
