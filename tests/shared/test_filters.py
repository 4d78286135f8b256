"""What a list was narrowed by, in words."""

from django import forms

from diemtua.shared.filters import in_words


class Asked(forms.Form):
    text = forms.CharField(label="Tên", required=False)
    kind = forms.ChoiceField(label="Loại", required=False, choices=[("", "Mọi loại"), ("1", "Một")])
    from_on = forms.DateField(label="Từ ngày", required=False)
    late = forms.BooleanField(label="Quá hạn", required=False)
    office = forms.IntegerField(label="Đơn vị", required=False)


def test_answers_are_said_with_their_labels_and_a_name_is_not() -> None:
    given = {"text": "Lê Văn Bé", "kind": "1", "from_on": "02/03/2026", "late": "on", "office": "7"}
    said = in_words(Asked(given), {"text": "Tìm theo tên"})
    assert said == "Tìm theo tên; Loại: Một; Từ ngày: 02/03/2026; Quá hạn; Đơn vị: 7"


def test_what_is_not_asked_or_not_read_is_not_said() -> None:
    assert (in_words(Asked({}), {}), in_words(Asked({"from_on": "x", "late": "on"}), {})) == ("", "")
