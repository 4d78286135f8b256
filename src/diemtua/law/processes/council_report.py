"""The standing office's reports on forms 06A, 06B and 06C (TTLT 10/2018 Điều 20 khoản 5)."""

from dataclasses import dataclass
from datetime import date

from diemtua.law.codes import N_
from diemtua.law.process import Act, ActRule, Process, Start, State, asked, declare
from diemtua.law.processes.council import KEEPERS, OFFICE
from diemtua.law.vocabulary.council import ReportRound, SendingWay

DRAFTED, ISSUED, SENT, WITHDRAWN = "DRAFTED", "ISSUED", "SENT", "WITHDRAWN"
CLOCK = "C02"
CENTRAL = "Cơ quan thường trực Hội đồng phối hợp liên ngành Trung ương (Bộ Tư pháp)"


@dataclass(frozen=True, kw_only=True)
class PrepareReport(Act):
    """A report of one round of one year is begun; its figures are computed while it is open."""

    round: ReportRound = asked(N_("Lần báo cáo"), fact="round")
    year: int = asked(N_("Năm báo cáo"), fact="year")


@dataclass(frozen=True, kw_only=True)
class WriteContent(Act):
    """What form 06A tells in words. Written again, it replaces what stood there."""

    results: str = asked(N_("Kết quả triển khai"), long=True)
    difficulties: str = asked(N_("Khó khăn, vướng mắc"), long=True, default="")
    proposals: str = asked(N_("Đề xuất, kiến nghị"), long=True, default="")


@dataclass(frozen=True, kw_only=True)
class IssueReport(Act):
    """The figures are frozen as they are this moment, and the papers are drafted."""


@dataclass(frozen=True, kw_only=True)
class SendReport(Act):
    """It went to the standing body of the central council: what the clock waits for."""

    way: SendingWay = asked(N_("Gửi bằng"))
    addressee: str = asked(N_("Gửi đến"), default=CENTRAL)


@dataclass(frozen=True, kw_only=True)
class MoveSendingDay(Act):
    """The statistics rules, or a letter, name another day."""

    send_by: date = asked(N_("Hạn gửi mới"), fact="send_by")
    reason: str = asked(N_("Căn cứ, lý do"), long=True)


@dataclass(frozen=True, kw_only=True)
class WithdrawReport(Act):
    """It was begun for nothing."""

    reason: str = asked(N_("Lý do bỏ"), long=True)


COUNCIL_REPORT = declare(
    Process(
        kind="council_report",
        label=N_("Báo cáo của Hội đồng phối hợp liên ngành"),
        states=(
            State(DRAFTED, N_("Đang lập"), tone="wait"),
            State(ISSUED, N_("Đã chốt số liệu, chờ gửi"), tone="wait"),
            State(SENT, N_("Đã gửi"), over=True, tone="done"),
            State(WITHDRAWN, N_("Đã bỏ"), over=True, tone="stop"),
        ),
        basis=("TTLT10:20.5",),
        erase_by=OFFICE,
        acts=(
            ActRule(
                PrepareReport,
                label=N_("Lập báo cáo"),
                done=N_("Lập báo cáo"),
                # the worker opens a round whose period is over, so that its clock stands on the first page
                who=(*OFFICE, "round_is_due"),
                to=DRAFTED,
                starts=(Start(CLOCK),),
                basis=("TTLT10:20.5",),
                annul_by=OFFICE,
            ),
            ActRule(
                WriteContent,
                label=N_("Viết nội dung (Mẫu 06A)"),
                done=N_("Viết nội dung báo cáo"),
                who=KEEPERS,
                states=(DRAFTED,),
                facts={"round": frozenset({ReportRound.FIRST})},
                basis=("TTLT10:20.5",),
                annul_by=OFFICE,
            ),
            ActRule(
                IssueReport,
                label=N_("Chốt số liệu và ban hành"),
                done=N_("Chốt số liệu và ban hành"),
                who=OFFICE,
                states=(DRAFTED,),
                to=ISSUED,
                asked_by=(CLOCK,),
                papers=("TTLT-06A", "TTLT-06B", "TTLT-06C"),
                basis=("TTLT10:20.5",),
                annul_by=OFFICE,
                primary=True,
                confirm=N_("Số liệu được chốt như lúc này và không đổi theo hồ sơ nữa. Ban hành?"),
            ),
            ActRule(
                SendReport,
                label=N_("Ghi đã gửi báo cáo"),
                done=N_("Gửi báo cáo"),
                who=OFFICE,
                states=(ISSUED,),
                to=SENT,
                stops=(CLOCK,),
                asked_by=(CLOCK,),
                basis=("TTLT10:20.5",),
                back_dating=OFFICE,
                annul_by=OFFICE,
                primary=True,
            ),
            ActRule(
                MoveSendingDay,
                label=N_("Sửa hạn gửi"),
                done=N_("Sửa hạn gửi"),
                who=OFFICE,
                states=(DRAFTED, ISSUED),
                basis=("TTLT10:20.5",),
                annul_by=OFFICE,
            ),
            ActRule(
                WithdrawReport,
                label=N_("Bỏ báo cáo"),
                done=N_("Bỏ báo cáo"),
                who=OFFICE,
                states=(DRAFTED,),
                to=WITHDRAWN,
                cancels=(CLOCK,),
                annul_by=OFFICE,
            ),
        ),
    )
)
