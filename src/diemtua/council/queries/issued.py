"""The register of what the Council issued: every paper of its dossiers with a number, by series and year."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from diemtua.accounts.models import User
from diemtua.documents.models import Paper
from diemtua.documents.queries import frozen, paper_title
from diemtua.dossiers.queries import ids_visible_to
from diemtua.law.processes.council import COUNCIL_DECISION, COUNCIL_MEETING
from diemtua.law.processes.council_report import COUNCIL_REPORT
from diemtua.shared.filters import narrowed

KINDS = tuple(process.kind for process in (COUNCIL_MEETING, COUNCIL_DECISION, COUNCIL_REPORT))


@dataclass(frozen=True)
class Issued:
    """One line. code: number and symbol as printed; subject: what it is about; signer: who the paper names."""

    paper: Paper
    code: str
    kind: str
    subject: str
    signer: str


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
    code = f"{paper.number}/{sheet.symbol}"
    return Issued(paper, code, paper_title(paper), sheet.about or paper.dossier.label, said.get("signer_name", ""))


def _erased(paper: Paper) -> Issued:
    return Issued(paper, paper.number, paper_title(paper), paper.dossier.label, "")


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
