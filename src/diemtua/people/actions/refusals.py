"""What is not possible with people, in a sentence that says what is wrong and how to mend it."""

from datetime import date

from django.utils.translation import gettext as _

from diemtua.dossiers.actions import ActRefused
from diemtua.people.enums import PartyRole


class PeopleRefused(ActRefused):
    """A change of people that can't be made. `str(error)` is the sentence for whoever tried."""


class ReasonNeeded(PeopleRefused):
    """A correction, removal or merge without a reason."""

    def __init__(self) -> None:
        super().__init__(_("Hãy ghi lý do để người xem lại hồ sơ sau này hiểu được."))


class PersonMerged(PeopleRefused):
    """The row proved to be a duplicate and may not be changed any more."""

    def __init__(self, kept: str) -> None:
        super().__init__(_("Người này đã được gộp vào hồ sơ của %(kept)s. Hãy mở hồ sơ đó.") % {"kept": kept})


class AlreadyParty(PeopleRefused):
    """The person already stands in the dossier in that role."""

    def __init__(self, role: PartyRole) -> None:
        super().__init__(
            _("Người này đã có trong hồ sơ với tư cách “%(role)s”. Không cần thêm lần nữa.") % {"role": _(role.label)}
        )


class PartyAlreadyRemoved(PeopleRefused):
    """Somebody else removed the party before."""

    def __init__(self) -> None:
        super().__init__(_("Người này đã được bỏ khỏi hồ sơ trước đó. Hãy tải lại trang."))


class NobodyRepresentsOneself(PeopleRefused):
    """Representative and represented are one person."""

    def __init__(self) -> None:
        super().__init__(_("Một người không thể đại diện cho chính mình. Hãy chọn người khác."))


class MovedTooEarly(PeopleRefused):
    """The new place would begin before the one that is left."""

    def __init__(self, begun: date) -> None:
        super().__init__(
            _("Nơi ở trước đã ghi có ngày %(begun)s. Ngày chuyển đến nơi mới phải sau ngày đó.")
            % {"begun": f"{begun:%d/%m/%Y}"}
        )


class PeopleNotMergeable(PeopleRefused):
    """The two rows are one already, or one of them was merged before."""

    def __init__(self) -> None:
        super().__init__(_("Hai hồ sơ này không gộp được: chúng là một, hoặc một trong hai đã được gộp trước đó."))


class MergeNotUndoable(PeopleRefused):
    """Not a merge, or one already undone."""

    def __init__(self) -> None:
        super().__init__(_("Lần gộp này không còn hoàn tác được: nó đã được hoàn tác hoặc không phải là một lần gộp."))


class ConsentAlreadyWithdrawn(PeopleRefused):
    """Somebody else noted it before."""

    def __init__(self, on: date) -> None:
        super().__init__(
            _("Sự đồng ý này đã được ghi rút lại từ ngày %(on)s. Không cần ghi lần nữa.") % {"on": f"{on:%d/%m/%Y}"}
        )


class ConsentNotWithdrawable(PeopleRefused):
    """Withdrawn on a day before it was given, or one to come."""

    def __init__(self, given_on: date) -> None:
        super().__init__(
            _("Ngày rút phải từ ngày đã đồng ý %(given)s đến hôm nay. Hãy kiểm tra lại ngày.")
            % {"given": f"{given_on:%d/%m/%Y}"}
        )


class RepresentationAlreadyEnded(PeopleRefused):
    """Somebody else noted it before."""

    def __init__(self, on: date) -> None:
        super().__init__(
            _("Đã ghi người này thôi đại diện từ ngày %(on)s. Không cần ghi lần nữa.") % {"on": f"{on:%d/%m/%Y}"}
        )


class RepresentationNotEndable(PeopleRefused):
    """It would end before it began, or after it is over."""

    def __init__(self, valid_from: date, valid_to: date | None) -> None:
        words = (
            _("Ngày thôi đại diện phải sau ngày bắt đầu %(begun)s và không sau ngày đã định %(over)s.")
            if valid_to
            else _("Ngày thôi đại diện phải sau ngày bắt đầu %(begun)s.")
        )
        super().__init__(words % {"begun": f"{valid_from:%d/%m/%Y}", "over": valid_to and f"{valid_to:%d/%m/%Y}"})
