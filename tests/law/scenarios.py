"""Scenarios of the law: sentences in Vietnamese, in tests/law/*.yaml, that a legal officer can read and sign.

A file maps kinds to lists of scenarios; every scenario has a title, `tình huống`. What the other keys mean is said
by the function of its kind, below. A room of law that has scenarios of its own adds one function here.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from diemtua.law import parameters
from diemtua.law.calendar import ONE_DAY, end_of, moment, seed, short
from diemtua.law.citations import sources
from diemtua.law.conflicts import Hit, HitBy, check_conflict
from diemtua.law.council import allowance, most_members, period_of, send_within
from diemtua.law.counting import Pause
from diemtua.law.deadlines import DeadlineRule, RuleNotInForce, due, rule
from diemtua.law.eligibility.exchange import answer_eligibility
from diemtua.law.eligibility.matter import field_covered
from diemtua.law.eligibility.questions import Answers, answered, conclude, next_question
from diemtua.law.eligibility.territory import Whereabouts, centre_scope
from diemtua.law.practitioners import Candidate, may_appoint, may_guide
from diemtua.law.referrals import appointment_due, notice_clock
from diemtua.law.vocabulary.aid import AidForm, LegalField
from diemtua.law.vocabulary.clocks import ClockKind, Debtor, Unit
from diemtua.law.vocabulary.council import ReportRound
from diemtua.law.vocabulary.practitioners import PractitionerKind
from diemtua.law.vocabulary.proceedings import ProceduralStatus

DAY = re.compile(r"\d\d/\d\d/\d\d\d\d")
HERE = Path(__file__).parent
Told = Mapping[str, Any]


@dataclass(frozen=True)
class Scenario:
    """One sentence. It holds when running it raises nothing."""

    kind: str
    told: Told

    @property
    def title(self) -> str:
        return f"{self.kind}: {self.told['tình huống']}"

    def run(self) -> None:
        KINDS[self.kind](self.told)


@cache
def scenarios() -> tuple[Scenario, ...]:
    """Every scenario of every file."""
    return tuple(_read())


def _read() -> Iterator[Scenario]:
    for path in sorted(HERE.glob("*.yaml")):
        for kind, rows in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            yield from (Scenario(kind, row) for row in rows)


def at(words: str) -> datetime:
    """`15:30 ngày 13/02/2026`, or `hết ngày 25/02/2026` for 24:00."""
    clock, _, day = words.partition(" ngày ")
    if words.startswith("hết ngày "):
        return end_of(on(words.removeprefix("hết ngày ")))
    return moment(on(day), time.fromisoformat(clock))


def on(words: str) -> date:
    """`13/02/2026`."""
    day, month, year = (int(part) for part in str(words).split("/"))
    return date(year, month, day)


def length(words: str) -> tuple[int, Unit]:
    """`03 ngày làm việc`."""
    number, _, label = words.partition(" ")
    return int(number), next(unit for unit in Unit if unit.label == label)


def run_due(told: Told) -> None:
    """`thời hạn` that starts `khi` (an event for T22), under the facts `cho`, runs out `thì`; its explanation says
    every part of `vì` and no part of `không nói`."""
    start = at(told["khi"])
    found = due(rule(told["thời hạn"], start.date()), start, calendar=seed(), facts=told.get("cho"))
    assert found.at == at(told["thì"])
    explained = "\n".join(found.trace)
    assert [part for part in told.get("vì", ()) if part not in explained] == []
    assert [part for part in told.get("không nói", ()) if part in explained] == []


def run_pause(told: Told) -> None:
    """A trial clock `dài`, started `khi`, stood still during `tạm dừng` and runs out `thì`."""
    number, unit = length(told["dài"])
    pauses = [Pause(at(since), at(until)) for since, until in told["tạm dừng"]]
    found = due(trial_rule(unit, number), at(told["khi"]), calendar=seed(), pauses=pauses)
    assert found.at == at(told["thì"])


def trial_rule(unit: Unit, number: int) -> DeadlineRule:
    """A clock of the tests which an article would let stand still."""
    kind, since = ClockKind.AFTER, date(2018, 1, 1)
    return DeadlineRule("THU", "", "", Debtor.HEAD, unit, number, kind, (), (), "", "", "L11:1", "", since, None)


def run_table(told: Told) -> None:
    """`thời hạn` is `dài` long from `có từ` on, and not in force the day before."""
    first = on(told["có từ"])
    version = rule(told["thời hạn"], first)
    assert (version.length, version.unit) == length(told["dài"])
    try:
        rule(told["thời hạn"], first - ONE_DAY)
    except RuleNotInForce:
        return
    raise AssertionError(f"{told['thời hạn']} was in force before {first}")


def run_year(told: Told) -> None:
    """The days off of `năm` by name, Saturdays worked to make up (`làm bù`), days still projected (`dự kiến`)."""
    year = told["năm"]
    off = {day: special for day, special in seed().days_off.items() if day.year == year}
    names = dict.fromkeys(special.name for special in off.values())
    assert {name: runs(day for day in off if off[day].name == name) for name in names} == told["nghỉ"]
    assert runs(day for day in seed().working_days if day.year == year) == told.get("làm bù", "")
    assert runs(day for day in off if off[day].projected) == told.get("dự kiến", "")


def runs(days: Iterator[date]) -> str:
    """`14/02–20/02, 25/04`: days that follow one another as one run."""
    spans: list[list[date]] = []
    for day in days:
        if spans and day - spans[-1][-1] == ONE_DAY:
            spans[-1].append(day)
        else:
            spans.append([day])
    return ", ".join("–".join(dict.fromkeys([short(span[0]), short(span[-1])])) for span in spans)


def run_hours(told: Told) -> None:
    """The office works `giờ` on `ngày`; the timetable applies from `áp dụng từ`."""
    spans = seed().spans(on(told["ngày"]))
    assert ", ".join(f"{opens:%H:%M}-{closes:%H:%M}" for opens, closes in spans) == told["giờ"]
    if first := told.get("áp dụng từ"):
        assert seed().hours[-1].valid_from == on(first)


def run_instrument(told: Told) -> None:
    """The instrument `mã` was issued `ban hành` and has effect from `hiệu lực` (before `hết hiệu lực`)."""
    source = sources()[told["mã"]]
    dates = {"ban hành": source.issued, "hiệu lực": source.in_force, "hết hiệu lực": source.until}
    assert dates == {name: on(told[name]) if name in told else None for name in dates}


def run_amount(told: Told) -> None:
    """The base salary `từ` a day `là` so many đồng."""
    rows = parameters.load("office")["amounts"]["base_salary"]
    assert [row["value"] for row in rows if row["valid_from"] == on(told["từ"])] == [told["là"]]


def run_area_list(told: Told) -> None:
    """The list `loại` has effect `từ` a day."""
    rows = parameters.load("office")["area_lists"]
    assert [row["valid_from"] for row in rows if row["kind"] == told["loại"]] == [on(told["từ"])]


def run_eligibility(told: Told) -> None:
    """For facts `cho`, requested and accepted `khi` (one day, or `yêu cầu` and `thụ lý`), under the loaded
    `danh sách vùng`, each category of `thì` is được, không, hỏi or vắng; `chung` is the overall answer. `còn thiếu`,
    `vì` and `căn cứ` say by category what must be in the missing papers, the reasons and the citations; an empty
    `còn thiếu` means that nothing is missing."""
    days = told["khi"] if isinstance(told["khi"], Mapping) else {"yêu cầu": told["khi"]}
    accepted = days.get("thụ lý")
    asked = {
        "request_at": on(days["yêu cầu"]).isoformat(),
        "accepted_at": on(accepted).isoformat() if accepted else None,
        "facts": plain(told.get("cho", {})),
        "special_areas": plain(told.get("danh sách vùng", [])),
    }
    answer = answer_eligibility(asked)
    by_category = {each["category"]: each for each in answer["results"]}
    assert {code: by_category.get(code, {}).get("result") for code in told["thì"]} == {
        code: RESULTS[result] for code, result in told["thì"].items()
    }
    if overall := told.get("chung"):
        assert answer["overall"] == RESULTS[overall]
    for key, parts in (("vì", "reasons"), ("căn cứ", "citations")):
        for code, words in told.get(key, {}).items():
            assert words in "; ".join(by_category[code][parts])
    for code, words in told.get("còn thiếu", {}).items():
        missing = by_category[code]["missing_text"]
        assert words in missing if words else not missing


def run_appointment(told: Told) -> None:
    """A practitioner `ai`, known by `cho`, may be appointed for the form `hình thức` on the day `khi`: `thì` được,
    không or hỏi, because of the codes `vì`, by the articles `căn cứ`."""
    known: dict[str, Any] = {
        name: on(value) if name.endswith(("_from", "_to")) else value for name, value in told["cho"].items()
    }
    candidate = Candidate(kind=PractitionerKind(told["ai"]), **known)
    found = may_appoint(candidate, AidForm(told["hình thức"]), on(told["khi"]))
    assert found.result == RESULTS[told["thì"]]
    assert [reason.code for reason in found.reasons] == told.get("vì", ["MAY"])
    assert set(told.get("căn cứ", ())) <= {cited.text for cited in found.cited}


def run_conflict(told: Told) -> None:
    """For the form `hình thức` in the field `lĩnh vực`, the hits `trùng` (whose, same matter, agreed) give the
    verdict `thì`, because of the codes `vì`."""
    hits = [Hit(HitBy(by), same, agreed) for by, same, agreed in told["trùng"]]
    legal_field = LegalField(told["lĩnh vực"]) if told["lĩnh vực"] else None
    found = check_conflict(AidForm(told["hình thức"]), legal_field, hits)
    assert found.result.label == told["thì"]
    assert [reason.code for reason in found.reasons] == told["vì"]


def run_guide(told: Told) -> None:
    """A legal aid officer of so many years `kinh nghiệm` who guides so many trainees `đang hướng dẫn`."""
    found = may_guide(years=told["kinh nghiệm"], trainees=told["đang hướng dẫn"])
    assert found.result == RESULTS[told["thì"]]


def run_territory(told: Told) -> None:
    """What a Centre does for whom, `cho` lives_here, happened_here, central_request, proceedings_here."""
    found = centre_scope(Whereabouts(**told["cho"]))
    assert (found.result.label, [cited.text for cited in found.cited]) == (told["thì"], told["căn cứ"])


def run_field(told: Told) -> None:
    """Whether the field `lĩnh vực` is helped with on the day `khi`."""
    assert field_covered(LegalField(told["lĩnh vực"]), on(told["khi"])).result == RESULTS[told["thì"]]


def run_check(told: Told) -> None:
    """The citizen's check on the day `khi`: the pages asked, one after the other, with the answers `trả lời`, end in
    `thì`; `diện` are the categories it names."""
    answers: Answers = {}
    day = on(told["khi"])
    for code, picks in told["trả lời"].items():
        asked = next_question(answers, day)
        assert asked is not None
        assert asked.code == code
        assert set(picks) <= {option.code for option in asked.options}
        answers = answered(answers, asked.code, tuple(picks), day)
    assert next_question(answers, day) is None
    found = conclude(answers, day)
    assert found.result == RESULTS[told["thì"]]
    assert [getattr(each.subject, "written", "") for each in found.findings] == told.get("diện", [])


def run_notice(told: Told) -> None:
    """A person of `tư cách` asks `khi`: the authority must tell the Centre by `thì`, telephone first (`gọi ngay`);
    `cảnh báo` is what the law does not say."""
    status = ProceduralStatus(told["tư cách"]) if "tư cách" in told else None
    found = notice_clock(status, at(told["khi"]), calendar=seed())
    assert (found.due.at, found.phone_first) == (at(told["thì"]), told["gọi ngay"])
    warned = told.get("cảnh báo", "")
    assert warned in found.warning if warned else not found.warning


def run_appointing(told: Told) -> None:
    """A notice received `nhận`, accepted `thụ lý`: somebody must be appointed by `thì`, under the clock `theo`,
    `vì` part of the explanation."""
    accepted = at(told["thụ lý"]) if "thụ lý" in told else None
    status = ProceduralStatus(told["tư cách"])
    found = appointment_due(at(told["nhận"]), accepted, status, calendar=seed())
    assert found is not None
    assert (found.at, found.rule) == (at(told["thì"]), told["theo"])
    said = "\n".join(found.trace)
    assert told["vì"] in said if "vì" in told else "lấy mốc đến trước" not in said


def run_council(told: Told) -> None:
    """What the inter-agency council is held to: `nhiều nhất` so many members; the report `lần` of the year `năm` has
    the figures of the days `từ`–`đến` and is sent by `hạn gửi`; with the base salary `lương cơ sở` a month is
    worth `bồi dưỡng`."""
    if "nhiều nhất" in told:
        assert most_members() == told["nhiều nhất"]
    if "lần" in told:
        first, end = period_of(ReportRound(told["lần"]), told["năm"])
        assert (first, end - ONE_DAY) == (on(told["từ"]), on(told["đến"]))
        assert end - ONE_DAY + send_within(ReportRound(told["lần"])) * ONE_DAY == on(told["hạn gửi"])
    if "lương cơ sở" in told:
        assert allowance(told["lương cơ sở"]) == told["bồi dưỡng"]


RESULTS = {"được": "yes", "không": "no", "hỏi": "ask", "vắng": None}


def plain(value: Any) -> Any:
    """The same with days written `13/02/2026` as ISO texts, as the command takes them."""
    if isinstance(value, Mapping):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [plain(each) for each in value]
    return on(value).isoformat() if isinstance(value, str) and DAY.fullmatch(value) else value


KINDS: dict[str, Callable[[Told], None]] = {
    "thời hạn": run_due,
    "tạm dừng": run_pause,
    "bảng": run_table,
    "lịch": run_year,
    "giờ làm việc": run_hours,
    "văn bản": run_instrument,
    "lương cơ sở": run_amount,
    "danh sách vùng": run_area_list,
    "hội đồng": run_council,
    "diện": run_eligibility,
    "cử người": run_appointment,
    "xung đột": run_conflict,
    "hướng dẫn tập sự": run_guide,
    "phạm vi": run_territory,
    "lĩnh vực": run_field,
    "tự kiểm tra": run_check,
    "thông báo": run_notice,
    "hạn cử người": run_appointing,
}
