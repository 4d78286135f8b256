"""Amounts of a month are corrected, with what stood before, until the month is handed over to the accountants."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from diemtua.accounts.models import Organisation, User
from diemtua.council.actions.sharing import tell_the_accountants
from diemtua.council.models import AllowanceChange, AllowanceMonth, Member
from diemtua.council.queries.allowances import AllowanceRow, AllowanceSheet, allowance_sheet
from diemtua.council.queries.arrears import arrears_row, owed_to
from diemtua.shared.ui.lists import spaced
from diemtua.shared.vietnamese import tidy


class AllowanceNotPossible(ValueError):
    """What can't be done with a month of allowances, with a sentence that says how to mend it."""


class MonthHandedOver(AllowanceNotPossible):
    """The accountants have it: it stays as it is."""

    def __init__(self, handed: AllowanceMonth) -> None:
        words = _(
            "Tháng %(month)s đã bàn giao cho kế toán ngày %(day)s nên không sửa được nữa. Hãy ghi phần chênh lệch vào "
            "một tháng chưa bàn giao, nêu rõ lý do."
        )
        super().__init__(words % {"month": f"{handed.month:%m/%Y}", "day": f"{localdate(handed.handed_at):%d/%m/%Y}"})


class MonthStillOpen(AllowanceNotPossible):
    """What can be corrected where it belongs is not paid late."""

    def __init__(self, month: date) -> None:
        words = _("Tháng %(month)s chưa bàn giao cho kế toán. Hãy sửa số tiền ngay ở tháng đó.")
        super().__init__(words % {"month": f"{month:%m/%Y}"})


class MonthNotBegun(AllowanceNotPossible):
    """Nobody is owed anything for a month to come."""

    def __init__(self, month: date) -> None:
        super().__init__(_("Tháng %(month)s chưa đến. Hãy chọn tháng đã bắt đầu.") % {"month": f"{month:%m/%Y}"})


class AllowanceChangedMeanwhile(AllowanceNotPossible):
    """Somebody changed it while the page was open."""

    def __init__(self, amount: int | None) -> None:
        words = _("Số tiền vừa thay đổi khi trang này đang mở: nay là %(amount)s đồng. Hãy xem lại rồi gửi lần nữa.")
        super().__init__(words % {"amount": "–" if amount is None else spaced(amount)})


class MonthChangedMeanwhile(AllowanceNotPossible):
    """Somebody changed who is paid or how much while the page was open."""

    def __init__(self, sheet: AllowanceSheet) -> None:
        words = _(
            "Danh sách vừa thay đổi khi trang này đang mở: nay có %(people)s người, cộng %(total)s đồng. Hãy xem lại "
            "từng dòng rồi gửi lần nữa."
        )
        super().__init__(words % {"people": sheet.people, "total": spaced(sheet.total)})


class AmountTheSame(AllowanceNotPossible):
    """A correction that corrects nothing."""

    def __init__(self) -> None:
        super().__init__(_("Số tiền mới bằng số tiền đang ghi. Hãy ghi số khác, hoặc quay lại nếu không cần sửa."))


class NobodyToPay(AllowanceNotPossible):
    """An empty month is no month to hand over."""

    def __init__(self) -> None:
        super().__init__(_("Tháng này chưa có thành viên nào trong nhiệm kỳ nên không có gì để bàn giao."))


class AmountNotKnown(AllowanceNotPossible):
    """A row without an amount can't be paid."""

    def __init__(self, names: list[str]) -> None:
        words = _(
            "Chưa có số tiền của: %(names)s. Hãy bổ sung mức lương cơ sở của tháng này trong Quy định, hoặc sửa số "
            "tiền từng dòng, rồi bàn giao."
        )
        super().__init__(words % {"names": "; ".join(names)})


@transaction.atomic
def correct_allowance(
    office: Organisation, month: date, person: UUID, amount: int, *, because: str, seen: str, by: User, at: datetime
) -> AllowanceChange:
    """Set what a person is owed for a month, with the reason. seen: the version of the row that was shown.

    Raises Member.DoesNotExist, MonthHandedOver, MonthNotBegun, AllowanceChangedMeanwhile, AmountTheSame.
    """
    row = _open_sheet(office, month, at).row_of(person)
    return _change(row, amount, seen, month=month, owed_for=month, because=tidy(because), changed_at=at, changed_by=by)


@transaction.atomic
def pay_late(
    office: Organisation, month: date, owed_for: date, person: UUID, amount: int, *, because: str, seen: str, by: User,
    at: datetime,
) -> AllowanceChange:  # fmt: skip
    """Set what is paid with a month to somebody who sat in an earlier one that was handed over, with the reason.

    The earlier month stays as it is. seen: the version of the row that was shown. Raises Member.DoesNotExist for who
    did not sit then, MonthStillOpen, MonthHandedOver, MonthNotBegun, AllowanceChangedMeanwhile, AmountTheSame.
    """
    sheet = _open_sheet(office, month, at)
    if owed_for >= month or not AllowanceMonth.objects.filter(month=owed_for).exists():
        raise MonthStillOpen(owed_for)
    row = arrears_row(sheet, owed_to(person, owed_for), owed_for)
    return _change(
        row, amount, seen, month=month, owed_for=owed_for, because=tidy(because), changed_at=at, changed_by=by
    )


def _change(row: AllowanceRow, amount: int, seen: str, **said: Any) -> AllowanceChange:
    if row.version != seen:
        raise AllowanceChangedMeanwhile(row.amount)
    if row.amount == amount:
        raise AmountTheSame
    return AllowanceChange.objects.create(
        person=Member.objects.get(uid=row.person), full_name=row.full_name, order=row.changes + 1, before=row.amount,
        amount=amount, **said,
    )  # fmt: skip


@transaction.atomic
def hand_over(office: Organisation, month: date, *, seen: str, by: User, at: datetime) -> AllowanceMonth:
    """Freeze a month as it stands and tell the accountants. seen: the version of the month that was shown.

    Raises MonthHandedOver, MonthNotBegun, NobodyToPay, AmountNotKnown, MonthChangedMeanwhile.
    """
    sheet = _open_sheet(office, month, at)
    if not sheet.rows:
        raise NobodyToPay
    if unknown := [row.full_name for row in sheet.rows if row.amount is None]:
        raise AmountNotKnown(unknown)
    if sheet.version != seen:
        raise MonthChangedMeanwhile(sheet)
    handed = AllowanceMonth.objects.create(month=month, rows=sheet.frozen(), handed_at=at, handed_by=by)
    tell_the_accountants(handed)
    return handed


def _open_sheet(office: Organisation, month: date, at: datetime) -> AllowanceSheet:
    # who corrects waits for who hands over: what was frozen holds every correction that was told as done
    Organisation.objects.select_for_update().get(pk=office.pk)
    sheet = allowance_sheet(month)
    if sheet.handed is not None:
        raise MonthHandedOver(sheet.handed)
    if month > localdate(at):
        raise MonthNotBegun(month)
    return sheet
