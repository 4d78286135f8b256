"""Check in two minutes: one question a page, the answers only in the address."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from diemtua.law.citations import cite
from diemtua.law.eligibility.questions import Answers, answered, conclude, next_question, questions
from diemtua.law.findings import Result
from diemtua.portal import queries
from diemtua.portal.web.answers import read, write
from diemtua.portal.web.forms.check import QuestionForm
from diemtua.portal.web.views.page import show
from diemtua.portal.web.words import told, told_finding
from diemtua.shared import clock


@require_safe
def check(request: HttpRequest) -> HttpResponse:
    """The next question; an answered one leads to the one after it, the last one to the result."""
    on = clock.today()
    answers = read(request.GET.get("a", ""), questions(on))
    question = next_question(answers, on)
    if question is None:
        return redirect(_address("portal:check-result", answers))
    form = QuestionForm(question, request.GET if "gui" in request.GET else None, _before(request))
    if form.is_valid():
        return redirect(_address("portal:check", answered(answers, question.code, form.cleaned_data["chon"], on)))
    shown = {
        "form": form, "question": question, "why": told(question.why), "number": len(answers) + 1,
        "most": len(questions(on)), "answers": write(answers, questions(on)), "back": _back(answers),
    }  # fmt: skip
    return show(request, "portal/check.html", shown, delicate=True)


@require_safe
def result(request: HttpRequest) -> HttpResponse:
    """What the answers say, why, which papers, where to go."""
    on = clock.today()
    answers = read(request.GET.get("a", ""), questions(on))
    if next_question(answers, on) is not None:
        return redirect(_address("portal:check", answers))
    said = conclude(answers, on)
    findings = [told_finding(finding) for finding in said.findings]
    shown = {
        "result": said.result.value, "findings": findings, "categories": cite("L11:7"),
        # a matter that is helped with is no reason against it
        "matter": told_finding(said.matter) if said.matter.result is Result.NO else None,
        "offices": queries.offices_on(on)[:3], "back": _back(answers),
    }  # fmt: skip
    return show(request, "portal/check_result.html", shown, delicate=True)


def _before(request: HttpRequest) -> tuple[str, ...]:
    """What was ticked on the page one came back to."""
    found = read(request.GET.get("cu", ""), questions(clock.today()))
    return next(iter(found.values()), ())


def _address(name: str, answers: Answers) -> str:
    return f"{reverse(name)}?{urlencode({'a': write(answers, questions(clock.today()))})}"


def _back(answers: Answers) -> str:
    """The address of the question before, with its answer ticked; empty on the first page."""
    if not answers:
        return ""
    asked = questions(clock.today())
    *kept, last = [question.code.value for question in asked if question.code.value in answers]
    before = write({code: answers[code] for code in kept}, asked)
    return f"{reverse('portal:check')}?{urlencode({'a': before, 'cu': write({last: answers[last]}, asked)})}"
