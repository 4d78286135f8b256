"""A document of the inter-agency council that was drafted outside the system: its entry in the book, and its end."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from diemtua.law.codes import N_
from diemtua.law.process import Act, ActRule, Process, State, asked, declare
from diemtua.law.processes.council import OFFICE
from diemtua.law.vocabulary.council import DocumentKind

IN_FORCE, WITHDRAWN, VOID = "IN_FORCE", "WITHDRAWN", "VOID"
# whoever may read a document may read why it holds no more
READ_BY_ALL = N_("Ai đọc được văn bản đều đọc được lý do này.")
FORMS: Mapping[DocumentKind, str] = {
    DocumentKind.DECISION: "HD-QD",
    DocumentKind.PLAN: "HD-KH",
    DocumentKind.LETTER: "HD-CV",
    DocumentKind.NOTICE: "HD-TB",
    DocumentKind.REPORT: "HD-BC",
    DocumentKind.SUBMISSION: "HD-TTR",
}
"""The paper that each kind of document is entered as; its symbol names the series of its number."""


@dataclass(frozen=True, kw_only=True)
class EnterDocument(Act):
    """It was signed and went out: it takes its number here, or brings the one that the clerk's system gave. sign: the
    symbol it bears, where that is not made of its kind and the Council's letters."""

    kind: DocumentKind = asked(N_("Loại văn bản"), fact="document_kind")
    given: str = asked(
        N_("Số do văn thư cấp"),
        default="",
        help=N_("Chỉ ghi số, ví dụ 05. Để trống thì hệ thống lấy số kế tiếp."),
    )
    sign: str = asked(
        N_("Ký hiệu trên văn bản"),
        default="",
        help=N_("Phần sau dấu gạch chéo, ví dụ KH-HĐPHLN, TB-STP. Để trống nếu theo mẫu chung, ví dụ KH-HĐPH."),
    )
    dated_on: date = asked(N_("Ngày ban hành"))
    subject: str = asked(N_("Trích yếu"), help=N_("Như ghi trên văn bản."))
    signer_name: str = asked(N_("Người ký"))
    signer_position: str = asked(N_("Chức vụ người ký"), help=N_("Ví dụ: Chủ tịch Hội đồng."))


@dataclass(frozen=True, kw_only=True)
class WithdrawDocument(Act):
    """It holds no more; its line and its number stay."""

    reason: str = asked(N_("Lý do, văn bản thay thế (nếu có)"), long=True, help=READ_BY_ALL)


@dataclass(frozen=True, kw_only=True)
class VoidDocument(Act):
    """It was entered by mistake. An act and no annulment: who read the register finds its line struck, not gone."""

    reason: str = asked(N_("Lý do hủy"), long=True, help=READ_BY_ALL)


COUNCIL_DOCUMENT = declare(
    Process(
        kind="council_document",
        label=N_("Văn bản của Hội đồng phối hợp liên ngành"),
        states=(
            State(IN_FORCE, N_("Đã ban hành"), over=True, tone="done"),
            State(WITHDRAWN, N_("Đã thu hồi, bãi bỏ"), over=True, tone="stop"),
            State(VOID, N_("Đã hủy do ghi nhầm"), over=True, tone="stop"),
        ),
        basis=("TTLT10:19.2",),
        erase_by=OFFICE,
        acts=(
            ActRule(
                EnterDocument,
                label=N_("Ghi văn bản soạn ngoài hệ thống"),
                done=N_("Ghi văn bản vào sổ"),
                who=OFFICE,
                to=IN_FORCE,
                papers=tuple(FORMS.values()),
                basis=("TTLT10:19.2",),
            ),
            ActRule(
                WithdrawDocument,
                label=N_("Thu hồi, bãi bỏ văn bản"),
                done=N_("Thu hồi, bãi bỏ văn bản"),
                who=OFFICE,
                states=(IN_FORCE,),
                to=WITHDRAWN,
                annul_by=OFFICE,
                confirm=N_("Văn bản không còn hiệu lực; số và dòng trong sổ vẫn giữ. Thu hồi?"),
            ),
            ActRule(
                VoidDocument,
                label=N_("Hủy văn bản ghi nhầm"),
                done=N_("Hủy văn bản ghi nhầm"),
                who=OFFICE,
                states=(IN_FORCE, WITHDRAWN),
                to=VOID,
                confirm=N_("Dòng này bị gạch trong sổ, số đã ghi không dùng lại và không khôi phục được. Hủy?"),
            ),
        ),
    )
)
