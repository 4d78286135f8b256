"""The representative set: a year of two offices and four weeks of duty, lived through the real acts."""

from datetime import timedelta

import django

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.core.management import call_command  # noqa: E402
from tqdm import tqdm  # noqa: E402

from bench.build.world import WEEKS_OF_A_ROSTER  # noqa: E402
from diemtua.accounts.models import Organisation  # noqa: E402
from diemtua.demo.cast import HEAD, PLANNER  # noqa: E402
from diemtua.demo.council import convene  # noqa: E402
from diemtua.demo.duty import serve_since  # noqa: E402
from diemtua.demo.scoreboard import take_in_example  # noqa: E402
from diemtua.demo.setting import set_the_scene  # noqa: E402
from diemtua.demo.year import play_year  # noqa: E402
from diemtua.duty.actions import keep_terms  # noqa: E402
from diemtua.shared.clock import now, today  # noqa: E402
from diemtua.workforce.models import Practitioner  # noqa: E402

LIVES = 240
# enough for every shift to have somebody, with the office's own people
SHIFTS_A_WEEK = 7


def main() -> None:
    """Fill the database of the settings."""
    call_command("migrate", verbosity=0)
    offices = set_the_scene(now(), lambda _what: None)
    with tqdm(total=LIVES, desc="Representative set, by real acts", unit=" lives") as bar:
        play_year(offices, today(), LIVES, lambda done: bar.update(done - bar.n))
    be_on_duty(offices[0])
    convene(today())
    take_in_example(get_user_model()._default_manager.get(username=PLANNER.username), now())


def be_on_duty(centre: Organisation) -> None:
    """A roster up to yesterday, of the Centre's own people: who is multiplied with an office is on duty there alone."""
    head = get_user_model()._default_manager.get(username=HEAD.username)
    for person in Practitioner.objects.select_related("office"):
        keep_terms(person, by=head, takes_part=person.office_id == centre.pk, weekly_cap=SHIFTS_A_WEEK)
    serve_since(today() - WEEKS_OF_A_ROSTER, centre, head, today() - timedelta(days=1), today())


main()
