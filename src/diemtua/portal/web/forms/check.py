"""One question of the check as a form."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from diemtua.law.eligibility.questions import Pick, Question
from diemtua.portal.web.words import told

ALONE = {Pick.NONE.value, Pick.UNKNOWN.value}


class QuestionForm(forms.Form):
    """`chon` holds the ticked answers, one or several."""

    def __init__(self, question: Question, data: Any = None, chosen: tuple[str, ...] = ()) -> None:
        super().__init__(data)
        options = [(option.code, _capital(told(option.words))) for option in question.options]
        kind = forms.MultipleChoiceField if question.many else forms.ChoiceField
        widget = forms.CheckboxSelectMultiple if question.many else forms.RadioSelect
        missing = _("Hãy chọn một câu trả lời. Nếu không chắc, chọn “Không rõ”.")
        self.fields["chon"] = kind(
            label=_(question.code.label),
            choices=options,
            widget=widget,
            initial=list(chosen) if question.many else next(iter(chosen), None),
            error_messages={"required": missing, "invalid_choice": missing},
        )

    def clean_chon(self) -> tuple[str, ...]:
        typed = self.cleaned_data["chon"]
        chosen = tuple(typed) if isinstance(typed, list) else (typed,)
        if len(chosen) > 1 and ALONE & set(chosen):
            raise forms.ValidationError(_("“Không có ý nào đúng” và “Không rõ” chỉ được chọn một mình."))
        return chosen


def _capital(words: str) -> str:
    """An answer stands alone, so it begins like a sentence."""
    return words[:1].upper() + words[1:]
