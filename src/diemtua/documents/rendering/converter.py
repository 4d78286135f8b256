"""Word to PDF through LibreOffice, where an office has installed it."""

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

SECONDS = 60
_PROGRAMS = ("soffice", "libreoffice")


def word_to_pdf(content: bytes) -> bytes | None:
    """The Word file as PDF; None where there is no LibreOffice or it did not manage: print and upload then."""
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        return None
    with TemporaryDirectory() as folder:
        here = Path(folder)
        (here / "paper.docx").write_bytes(content)
        return _convert(program, here)


def _convert(program: str, here: Path) -> bytes | None:
    # a profile of its own: two conversions at once would lock each other out of the common one
    command = [
        program, f"-env:UserInstallation={(here / 'profile').as_uri()}", "--headless", "--norestore",
        "--convert-to", "pdf", "--outdir", str(here), str(here / "paper.docx"),
    ]  # fmt: skip
    try:
        subprocess.run(command, cwd=here, capture_output=True, timeout=SECONDS, check=True)  # noqa: S603 - fixed words
        return (here / "paper.pdf").read_bytes()
    except (subprocess.SubprocessError, OSError):
        return None
