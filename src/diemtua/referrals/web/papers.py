"""Papers for print: what a body sent as its own form, and the sheet it hands to the person."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from diemtua.documents.enums import FileKind
from diemtua.dossiers.enums import Reading
from diemtua.dossiers.queries import record_read
from diemtua.referrals.permissions import may_enter, may_send
from diemtua.referrals.printing import information_sheet, paper_of
from diemtua.referrals.queries import offices_to_send_to, referral_by_uid, words_for_reader
from diemtua.shared.clock import now
from diemtua.shared.ui.asking import found_or_404, reader, required
from diemtua.shared.ui.files import file_answer


@login_required
@require_GET
def paper(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The body's own paper: record, notice, information or introduction."""
    at, user = now(), reader(request)
    referral: Any = found_or_404(lambda: referral_by_uid(user, uid, at))
    record_read(user, referral.dossier, Reading.PAPER, at, after=(referral.read_seq, referral.read_hash))
    return file_answer(
        paper_of(referral, words_for_reader(referral)), FileKind.PDF, f"{referral.dossier.number}.pdf", inline=True
    )


@login_required
@require_GET
def sheet(request: HttpRequest) -> HttpResponse:
    """The information sheet (Mẫu 01), empty for the pen."""
    required(may_send(reader(request)) or may_enter(reader(request)))
    on = now().date()
    content = information_sheet(on, offices_to_send_to(on))
    return file_answer(content, FileKind.PDF, "ban-thong-tin-mau-01.pdf", inline=True)
