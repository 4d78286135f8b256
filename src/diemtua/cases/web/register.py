"""One line of the register as words: the columns of form 12-01."""

from datetime import datetime
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from diemtua.cases.actions.reception import label_for
from diemtua.law.vocabulary.aid import AidForm, LegalField
from diemtua.law.vocabulary.categories import CategoryCode
from diemtua.law.vocabulary.grounds import Ending
from diemtua.law.vocabulary.practitioners import PractitionerKind
from diemtua.shared.clock import VIETNAM

COLUMNS = [
    ("number", gettext_lazy("Số thứ tự"), 8),
    ("accepted_on", gettext_lazy("Ngày thụ lý"), 13),
    ("code", gettext_lazy("Mã hồ sơ"), 18),
    ("beneficiary", gettext_lazy("Người được trợ giúp pháp lý"), 36),
    ("group", gettext_lazy("Diện"), 26),
    ("requester", gettext_lazy("Người yêu cầu"), 22),
    ("summary", gettext_lazy("Tóm tắt vụ việc"), 40),
    ("law_field", gettext_lazy("Lĩnh vực"), 20),
    ("aid_form", gettext_lazy("Hình thức"), 18),
    ("practitioner", gettext_lazy("Người thực hiện"), 30),
    ("assigned_on", gettext_lazy("Ngày cử"), 13),
    ("ended", gettext_lazy("Ngày kết thúc, kết quả"), 24),
    ("handed_over_on", gettext_lazy("Ngày bàn giao hồ sơ"), 13),
    ("note", gettext_lazy("Ghi chú"), 18),
]

# what stands together in one cell of the page; paper and Excel keep a column for each
FOLDED = (
    ("number", "accepted_on", "code"),
    ("beneficiary", "group", "requester"),
    ("summary", "law_field", "aid_form"),
    ("practitioner", "assigned_on"),
    ("ended", "handed_over_on", "note"),
)


def folded(line: dict[str, str]) -> list[list[tuple[Any, str]]]:
    """The cells of a line as the page folds them: what is known, each value with the label of its column."""
    labels = {name: label for name, label, _width in COLUMNS}
    return [[(labels[name], line[name]) for name in cell if line[name]] for cell in FOLDED]


def heads() -> list[list[Any]]:
    """The labels of the columns that each cell folds."""
    labels = {name: label for name, label, _width in COLUMNS}
    return [[labels[name] for name in cell] for cell in FOLDED]


def line_of(line: Any) -> dict[str, str]:
    """The words of a line, by column.

    Who may not be named is written by initials, without the matter; the erased not at all.
    """
    if line.struck_at:
        return _struck(line)
    dossier, case = line.dossier, line.dossier.case
    request, erased = dossier.request, dossier.erased_at is not None
    named = dossier.label if erased else _named(case, request)
    hidden = erased or named != request.beneficiary.full_name
    return {
        "number": str(line.number),
        "accepted_on": _day(case.accepted_at),
        "code": case.code,
        "beneficiary": named if hidden else _person(request.beneficiary),
        "group": "" if erased else _("Diện được bảo mật") if hidden else _(CategoryCode(case.category).label),
        "requester": request.applicant.full_name if request.applicant and not hidden else "",
        "summary": "" if hidden else request.summary,
        "law_field": _(LegalField(case.field).label),
        "aid_form": _(AidForm(case.form).label),
        "practitioner": _practitioner(line),
        "assigned_on": _day(line.assigned_at),
        "ended": f"{_day(case.ended_at)} {_(Ending(case.ending).label)}" if case.ended_at else "",
        "handed_over_on": _day(case.handed_over_at),
        "note": _("Đã xóa theo quyết định") if erased else _("Thụ lý ngay") if case.urgent else "",
    }


def _named(case: Any, request: Any) -> str:
    return label_for(request.beneficiary, localdate(case.accepted_at), CategoryCode(case.category))


def _struck(line: Any) -> dict[str, str]:
    blank = {name: "" for name, _label, _width in COLUMNS}
    note = _("Gạch bỏ %(day)s: ghi nhầm") % {"day": _day(line.struck_at)}
    return blank | {"number": str(line.number), "accepted_on": _day(line.entered_at), "note": note}


def _practitioner(line: Any) -> str:
    """Who does the case, or did it last, with their kind; with or without an account here."""
    return f"{line.done_by} ({_(PractitionerKind(line.done_by_kind).label)})" if line.done_by else ""


def _person(person: Any) -> str:
    sex = person.get_sex_display() if person.sex else ""
    ethnicity = person.get_ethnicity_display() if person.ethnicity else ""
    commune = person.commune.full_name if person.commune else ""
    return ", ".join(part for part in (person.full_name, person.born, sex, ethnicity, commune) if part)


def _day(moment: datetime | None) -> str:
    return f"{moment.astimezone(VIETNAM):%d/%m/%Y}" if moment else ""
