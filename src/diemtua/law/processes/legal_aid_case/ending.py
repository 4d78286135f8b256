"""The three ways to end, the hand-over and the archive: Law 11/2017 Điều 37, 39; Circular 12/2018 Điều 10, 11."""

from dataclasses import dataclass

from diemtua.law.codes import N_
from diemtua.law.process import Act, ActRule, Start, asked
from diemtua.law.processes.legal_aid_case import states as s
from diemtua.law.processes.legal_aid_case.appointment import HEADS, THOSE_WHO_WORK
from diemtua.law.processes.legal_aid_case.reception import DESK, LEADERS
from diemtua.law.vocabulary.grounds import DiscontinuationGround

# what is owed while a case runs ends with it; the hand-over clock is the only one left
RUNNING_CLOCKS = (
    "T04", "T05", "T06", "T08", "T08X", "T09", "T10", "T12", "T13", "T14", "T14X", "T15", "T16", "T17", "T18",
    "T19", "T20", "T21", "T22",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class CompleteCase(Act):
    """What was lawfully asked is done, in the form the request named."""

    result: str = asked(N_("Kết quả trợ giúp pháp lý"), personal=True, long=True)


@dataclass(frozen=True, kw_only=True)
class RecordWithdrawalWish(Act):
    """The beneficiary wishes to withdraw while the case runs; the written reply is owed at once."""

    reason: str = asked(N_("Lý do rút yêu cầu"), personal=True, long=True, default="")


@dataclass(frozen=True, kw_only=True)
class DiscontinueCase(Act):
    """The case is not continued, on a ground of the law. Losing the conditions of Article 7 is none."""

    ground: DiscontinuationGround = asked(N_("Căn cứ không tiếp tục"), fact="discontinued")
    reason: str = asked(N_("Lý do cụ thể"), personal=True, long=True)


@dataclass(frozen=True, kw_only=True)
class StayCase(Act):
    """The matter itself was stayed for good by law."""

    document: str = asked(N_("Số quyết định đình chỉ"))
    body: str = asked(N_("Cơ quan ra quyết định"))


@dataclass(frozen=True, kw_only=True)
class HandOverFile(Act):
    """The practitioner hands the file to the organisation."""

    pages: int = asked(N_("Số tờ trong hồ sơ"))
    missing: str = asked(N_("Giấy tờ còn thiếu và lý do"), personal=True, long=True, default="")


@dataclass(frozen=True, kw_only=True)
class ArchiveFile(Act):
    """The file goes to the archive."""

    shelf: str = asked(N_("Nơi lưu: kho, giá, hộp"), longest=120)


RULES = (
    ActRule(
        CompleteCase,
        label=N_("Kết thúc vụ việc"),
        done=N_("Kết thúc: thực hiện xong yêu cầu"),
        who=THOSE_WHO_WORK,
        states=(s.IN_PROGRESS,),
        to=s.ENDED_DONE,
        starts=(Start("T23"),),
        stops=("T11", "T12"),
        asked_by=("T11", "T12"),
        cancels=RUNNING_CLOCKS,
        basis=("TT12:10.1",),
        back_dating=THOSE_WHO_WORK,
        annul_by=LEADERS,
        public_done=N_("Vụ việc của bạn đã được thực hiện xong."),
    ),
    ActRule(
        RecordWithdrawalWish,
        label=N_("Nhận đơn rút yêu cầu"),
        done=N_("Nhận đơn rút yêu cầu"),
        who=(*DESK, "assigned", "the_public"),
        states=s.RUNNING,
        starts=(Start("T16"),),
        papers=("TT12-05",),
        basis=("TT12:9.2",),
        back_dating=DESK,
        annul_by=LEADERS,
        public_done=N_("Trung tâm đã nhận đơn rút yêu cầu của bạn."),
    ),
    ActRule(
        DiscontinueCase,
        label=N_("Không tiếp tục thực hiện"),
        done=N_("Không tiếp tục thực hiện"),
        who=HEADS,
        states=s.RUNNING,
        to=s.ENDED_DISCONTINUED,
        starts=(Start("T23"),),
        stops=("T16",),
        asked_by=("T16",),
        cancels=(*RUNNING_CLOCKS, "T11"),
        papers=("DISCONTINUATION",),
        basis=("L11:37.1", "TT12:10.2"),
        back_dating=HEADS,
        annul_by=LEADERS,
        confirm=N_("Mất diện sau khi thụ lý không phải là căn cứ dừng (Điều 37 khoản 3). Bạn đã kiểm tra căn cứ?"),
        public_done=N_("Vụ việc không tiếp tục. Lý do và quyền khiếu nại có trong thông báo gửi bạn."),
    ),
    ActRule(
        StayCase,
        label=N_("Bị đình chỉ"),
        done=N_("Kết thúc: bị đình chỉ theo pháp luật"),
        who=THOSE_WHO_WORK,
        states=s.WITH_PRACTITIONER,
        to=s.ENDED_STAYED,
        starts=(Start("T23"),),
        cancels=(*RUNNING_CLOCKS, "T11"),
        basis=("TT12:10.3",),
        back_dating=THOSE_WHO_WORK,
        annul_by=LEADERS,
        public_done=N_("Vụ án đã được cơ quan có thẩm quyền đình chỉ nên vụ việc kết thúc."),
    ),
    ActRule(
        HandOverFile,
        label=N_("Bàn giao hồ sơ"),
        done=N_("Bàn giao hồ sơ"),
        who=THOSE_WHO_WORK,
        states=s.ENDED,
        to=s.HANDED_OVER,
        stops=("T23",),
        asked_by=("T23",),
        papers=("CHECKLIST",),
        basis=("L11:39.1", "TT12:11"),
        back_dating=THOSE_WHO_WORK,
        annul_by=LEADERS,
        primary=True,
    ),
    ActRule(
        ArchiveFile,
        label=N_("Lưu trữ"),
        done=N_("Đưa hồ sơ vào lưu trữ"),
        who=(*DESK,),
        states=(s.HANDED_OVER,),
        to=s.ARCHIVED,
        basis=("L11:39",),
        annul_by=LEADERS,
        primary=True,
    ),
)
