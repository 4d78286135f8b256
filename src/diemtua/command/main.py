"""The `diemtua` command."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    """Run one command of the system; `diemtua help` lists them."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "diemtua.config.settings")
    execute_from_command_line(sys.argv)
