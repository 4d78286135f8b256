"""Pages that exist only here: every component of shared/ui, staff and public, right and wrong."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.template import RequestContext, Template
from django.urls import path
from django.views.decorators.csrf import csrf_protect

from diemtua.config.urls import urlpatterns as real
from diemtua.shared.ui.lists import Page, Total

PAGES = Path(__file__).parent / "gallery_pages"
NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)


class Intake(forms.Form):
    full_name = forms.CharField(label="Họ và tên", help_text="Như trên giấy tờ, đủ dấu.")
    born_on = forms.DateField(label="Ngày sinh", required=False)
    at = forms.DateTimeField(label="Thời điểm nhận", required=False)
    sex = forms.ChoiceField(label="Giới tính", choices=[("m", "Nam"), ("f", "Nữ")], widget=forms.RadioSelect)
    papers = forms.MultipleChoiceField(
        label="Giấy tờ đã có", choices=[("a", "Căn cước"), ("b", "Sổ hộ nghèo")], widget=forms.CheckboxSelectMultiple
    )
    channel = forms.ChoiceField(label="Kênh nhận", choices=[("desk", "Tại trụ sở"), ("post", "Qua bưu điện")])
    story = forms.CharField(label="Nội dung", widget=forms.Textarea(attrs={"rows": 3}))
    phone = forms.CharField(label="Điện thoại", widget=forms.TextInput(attrs={"inputmode": "tel"}), required=False)
    scan = forms.FileField(label="Bản chụp", required=False)
    agreed = forms.BooleanField(label="Đã đọc lại cho người yêu cầu nghe")


@csrf_protect
def show(request: HttpRequest, name: str) -> HttpResponse:
    if name == "staff":
        messages.success(request, "Đã thụ lý vụ việc.")
    context = {
        "form": Intake(QueryDict("full_name=") if "sai" in request.GET else None),
        "now": NOW, "soon": NOW + timedelta(hours=9, minutes=28), "later": NOW + timedelta(days=4),
        "late": NOW - timedelta(days=2), "calm": NOW + timedelta(days=30),
        "page": Page([], Total(1000, is_more=True), "?sau=x", "?truoc=x", "?dem=1"),
    }  # fmt: skip
    return HttpResponse(Template((PAGES / f"{name}.html").read_text()).render(RequestContext(request, context)))


urlpatterns = [*real, path("thu/<str:name>/", show)]
