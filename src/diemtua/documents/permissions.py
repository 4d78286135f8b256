"""Who may change papers and files."""

from diemtua.accounts.models import Organisation, User
from diemtua.documents.models import Attachment
from diemtua.dossiers.models import Dossier, Grant
from diemtua.law.vocabulary.roles import Role

# a paper gets its number at the desk or from who leads; the practitioner drafts
CLERKS = (Role.DESK_OFFICER, Role.HEAD, Role.BRANCH_HEAD)


def may_work_on(user: User, dossier: Dossier) -> bool:
    """Holds an open grant to work on the dossier, in person or through the office. Nobody once it was erased."""
    if dossier.erased_at is not None:
        return False
    return Grant.objects.work_of(user).filter(dossier=dossier).exists()


def may_number(user: User, dossier: Dossier) -> bool:
    """Works on the dossier and keeps the outgoing book of its office or of the Centre above."""
    places = user.standing.organisations(*CLERKS)
    if dossier.office_id in user.standing.branches(Role.HEAD) and dossier.erased_at is None:
        return True
    # a Department has no desk of ours: its officers keep the book of what is its own
    own = user.standing.holds(Role.DEPARTMENT, dossier.office_id)
    return (own or bool({dossier.office_id, dossier.office.parent_id} & places)) and may_work_on(user, dossier)


def may_remove(user: User, attachment: Attachment) -> bool:
    """Works on the dossier; a file of another is removed by clerks only, a signed paper's scan by nobody."""
    if attachment.removed_at is not None or hasattr(attachment, "signed_paper"):
        return False
    if attachment.by_id == user.pk:
        return may_work_on(user, attachment.dossier)
    return may_number(user, attachment.dossier)


def may_replace_templates(user: User, office: Organisation) -> bool:
    """Runs the system for the office."""
    return user.standing.holds(Role.ADMINISTRATOR, office.pk)
