"""What bodies send the Centre in the demonstration: requests that began as referrals, and referrals that stay ones."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any
from uuid import NAMESPACE_OID, UUID, uuid5

from diemtua.accounts.models import Organisation, User
from diemtua.demo.people import somebody
from diemtua.demo.stage import Stage
from diemtua.dossiers.actions import perform
from diemtua.dossiers.models import Dossier
from diemtua.law.process import Act
from diemtua.law.processes.referral import (
    OPENED,
    SENT,
    TO_TELL,
    WITHDRAWN,
    AnswerReferral,
    IntroduceByLink,
    ReportOutcome,
    SendReferral,
    TakeReferral,
    WithdrawReferral,
)
from diemtua.law.vocabulary.aid import AidForm, LegalField
from diemtua.law.vocabulary.proceedings import ProceduralStatus
from diemtua.law.vocabulary.reception import ReceptionChannel
from diemtua.law.vocabulary.referrals import NoCase, PersonOpinion, ReferralKind, ReferralWay, ReportWay
from diemtua.people.details import PersonDetails
from diemtua.referrals.actions.answering import Opening, open_request
from diemtua.referrals.actions.links import give_link, introduce_by_link
from diemtua.referrals.actions.sending import send_referral
from diemtua.referrals.models import Referral
from diemtua.referrals.queries import link_by_secret

WITHOUT_AN_ACCOUNT = "HPN"
CUSTODY = "Nhà tạm giữ Công an tỉnh"
HELD = frozenset({ProceduralStatus.ARRESTED, ProceduralStatus.IN_CUSTODY})
# how many notices come later than the law allows
LATE = 0.12
ANSWERED = {
    NoCase.NO_REQUEST: "Đã liên hệ và giải thích quyền; người đó không yêu cầu trợ giúp pháp lý.",
    NoCase.NOT_ELIGIBLE: "Đã liên hệ, hỏi về nhân thân và hoàn cảnh: người đó không thuộc diện tại Điều 7 của Luật.",
}
SPOKEN = ("Đã gọi lại cho cơ quan gửi, hẹn gặp trong buổi.", "Đã trao đổi, đề nghị gửi bản chụp quyết định.")

# how long before the last morning nobody had the time to call yet
STILL_TO_CALL, CALLED_AFTER = timedelta(days=1), timedelta(minutes=35)


def call_the_bodies(last: datetime) -> None:
    """Bodies without an account or an address for mails were telephoned; those of the last day still wait."""
    waiting = Referral.objects.filter(dossier__state=TO_TELL, outcome_at__lt=last - STILL_TO_CALL)
    for referral in waiting.select_related("dossier__owner").order_by("pk"):
        at, dossier = (referral.outcome_at or last) + CALLED_AFTER, referral.dossier
        act = ReportOutcome(way=ReportWay.PHONE, whom=referral.told.get("contact") or "Văn thư", said="Đã đọc kết quả.")
        key = uuid5(NAMESPACE_OID, f"called {dossier.uid}")
        perform(act, dossier, by=dossier.owner, occurred_at=at, recorded_at=at, seen=dossier.version, key=key)


@dataclass
class Sending:
    """One body telling one office of one person at one moment, and what follows there."""

    stage: Stage
    dice: Random
    office: Organisation
    at: datetime

    def request(self, channel: ReceptionChannel, person: PersonDetails, opening: Opening, status: Any) -> Dossier:
        """Send, take and open within the half hour; the dossier of the request, and `at` moved on."""
        commune = channel is ReceptionChannel.COMMUNE_INTRODUCTION
        kind = ReferralKind.COMMUNE_INTRODUCTION if commune else self._of_notice(status)
        sent = self.send(kind, channel, person, opening.summary, None if commune else status)
        desk = self.stage.desk(self.office)
        self._later(3, 15)
        self._do(TakeReferral(note=self.dice.choice(SPOKEN)), sent, desk)
        self._later(2, 12)
        return open_request(sent.referral, opening, by=desk, at=self.at, seen=sent.version, key=self._key())

    def _of_notice(self, status: Any) -> ReferralKind:
        accused = status in {ProceduralStatus.DEFENDANT, ProceduralStatus.ACCUSED}
        return ReferralKind.DEFENCE_APPOINTMENT if accused and self.dice.random() < 0.4 else ReferralKind.NOTICE

    def send(
        self, kind: ReferralKind, channel: ReceptionChannel, person: PersonDetails, matter: str, status: Any,
        *, sender: int = 0,
    ) -> Dossier:  # fmt: skip
        """A body with an account sends itself; what others send is entered at the desk."""
        sender = sender or self.stage.sender(channel, self.dice)
        by = self.stage.outsider(sender) or self.stage.desk(self.office)
        born = f"{person.birth_on:%d/%m/%Y}" if person.birth_on else str(person.birth_year or "")
        act = SendReferral(
            kind=kind,
            sender=sender,
            way=self._way(by),
            status=status,
            opinion=PersonOpinion.NOT_YET if kind is ReferralKind.RIGHT_EXPLAINED else None,
            asked_at=self.at - self._waited(status) if kind is ReferralKind.NOTICE else None,
            phoned_at=self.at - timedelta(minutes=20) if status in HELD and self.dice.random() < 0.8 else None,
            full_name=person.full_name,
            born=born,
            phone=person.phones[0] if person.phones else "",
            custody=CUSTODY if status in HELD else "",
            matter=matter,
            number=f"{self.dice.randint(5, 900)}/TB",
            contact=by.full_name,
        )
        return send_referral(act, self.office, by=by, received_at=self.at, at=self.at, key=self._key())

    def leave_at(self, state: str) -> Iterator[datetime]:
        """A notice left on the last day where the state says; what waits to be told by telephone came from a body
        without an account."""
        yield self.at
        channel, status = ReceptionChannel.PROCEEDINGS_NOTICE, ProceduralStatus.ACCUSED
        person = somebody(self.dice, (18, 60), self.at.date(), self.stage.communes)
        if state == OPENED:
            summary = "Bị khởi tố về tội trộm cắp tài sản, xin người bào chữa."
            opening = Opening(beneficiary=person, field=LegalField.CRIMINAL, form=AidForm.LITIGATION, summary=summary)
            self.request(channel, person, opening, status)
            return
        sender = (self.stage.silent_sender if state == TO_TELL else self.stage.known_sender)(channel)
        sent = self.send(
            ReferralKind.NOTICE, channel, person, "Người bị buộc tội xin người bào chữa.", status, sender=sender
        )
        if state == SENT:
            return
        self._later(5, 15)
        outsider = self.stage.outsider(sender)
        if state == WITHDRAWN and outsider is not None:
            self._do(WithdrawReferral(reason="Gửi hai lần cùng một người."), sent, outsider)
        else:
            self._do(TakeReferral(note=SPOKEN[0]), sent, self.stage.desk(self.office))
        if state == TO_TELL:
            self._later(30, 60)
            answer = AnswerReferral(outcome=NoCase.NO_REQUEST, answer=ANSWERED[NoCase.NO_REQUEST])
            self._do(answer, sent, self.stage.head(self.office))

    def introduce(self) -> Iterator[datetime]:
        """A body in which nobody has an account introduces somebody by the link that it was given that day."""
        yield self.at
        person = somebody(self.dice, (18, 60), self.at.date(), self.stage.communes)
        body = Organisation.objects.get(code=WITHOUT_AN_ACCOUNT)
        link = link_by_secret(give_link(self.office, body, by=self.stage.desk(self.office), at=self.at), self.at.date())
        self._later(60, 200)
        yield self.at
        act = IntroduceByLink(
            link=link.address.pk,
            agreed=True,
            full_name=person.full_name,
            born=str(person.year or ""),
            reach="Gọi sau 17 giờ, không nhắn tin.",
            matter="Muốn ly hôn và xin nuôi con; chồng không cho gặp con.",
            contact="Lê Thị Mai, cán bộ Ban Gia đình xã hội, 0900 000 210",
        )
        introduce_by_link(act, self.office, at=self.at, key=self._key())

    def _way(self, by: User) -> ReferralWay:
        if by.pk != self.stage.desk(self.office).pk:
            return ReferralWay.ACCOUNT
        return self.dice.choice((ReferralWay.PAPER, ReferralWay.PHONE, ReferralWay.POST, ReferralWay.EMAIL))

    def _waited(self, status: Any) -> timedelta:
        hours = 12 if status in HELD else 24
        late = self.dice.random() < LATE
        return timedelta(hours=hours * (1.1 + self.dice.random() if late else self.dice.random() * 0.9))

    def _later(self, least: int, most: int) -> None:
        self.at += timedelta(minutes=self.dice.randint(least, most))

    def _key(self) -> UUID:
        return UUID(int=self.dice.getrandbits(128))

    def _do(self, act: Act, dossier: Dossier, by: User) -> None:
        moment: Any = {"occurred_at": self.at, "recorded_at": self.at}
        perform(act, dossier, by=by, seen=dossier.version, key=self._key(), **moment)

    def play(self) -> Iterator[datetime]:
        """A referral of which no case comes: recorded, answered, or still waiting on the last day."""
        yield self.at
        person = somebody(self.dice, (18, 60), self.at.date(), self.stage.communes)
        kind = self.dice.choice((ReferralKind.RIGHT_EXPLAINED, ReferralKind.INFORMATION, ReferralKind.NOTICE))
        status = self.dice.choice((ProceduralStatus.ACCUSED, ProceduralStatus.VICTIM, ProceduralStatus.IN_CUSTODY))
        matter = "Vụ án đang điều tra; cơ quan đã giải thích quyền được trợ giúp pháp lý."
        sent = self.send(kind, ReceptionChannel.PROCEEDINGS_NOTICE, person, matter, status)
        if kind is ReferralKind.RIGHT_EXPLAINED:
            return
        self._later(10, 90)
        yield self.at
        self._do(TakeReferral(), sent, self.stage.desk(self.office))
        self._later(60, 2000)
        yield self.at
        outcome = self.dice.choice(tuple(ANSWERED))
        self._do(AnswerReferral(outcome=outcome, answer=ANSWERED[outcome]), sent, self.stage.head(self.office))
