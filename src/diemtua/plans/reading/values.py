"""What a plan document says, as plain values: nothing here knows where it came from or what becomes of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from diemtua.law.codes import N_, Code


class FindingKind(Code):
    """Why a reader should look at a place of the document again. Labels hold %(names)s of what was found."""

    NO_METADATA = "NO_METADATA", N_("Không tìm thấy %(what)s của kế hoạch.")
    NO_ANNEX = "NO_ANNEX", N_("Không tìm thấy bảng nhiệm vụ nào trong văn bản.")
    NO_SECTIONS = "NO_SECTIONS", N_("Không tìm thấy mục đánh số nào trong phần lời của văn bản.")
    DOUBLED = "DOUBLED", N_("Đoạn in lặp lại, chỉ giữ một lần: %(lines)s dòng, từ “%(first)s” đến “%(last)s”.")
    DROPPED = "DROPPED", N_("Dòng không thuộc kế hoạch, đã bỏ: “%(text)s”.")
    AFTER_THE_END = "AFTER_THE_END", N_("Sau chữ kết thúc “./.”, không tính là nội dung: “%(text)s”.")
    UNREAD_ROW = "UNREAD_ROW", N_("Không đọc được hàng này của bảng: “%(text)s”.")
    NO_NUMBER_COLUMN = "NO_NUMBER_COLUMN", N_("Đầu bảng thiếu tên cột; đã hiểu các cột là: %(columns)s.")
    SHORT_ROW = "SHORT_ROW", N_("Nhiệm vụ %(key)s thiếu ô; đã xếp theo nội dung từng ô, cần xem lại.")
    LONG_ROW = "LONG_ROW", N_("Nhiệm vụ %(key)s thừa ô, phần thừa ghi vào ghi chú: “%(text)s”.")
    INHERITED = "INHERITED", N_("Hàng không đánh số (%(key)s) lấy %(what)s của hàng trên (%(above)s).")
    JOINED = "JOINED", N_("Ô ghép từ nhiều dòng: “%(text)s”.")
    NUMBER_GAP = "NUMBER_GAP", N_("Thiếu số %(missing)s trước “%(text)s”.")
    ODD_NUMBER = "ODD_NUMBER", N_("Ô thứ tự ghi “%(text)s”, không phải số; hàng được tính là %(key)s.")
    REPEATED_NUMBER = "REPEATED_NUMBER", N_("Số %(number)s dùng lại ở “%(text)s”.")
    PART_WITHOUT_HEADING = "PART_WITHOUT_HEADING", N_("Phần %(part)s không có tiêu đề; bắt đầu từ “%(text)s”.")
    SECTION_WITHOUT_HEADING = "SECTION_WITHOUT_HEADING", N_("Mục %(section)s không có tiêu đề.")
    GROUP_WITHOUT_HEADING = "GROUP_WITHOUT_HEADING", N_("Nhóm %(group)s của bảng không có dòng tiêu đề.")
    NAME_FROM_SECTION = "NAME_FROM_SECTION", N_("Tên nhóm %(group)s lấy từ mục %(section)s: “%(name)s”.")
    NAME_FROM_ANNEX = "NAME_FROM_ANNEX", N_("Tên mục %(section)s lấy từ nhóm %(group)s của bảng: “%(name)s”.")
    NAME_MISSING = "NAME_MISSING", N_("Không tìm thấy tên của nhóm %(group)s.")
    NAMES_DIFFER = (
        "NAMES_DIFFER",
        N_("Tên khác nhau, giữ cả hai. Mục %(section)s: “%(in_section)s”. Bảng: “%(in_annex)s”."),
    )
    BODIES_DIFFER = (
        "BODIES_DIFFER",
        N_("Cơ quan khác nhau, giữ cả hai. Chỉ có ở mục %(section)s: %(in_section)s. Chỉ có ở bảng: %(in_annex)s."),
    )
    TIMING_DIFFERS = (
        "TIMING_DIFFERS",
        N_("Thời gian khác nhau, giữ cả hai. Mục %(section)s: “%(in_section)s”. Bảng: “%(in_annex)s”."),
    )
    PRODUCT_DIFFERS = (
        "PRODUCT_DIFFERS",
        N_("Sản phẩm khác nhau, giữ cả hai. Mục %(section)s: “%(in_section)s”. Bảng: “%(in_annex)s”."),
    )
    DUTY_WITHOUT_BODY = "DUTY_WITHOUT_BODY", N_("Không rõ cơ quan nào có trách nhiệm: “%(text)s”.")
    PERCENT_NOT_A_TARGET = "PERCENT_NOT_A_TARGET", N_("Tỷ lệ không hiểu là chỉ tiêu: “%(text)s”.")
    FOOTNOTE_MISSING = "FOOTNOTE_MISSING", N_("Chú thích [%(mark)s] được nhắc đến nhưng không có trong văn bản.")
    AUTOMATIC_NUMBER = "AUTOMATIC_NUMBER", N_("Số tự động của Word không đọc được ở đoạn: “%(text)s”.")


@dataclass(frozen=True)
class Finding:
    """One thing a person should look at. where: the section or task it is about, if any."""

    kind: FindingKind
    said: Mapping[str, str] = field(default_factory=dict)
    where: str = ""

    @property
    def text(self) -> str:
        """The finding as a Vietnamese sentence."""
        return self.kind.label % self.said


@dataclass(frozen=True)
class Line:
    """A paragraph outside tables."""

    text: str


@dataclass(frozen=True)
class Row:
    """A row of a table. A cell that one above covers is None, one to the left empty.

    exact: every cell stands under its column.
    """

    cells: tuple[str | None, ...]
    exact: bool = True


Block = Line | Row


@dataclass(frozen=True)
class Metadata:
    """Whose plan this is and from when; what the document does not say is empty."""

    number: str = ""
    title: str = ""
    kind: str = ""
    issuer: str = ""
    signer: str = ""
    field: str = ""
    issued_on: date | None = None
    effective_on: date | None = None
    basis: tuple[str, ...] = ()


@dataclass(frozen=True)
class Section:
    """A numbered item of the text. part: roman number of the part it stands in; name_from: `section` or `annex`.
    activities, bodies, timing, product: what its labelled lines say, as signed."""

    part: str
    number: str
    name: str
    name_from: str = "section"
    lines: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    timing: str = ""
    product: str = ""

    @property
    def key(self) -> str:
        """`II.5`."""
        return f"{self.part}.{self.number}"


@dataclass(frozen=True)
class Group:
    """A group of tasks. number: roman; name_from: `annex`, `section` or empty when nothing names it."""

    number: str
    name: str
    name_from: str
    section: str = ""


@dataclass(frozen=True)
class Task:
    """A row of the annex. key is stable between imports: `VI.1`, and `VI.1b` for the unnumbered row after it.
    lead, coordinating: as signed; *_bodies: the same, one body each; inherited: columns taken from the row above."""

    key: str
    group: str
    number: str
    content: str
    lead: str
    coordinating: str
    timing: str
    product: str
    notes: str
    lead_bodies: tuple[str, ...] = ()
    coordinating_bodies: tuple[str, ...] = ()
    timing_parts: tuple[str, ...] = ()
    footnotes: tuple[str, ...] = ()
    inherited: tuple[str, ...] = ()


@dataclass(frozen=True)
class Duty:
    """What a body must do as long as the plan lasts. where: the section; sentence: the source, word for word."""

    body: str
    duty: str
    where: str
    sentence: str


@dataclass(frozen=True)
class Target:
    """A promise in numbers. comparison: `>=`, `>` or `=`; value in percent, or a count for `=` 0;
    where: the sections and tasks that say it."""

    comparison: str
    value: int
    subject: str
    sentence: str
    where: tuple[str, ...]


@dataclass(frozen=True)
class Footnote:
    """A note under the text: its mark and its words."""

    mark: str
    text: str


@dataclass(frozen=True)
class PlanRead:
    """Everything understood of one document."""

    metadata: Metadata = Metadata()
    sections: tuple[Section, ...] = ()
    groups: tuple[Group, ...] = ()
    tasks: tuple[Task, ...] = ()
    duties: tuple[Duty, ...] = ()
    targets: tuple[Target, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    findings: tuple[Finding, ...] = ()
