"""Reports the reader may see, with their figures: counted while one is open, frozen once it was issued."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from diemtua.accounts.models import User
from diemtua.council.models import Report
from diemtua.council.queries.figures import count
from diemtua.dossiers.queries import ids_visible_to
from diemtua.law.figures import Line, grouped
from diemtua.rulebook.queries import figure_lines


@dataclass(frozen=True)
class Figure:
    """One line with its value."""

    line: Line
    value: int


def reports_visible_to(user: User) -> QuerySet[Report]:
    """Every report the user was let in on."""
    rows = Report.objects.filter(dossier__in=ids_visible_to(user))
    return rows.select_related("dossier__office", "issued_by")


def report_by_uid(user: User, uid: UUID) -> Report:
    """One report by its dossier. Raises Report.DoesNotExist."""
    return reports_visible_to(user).select_related("dossier__office__parent", "dossier__owner").get(dossier__uid=uid)


def lines_of(report: Report, on: date) -> list[Line]:
    """The lines of the report: as they were frozen, or as they stand on the day."""
    if report.lines is not None:
        return [Line(**said) for said in report.lines]
    return [each.line for each in figure_lines(on).values()]


def figures_of(report: Report, on: date) -> list[tuple[str, list[Figure]]]:
    """Lines under their headings, with what was frozen or what is counted by the lines of the day."""
    lines = lines_of(report, on)
    values = report.figures or count(lines, report.dossier.office, (report.from_on, report.to_on))
    return [(heading, [Figure(line, values[line.key]) for line in rows]) for heading, rows in grouped(lines)]
