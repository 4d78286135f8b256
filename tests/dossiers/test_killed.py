"""The machine may die between any two statements of an act: afterwards it was done, or nothing of it was."""

import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path
from urllib.parse import urlsplit

from django.core.management import call_command
from django.db import connection

from tests.dossiers.conftest import Office

RUN = "import sys, django; django.setup(); from tests.dossiers import killed; killed.main(sys.argv[1])"
ROOT = Path(__file__).resolve().parents[2]


def address_of_the_tests() -> str:
    """The database of this run, as the environment of another process names it."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return urlsplit(os.environ["DIEMTUA_DATABASE_URL"])._replace(path=f"/{name}").geturl()


def test_killed_at_any_statement_leaves_no_half_act(shared_office: Office) -> None:
    office = shared_office
    stage = {
        "centre": office.centre.pk, "desk": office.desk.pk, "head": office.head.pk, "worker": office.worker.pk,
        "dossiers": {
            "accept": office.opened().pk, "assign": office.accepted().pk, "finish": office.assigned().pk,
            "annul": office.assigned().pk,
        },
    }  # fmt: skip
    environment = os.environ | {"DIEMTUA_DATABASE_URL": address_of_the_tests(), "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
    environment["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    command = [sys.executable, "-c", RUN, json.dumps(stage)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert {script: halves for script, (_, halves) in found.items()} == {script: [] for script in found}
    assert min(many for many, _ in found.values()) > 8
    call_command("verify", stdout=StringIO())
