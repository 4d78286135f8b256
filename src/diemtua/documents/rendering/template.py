"""An office's own Word template: a file to start from, checks when it is handed in, and filling it in."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _
from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2 import DictLoader, TemplateError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedEnvironment

from diemtua.documents.rendering.compose import compose, written
from diemtua.documents.rendering.form import PLACEHOLDER, Form, blanks
from diemtua.documents.rendering.sheet import Block, Sheet, Signature
from diemtua.documents.rendering.word import docx, mark_void, saved

MOST_BYTES = 2 * 1024 * 1024
FRAME = ("number_line", "place_line", "signer_line_1", "signer_line_2")
_OUTSIDE = re.compile(rb'TargetMode\s*=\s*"External"')


class TemplateNotUsable(ValueError):
    """The Word file can't serve as a template; the sentence says what to mend in Word."""


class _Sandbox(SandboxedEnvironment):
    """Shows values and repeats over given lists; nothing else. Data are escaped, never read as Word markup."""

    # "x" * 10**9 would fill the memory
    intercepted_binops = frozenset(SandboxedEnvironment.default_binop_table)

    def __init__(self) -> None:
        super().__init__(autoescape=True, loader=DictLoader({}))
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in ("upper", "lower", "join", "e", "escape")}

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        raise SecurityError(operator)

    def unsafe_undefined(self, obj: Any, attribute: str) -> Any:
        raise SecurityError(attribute)

    def call(self, *_args: Any, **_kwargs: Any) -> Any:
        raise SecurityError("()")


def check(content: bytes, form: Form) -> None:
    """Raise TemplateNotUsable unless the file can be filled in with this form's blanks."""
    if len(content) > MOST_BYTES:
        raise TemplateNotUsable(_("Tệp mẫu lớn hơn 2 MB. Hãy giảm dung lượng hình ảnh trong tệp rồi tải lại."))
    _check_package(content)
    try:
        unknown = DocxTemplate(BytesIO(content)).get_undeclared_template_variables(_Sandbox()) - set(_names(form))
        if unknown:
            raise TemplateNotUsable(
                _("Mẫu dùng tên trường không có: %(names)s. Hãy xem danh sách tên trường trong tệp mẫu gốc.")
                % {"names": ", ".join(sorted(unknown))}
            )
        _fill(content, _context(form, {}, compose(form, {}, blank=True)))
    except SecurityError as error:
        raise TemplateNotUsable(_("Mẫu chứa lệnh không được phép. Chỉ dùng tên trường, điều kiện và lặp.")) from error
    except TemplateError as error:
        raise TemplateNotUsable(
            _("Mẫu viết sai cú pháp: %(problem)s. Hãy kiểm tra các dấu {{ }} và {%% %%}.") % {"problem": error.message}
        ) from error


def _check_package(content: bytes) -> None:
    try:
        package = ZipFile(BytesIO(content))
        names = package.namelist()
        if "word/document.xml" not in names or sum(each.file_size for each in package.infolist()) > 20 * MOST_BYTES:
            raise TemplateNotUsable(_("Tệp này không phải văn bản Word (.docx). Hãy lưu lại bằng Word với đuôi .docx."))
        if any("vbaproject" in name.lower() for name in names):
            raise TemplateNotUsable(_("Mẫu có macro. Hãy lưu lại thành văn bản Word thường (.docx)."))
        outside = [name for name in names if name.endswith(".rels") and _OUTSIDE.search(package.read(name))]
        if outside:
            raise TemplateNotUsable(_("Mẫu liên kết tới tệp hoặc trang bên ngoài. Hãy bỏ liên kết rồi tải lại."))
        DocxTemplate(BytesIO(content)).init_docx()
    except (BadZipFile, PackageNotFoundError, KeyError) as error:
        raise TemplateNotUsable(
            _("Tệp này không phải văn bản Word (.docx). Hãy lưu lại bằng Word với đuôi .docx.")
        ) from error


def filled(content: bytes, form: Form, data: Mapping[str, Any], sheet: Sheet) -> bytes:
    """The office's template with the words of a paper in it."""
    made = _fill(content, _context(form, data, sheet))
    if not sheet.void:
        return made
    document = Document(BytesIO(made))
    mark_void(document, sheet)
    return saved(document)


def _fill(content: bytes, context: Mapping[str, Any]) -> bytes:
    template = DocxTemplate(BytesIO(content))
    template.render(context, jinja_env=_Sandbox())
    stream = BytesIO()
    template.save(stream)
    return stream.getvalue()


