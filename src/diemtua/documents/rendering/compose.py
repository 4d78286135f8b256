"""A form and its data become a sheet."""

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from diemtua.documents.rendering.form import GAP, PLACEHOLDER, Blank, Form, blanks
from diemtua.documents.rendering.sheet import Block, Sheet, Signature, date_in_words

Data = Mapping[str, Any]


class PaperDataMissing(ValueError):
    """The form asks for something that was not given; `labels` say what, in Vietnamese."""

    def __init__(self, form: Form, labels: tuple[str, ...]) -> None:
        self.labels = labels
        words = _("Chưa lập được “%(paper)s” vì còn thiếu: %(blanks)s. Hãy điền rồi thử lại.")
        super().__init__(words % {"paper": _(form.name), "blanks": "; ".join(map(_, labels))})


class PaperDataUnknown(ValueError):
    """Data under a name that no form knows: a mistake of the caller."""


def compose(form: Form, data: Data, *, blank: bool = False) -> Sheet:
    """The form's words with the data in their places.

    Data are texts, ISO dates, lists of texts and rows (see `Blank`). blank: print the empty form for a pen.
    Raises PaperDataMissing, PaperDataUnknown, and ValueError for a date that is none.
    """
    _check(form, data, blank)
    say = _Speaker(data, GAP if blank else "")
    return Sheet(
        layout=form.layout,
        title=form.title,
        about=say(form.about),
        subject=say(form.subject),
        parent=say("{issuer_parent}").upper(),
        issuer=_head_name(data, say),
        symbol=_symbol(form, say),
        place=say.value("issuer_place"),
        authority=say("{signer_position} {issuer_name}").upper() if form.authority else "",
        landscape=form.landscape,
        to=tuple(say(each) for each in form.to),
        blocks=tuple(_blocks(form, data, say)),
        recipients=tuple(line for line in (say(each) for each in form.recipients) if line not in ("", say.gap)),
        signatures=tuple(_signature(each, data, say) for each in form.signatures),
    )


def _symbol(form: Form, say: "_Speaker") -> str:
    return form.symbol_of(say.value("issuer_symbol") or say.gap[:4]) if form.numbered else ""


def _head_name(data: Data, say: "_Speaker") -> str:
    """The issuer in the head: what it belongs to stands above it already."""
    name = say("{issuer_name}")
    return (name.partition(" thuộc ")[0] if data.get("issuer_parent") else name).upper()


def _check(form: Form, data: Data, blank: bool) -> None:
    unknown = sorted(set(data) - set(blanks()))
    if unknown:
        raise PaperDataUnknown(", ".join(unknown))
    missing = tuple(blanks()[name].label for name in form.needs if not data.get(name))
    if missing and not blank:
        raise PaperDataMissing(form, missing)


def written(blank: Blank, value: Any, form: str = "") -> str:
    """How one value stands in a sentence; form `words` spells a date out."""
    if not value:
        return ""
    if blank.kind == "day":
        on = date.fromisoformat(value)
        return date_in_words(on) if form == "words" else on.strftime("%d/%m/%Y")
    if blank.kind == "moment":
        at = datetime.fromisoformat(value)
        day = date_in_words(at.date()) if form == "words" else at.strftime("ngày %d/%m/%Y")
        return f"{at:%H} giờ {at:%M} phút, {day}"
    return unicodedata.normalize("NFC", "; ".join(value) if blank.kind == "list" else str(value))


class _Speaker:
    """Fills placeholders; an empty one on a blank form is a dotted gap."""

    def __init__(self, data: Data, gap: str = "") -> None:
        self.data, self.gap = data, gap

    def __call__(self, text: str) -> str:
        return PLACEHOLDER.sub(lambda match: self.value(match[1], match[2] or "") or self.gap, text).strip()

    def paragraphs(self, name: str) -> list[str]:
        """The value line by line, without empty lines; on a blank form two lines of dots."""
        lines = [line.strip() for line in self.value(name).splitlines() if line.strip()]
        return lines or [DOTTED_LINE] * (2 if self.gap else 0)

    def value(self, name: str, form: str = "") -> str:
        return written(blanks()[name], self.data.get(name), form)


