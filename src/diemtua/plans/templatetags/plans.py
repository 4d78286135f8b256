"""`{% load plans %}`: words of plans on their pages."""

from typing import Any

from django import template
from django.utils.translation import gettext

from diemtua.law.codes import N_
from diemtua.plans.enums import FindingKind, TaskState
from diemtua.plans.exporting import figure_words, part_words
from diemtua.plans.queries import Measure

register = template.Library()

_TONES = {TaskState.NOT_STARTED: "calm", TaskState.UNDER_WAY: "info", TaskState.DONE: "good"}
_SIGNS = {">=": "≥", ">": ">", "=": "="}
_FIELDS = {
    "title": N_("tên kế hoạch"), "kind": N_("loại văn bản"), "issuer": N_("cơ quan ban hành"), "signer": N_("người ký"),
    "field": N_("lĩnh vực"), "effective_on": N_("ngày có hiệu lực"), "name": N_("tên nhóm"), "task": N_("nhiệm vụ"),
    "number": N_("TT"), "content": N_("nội dung"), "lead": N_("chủ trì"), "coordinating": N_("phối hợp"),
    "timing": N_("thời gian"), "product": N_("sản phẩm"), "notes": N_("ghi chú"), "sections": N_("lời văn"),
    "duties": N_("trách nhiệm"), "targets": N_("chỉ tiêu"), "footnotes": N_("chú thích"),
    "findings": N_("điều cần xem lại"),
}  # fmt: skip


@register.filter
def words(value: Any) -> str:
    """A code's label, or a label, in the reader's language."""
    label = getattr(value, "label", value)
    return gettext(label) if label else ""


@register.filter
def state_words(code: str) -> str:
    """The label of a task's state from its code."""
    return gettext(TaskState(code).label)


@register.filter
def tone(state: str) -> str:
    """How a task's state is coloured."""
    return _TONES[TaskState(state)]


register.filter("part_words", part_words)


@register.filter
def figure(measure: Measure) -> str:
    """`12/40 (30 %)`."""
    return figure_words(measure)


@register.filter
def promise(target: Any) -> str:
    """`≥ 90 %`; a target of none is told in words."""
    if target.comparison == "=" and target.value == 0:
        return gettext("Không có")
    return f"{_SIGNS[target.comparison]} {target.value} %"


@register.filter
def words_of(finding: Any) -> str:
    """A finding, just read or from the table, in the reader's language."""
    return str(gettext(FindingKind(finding.kind).label) % finding.said)


@register.filter
def field_words(name: str) -> str:
    """What a changed field is called."""
    return gettext(_FIELDS[name])
