"""Reports the reader may see, with their figures: counted while one is open, frozen once it was issued."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from diemtua.accounts.models import User
from diemtua.council.figures import Line, groups
from diemtua.council.models import Report
from diemtua.council.queries.figures import count
from diemtua.dossiers.queries import dossiers_visible_to


@dataclass(frozen=True)
class Figure:
    """One line with its value."""

    line: Line
    value: int


def reports_visible_to(user: User) -> QuerySet[Report]:
    """Every report the user was let in on."""
    rows = Report.objects.filter(dossier__in=dossiers_visible_to(user))
    return rows.select_related("dossier__office", "issued_by")


def report_by_uid(user: User, uid: UUID) -> Report:
    """One report by its dossier. Raises Report.DoesNotExist."""
    return reports_visible_to(user).select_related("dossier__office__parent", "dossier__owner").get(dossier__uid=uid)


def figures_of(report: Report) -> list[tuple[str, list[Figure]]]:
    """Lines under their headings; a line that came after the freezing has no value and is left out."""
    values = report.figures or count(report.dossier.office, (report.from_on, report.to_on))
    return [
        (group.heading, [Figure(line, values[line.key]) for line in group.lines if line.key in values])
        for group in groups()
    ]
