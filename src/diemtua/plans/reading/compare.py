"""Text against annex: names each lends the other, and where the two say different things."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from diemtua.plans.reading.bodies import names_a_body, names_of, split_bodies
from diemtua.plans.reading.duties import part_of_solutions, parted
from diemtua.plans.reading.sections import ROMANS
from diemtua.plans.reading.values import Duty, Finding, FindingKind, Group, Section, Task
from diemtua.shared.vietnamese import fold

_ALIKE = 0.5


class Joined(NamedTuple):
    """Sections and groups that know each other."""

    sections: tuple[Section, ...]
    groups: tuple[Group, ...]
    findings: list[Finding]


def join(sections: Sequence[Section], groups: Sequence[Group]) -> Joined:
    """Give every group its section of the contents by their order, and each the name the other has."""
    part = part_of_solutions(sections)
    by_number = {section.number: section for section in sections if section.part == part}
    joined: list[Group] = []
    findings: list[Finding] = []
    for place, group in enumerate(groups, start=1):
        number = str(ROMANS.index(group.number)) if group.number in ROMANS else str(place)
        section = by_number.get(number)
        if section:
            group, by_number[number] = _named(group, section, findings)  # noqa: PLW2901 - the group with its name
        elif not group.name:
            findings.append(Finding(FindingKind.NAME_MISSING, {"group": group.number}))
        joined.append(group)
    changed = {section.key: section for section in by_number.values()}
    return Joined(tuple(changed.get(one.key, one) for one in sections), tuple(joined), findings)


def _named(group: Group, section: Section, findings: list[Finding]) -> tuple[Group, Section]:
    said = {"group": group.number, "section": section.key}
    if not group.name and not section.name:
        findings.append(Finding(FindingKind.NAME_MISSING, said))
    elif not group.name:
        group = replace(group, name=section.name, name_from="section")
        findings.append(Finding(FindingKind.NAME_FROM_SECTION, {**said, "name": section.name}))
    elif not section.name:
        section = replace(section, name=group.name, name_from="annex")
        findings.append(Finding(FindingKind.NAME_FROM_ANNEX, {**said, "name": group.name}))
    elif not _alike(group.name, section.name):
        names = {"in_section": section.name, "in_annex": group.name}
        findings.append(Finding(FindingKind.NAMES_DIFFER, {**said, **names}))
    return replace(group, section=section.key), section


def _alike(one: str, other: str) -> bool:
    words, others = set(fold(one).split()), set(fold(other).split())
    return len(words & others) >= _ALIKE * max(len(words), len(others))


def conflicts(
    sections: Sequence[Section], groups: Sequence[Group], tasks: Sequence[Task], duties: Sequence[Duty]
) -> list[Finding]:
    """Where a section and its group differ on bodies, timing or product. Both stay as they are."""
    by_key = {section.key: section for section in sections}
    findings: list[Finding] = []
    for group in groups:
        section, rows = by_key.get(group.section), [task for task in tasks if task.group == group.number]
        if section and rows:
            findings += _bodies(section, rows, [duty for duty in duties if duty.where == section.key])
            findings += _words(FindingKind.TIMING_DIFFERS, section, section.timing, [row.timing for row in rows])
            findings += _words(FindingKind.PRODUCT_DIFFERS, section, section.product, [row.product for row in rows])
    return findings


def _bodies(section: Section, rows: Sequence[Task], duties: Sequence[Duty]) -> list[Finding]:
    in_section = list(dict.fromkeys([*(duty.body for duty in duties), *_partners(duties)]))
    in_annex = list(dict.fromkeys(body for row in rows for body in (*row.lead_bodies, *row.coordinating_bodies)))
    only_section = [body for body in in_section if not any(_same(body, other) for other in in_annex)]
    only_annex = [body for body in in_annex if not any(_same(body, other) for other in in_section)]
    if not in_section or not (only_section or only_annex):
        return []
    said = {"section": section.key, "in_section": _listed(only_section), "in_annex": _listed(only_annex)}
    return [Finding(FindingKind.BODIES_DIFFER, said, section.key)]


def _partners(duties: Sequence[Duty]) -> Iterable[str]:
    """Bodies a duty is to be done with: `phối hợp với Sở Nội vụ, Sở Tài chính …`."""
    for duty in duties:
        _, _, after = duty.duty.partition("phối hợp với ")
        yield from (body for body in split_bodies(parted(after)[0]) if names_a_body(body))


def _same(one: str, other: str) -> bool:
    """Whether two texts name one body: equal, by a short name in brackets, or one only says of which province."""
    pairs = [(fold(name), fold(name_too)) for name in names_of(one) for name_too in names_of(other)]
    return any(a == b or f"{a} ".startswith(f"{b} ") or f"{b} ".startswith(f"{a} ") for a, b in pairs)


def _listed(names: Sequence[str]) -> str:
    return "; ".join(names) or "(không)"


def _words(kind: FindingKind, section: Section, in_section: str, rows: Sequence[str]) -> list[Finding]:
    distinct = list(dict.fromkeys(row.strip(" .;") for row in rows if row))
    if not in_section or not distinct or {fold(in_section)} == {fold(row) for row in distinct}:
        return []
    said = {"section": section.key, "in_section": in_section, "in_annex": "; ".join(distinct)}
    return [Finding(kind, said, section.key)]
