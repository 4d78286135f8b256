"""The act that the first page offers beside a clock is the one the clock asks for, in every process."""

import pytest

from diemtua.law import processes
from diemtua.law.process import ActRule, Process

PROCESSES = tuple(
    each
    for room in (getattr(processes, name) for name in processes.__all__)
    for each in vars(room).values()
    if isinstance(each, Process)
)
# by kind and clock: the acts that are asked for, in the order of the process
ASKED = {
    ("legal_aid_case", "T01"): ["Thụ lý"],
    ("legal_aid_case", "T02"): ["Yêu cầu bổ sung"],
    ("legal_aid_case", "T03"): ["Yêu cầu bổ sung"],
    ("legal_aid_case", "T04"): ["Ghi nhận giấy tờ chứng minh"],
    ("legal_aid_case", "T05"): ["Cử người thực hiện"],
    ("legal_aid_case", "T06"): ["Cử người thực hiện"],
    ("legal_aid_case", "T08"): ["Thụ lý", "Cử người thực hiện"],
    ("legal_aid_case", "T08X"): ["Thụ lý", "Cử người thực hiện"],
    ("legal_aid_case", "T09"): ["Thụ lý", "Cử người thực hiện"],
    ("legal_aid_case", "T10"): ["Cử người thực hiện"],
    ("legal_aid_case", "T11"): ["Kết thúc vụ việc"],
    ("legal_aid_case", "T12"): ["Kết thúc vụ việc"],
    ("legal_aid_case", "T13"): ["Ghi kết quả xác minh"],
    ("legal_aid_case", "T14"): ["Ghi trả lời kiến nghị"],
    ("legal_aid_case", "T14X"): ["Ghi trả lời kiến nghị"],
    ("legal_aid_case", "T15"): ["Trả lời đề nghị thay đổi"],
    ("legal_aid_case", "T16"): ["Không tiếp tục thực hiện"],
    ("legal_aid_case", "T17"): ["Cử người thực hiện", "Thay người thực hiện"],
    ("legal_aid_case", "T18"): ["Cử người thực hiện", "Thay người thực hiện"],
    ("legal_aid_case", "T19"): ["Cử người thực hiện", "Thay người thực hiện"],
    ("legal_aid_case", "T20"): ["Được đăng ký"],
    ("legal_aid_case", "T21"): ["Được đăng ký"],
    ("legal_aid_case", "T22"): ["Ghi thông báo lịch xét xử"],
    ("legal_aid_case", "T23"): ["Bàn giao hồ sơ"],
    ("referral", "T01"): ["Mở hồ sơ yêu cầu", "Ghi đã báo kết quả cho cơ quan gửi"],
    ("referral", "T08"): ["Mở hồ sơ yêu cầu", "Ghi đã báo kết quả cho cơ quan gửi"],
    ("referral", "T08X"): ["Mở hồ sơ yêu cầu", "Ghi đã báo kết quả cho cơ quan gửi"],
    ("referral", "T09"): ["Mở hồ sơ yêu cầu", "Ghi đã báo kết quả cho cơ quan gửi"],
    ("referral", "T08XX"): ["Ghi đã báo kết quả cho cơ quan gửi"],
    ("council_decision", "C01"): ["Xác nhận hoàn thành"],
    ("council_report", "C02"): ["Chốt số liệu và ban hành", "Ghi đã gửi báo cáo"],
}
NEVER_OFFERED = {
    "RefuseRequest", "TransferRequest", "WithdrawRequest", "AnswerSimpleMatter", "AnswerReferral", "WithdrawReferral",
    "WithdrawDecision", "WithdrawReport", "RecordRegistrationRefused",
}  # fmt: skip


def _asked(process: Process, clock: str) -> list[ActRule]:
    return [rule for rule in process.acts if clock in rule.asked_by]


def test_every_clock_of_every_process_asks_for_its_act() -> None:
    started = {(each.kind, start.rule) for each in PROCESSES for rule in each.acts for start in rule.starts}
    named = {(each.kind, clock) for each in PROCESSES for rule in each.acts for clock in rule.asked_by}
    found = {
        (each.kind, clock): [rule.label for rule in _asked(each, clock)]
        for each in PROCESSES
        for clock in sorted(clock for kind, clock in started if kind == each.kind)
    }
    assert (found, named) == (ASKED, started)


@pytest.mark.parametrize("process", PROCESSES, ids=lambda each: each.kind)
def test_in_one_state_a_clock_asks_for_one_act_and_never_for_a_refusal(process: Process) -> None:
    for clock in {clock for rule in process.acts for clock in rule.asked_by}:
        rules = _asked(process, clock)
        states = [state for rule in rules for state in rule.states]
        assert (clock, len(states)) == (clock, len(set(states)))
        assert NEVER_OFFERED.isdisjoint(rule.code for rule in rules)
