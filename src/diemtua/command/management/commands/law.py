"""`diemtua law due|process|eligibility`: the rules with JSON on standard input and output. Needs no database."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Callable
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from diemtua.law import exchange
from diemtua.law.eligibility.exchange import answer_eligibility, explain_eligibility

Answers = Callable[[Any], exchange.Answer]
Explains = Callable[[exchange.Answer], str]
_QUESTIONS: dict[str, tuple[Answers, Explains]] = {
    "due": (exchange.answer_due, exchange.explain_due),
    "eligibility": (answer_eligibility, explain_eligibility),
}


class Command(BaseCommand):
    """Answer one question, or each of a list of questions, about the law."""

    help = "Hỏi luật: thời hạn (due), quy trình (process), diện được trợ giúp (eligibility)."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("part", choices=[*_QUESTIONS, "process"])
        parser.add_argument("kind", nargs="?", default="", help="Mã quy trình, ví dụ legal_aid_case")
        parser.add_argument("--explain", action="store_true", help="Trả lời bằng lời cho người đọc")

    def handle(self, *, part: str, kind: str, explain: bool, **options: object) -> None:
        try:
            self.stdout.write(_process(kind, explain) if part == "process" else _answer(part, explain))
        except exchange.BadQuestion as error:
            raise CommandError(str(error)) from error


def _answer(part: str, explain: bool) -> str:
    answers, explains = _QUESTIONS[part]
    asked = _read()
    found = [answers(each) for each in (asked if isinstance(asked, list) else [asked])]
    if explain:
        return "\n\n".join(explains(each) for each in found)
    return _json(found if isinstance(asked, list) else found[0])


def _read() -> Any:
    try:
        asked = json.load(sys.stdin)
    except ValueError as error:
        raise exchange.BadQuestion("Đầu vào phải là JSON, ví dụ {“rule”: “T05”, “start”: “2026-02-13”}.") from error
    if not all(isinstance(each, dict) for each in (asked if isinstance(asked, list) else [asked])):
        raise exchange.BadQuestion("Đầu vào phải là một đối tượng JSON, hoặc một danh sách đối tượng.")
    return asked


def _process(kind: str, explain: bool) -> str:
    if not kind:
        known = exchange.process_kinds()
        listed = {each.kind: each.label for each in known}
        return "\n".join(f"{code}: {label}" for code, label in listed.items()) if explain else _json(listed)
    answer = exchange.answer_process(kind)
    return exchange.explain_process(answer) if explain else _json(answer)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
