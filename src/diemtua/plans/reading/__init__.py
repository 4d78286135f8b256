"""Reads a plan document: .txt, .docx or .html becomes groups, tasks, duties and targets, and a list of doubts.

The reader never guesses silently and never fails on noise: whatever it cannot place, or had to take from
elsewhere, is a finding. It knows how such plans are written, not what one of them says.
"""

from collections.abc import Iterator, Sequence

from diemtua.plans.reading.annex import Annex
from diemtua.plans.reading.columns import is_header
from diemtua.plans.reading.compare import conflicts, join
from diemtua.plans.reading.duties import duties
from diemtua.plans.reading.metadata import is_letterhead, is_metadata, metadata
from diemtua.plans.reading.plain import plain
from diemtua.plans.reading.sections import sections
from diemtua.plans.reading.sources import PlanFileNotReadable, blocks
from diemtua.plans.reading.tail import footnotes
from diemtua.plans.reading.targets import targets
from diemtua.plans.reading.values import Block, Finding, FindingKind, Line, PlanRead, Row

__all__ = ["Finding", "FindingKind", "PlanFileNotReadable", "PlanRead", "plain", "read_plan"]


def read_plan(content: bytes, name: str) -> PlanRead:
    """Read the bytes of a plan document; `name` tells its kind.

    Raises PlanFileNotReadable for another kind of file or a damaged one; text that makes no sense raises nothing.
    """
    found, findings = blocks(content, name)
    start = next((place for place, block in enumerate(found) if _titles(block)), len(found))
    about, doubts = metadata(found)
    in_text, missing = sections([block for block in found[:start] if isinstance(block, Line)])
    annex = Annex()
    annex.read(found[start:])
    notes, dropped = footnotes(annex, in_text)
    joined = join(in_text, annex.groups)
    held, unheld = duties(joined.sections)
    promised, unclear = targets(joined.sections, annex.tasks)
    differing = conflicts(joined.sections, joined.groups, annex.tasks, held)
    return PlanRead(
        metadata=about,
        sections=joined.sections,
        groups=joined.groups,
        tasks=tuple(annex.tasks),
        duties=held,
        targets=promised,
        footnotes=notes,
        findings=(
            *doubts,
            *findings,
            *_unread(found[:start]),
            *missing,
            *annex.findings,
            *joined.findings,
            *differing,
            *unheld,
            *unclear,
            *dropped,
        ),
    )


def _titles(block: Block) -> bool:
    return isinstance(block, Row) and is_header(block.cells)


def _unread(before: Sequence[Block]) -> Iterator[Finding]:
    """Tables above the annex that are neither the head of the paper nor what a site says about it."""
    for block in before:
        if isinstance(block, Row) and any(block.cells) and not is_metadata(block):
            cells = [cell for cell in block.cells if cell and not is_letterhead(cell)]
            if cells:
                yield Finding(FindingKind.UNREAD_ROW, {"text": " | ".join(cells)})
