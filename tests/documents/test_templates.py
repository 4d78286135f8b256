"""An office's own Word file stands in for ours, if it can."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document

from diemtua.documents import actions, queries
from diemtua.documents.models import Template
from diemtua.documents.rendering.compose import compose
from diemtua.documents.rendering.form import forms
from diemtua.documents.rendering.template import TemplateNotUsable, check, filled, starting_template
from tests import cast
from tests.documents.conftest import AT, Cabinet, upload
from tests.documents.examples import full_data
from tests.documents.test_rendering import KEYS, squeezed

FORM = forms()["TT12-08"]


def word(*paragraphs: str) -> bytes:
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def words(content: bytes) -> str:
    nodes = Document(BytesIO(content)).element.body.iter()
    return squeezed("".join(node.text for node in nodes if node.tag.endswith("}t") and node.text))


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    stream = BytesIO(content)
    with ZipFile(stream, "a") as archive:
        archive.writestr(name, part)
    return stream.getvalue()


def empty_zip() -> bytes:
    stream = BytesIO()
    ZipFile(stream, "w").close()
    return stream.getvalue()


@pytest.mark.parametrize("key", KEYS)
def test_our_own_starting_file_passes_and_says_what_our_layout_says(key: str) -> None:
    form, data = forms()[key], full_data(forms()[key])
    content = starting_template(form)
    check(content, form)
    sheet = compose(form, data).numbered("15", date(2026, 3, 5))
    written = words(filled(content, form, data, sheet))
    wanted = [squeezed(block.text) for block in sheet.blocks if block.kind not in ("qr", "table", "article")]
    assert [text for text in wanted if text not in written] == []
    assert "{" not in written


def test_values_are_written_as_they_are() -> None:
    evil = "{{ 7*7 }} <w:p/> & {% for %}"
    data = full_data(FORM) | {"reason": evil}
    content = filled(word("Lý do: {{ reason }}"), FORM, data, compose(FORM, data))
    assert words(content) == squeezed(f"Lý do: {evil}")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{{ ten_nguoi }}", "tên trường không có: ten_nguoi"),
        ("{{ reason", "sai cú pháp"),
        ("{% if reason %}", "sai cú pháp"),
        ("{{ ''.__class__.__mro__ }}", "không được phép"),
        ("{{ reason.__class__ }}", "không được phép"),
        ("{{ 'x' * 1000000000 }}", "không được phép"),
        ("{{ reason.upper() }}", "không được phép"),
        ("{% for i in range(9) %}x{% endfor %}", "tên trường không có: range"),
        ("{{ reason|attr('__class__') }}", "sai cú pháp"),
        ("{% include 'x' %}", "sai cú pháp"),
    ],
)
def test_file_that_is_no_template_says_what_to_mend(text: str, sentence: str) -> None:
    with pytest.raises(TemplateNotUsable, match=sentence):
        check(word(text), FORM)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"x" * (2 * 1024 * 1024 + 1), "lớn hơn 2 MB"),
        (b"%PDF-1.7", "không phải văn bản Word"),
        (empty_zip(), "không phải văn bản Word"),
        (with_part(word("x"), "word/vbaProject.bin", b"x"), "có macro"),
        (
            with_part(word("x"), "word/_rels/settings.xml.rels", b'<R TargetMode="External" Target="http://x.vn"/>'),
            "liên kết tới tệp hoặc trang bên ngoài",
        ),
    ],
)
def test_file_that_is_unsafe_or_no_word_file_is_refused(content: bytes, sentence: str) -> None:
    with pytest.raises(TemplateNotUsable, match=sentence):
        check(content, FORM)


def test_zip_that_only_looks_like_word_is_refused() -> None:
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", "x")
    with pytest.raises(TemplateNotUsable, match="không phải văn bản Word"):
        check(stream.getvalue(), FORM)


@pytest.mark.django_db
def test_papers_drafted_from_now_on_use_the_offices_file(cabinet: Cabinet) -> None:
    before = cabinet.draft("TT12-08")
    office, by = cabinet.dossier.office, cast.join(cast.ADMINISTRATOR)
    own = word("Mẫu của đơn vị: {{ reason }}", "{{ number_line }}")
    actions.replace_template(office, FORM, upload("mau.docx", own), by=by, at=AT)
    after = cabinet.numbered("TT12-08")
    assert words(queries.paper_docx(after)).startswith(squeezed("Mẫu của đơn vị: Tranh chấp ranh giới"))
    assert words(queries.paper_docx(after)).endswith(squeezed("Số: 01/TB-TTTGPL"))
    assert (before.template, after.template is None) == (None, False)


@pytest.mark.django_db
def test_our_layout_comes_back_and_old_papers_stay(cabinet: Cabinet) -> None:
    office, by = cabinet.dossier.office, cast.join(cast.ADMINISTRATOR)
    for text in ("Một {{ reason }}", "Hai {{ reason }}"):
        actions.replace_template(office, FORM, upload("mau.docx", word(text)), by=by, at=AT)
    drafted = cabinet.draft("TT12-08")
    assert actions.restore_layout(office, FORM, by=by, at=AT) == 1
    assert words(queries.paper_docx(drafted)).startswith("Hai")
    assert cabinet.draft("TT12-08").template is None
    assert Template.objects.count() == 2


@pytest.mark.django_db
def test_templates_are_replaced_by_who_runs_the_system_only(cabinet: Cabinet) -> None:
    office = cabinet.dossier.office
    for user in (cabinet.head, cabinet.desk, cabinet.stranger):
        with pytest.raises(actions.NotForYou):
            actions.replace_template(office, FORM, upload("mau.docx", word("x")), by=user, at=AT)
        with pytest.raises(actions.NotForYou):
            actions.restore_layout(office, FORM, by=user, at=AT)
        assert queries.offices_run_by(user) == []


@pytest.mark.django_db
def test_template_too_big_is_not_even_read(cabinet: Cabinet) -> None:
    by = cast.join(cast.ADMINISTRATOR)
    with pytest.raises(TemplateNotUsable):
        actions.replace_template(cabinet.dossier.office, FORM, upload("m.docx", b"x" * (3 * 1024 * 1024)), by=by, at=AT)


@pytest.mark.django_db
def test_list_of_templates_names_every_form(cabinet: Cabinet) -> None:
    by = cast.join(cast.ADMINISTRATOR)
    own = actions.replace_template(cabinet.dossier.office, FORM, upload("mau.docx", word("x")), by=by, at=AT)
    listed = queries.templates_of(cabinet.dossier.office)
    assert len(listed) == len([form for form in forms().values() if not form.outside])
    assert [(form.key, row) for form, row in listed if row] == [("TT12-08", own)]
