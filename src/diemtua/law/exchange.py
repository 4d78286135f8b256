"""The rules as questions and answers in plain JSON values: what `diemtua law` reads and writes.

Every question is checked before it is answered; `BadQuestion` says in Vietnamese what is wrong with it.
"""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime, time
from typing import Any

from diemtua.law import processes as _every_process  # noqa: F401 - importing it declares them
from diemtua.law.calendar import Calendar, moment, seed
from diemtua.law.citations import cite
from diemtua.law.deadlines import DeadlineRule, Due, RuleNotInForce, UnknownRule, due, rule
from diemtua.law.process import REGISTRY, ActRule, Process, question
from diemtua.law.vocabulary.clocks import ClockKind

Answer = dict[str, Any]


class BadQuestion(ValueError):
    """The question cannot be answered as it was put; the message says why and how to mend it."""


def answer_due(asked: Mapping[str, Any], calendar: Calendar | None = None) -> Answer:
    """`{rule, start, …facts}` → `{due, unit, trace, …}`. `start` is a moment, or a day for clocks of days."""
    start = read_moment(asked.get("start"), "start")
    version = _rule(str(asked.get("rule", "")), start.date())
    facts = {name: value for name, value in asked.items() if name not in {"rule", "start", "facts"}}
    known = {**facts, **(asked.get("facts") or {})}
    if version.agreement and known.get(version.agreement):
        known[version.agreement] = read_moment(known[version.agreement], version.agreement).date()
    found = due(version, start, calendar=calendar or seed(), facts=known)
    return _due(version, found, confirmed=not version.doubts_on(start.date()))


def read_moment(value: object, name: str) -> datetime:
    """A moment from text, in Vietnam's time where it names no zone; a day alone is its first minute. BadQuestion."""
    try:
        if isinstance(value, str) and len(value) == len("2026-02-13"):
            return moment(date.fromisoformat(value), time.min)
        found = datetime.fromisoformat(str(value))
    except ValueError as error:
        raise BadQuestion(
            f"{name} phải là thời điểm dạng 2026-02-13T15:30 hoặc ngày dạng 2026-02-13 (nhận được: {value})."
        ) from error
    return found if found.tzinfo else moment(found.date(), found.time())


def _rule(name: str, on: date) -> DeadlineRule:
    try:
        return rule(name, on)
    except UnknownRule as error:
        raise BadQuestion(f"Không có thời hạn nào mang mã “{name}”. Các mã là T01 đến T28.") from error
    except RuleNotInForce as error:
        raise BadQuestion(f"Thời hạn {name} chưa hoặc không còn hiệu lực vào ngày {on:%d/%m/%Y}.") from error


def _due(version: DeadlineRule, found: Due, *, confirmed: bool) -> Answer:
    return {
        "rule": version.id,
        "due": found.at.isoformat(timespec="seconds"),
        "unit": found.unit.value,
        "kind": found.kind.value,
        "in_law": not found.own_target,
        "duty": version.duty,
        "owed_by": version.owed_by.value,
        "citations": [cite(key).text for key in version.basis],
        "confirmed": confirmed,
        "trace": list(found.trace),
    }


def explain_due(answer: Answer) -> str:
    """The same answer for people, in Vietnamese."""
    at = datetime.fromisoformat(answer["due"])
    when = f"{at:%H:%M ngày %d/%m/%Y}" if at.time() != time(23, 59, 59) else f"24:00 ngày {at:%d/%m/%Y}"
    label = "Mục tiêu của cơ quan" if answer["kind"] == ClockKind.AT_ONCE else "Hạn"
    lines = [f"{answer['rule']}. {answer['duty']}", f"{label}: {when}"]
    lines += [f"  - {line}" for line in answer["trace"]]
    return "\n".join([*lines, f"Căn cứ: {'; '.join(answer['citations'])}"])


def answer_process(kind: str) -> Answer:
    """One declared process as data; BadQuestion names those that exist."""
    if kind not in REGISTRY:
        raise BadQuestion(f"Không có quy trình “{kind}”. Các quy trình: {', '.join(sorted(REGISTRY))}.")
    process = REGISTRY[kind]
    return {
        "kind": process.kind,
        "label": process.label,
        "citations": [cite(key).text for key in process.basis],
        "states": [{"code": state.code, "label": state.label, "over": state.over} for state in process.states],
        "acts": [_act(each) for each in process.acts],
    }


def _act(each: ActRule) -> Answer:
    clocks = {name: list(getattr(each, name)) for name in ("stops", "pauses", "resumes", "cancels")}
    return {
        "code": each.code,
        "label": each.label,
        "who": list(each.who),
        "from": list(each.states),
        "to": dict(each.to) if isinstance(each.to, Mapping) else each.to,
        "starts": [start.rule for start in each.starts],
        **{name: rules for name, rules in clocks.items() if rules},
        "papers": list(each.papers),
        "asks": [{"name": one.name, "label": question(one).label} for one in fields(each.act)],
        "citations": [cite(key).text for key in each.basis],
    }


def explain_process(answer: Answer) -> str:
    """The process for people: every state, then every act with what it leads to and the article."""
    label = {state["code"]: state["label"] for state in answer["states"]}
    lines = [f"{answer['label']} ({answer['kind']}). Căn cứ: {'; '.join(answer['citations'])}", "", "Trạng thái:"]
    lines += [f"  - {words}{' (kết thúc)' if _over(answer, code) else ''}" for code, words in label.items()]
    lines += ["", "Việc làm được:"]
    for act in answer["acts"]:
        lines += _act_lines(act, label)
    return "\n".join(lines)


def _over(answer: Answer, code: str) -> bool:
    return any(state["over"] for state in answer["states"] if state["code"] == code)


def _act_lines(act: Answer, label: Mapping[str, str]) -> list[str]:
    came_from = ", ".join(label[code] for code in act["from"]) or "bắt đầu"
    to = act["to"] or "không đổi"
    targets = sorted(set(to.values())) if isinstance(to, Mapping) else [to]
    lines = [f"  - {act['label']}: {came_from} → {', '.join(label.get(code, code) for code in targets)}"]
    if act["starts"]:
        lines.append(f"      thời hạn bắt đầu: {', '.join(act['starts'])}")
    if act.get("stops"):
        lines.append(f"      thời hạn hoàn thành: {', '.join(act['stops'])}")
    return [*lines, f"      căn cứ: {'; '.join(act['citations'])}"]


def process_kinds() -> tuple[Process, ...]:
    """Every declared process, by its kind."""
    return tuple(REGISTRY[kind] for kind in sorted(REGISTRY))
