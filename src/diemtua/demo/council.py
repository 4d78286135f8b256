"""The inter-agency council of the demonstration: who sits, a meeting with what it asked, one to come, a report."""

from datetime import date, datetime, time, timedelta
from uuid import NAMESPACE_URL, UUID, uuid5

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from diemtua.accounts.models import Organisation, User
from diemtua.council.actions import Term, correct_allowance, hand_over, pay_late, seat_member
from diemtua.council.models import Member
from diemtua.council.queries import allowance_sheet, owed_to
from diemtua.documents.actions import attach_scan
from diemtua.documents.queries import frozen
from diemtua.documents.rendering.pdf import pdf
from diemtua.dossiers.actions import new_dossier, perform
from diemtua.dossiers.models import Dossier
from diemtua.law.process import Act
from diemtua.law.processes.council import (
    CloseDecision,
    InviteMembers,
    IssueMinutes,
    OpenDecision,
    PlanMeeting,
    RecordHolding,
    ReportDecision,
)
from diemtua.law.processes.council_document import COUNCIL_DOCUMENT, EnterDocument, WithdrawDocument
from diemtua.law.processes.council_report import PrepareReport
from diemtua.law.vocabulary.council import ON_THE_COUNCIL, CouncilSeat, DocumentKind, ReportRound
from diemtua.shared.clock import VIETNAM

DOCUMENT = "Quyết định kiện toàn Hội đồng (dữ liệu mẫu)"
CHAIR, VICE, MEMBER = CouncilSeat.CHAIR, CouncilSeat.VICE_CHAIR, CouncilSeat.MEMBER
SEATS = (
    (CHAIR, "Nguyễn Thanh Hải", "Giám đốc", "STP", ""),
    (VICE, "Tô Hồng Vân", "Phó Giám đốc", "STP", ""),
    (MEMBER, "Lý Trường Sơn", "Phó Giám đốc", "CAT", "son"),
    (MEMBER, "Mai Thị Thu", "Phó Giám đốc", "STC", ""),
    (MEMBER, "Đinh Công Chánh", "Phó Chánh án", "TAT", ""),
    (MEMBER, "Quách Văn Nghĩa", "Phó Viện trưởng", "VKST", ""),
    (MEMBER, "Tạ Đình Quân", "Phó Chỉ huy trưởng", "BCHQS", ""),
    (MEMBER, "Lê Thị Hoa", "Giám đốc", "TTTGPL", "hoa"),
    (CouncilSeat.HELPER_HEAD, "Lê Thị Hoa", "Giám đốc", "TTTGPL", "hoa"),
    (CouncilSeat.HELPER, "Bùi Quang Vinh", "Phó Giám đốc", "TTTGPL", ""),
    (CouncilSeat.HELPER, "Lư Kim Ngân", "Phó Trưởng phòng", "TAT", ""),
)
GUESTS = "Đoàn Luật sư tỉnh\nCơ quan điều tra hình sự khu vực trong Quân đội\nTrại tạm giam Công an tỉnh"
FORGOTTEN = "Quyết định cử vào Tổ giúp việc đến sau khi tháng đó đã bàn giao"
CORRECTED = "Truy lĩnh nửa tháng trước ngày kiện toàn Hội đồng, theo quyết định cũ"
# the body asked, what, days from the meeting to the day that was set
ASKED = (
    ("CAT", "Rà soát việc giải thích quyền được trợ giúp pháp lý tại các nhà tạm giữ, gửi kết quả cho Sở Tư pháp.", 25),
    ("TAT", "Bố trí nơi trực của người thực hiện trợ giúp pháp lý tại Tòa án nhân dân khu vực.", 30),
    ("STP", "Tổ chức tập huấn cho điều tra viên, thẩm phán, kiểm sát viên về phối hợp trợ giúp pháp lý.", 75),
)


class _Secretary:
    """An officer of the standing office, who does every act at its moment."""

    def __init__(self) -> None:
        self.office, self.user = Organisation.objects.get(code="STP"), User.objects.get(username="quan")
        self.done = 0

    def do(self, act: Act, at: datetime, dossier: Dossier, by: User | None = None) -> Dossier:
        self.done += 1
        key = uuid5(NAMESPACE_URL, f"diemtua-demo-council-{self.done}")
        perform(
            act, dossier, by=by or self.user, occurred_at=at, recorded_at=at, seen=dossier.version, key=key,
        )  # fmt: skip
        return dossier

    def open(self, act: Act, at: datetime, kind: str) -> Dossier:
        """A new dossier of the standing office."""
        return self.do(act, at, new_dossier(kind, self.office))


@transaction.atomic
def convene(ends_on: date) -> None:
    """The Council's autumn, up to the morning of `ends_on`."""
    secretary, last = _Secretary(), datetime.combine(ends_on, time(9), VIETNAM)
    for seat, name, position, body, username in SEATS:
        user = User.objects.filter(username=username).first() if username else None
        place = Organisation.objects.get(code=body)
        term = Term(seat, name, position, place, date(2025, 7, 1), DOCUMENT, user=user)
        seat_member(secretary.office, term, by=secretary.user, at=last)
    meeting = _held(secretary, last - timedelta(days=40))
    _asked(secretary, meeting, last)
    coming = PlanMeeting(
        title="Họp Hội đồng phối hợp liên ngành tổng kết năm", starts_at=last + timedelta(days=16),
        place="Phòng họp A, Sở Tư pháp", agenda="Kết quả thực hiện kết luận\nSố liệu Mẫu 06B\nKế hoạch năm sau",
    )  # fmt: skip
    secretary.open(coming, last - timedelta(days=2), "council_meeting")
    report = PrepareReport(round=ReportRound.FIRST, year=ends_on.year)
    secretary.open(report, last - timedelta(days=1), "council_report")
    _entered(secretary, last)
    _paid(secretary, ends_on, last)


