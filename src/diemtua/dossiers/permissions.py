"""Who may: predicates by name. A process names them; rooms above add their own with `@predicate`."""

from collections.abc import Callable, Iterable

from diemtua.accounts.models import Organisation, User
from diemtua.dossiers.enums import WATCHERS, GrantLevel
from diemtua.dossiers.models import Dossier, Grant, offices_watched_by
from diemtua.law.codes import N_
from diemtua.law.process import REGISTRY, ActRule
from diemtua.law.vocabulary.roles import Role

Predicate = Callable[[User | None, Dossier], bool]
PREDICATES: dict[str, list[Predicate]] = {}
WORDS: dict[str, str] = {}


def predicate(name: str, words: str = "") -> Callable[[Predicate], Predicate]:
    """Answer a name that processes use in `who`, `back_dating` and `annul_by`. The user is None for the public.

    words: who that is, in Vietnamese, for the page that explains a process.
    """

    def register(answer: Predicate) -> Predicate:
        PREDICATES.setdefault(name, []).append(answer)
        WORDS[name] = words or WORDS.get(name, "")
        return answer

    return register


def may(user: User | None, names: Iterable[str], dossier: Dossier) -> bool:
    """Whether any of the named predicates says yes."""
    return any(PREDICATES[name][0](user, dossier) for name in names)


def may_read_words(user: User, dossier: Dossier) -> bool:
    """Whether the user works on the dossier and so reads what was typed; others see what happened and when."""
    return Grant.objects.open_to(user).filter(dossier=dossier, level=GrantLevel.WORK).exists()


def possible_acts(user: User | None, dossier: Dossier) -> tuple[ActRule, ...]:
    """What this user can do to the dossier now, in the order of its process."""
    if dossier.erased_at is not None:
        return ()
    return tuple(rule for rule in _open_now(dossier) if may(user, rule.who, dossier))


def act_asked_by(user: User, dossier: Dossier, clock: str) -> ActRule | None:
    """The first act by which this user can meet the clock. Who may do the other acts is not asked: on a page of many
    dossiers their predicates would ask the database for each."""
    if dossier.erased_at is not None:
        return None
    asked = (rule for rule in _open_now(dossier) if clock in rule.asked_by)
    return next((rule for rule in asked if may(user, rule.who, dossier)), None)


def _open_now(dossier: Dossier) -> tuple[ActRule, ...]:
    return dossier.process.possible(dossier.state, dossier.facts)


def may_annul(user: User, dossier: Dossier, act: str) -> bool:
    """Whether the user is one of those who annul this act of the dossier; what the kernel itself wrote nobody does."""
    rule = next((each for each in dossier.process.acts if each.code == act), None)
    return rule is not None and may(user, rule.annul_by, dossier)


def may_erase(user: User, dossier: Dossier) -> bool:
    """Whether personal data are there to erase, the dossier is over, and the user is one of those who do it."""
    return dossier.erased_at is None and dossier.current_state.over and may(user, dossier.process.erase_by, dossier)


def may_watch_readings(user: User) -> bool:
    """Those who answer for an office and those who inspect see who read what."""
    return user.standing.holds_anywhere(*WATCHERS)


def may_see_readers(user: User, dossier: Dossier) -> bool:
    """Whether the log of readings tells the user who read this dossier."""
    own, inspected = offices_watched_by(user)
    return dossier.office.pk in own or dossier.office.parent_id in inspected


def offices_to_open(user: User, kind: str, act: str = "") -> list[Organisation]:
    """Offices where the user may open a dossier of this kind, or open it by this act."""
    opening = [rule for rule in REGISTRY[kind].acts if rule.opens and (not act or rule.code == act)]
    places = Organisation.objects.filter(pk__in=user.standing.organisations()).select_related("parent").order_by("pk")
    return [
        office for office in places if any(may(user, rule.who, Dossier(kind=kind, office=office)) for rule in opening)
    ]


def _at_the_office(role: Role) -> Predicate:
    def holds(user: User | None, dossier: Dossier) -> bool:
        return user is not None and user.standing.holds(role, dossier.office_id)

    return holds


def _anywhere(role: Role) -> Predicate:
    def holds(user: User | None, dossier: Dossier) -> bool:
        return user is not None and user.standing.holds_anywhere(role)

    return holds


for _role in (Role.DESK_OFFICER, Role.PRACTITIONER, Role.BRANCH_HEAD, Role.ACCOUNTANT, Role.PLANNER):
    predicate(_role.lower(), _role.label)(_at_the_office(_role))
for _role in (Role.DEPARTMENT, Role.ADMINISTRATOR, Role.AUDITOR):
    predicate(_role.lower(), _role.label)(_anywhere(_role))


@predicate("head", N_("Lãnh đạo Trung tâm, Trưởng Chi nhánh"))
def head(user: User | None, dossier: Dossier) -> bool:
    """Leads the dossier's own office, the Centre or the Branch; deputies through standing."""
    return user is not None and leads(user, dossier.office_id)


def leads(user: User, office_id: int) -> bool:
    """Whether the user is the head of this office, or stands in for the head."""
    return any(user.standing.holds(role, office_id) for role in (Role.HEAD, Role.BRANCH_HEAD))


@predicate("centre_head", N_("Lãnh đạo Trung tâm, với hồ sơ của Chi nhánh"))
def centre_head(user: User | None, dossier: Dossier) -> bool:
    """Leads the Centre that answers for the Branch whose dossier it is."""
    return user is not None and dossier.office_id in user.standing.branches(Role.HEAD)


@predicate("the_public", N_("Người dân, qua trang của Trung tâm"))
def the_public(user: User | None, dossier: Dossier) -> bool:
    """Nobody who signed in: a citizen at the public pages, who proved a right by code and second secret."""
    return user is None


@predicate("anyone_with_grant", N_("Mọi người được xem hồ sơ"))
def anyone_with_grant(user: User | None, dossier: Dossier) -> bool:
    """Whoever may see the dossier."""
    return user is not None and Grant.objects.open_to(user).filter(dossier=dossier).exists()


@predicate("anyone_given_it", N_("Người được giao hồ sơ"))
def anyone_given_it(user: User | None, dossier: Dossier) -> bool:
    """Whoever was granted the dossier in person."""
    return user is not None and Grant.objects.given_to(user).filter(dossier=dossier).exists()