def _blocks(form: Form, data: Data, say: _Speaker) -> Iterator[Block]:
    articles = 0
    for said in form.body:
        if not _shown(said, data):
            continue
        kind = next(iter(said))
        articles += kind == "article"
        yield from _DRAWN[kind](said, data, say, articles)


def _shown(said: Data, data: Data) -> bool:
    if "when" in said:
        return bool(data.get(said["when"]))
    return not ("unless" in said and data.get(said["unless"]))


def _worded(said: Data, _data: Data, say: _Speaker, _article: int) -> Iterator[Block]:
    kind = next(iter(said))
    yield Block("p", say(said["lead"]) + ":") if kind == "lead" else Block(kind, say(said[kind]))


def _article(said: Data, _data: Data, say: _Speaker, article: int) -> Iterator[Block]:
    yield Block("article", say(said["article"]), lead=f"Điều {article}.")


def _ask(said: Data, _data: Data, say: _Speaker, _article: int) -> Iterator[Block]:
    name = said["ask"]
    first, *rest = say.value(name).splitlines() or [""]
    yield Block("ask", first, lead=blanks()[name].label, lines=said.get("lines", 1))
    yield from (Block("p", line.strip()) for line in rest if line.strip())


def _text(said: Data, _data: Data, say: _Speaker, _article: int) -> Iterator[Block]:
    yield from (Block("p", line) for line in say.paragraphs(said["text"]))


def _items(said: Data, data: Data, _say: _Speaker, _article: int) -> Iterator[Block]:
    for item in data.get(said["items"], ()):
        yield Block("item", unicodedata.normalize("NFC", str(item)))


def _ticks(said: Data, data: Data, _say: _Speaker, _article: int) -> Iterator[Block]:
    chosen = data.get(said["ticks"], "")
    for code, label in said["options"].items():
        yield Block("tick", label, ticked=chosen in (code, label))


def _boxes(said: Data, data: Data, _say: _Speaker, _article: int) -> Iterator[Block]:
    for label in data.get(said["boxes"], ()):
        yield Block("tick", unicodedata.normalize("NFC", label))


def _table(said: Data, data: Data, _say: _Speaker, _article: int) -> Iterator[Block]:
    columns = said["columns"]
    rows = tuple(tuple(_cell(one, row) for one in columns) for row in data.get(said["table"], ()))
    yield Block("table", columns=tuple((one["label"], one["width"]) for one in columns), rows=rows)


def _cell(column: Data, row: Data) -> str:
    words = str(row.get(column["name"], ""))
    return words.replace(" ", UNBROKEN_SPACE) if column.get("unbroken") else words


def _qr(said: Data, _data: Data, say: _Speaker, _article: int) -> Iterator[Block]:
    yield Block("qr", say.value(said["qr"]))


Drawer = Callable[[Data, Data, _Speaker, int], Iterator[Block]]
_DRAWN: Mapping[str, Drawer] = {
    **dict.fromkeys(("basis", "p", "lead", "heading", "centre"), _worded),
    "article": _article,
    "ask": _ask,
    "text": _text,
    "items": _items,
    "ticks": _ticks,
    "boxes": _boxes,
    "table": _table,
    "qr": _qr,
}

# as Decree 30/2020, Appendix I, names the place of the signature
SIGNER_OF_A_BLANK = "CHỨC VỤ NGƯỜI KÝ"
DOTTED_LINE = "…" * 31
UNBROKEN_SPACE = "\u00a0"


def _signature(said: Any, data: Data, say: _Speaker) -> Signature:
    if said != "signer":
        name = "" if say.gap else say(said["name"])
        return Signature((said["title"].upper(),), said["hint"], name)
    if say.gap:
        return Signature((SIGNER_OF_A_BLANK,), "(Ký, ghi rõ họ tên, đóng dấu)")
    head, own = data.get("signer_position", ""), data.get("signer_own_position", "")
    authority = data.get("signer_authority", "")
    lines = (f"{authority} {head}".strip().upper(), own.upper() if authority and authority != "Q." else "")
    return Signature(tuple(line for line in lines if line), name=say.value("signer_name"))
