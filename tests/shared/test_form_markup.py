"""A form is drawn in one place: label, hint, error and control tied together for every reader."""

import re

from django import forms
from django.http import HttpRequest
from django.template import Context, Template


class Intake(forms.Form):
    full_name = forms.CharField(label="Họ và tên", help_text="Như trên giấy tờ")
    born_on = forms.DateField(label="Ngày sinh", required=False)
    sex = forms.ChoiceField(label="Giới tính", choices=[("m", "Nam"), ("f", "Nữ")], widget=forms.RadioSelect)
    agreed = forms.BooleanField(label="Đã đọc lại cho người yêu cầu nghe")


def drawn(template: str, **context: object) -> str:
    page = Template("{% load ui %}" + template).render(Context(context))
    return re.sub(r"\s+", " ", page)


def test_control_names_its_hint_and_error() -> None:
    page = drawn("{% field form.full_name %}", form=Intake({}))
    assert 'aria-describedby="id_full_name_helptext id_full_name_error"' in page
    assert '<div id="id_full_name_error"><p class="govuk-error-message">' in page
    assert '<span class="govuk-visually-hidden">Lỗi:</span>' in page
    assert 'aria-invalid="true"' in page


def test_summary_leads_to_each_field() -> None:
    page = drawn("{% error_summary form %}", form=Intake({}))
    assert re.findall(r'href="#(\w+)"', page) == ["id_full_name", "id_sex_0", "id_agreed"]
    assert "Có chỗ cần sửa" in page


def test_summary_of_a_form_without_mistakes_is_empty() -> None:
    assert drawn("{% error_summary form %}", form=Intake()).strip() == ""


def test_summary_keeps_errors_of_the_whole_form_without_link() -> None:
    form = Intake({})
    form.add_error(None, "Hai ngày trái nhau.")
    assert "<li>Hai ngày trái nhau.</li>" in drawn("{% error_summary form %}", form=form)


def test_summary_of_a_page_in_parts_says_nothing_twice() -> None:
    parts = (Intake({"full_name": "Hoa", "sex": "f", "agreed": "on"}), Intake({"sex": "f", "agreed": "on"}))
    twice = (*parts, Intake({"sex": "f", "agreed": "on"}))
    assert drawn("{% error_summary parts %}", parts=twice).count("<li>") == 1


def test_page_has_mistakes_in_a_form_in_one_of_its_parts_or_in_what_was_refused() -> None:
    well, wrong = Intake(), Intake({})
    title = "{% has_mistakes as wrong %}{{ wrong }}"
    assert drawn(title, form=well, parts=(well, well), refused="") == "False"
    assert drawn(title, form=wrong) == drawn(title, parts=(well, wrong)) == drawn(title, refused="Đã có.") == "True"


def test_summary_does_not_name_a_field_twice() -> None:
    form = Intake({})
    form.errors.clear()
    form.add_error("full_name", "Họ và tên có chữ số. Hãy nhập lại.")
    assert ">Họ và tên có chữ số. Hãy nhập lại.</a>" in drawn("{% error_summary form %}", form=form)


def test_whole_form_uses_the_same_markup_and_shows_optional() -> None:
    page = drawn("{{ form }}", form=Intake())
    assert page.count('class="govuk-form-group"') == 4
    assert 'Ngày sinh <span class="dt-format">ngày/tháng/năm</span> <span class="dt-format">(không bắt buộc)' in page
    assert 'type="date"' not in page
    assert 'class="govuk-radios__input" type="radio" name="sex" value="m" required id="id_sex_0"' in page


def test_no_inline_style_or_script() -> None:
    request = HttpRequest()
    page = Template('{% extends "ui/public.html" %}').render(Context({"request": request, "form": Intake()}))
    assert re.findall(r"style=|<script(?![^>]*src=)|onclick", page) == []


def test_list_with_a_long_answer_is_given_room() -> None:
    class Choosing(forms.Form):
        short = forms.ChoiceField(choices=[("a", "x" * 28)])
        long = forms.ChoiceField(choices=[("a", "Ngắn"), ("b", "x" * 29)])
        shown = forms.ChoiceField(choices=[("b", "x" * 29)], widget=forms.RadioSelect)

    assert [("dt-long-answers" in each.as_field_group()) for each in Choosing()] == [False, True, False]


def test_day_from_an_address_stands_as_people_write_it_and_what_was_typed_stays() -> None:
    shown = [
        drawn("{% field form.born_on %}", form=Intake({"born_on": typed})) for typed in ("2010-08-12", "31/02/2010")
    ]
    assert [re.findall(r'value="([^"]*)"', page) for page in shown] == [["12/08/2010"], ["31/02/2010"]]


class Enclosing(forms.Form):
    file = forms.FileField(label="Tệp")


def test_file_is_chosen_with_words_of_ours() -> None:
    page = drawn("{% field form.file %}", form=Enclosing())
    assert 'data-module="govuk-file-upload" data-i18n.choose-files-button="Chọn tệp"' in page
    assert 'data-i18n.no-file-chosen="Chưa chọn tệp"' in page


def test_title_of_a_page_with_mistakes_says_so_first() -> None:
    page = Template('{% extends "ui/base.html" %}{% block title %}Tiếp nhận{% endblock %}')
    pages = [page.render(Context({name: form})) for name, form in (("person", Intake({})), ("form", Intake()))]
    titles = [re.findall(r"<title>(.*)</title>", shown) for shown in pages]
    assert titles == [["Lỗi: Tiếp nhận – Điểm Tựa"], ["Tiếp nhận – Điểm Tựa"]]


def test_signatures_stand_beside_one_another() -> None:
    page = drawn('{% signatures _("Người lập") _("Lãnh đạo") %}')
    assert re.findall(r"<strong>(.*?)</strong><br>(.*?)</p>", page) == [
        ("Người lập", "(Ký, ghi rõ họ tên)"),
        ("Lãnh đạo", "(Ký, ghi rõ họ tên)"),
    ]