def _names(form: Form) -> Iterator[str]:
    yield from FRAME
    for name in (*form.needs, *form.may):
        yield name
        if blanks()[name].kind in ("day", "moment"):
            yield f"{name}_words"
        if blanks()[name].kind == "long":
            yield f"{name}_lines"


def _context(form: Form, data: Mapping[str, Any], sheet: Sheet) -> dict[str, Any]:
    lines = [line for one in sheet.signatures for line in one.lines][-2:]
    found: dict[str, Any] = {"number_line": sheet.code_line, "place_line": sheet.place_line}
    found |= {f"signer_line_{index}": line for index, line in enumerate([*lines, "", ""][:2], start=1)}
    for name in (*form.needs, *form.may):
        blank, value = blanks()[name], data.get(name)
        found[name] = (value or []) if blank.kind in ("list", "rows") else written(blank, value)
        found[f"{name}_words"] = written(blank, value, "words")
        found[f"{name}_lines"] = [line for line in written(blank, value).splitlines() if line.strip()]
    return found


def starting_template(form: Form) -> bytes:
    """Our own layout with the names of the blanks in it: what an office edits in Word."""
    sheet = compose(form, {}, blank=True)
    signer = Signature(("{{ signer_line_1 }}", "{{ signer_line_2 }}"), name="{{ signer_name }}")
    drawn = replace(
        sheet,
        about=_named(form.about),
        subject=_named(form.subject),
        parent="{{ issuer_parent|upper }}" if form.layout == "issued" else "",
        issuer="{{ issuer_name|upper }}" if form.layout == "issued" else "",
        authority="{{ signer_position|upper }} {{ issuer_name|upper }}" if form.authority else "",
        to=tuple(_named(each) for each in form.to),
        recipients=tuple(_named(each) for each in form.recipients),
        blocks=tuple(block for said in form.body for block in _conditional(said)),
        signatures=tuple(
            signer if said == "signer" else replace(one, name=_named(said["name"]))
            for said, one in zip(form.signatures, sheet.signatures, strict=True)
        ),
        code="{{ number_line }}",
        place_and_date="{{ place_line }}",
    )
    return docx(drawn)


def _named(text: str) -> str:
    return PLACEHOLDER.sub(lambda match: f"{{{{ {match[1]}{'_words' if match[2] else ''} }}}}", text)


def _conditional(said: Mapping[str, Any]) -> Iterator[Block]:
    test = said.get("when") or (f"not {said['unless']}" if "unless" in said else "")
    if test:
        yield Block("p", f"{{%p if {test} %}}")
    yield from _drawn(said)
    if test:
        yield Block("p", "{%p endif %}")


_EACH_LINE = {"text": "p", "items": "item", "boxes": "tick"}


def _drawn(said: Mapping[str, Any]) -> Iterator[Block]:
    kind = next(iter(said))
    name = said[kind]
    if kind in _EACH_LINE:
        yield Block("p", f"{{%p for line in {name}{'_lines' if kind == 'text' else ''} %}}")
        yield Block(_EACH_LINE[kind], "{{ line }}")
        yield Block("p", "{%p endfor %}")
    elif kind == "table":
        yield _table(name, said["columns"])
    elif kind == "ticks":
        for code, label in said["options"].items():
            yield Block("p", f"{{% if {name} in ['{code}', '{label}'] %}}☒{{% else %}}☐{{% endif %}} {label}")
    else:
        yield _worded(kind, name)


def _worded(kind: str, name: str) -> Block:
    if kind == "ask":
        return Block("ask", f"{{{{ {name} }}}}", lead=blanks()[name].label)
    if kind == "qr":
        return Block("p", f"{{{{ {name} }}}}")
    if kind == "article":
        return Block("article", _named(name), lead="Điều …")
    return Block("p", _named(name) + ":") if kind == "lead" else Block(kind, _named(name))


def _table(name: str, columns: list[Mapping[str, Any]]) -> Block:
    empty = ("",) * (len(columns) - 1)
    rows = (
        (f"{{%tr for row in {name} %}}", *empty),
        tuple(f"{{{{ row.{one['name']} }}}}" for one in columns),
        ("{%tr endfor %}", *empty),
    )
    return Block("table", columns=tuple((one["label"], one["width"]) for one in columns), rows=rows)
