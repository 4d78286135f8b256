"""The life of one request, told as a generator: each `yield` is the moment of what happens next."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from typing import Any, cast
from uuid import UUID

from diemtua.accounts.models import Organisation, User
from diemtua.cases.actions.intake import Intake, take_in
from diemtua.demo.hours import at_the_quarter, began, hearing_at, in_office_hours, work_done
from diemtua.demo.parts import ANY_PART, Part, dealt_end
from diemtua.demo.people import somebody, stories
from diemtua.demo.referring import Sending
from diemtua.demo.stage import SENDERS, Stage
from diemtua.dossiers.actions import perform
from diemtua.dossiers.models import Dossier
from diemtua.law.process import Act
from diemtua.law.processes.legal_aid_case.appointment import (
    AnswerChangeRequest,
    AssignPractitioner,
    RecordChangeRequest,
    ReplacePractitioner,
)
from diemtua.law.processes.legal_aid_case.ending import (
    ArchiveFile,
    CompleteCase,
    DiscontinueCase,
    HandOverFile,
    RecordWithdrawalWish,
    StayCase,
)
from diemtua.law.processes.legal_aid_case.hearings import RecordConnectionTest, RecordHearingOutcome, ScheduleHearing
from diemtua.law.processes.legal_aid_case.reception import (
    AcceptRequest,
    AcceptUrgently,
    AnswerSimpleMatter,
    RecordProof,
    RecordSupplement,
    RefuseRequest,
    RequestSupplement,
    TransferRequest,
    WithdrawRequest,
)
from diemtua.law.processes.legal_aid_case.states import (
    ENDED,
    ENDED_DISCONTINUED,
    ENDED_STAYED,
    REFUSED,
    SIMPLE_MATTER,
    TRANSFERRED,
)
from diemtua.law.processes.legal_aid_case.work import (
    RecordWork,
    ResumeCase,
    SuspendCase,
)
from diemtua.law.vocabulary.aid import AidForm, LegalField
from diemtua.law.vocabulary.categories import CategoryCode
from diemtua.law.vocabulary.grounds import (
    DiscontinuationGround,
    RefusalGround,
    ReplacementGround,
    SuspensionBody,
    UrgentGround,
)
from diemtua.law.vocabulary.hearings import (
    ONLINE,
    POSTPONED,
    ConnectionResult,
    HearingOutcome,
    PostponementCause,
    Venue,
)
from diemtua.law.vocabulary.proceedings import ProceduralStatus
from diemtua.law.vocabulary.reception import ReceptionChannel, Requester
from diemtua.law.vocabulary.work import CONFIRMED_BY, Activity
from diemtua.referrals.actions.answering import Opening

Moments = Iterator[datetime]
ONLINE_POINTS: dict[str, Any] = {
    "place": "Phòng họp của Trung tâm", "central_point": "Tòa án nhân dân khu vực",
    "component_points": "Nhà tạm giữ\nTrung tâm trợ giúp pháp lý", "link": "https://phien-toa.example.vn/phong-1",
}  # fmt: skip
REFUSED_BECAUSE = {
    RefusalGround.R1: "Người yêu cầu hỏi cho vụ việc của người quen, không liên quan trực tiếp đến mình.",
    RefusalGround.R4: "Chi nhánh của tổ chức trợ giúp pháp lý tỉnh khác đã thụ lý và đang giải quyết vụ việc này.",
}
DIARY = {
    (AidForm.LITIGATION, True): (Activity.C_A, Activity.C_DD, Activity.C_G, Activity.C_H, Activity.C_C),
    (AidForm.LITIGATION, False): (Activity.V_A, Activity.V_B, Activity.V_H, Activity.V_I, Activity.V_DD),
    (AidForm.REPRESENTATION, False): (Activity.R_A, Activity.R_B, Activity.R_D, Activity.R_DD),
    (AidForm.ADVICE, False): (Activity.G_A, Activity.G_B),
}


class Life:
    """One request from its arrival to wherever it stands on the last day.

    part: the category and the end it must have; where either is left open, dice say.
    """

    def __init__(
        self, stage: Stage, dice: Random, office: Organisation, arrives_at: datetime, part: Part = ANY_PART
    ) -> None:
        self.stage, self.dice, self.office, self.at = stage, dice, office, arrives_at
        told = [story for story in stories() if part.fits(story)]
        self.story = dice.choices(told, [story["weight"] for story in told])[0]
        self.form = AidForm(self.story["form"])
        self.field = LegalField(self.story["field"])
        self.status = ProceduralStatus(self.story["status"]) if self.story["status"] else None
        self.channel = ReceptionChannel(self.story["channel"])
        self.held = self.status in {ProceduralStatus.ARRESTED, ProceduralStatus.IN_CUSTODY}
        self.end = part.end or dealt_end(dice, self.form)
        self.calendar = stage.calendar
        self.dossier: Dossier

    def play(self) -> Moments:
        """Everything that happens, in order."""
        yield self.at
        self._arrive()
        if self.end not in ENDED:
            yield from self._never_accepted()
            return
        if self.dice.random() < 0.12 and not self.held:
            yield from self._supplement()
        yield from self._accept()
        yield from self._appoint()
        yield from self._work()
        yield from self._end()

    @property
    def worker(self) -> User:
        """The account of who does the case now."""
        return cast(User, self.practitioner.user)

    def _do(self, act: Act, by: User) -> None:
        key = UUID(int=self.dice.getrandbits(128))
        dossier = self.dossier
        perform(act, dossier, by=by, occurred_at=self.at, recorded_at=self.at, seen=dossier.version, key=key)

    def _wait(self, least: timedelta, most: timedelta, *, office_hours: bool = True) -> datetime:
        """A later moment; at a desk only while it is open."""
        self.at += least + (most - least) * self.dice.random()
        self.at = in_office_hours(self.at, self.dice, self.calendar) if office_hours else at_the_quarter(self.at)
        return self.at

    def _arrive(self) -> None:
        stage, story = self.stage, self.story
        if self.channel in SENDERS:
            self._arrive_by_referral()
            return
        person = somebody(self.dice, tuple(story["age"]), self.at.date(), stage.communes)
        child = story["age"][1] < 18
        relative = somebody(self.dice, (35, 60), self.at.date(), stage.communes) if child else None
        intake = Intake(
            beneficiary=person,
            applicant=relative,
            requester=Requester.RELATIVE if child else Requester.SELF,
            channel=self.channel,
            field=self.field,
            form=self.form,
            status=self.status,
            summary=story["summary"],
            cannot_write=not person.can_write,
            read_back="" if person.can_write else "Cán bộ tiếp nhận đọc lại, người yêu cầu điểm chỉ ngón trỏ phải.",
        )
        desk, key = stage.desk(self.office), UUID(int=self.dice.getrandbits(128))
        self.dossier = take_in(intake, self.office, by=desk, received_at=self.at, at=self.at, key=key)

    def _arrive_by_referral(self) -> None:
        person = somebody(self.dice, tuple(self.story["age"]), self.at.date(), self.stage.communes)
        opening = Opening(beneficiary=person, field=self.field, form=self.form, summary=self.story["summary"])
        sending = Sending(self.stage, self.dice, self.office, self.at)
        self.dossier = sending.request(self.channel, person, opening, self.status)
        self.at = sending.at

    def _never_accepted(self) -> Moments:
        stage = self.stage
        yield self._wait(timedelta(minutes=20), timedelta(hours=6))
        if self.end == SIMPLE_MATTER:
            answer = "Đã giải thích quy định, hướng dẫn nơi nộp đơn và giấy tờ cần chuẩn bị."
            self._do(AnswerSimpleMatter(answer=answer), stage.desk(self.office))
        elif self.end == REFUSED:
            ground = self.dice.choice(tuple(REFUSED_BECAUSE))
            act = RefuseRequest(ground=ground, reason=REFUSED_BECAUSE[ground])
            self._do(act, stage.head(self.office))
        elif self.end == TRANSFERRED:
            reason = "Người yêu cầu cư trú và vụ việc xảy ra ở tỉnh khác."
            other = stage.other_centre(self.office)
            self._do(TransferRequest(organisation=other.pk, reason=reason), stage.head(self.office))
        else:
            self._do(WithdrawRequest(reason="Hai bên đã tự thỏa thuận."), stage.desk(self.office))

    def _supplement(self) -> Moments:
        yield self._wait(timedelta(hours=1), timedelta(hours=5))
        missing = "Giấy tờ chứng minh diện được trợ giúp pháp lý\nGiấy tờ liên quan đến vụ việc"
        self._do(RequestSupplement(missing=missing), self.stage.desk(self.office))
        yield self._wait(timedelta(days=1), timedelta(days=6))
        self._do(RecordSupplement(brought="Đủ giấy tờ theo thông báo."), self.stage.desk(self.office))

    def _accept(self) -> Moments:
        urgent = self.channel is ReceptionChannel.PROCEEDINGS_NOTICE and self.dice.random() < 0.4
        quick = timedelta(minutes=15), timedelta(minutes=70)
        yield self._wait(
            *(quick if self.held else (timedelta(minutes=20), timedelta(hours=7))), office_hours=not self.held
        )
        said: dict[str, Any] = {
            "form": self.form,
            "field": self.field,
            "category": CategoryCode(self.story["category"]),
            "status": self.status,
            "grounds_seen": "Đã xem giấy tờ chứng minh bản chính.",
        }
        if not urgent:
            self._do(AcceptRequest(**said), self.stage.desk(self.office))
            return
        self._do(AcceptUrgently(**said, urgent=UrgentGround.U3), self.stage.head(self.office))

    def _appoint(self) -> Moments:
        late = self.dice.random() < 0.04
        if self.held:
            yield self._wait(timedelta(minutes=20), timedelta(hours=15 if late else 8), office_hours=False)
        else:
            yield self._wait(timedelta(hours=2), timedelta(days=8 if late else 1))
        self.practitioner = self.stage.practitioner(self.office, self.form, self.dice)
        self._do(AssignPractitioner(practitioner=self.practitioner.pk), self.stage.head(self.office))
        if self.dossier.facts.get("urgent"):
            yield self._wait(timedelta(days=1), timedelta(days=5))
            papers = "Giấy chứng nhận và văn bản xác định diện."
            self._do(RecordProof(papers=papers), self.stage.desk(self.office))

    def _work(self) -> Moments:
        for _ in range(self.dice.randint(1, 2)):
            self.at = work_done(self._wait(timedelta(days=1), timedelta(days=9)), self.calendar)
            yield self.at
            self._diary()
            if self.dice.random() < 0.03:
                yield from self._change()
        if self.form is AidForm.LITIGATION and self.dice.random() < 0.7:
            yield from self._hearing()
            if self.dice.random() < 0.04:
                yield from self._suspend()

    def _diary(self) -> None:
        criminal = self.form is AidForm.LITIGATION and self.field is LegalField.CRIMINAL
        activity = self.dice.choice(DIARY[(self.form, criminal)])
        began_at = began(self.at, self.dice, self.calendar)
        confirmer = self.dice.choice(CONFIRMED_BY[activity])
        note = "Thực hiện theo kế hoạch, có kết quả ghi trong hồ sơ."
        act = RecordWork(activity=activity, began_at=began_at, ended_at=self.at, confirmer=confirmer, note=note)
        self._do(act, self.worker)

    def _change(self) -> Moments:
        self._do(RecordChangeRequest(reason="Người thực hiện ở quá xa, đi lại khó."), self.stage.desk(self.office))
        yield self._wait(timedelta(hours=4), timedelta(days=2))
        other = self.stage.practitioner(self.office, self.form, self.dice, besides=self.practitioner)
        if other is None or self.dice.random() < 0.5:
            answer = "Chưa có căn cứ thay đổi theo Điều 25 Luật Trợ giúp pháp lý."
            self._do(AnswerChangeRequest(answer=answer), self.stage.head(self.office))
            return
        act = ReplacePractitioner(
            leaving=self.practitioner.pk,
            practitioner=other.pk,
            ground=ReplacementGround.NOT_EFFECTIVE,
            reason="Không thể thực hiện hiệu quả vì khoảng cách.",
        )
        self._do(act, self.stage.head(self.office))
        self.practitioner = other

    def _hearing(self) -> Moments:
        yield self._wait(timedelta(days=3), timedelta(days=20))
        starts_at = hearing_at(self.at + timedelta(days=self.dice.randint(10, 25)), self.dice, self.calendar)
        venue = Venue.ONLINE_COMPONENT if self.dice.random() < 0.15 else Venue.COURT
        act = ScheduleHearing(starts_at=starts_at, venue=venue, place="Tòa án nhân dân khu vực", notice_at=self.at)
        self._do(replace(act, **ONLINE_POINTS) if venue in ONLINE else act, self.worker)
        hearing = self.dossier.case.hearings.get(starts_at=starts_at, outcome="")
        if hearing.online:
            yield self._wait(timedelta(days=1), timedelta(days=5))
            tried = RecordConnectionTest(hearing=hearing.pk, tested_at=self.at, result=ConnectionResult.GOOD)
            self._do(tried, self.worker)
        self.at = starts_at + timedelta(hours=3)
        yield self.at
        outcome = HearingOutcome.POSTPONED_NOT_TOLD if self.dice.random() < 0.15 else HearingOutcome.HELD
        cause = PostponementCause.COURT if outcome in POSTPONED else None
        self._do(RecordHearingOutcome(hearing=hearing.pk, outcome=outcome, cause=cause), self.worker)

    def _suspend(self) -> Moments:
        yield self._wait(timedelta(days=2), timedelta(days=10))
        self._do(SuspendCase(body=SuspensionBody.COURT, document="12/QĐ-TA"), self.worker)
        yield self._wait(timedelta(days=30), timedelta(days=70))
        self._do(ResumeCase(document="05/QĐ-TA"), self.worker)

    def _end(self) -> Moments:
        yield self._wait(timedelta(days=2), timedelta(days=6 if self.form is AidForm.ADVICE else 40))
        if self.end == ENDED_DISCONTINUED:
            self._do(RecordWithdrawalWish(reason="Hai bên đã hòa giải xong."), self.stage.desk(self.office))
            reason = "Người được trợ giúp pháp lý tự nguyện rút yêu cầu."
            act: Act = DiscontinueCase(ground=DiscontinuationGround.D3, reason=reason)
            self._do(act, self.stage.head(self.office))
        elif self.end == ENDED_STAYED:
            act = StayCase(document="21/QĐ-VKS", body="Viện kiểm sát nhân dân khu vực")
            self._do(act, self.worker)
        else:
            self._do(
                CompleteCase(result="Đã thực hiện xong, người được trợ giúp đồng ý với kết quả."),
                self.worker,
            )
        yield self._wait(timedelta(days=2), timedelta(days=33 if self.dice.random() < 0.05 else 25))
        owed = "Giấy tờ gốc nằm trong hồ sơ giấy, chưa chụp vào hệ thống."
        self._do(HandOverFile(pages=self.dice.randint(18, 160), missing=owed), self.worker)
        yield self._wait(timedelta(days=5), timedelta(days=40))
        shelf = f"Kho A, giá {self.dice.randint(1, 6)}, hộp {self.dice.randint(1, 40)}"
        self._do(ArchiveFile(shelf=shelf), self.stage.desk(self.office))
