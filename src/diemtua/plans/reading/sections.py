"""The numbered items of a plan's text, with what their labelled lines say."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from diemtua.plans.reading.columns import roman
from diemtua.plans.reading.metadata import is_letterhead
from diemtua.plans.reading.values import Finding, FindingKind, Line, Section
from diemtua.shared.vietnamese import tidy

ROMANS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
_ITEM = re.compile(r"^(?:Điều\s+)?(\d{1,2})\.\s*(\D.*)$")
_LABELS = (
    ("activities", r"(?:hoạt động|nội dung(?: hoạt động)?|nhiệm vụ)"),
    ("bodies", r"(?:cơ quan|đơn vị|phân công)[^:]{0,40}"),
    ("timing", r"(?:thời gian|thời hạn|tiến độ)[^:]{0,20}"),
    ("product", r"(?:sản phẩm|kết quả)[^:]{0,30}"),
)
_LABELLED = [(name, re.compile(rf"^[-–+•*]?\s*{words}\s*:\s*(.*)$", re.IGNORECASE)) for name, words in _LABELS]
_LONGEST_HEADING = 200


@dataclass
class _Draft:
    part: str
    number: str
    name: str
    lines: list[str] = field(default_factory=list)
    fields: dict[str, list[str]] = field(default_factory=dict)
    label: str = ""

    def take(self, text: str) -> None:
        """Add a line to the item and to the label it stands under."""
        self.lines.append(text)
        label, words = labelled(text)
        self.label = label or self.label
        if self.label and (words or not label) and not is_aside(text):
            self.fields.setdefault(self.label, []).append(bare(words or text))

    def section(self) -> Section:
        said = {name: tuple(lines) for name, lines in self.fields.items()}
        return Section(
            part=self.part,
            number=self.number,
            name=self.name,
            lines=tuple(self.lines),
            activities=said.get("activities", ()),
            bodies=said.get("bodies", ()),
            timing=_ended(" ".join(said.get("timing", ()))),
            product=_ended(" ".join(said.get("product", ()))),
        )


@dataclass
class _Walk:
    """Where in the text we are: the part, the item, and what was noticed on the way."""

    part: int = 0
    drafts: list[_Draft] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    begun: bool = False
    after: list[str] = field(default_factory=list)
    over: bool = False

    @property
    def last(self) -> _Draft | None:
        """The item being read, if it is in the part being read."""
        return self.drafts[-1] if self.drafts and self.drafts[-1].part == ROMANS[self.part] else None

    def line(self, text: str) -> None:
        """Take one line; what follows the closing sign `./.` is signature and title of the annex."""
        if self.over:
            self.after.append(text)
        else:
            self._inside(text.removesuffix("./.") + "." if text.endswith("./.") else text)
        self.over = self.over or text.endswith("./.")

    def _inside(self, text: str) -> None:
        number, heading = roman(text)
        item = _ITEM.match(text)
        if number in ROMANS and heading:
            self.part, self.begun = ROMANS.index(number), True
        elif item:
            self._item(int(item[1]), tidy(item[2]))
        elif self.last and _begins_again(self.last, text):
            self._unnumbered(text)
        elif self.last:
            self.last.take(text)

    def _item(self, number: int, words: str) -> None:
        before = int(self.last.number) if self.last else 0
        if (not self.begun and not self.drafts) or (number == 1 and before > 1):
            self.part = min(self.part + 1, len(ROMANS) - 1)
            self._note(FindingKind.PART_WITHOUT_HEADING, part=ROMANS[self.part], text=f"{number}. {words}")
            before = 0
        elif number <= before:
            self._note(FindingKind.REPEATED_NUMBER, number=str(number), text=words)
        if number > before + 1:
            missing = ", ".join(str(each) for each in range(before + 1, number))
            self._note(FindingKind.NUMBER_GAP, missing=missing, text=f"{number}. {words}")
        self._begin(str(number), words)

    def _begin(self, number: str, words: str) -> None:
        is_heading = len(words) <= _LONGEST_HEADING and not words.endswith((".", ";", "./"))
        self.drafts.append(_Draft(ROMANS[self.part], number, words if is_heading else ""))
        if not is_heading:
            self.drafts[-1].take(words)

    def _unnumbered(self, text: str) -> None:
        draft = _Draft(ROMANS[self.part], str(int(self.drafts[-1].number) + 1), "")
        self.drafts.append(draft)
        self._note(FindingKind.SECTION_WITHOUT_HEADING, section=f"{draft.part}.{draft.number}")
        draft.take(text)

    def _note(self, kind: FindingKind, **said: str) -> None:
        self.findings.append(Finding(kind, said))


def sections(lines: Sequence[Line]) -> tuple[tuple[Section, ...], list[Finding]]:
    """The items of the text in their order. An item whose heading is lost is told from labels that begin again."""
    walk = _Walk()
    for line in lines:
        if not is_letterhead(line.text):
            walk.line(line.text)
    if walk.after:
        walk.findings.append(Finding(FindingKind.AFTER_THE_END, {"text": " / ".join(walk.after)}))
    if not walk.drafts:
        walk.findings.append(Finding(FindingKind.NO_SECTIONS))
    return tuple(draft.section() for draft in walk.drafts), walk.findings


def labelled(text: str) -> tuple[str, str]:
    """Which label a line carries and its words: `- Sản phẩm: Báo cáo` gives `product` and `Báo cáo`."""
    for name, pattern in _LABELLED:
        if match := pattern.match(text):
            return name, match[1]
    return "", ""


def bare(text: str) -> str:
    """The line without the sign of its list."""
    return re.sub(r"^(?:[-–+•*]|[a-zđ]\))\s*", "", text)


def is_aside(text: str) -> bool:
    """Whether a line stands in brackets as a whole: `(Chi tiết có Phụ lục kèm theo).`"""
    return bool(re.fullmatch(r"\(.*\)\.?", text))


def _ended(text: str) -> str:
    return text.rstrip(" .;") if not text.endswith("…") else text


def _begins_again(draft: _Draft, text: str) -> bool:
    return labelled(text)[0] == "activities" and bool({"timing", "product"} & draft.fields.keys())
