"""What stands after the annex: footnotes are kept, the rest of a saved page is listed and dropped."""

import re
from collections.abc import Sequence

from diemtua.plans.reading.annex import Annex
from diemtua.plans.reading.bodies import marks
from diemtua.plans.reading.values import Finding, FindingKind, Footnote, Section

_NOTE = re.compile(r"^\[(\d+)\]\s*(\S.*)$")


def footnotes(annex: Annex, sections: Sequence[Section]) -> tuple[tuple[Footnote, ...], list[Finding]]:
    """The notes under text and annex, and findings for lines that belong to nothing."""
    lines = [*(line for section in sections for line in section.lines), *annex.left]
    found = {match[1]: match[2] for match in map(_NOTE.match, lines) if match}
    dropped = [line for line in annex.left if not _NOTE.match(line)]
    wanted = {mark for task in annex.tasks for mark in task.footnotes}
    wanted |= {mark for line in lines if not _NOTE.match(line) for mark in marks(line)}
    findings = [Finding(FindingKind.DROPPED, {"text": line}) for line in dropped]
    findings += [Finding(FindingKind.FOOTNOTE_MISSING, {"mark": mark}) for mark in sorted(wanted - found.keys())]
    if not annex.tasks:
        findings.append(Finding(FindingKind.NO_ANNEX))
    return tuple(Footnote(mark, text) for mark, text in found.items()), findings
