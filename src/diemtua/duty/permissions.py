"""Who may, in the matter of duty."""

from diemtua.accounts.models import User
from diemtua.dossiers.models import Dossier
from diemtua.dossiers.permissions import leads, predicate
from diemtua.duty.enums import HEADS, PLANNERS, READERS, SERVING
from diemtua.duty.models import IN_FORCE, Contact, Roster, Shift, Site, Swap
from diemtua.law.codes import N_


@predicate("on_the_roster", words=N_("Người có ca trực trong lịch của đơn vị"))
def on_the_roster(user: User | None, dossier: Dossier) -> bool:
    """Holds a shift of the office's rosters, of whatever Branch the person is."""
    held = Shift.objects.filter(layer=IN_FORCE, ended_at__isnull=True, roster__office=dossier.office_id)
    return user is not None and held.filter(practitioner__user=user).exists()


@predicate("swap_asker", words=N_("Người đề nghị đổi ca"))
def swap_asker(user: User | None, dossier: Dossier) -> bool:
    """Who asked for the swap."""
    swap = _swap_of(dossier)
    return user is not None and swap is not None and swap.asker.user_id == user.pk


@predicate("swap_partner", words=N_("Người được đề nghị nhận ca"))
def swap_partner(user: User | None, dossier: Dossier) -> bool:
    """Who is asked to take the shift."""
    swap = _swap_of(dossier)
    return user is not None and swap is not None and swap.other.user_id == user.pk


def _swap_of(dossier: Dossier) -> Swap | None:
    """The row behind the dossier, asked for once."""
    found: Swap | None = getattr(dossier, "duty_swap", None)
    return found


@predicate("roster_replaced", words=N_("Hệ thống, khi bản sau được ban hành"))
def roster_replaced(user: User | None, dossier: Dossier) -> bool:
    """A later version of the roster is published: nobody does this by hand."""
    return Roster.objects.filter(previous__dossier=dossier, published_at__isnull=False).exists()


@predicate("roster_alone_again", words=N_("Hệ thống, khi bản sau bị rút lại"))
def roster_alone_again(user: User | None, dossier: Dossier) -> bool:
    """No later version binds any more: nobody does this by hand."""
    return not roster_replaced(user, dossier)


def may_see_duty(user: User) -> bool:
    """Those who are on duty, those who plan it, and auditors."""
    return user.standing.holds_anywhere(*READERS)


def may_plan_duty(user: User) -> bool:
    """Heads and the desk draw up rosters somewhere."""
    return user.standing.holds_anywhere(*PLANNERS)


def may_be_on_duty(user: User) -> bool:
    """Those who work in an office that has duty; who only watches has no shifts of his own."""
    return user.standing.holds_anywhere(*SERVING)


def may_plan_at(user: User, office_id: int) -> bool:
    """Whether the user draws up rosters of this office."""
    return office_id in user.standing.organisations(*PLANNERS)


def may_arrange_cover(user: User, office_id: int) -> bool:
    """The head of the office puts another in the place of who falls out."""
    return office_id in user.standing.organisations(*HEADS)


def may_keep_site(user: User, site: Site) -> bool:
    """Whoever plans duty there."""
    return may_plan_at(user, site.office_id)


def may_correct(user: User, shift: Shift) -> bool:
    """Who was on duty, and who plans duty there, take back what was noted by mistake."""
    return is_on_duty(user, shift) or may_keep_site(user, shift.site)


def may_forget(user: User, contact: Contact) -> bool:
    """The head of the office whose shift it was."""
    return may_forget_on(user, contact.shift)


def may_forget_on(user: User, shift: Shift) -> bool:
    """The head of the office whose shift it is."""
    return leads(user, shift.roster.office_id)


def is_on_duty(user: User, shift: Shift) -> bool:
    """Whether the shift is the user's own."""
    return shift.practitioner.user_id == user.pk
