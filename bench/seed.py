"""The representative set: a year of two offices, lived through the real acts."""

import django

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.core.management import call_command  # noqa: E402
from tqdm import tqdm  # noqa: E402

from diemtua.demo.cast import PLANNER  # noqa: E402
from diemtua.demo.scoreboard import take_in_example  # noqa: E402
from diemtua.demo.setting import set_the_scene  # noqa: E402
from diemtua.demo.year import play_year  # noqa: E402
from diemtua.shared.clock import now, today  # noqa: E402

LIVES = 240


def main() -> None:
    """Fill the database of the settings."""
    call_command("migrate", verbosity=0)
    offices = set_the_scene(now(), lambda _what: None)
    with tqdm(total=LIVES, desc="Representative set, by real acts", unit=" lives") as bar:
        play_year(offices, today(), LIVES, lambda done: bar.update(done - bar.n))
    take_in_example(get_user_model()._default_manager.get(username=PLANNER.username), now())


main()