def _entered(secretary: _Secretary, last: datetime) -> None:
    """A plan that stands, with its signed copy, a notice under the Department's own sign, and a letter that was
    withdrawn; all were drafted elsewhere."""
    chair = {"signer_name": "Nguyễn Thanh Hải", "signer_position": "Chủ tịch Hội đồng"}
    plan = EnterDocument(
        kind=DocumentKind.PLAN, given="03", dated_on=(last - timedelta(days=200)).date(),
        subject="Hoạt động của Hội đồng phối hợp liên ngành trong năm", **chair,
    )  # fmt: skip
    paper = secretary.open(plan, last - timedelta(days=39), COUNCIL_DOCUMENT.kind).papers.get()
    copy = SimpleUploadedFile("ke-hoach-hoi-dong.pdf", pdf(frozen(paper)[1]))
    attach_scan(paper, copy, by=secretary.user, at=last - timedelta(days=39))
    joint = EnterDocument(
        kind=DocumentKind.NOTICE, given="215", sign="TB-STP", dated_on=(last - timedelta(days=60)).date(),
        subject="Lịch làm việc của Tổ giúp việc Hội đồng", signer_name=chair["signer_name"],
        signer_position="Giám đốc Sở Tư pháp",
    )  # fmt: skip
    secretary.open(joint, last - timedelta(days=39), COUNCIL_DOCUMENT.kind)
    letter = EnterDocument(
        kind=DocumentKind.LETTER, dated_on=(last - timedelta(days=30)).date(),
        subject="Gửi số liệu thông báo, thông tin về trợ giúp pháp lý quý III", **chair,
    )  # fmt: skip
    withdrawn = secretary.open(letter, last - timedelta(days=30), COUNCIL_DOCUMENT.kind)
    because = WithdrawDocument(reason="Ghi sai thời hạn gửi, thay bằng nội dung trong biên bản họp.")
    secretary.do(because, last - timedelta(days=28), withdrawn)


def _held(secretary: _Secretary, starts_at: datetime) -> Dossier:
    plan = PlanMeeting(
        title="Họp Hội đồng phối hợp liên ngành quý III", starts_at=starts_at, place="Phòng họp A, Sở Tư pháp",
        agenda="Kết quả phối hợp chín tháng\nThông báo, giới thiệu còn sót\nLịch trực tại Tòa án",
    )  # fmt: skip
    dossier = secretary.open(plan, starts_at - timedelta(days=15), "council_meeting")
    secretary.do(InviteMembers(guests=GUESTS), starts_at - timedelta(days=14), dossier)
    seated = list(Member.objects.filter(seat__in=ON_THE_COUNCIL).order_by("pk").values_list("pk", flat=True))
    over = starts_at + timedelta(hours=3)
    secretary.do(RecordHolding(present=tuple(seated[:6]), represented=(seated[6],), guests=GUESTS), over, dossier)
    minutes = IssueMinutes(
        opinions="Các ngành báo cáo kết quả phối hợp; nêu việc thông báo ở một số nhà tạm giữ còn chậm.",
        conclusions="Thống nhất giao Công an tỉnh, Tòa án nhân dân tỉnh và Sở Tư pháp ba việc có thời hạn.",
    )
    return secretary.do(minutes, starts_at + timedelta(days=3), dossier)


def _asked(secretary: _Secretary, meeting: Dossier, last: datetime) -> None:
    at = meeting.meeting.starts_at + timedelta(days=3, hours=1)
    asked = []
    for body, content, days in ASKED:
        owner, due_on = Organisation.objects.get(code=body), (meeting.meeting.starts_at + timedelta(days=days)).date()
        act = OpenDecision(meeting=meeting.meeting.pk, content=content, owner=owner.pk, due_on=due_on)
        asked.append(secretary.open(act, at, "council_decision"))
    progress = ReportDecision(progress="Đã rà soát năm trong chín nhà tạm giữ, còn lại hoàn thành trong tháng.")
    secretary.do(progress, last - timedelta(days=12), asked[0], by=User.objects.get(username="son"))
    secretary.do(CloseDecision(result="Đã bố trí một phòng trực."), last - timedelta(days=13), asked[1])


def _paid(secretary: _Secretary, ends_on: date, last: datetime) -> None:
    """The month before, with one amount corrected, went to the accountants; somebody who left by then is paid late."""
    this = ends_on.replace(day=1)
    month = (ends_on.replace(day=1) - timedelta(days=1)).replace(day=1)
    by, at = secretary.user, last - timedelta(days=2)
    row = allowance_sheet(month).rows[-1]
    person, more = UUID(row.person), (row.amount or 0) * 3 // 2
    correct_allowance(
        secretary.office, month, person, more, because=CORRECTED, seen=row.version, by=by, at=at - timedelta(hours=1)
    )
    hand_over(secretary.office, month, seen=allowance_sheet(month).version, by=by, at=at)
    term = Term(
        CouncilSeat.HELPER, "Phan Thị Lụa", "Chuyên viên", secretary.office, date(2025, 7, 1), DOCUMENT, valid_to=this
    )  # fmt: skip
    gone = seat_member(secretary.office, term, by=by, at=at + timedelta(hours=1))
    owed = owed_to(gone.uid, month).missing or 0
    pay_late(secretary.office, this, month, gone.uid, owed, because=FORGOTTEN, seen="0-0", by=by, at=last)
