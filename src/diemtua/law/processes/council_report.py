"""The standing office's reports on forms 06A, 06B and 06C (TTLT 10/2018 Điều 20 khoản 5)."""

from dataclasses import dataclass

from diemtua.law.codes import N_
from diemtua.law.process import Act, ActRule, Process, State, asked, declare
from diemtua.law.processes.council import KEEPERS, OFFICE
from diemtua.law.vocabulary.council import ReportRound

DRAFTED, ISSUED, WITHDRAWN = "DRAFTED", "ISSUED", "WITHDRAWN"


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
class WithdrawReport(Act):
    """It was begun for nothing."""

    reason: str = asked(N_("Lý do bỏ"), long=True)


COUNCIL_REPORT = declare(
    Process(
        kind="council_report",
        label=N_("Báo cáo của Hội đồng phối hợp liên ngành"),
        states=(
            State(DRAFTED, N_("Đang lập"), tone="wait"),
            State(ISSUED, N_("Đã chốt số liệu, ban hành"), over=True, tone="done"),
            State(WITHDRAWN, N_("Đã bỏ"), over=True, tone="stop"),
        ),
        basis=("TTLT10:20.5",),
        erase_by=OFFICE,
        acts=(
            ActRule(
                PrepareReport,
                label=N_("Lập báo cáo"),
                done=N_("Lập báo cáo"),
                who=OFFICE,
                to=DRAFTED,
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
                papers=("TTLT-06A", "TTLT-06B", "TTLT-06C"),
                basis=("TTLT10:20.5",),
                annul_by=OFFICE,
                primary=True,
                confirm=N_("Số liệu được chốt như lúc này và không đổi theo hồ sơ nữa. Ban hành?"),
            ),
            ActRule(
                WithdrawReport,
                label=N_("Bỏ báo cáo"),
                done=N_("Bỏ báo cáo"),
                who=OFFICE,
                states=(DRAFTED,),
                to=WITHDRAWN,
                annul_by=OFFICE,
            ),
        ),
    )
)
