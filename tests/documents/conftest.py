"""A dossier with its key, and people who may or may not work on it."""

import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from diemtua.accounts.models import Organisation, User
from diemtua.documents import actions
from diemtua.documents.models import Attachment, Paper
from diemtua.documents.rendering.form import SIGNER, forms
from diemtua.dossiers.actions import Performance, dossier_erased
from diemtua.dossiers.actions.journal import make_key
from diemtua.dossiers.enums import GrantLevel
from diemtua.dossiers.models import Dossier, Entry, Grant
from diemtua.shared.clock import VIETNAM
from tests import cast
from tests.documents.examples import full_data

AT = datetime(2026, 3, 5, 9, 0, tzinfo=VIETNAM)
PDF = b"%PDF-1.7\n1 0 obj\n"


@dataclass
class Cabinet:
    """One dossier of the Centre: the desk and the practitioner work on it, the auditor reads, the stranger does not."""

    dossier: Dossier
    desk: User
    practitioner: User
    auditor: User
    stranger: User
    head: User

    def draft(self, form: str = "TT08-14", **more: Any) -> Paper:
        data = {name: value for name, value in full_data(forms()[form]).items() if not self._from_letterhead(name)}
        entry = self._entry()
        on = Performance(self.dossier, entry, self.practitioner, AT, AT)
        actions.draft_papers(on, {form: data | more})
        entry.save()
        on.finish()
        return Paper.objects.select_related("dossier__office", "office__parent", "template").get(entry=entry)

    def _entry(self) -> Entry:
        self.dossier.version += 1
        return Entry(dossier=self.dossier, version=self.dossier.version, act="AddNote", occurred_at=AT, recorded_at=AT)

    @staticmethod
    def _from_letterhead(name: str) -> bool:
        return name.startswith("issuer_") or name == "signer_position" or name in SIGNER

    def numbered(self, form: str = "TT08-14", **more: Any) -> Paper:
        return actions.number_paper(self.draft(form), by=self.desk, at=AT, **more)

    def file(self, name: str = "don-yeu-cau.pdf", content: bytes = PDF, by: User | None = None) -> Attachment:
        return actions.keep_file(self.dossier, upload(name, content), by=by or self.practitioner, at=AT)

    def erase(self) -> None:
        key = self.dossier.sealing_key
        key.wrapped, key.destroyed_at = None, AT
        key.save()
        self.dossier.erased_at = AT
        self.dossier.save()
        dossier_erased.send(Dossier, dossier=self.dossier, entry=None, at=AT)


def upload(name: str = "ban-ky.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def make_dossier(office: Organisation, code: str = "K7TQ4XWM") -> Dossier:
    dossier = Dossier.objects.create(kind="legal_aid_case", state="", office=office, tracking_code=code, opened_at=AT)
    make_key(dossier)
    return dossier


@pytest.fixture
def cabinet(centre: Organisation) -> Cabinet:
    dossier, practitioner, auditor = make_dossier(centre), cast.join(cast.LEGAL_AID_OFFICER), cast.join(cast.AUDITOR)
    grant = {"dossier": dossier, "from_at": AT}
    Grant.objects.create(user=practitioner, level=GrantLevel.WORK, **grant)
    Grant.objects.create(organisation=centre, level=GrantLevel.WORK, **grant)
    Grant.objects.create(user=auditor, level=GrantLevel.READ, **grant)
    desk, stranger, head = cast.join(cast.DESK_OFFICER), cast.join(cast.STRANGER), cast.join(cast.HEAD)
    return Cabinet(dossier, desk, practitioner, auditor, stranger, head)


@pytest.fixture
def fake_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A program of that name which writes a PDF that tells what it was made of."""
    program = tmp_path / "soffice"
    program.write_text(
        f"#!{sys.executable}\nimport pathlib, sys\nword = pathlib.Path(sys.argv[-1])\n"
        "word.with_suffix('.pdf').write_bytes(b'%PDF-1.7 made of ' + word.read_bytes()[:2])\n"
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    return str(program)
