"""What is not possible, in a sentence that says what is wrong and how to mend it."""

from collections.abc import Sequence

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from diemtua.dossiers.models import Dossier, Entry
from diemtua.dossiers.queries.journal import done_words
from diemtua.law.process import ActRule


class ActRefused(Exception):
    """Something that can't be done to a dossier. `str(error)` is the sentence for the person who tried."""


class NotPermitted(ActRefused):
    """The person holds none of the roles that may do it."""

    def __init__(self, label: str) -> None:
        super().__init__(
            _("Bạn không có quyền thực hiện “%(act)s” với hồ sơ này. Hãy chuyển cho người có thẩm quyền.")
            % {"act": _(label)}
        )


class ActNotPossible(ActRefused):
    """The state or the facts of the dossier do not allow the act."""

    def __init__(self, rule: ActRule, dossier: Dossier) -> None:
        self.state = dossier.state
        super().__init__(
            _("Không thể “%(act)s” khi hồ sơ đang ở trạng thái “%(state)s”. Các việc làm được nằm ở đầu trang hồ sơ.")
            % {"act": _(rule.label), "state": _(dossier.current_state.label)}
        )


class RowNotOffered(ActRefused):
    """The act names a row that this person was not offered for this dossier."""

    def __init__(self, label: str) -> None:
        super().__init__(
            _("Không chọn được “%(field)s” này: không có trong danh sách dành cho bạn. Hãy mở lại trang và chọn lại.")
            % {"field": _(label)}
        )


class AlreadyChanged(ActRefused):
    """Somebody else acted between the page and its sending. entries: what happened meanwhile, oldest first."""

    def __init__(self, dossier: Dossier, entries: Sequence[Entry]) -> None:
        self.entries = tuple(entries)
        news = "; ".join(_told(dossier, entry) for entry in entries)
        super().__init__(
            _("Trong lúc bạn nhập, hồ sơ đã thay đổi: %(news)s. Nội dung bạn nhập vẫn còn; hãy kiểm tra rồi gửi lại.")
            % {"news": news}
        )


class BackDatingNotAllowed(ActRefused):
    """A past moment by somebody who may not give one, or for an act that has none."""

    def __init__(self, rule: ActRule) -> None:
        super().__init__(
            _("Bạn không được ghi lùi thời điểm của “%(act)s”. Hãy để thời điểm hiện tại hoặc báo người phụ trách.")
            % {"act": _(rule.label)}
        )


class BackDatingNeedsReason(ActRefused):
    """A past moment without a reason."""

    def __init__(self) -> None:
        super().__init__(_("Ghi lùi thời điểm phải nêu lý do. Hãy nhập lý do, ví dụ: mất điện nên ghi sổ giấy trước."))


class MomentInTheFuture(ActRefused):
    """An act that has not happened yet."""

    def __init__(self) -> None:
        super().__init__(_("Thời điểm xảy ra không thể ở tương lai. Hãy kiểm tra lại ngày và giờ."))


class MomentBeforeOpening(ActRefused):
    """An act before the dossier began."""

    def __init__(self, dossier: Dossier) -> None:
        super().__init__(
            _("Thời điểm xảy ra không thể trước khi hồ sơ được mở (%(at)s). Hãy kiểm tra lại ngày và giờ.")
            % {"at": f"{localtime(dossier.opened_at):%H:%M %d/%m/%Y}"}
        )


class KeyAlreadyUsed(ActRefused):
    """The same form was sent for something else before."""

    def __init__(self) -> None:
        super().__init__(_("Biểu mẫu này đã được gửi cho một việc khác. Hãy mở lại trang và nhập lại."))


class EntryCannotBeAnnulled(ActRefused):
    """Its process gives nobody the right to annul it, or it was annulled already."""

    def __init__(self) -> None:
        super().__init__(_("Mục nhật ký này không hủy được: đã hủy rồi, hoặc pháp luật không cho phép hủy."))


class NotTheLastEntry(ActRefused):
    """A later entry stands on this one."""

    def __init__(self, last: Entry, dossier: Dossier) -> None:
        super().__init__(
            _("Chỉ hủy được mục cuối cùng còn hiệu lực. Hãy hủy trước: %(last)s.") % {"last": _told(dossier, last)}
        )


class ReasonMissing(ActRefused):
    """Annulling or erasing without saying why."""

    def __init__(self) -> None:
        super().__init__(_("Phải nêu lý do hoặc số văn bản làm căn cứ."))


class DossierErased(ActRefused):
    """Nothing can be added once the personal data are gone."""

    def __init__(self) -> None:
        super().__init__(_("Dữ liệu cá nhân của hồ sơ này đã được xóa nên không ghi thêm được nữa."))


class NotOverYet(ActRefused):
    """Personal data are needed while something is awaited."""

    def __init__(self) -> None:
        super().__init__(_("Chỉ xóa dữ liệu cá nhân khi hồ sơ đã xong. Hãy kết thúc và lưu trữ hồ sơ trước."))


def _told(dossier: Dossier, entry: Entry) -> str:
    who = entry.by.full_name if entry.by else _("Hệ thống hoặc người dân")
    when = f"{localtime(entry.recorded_at):%H:%M %d/%m/%Y}"
    return _("%(who)s đã “%(done)s” lúc %(when)s") % {
        "who": who,
        "done": _(done_words(dossier.kind, entry.act)),
        "when": when,
    }
