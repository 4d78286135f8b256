"""The reviewed SQL of `bench/sql/`, and what is given to it in the words of each database."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import connection

from diemtua.plans.queries import Period
from diemtua.shared.clock import VIETNAM

SQL = Path(__file__).resolve().parent / "sql"


def statements(name: str) -> list[str]:
    """The statements of one page, those of this database where it has its own."""
    own = SQL / f"{name}.{connection.vendor}.sql"
    text = (own if own.exists() else SQL / f"{name}.sql").read_text()
    return [part for part in text.split(";\n") if part.strip()]


def moment(at: datetime) -> Any:
    """A moment as a parameter."""
    return connection.ops.adapt_datetimefield_value(at)


def of_scoreboard(department: int, period: Period, at: datetime) -> Mapping[str, Any]:
    """The parameters of `scoreboard.sql`."""
    start, end = (moment(each) for each in period.moments())
    days = {"first_day": str(period.start), "last_day": str(period.last), "today": str(at.astimezone(VIETNAM).date())}
    return {"department": department, "start": start, "end": end, "now": moment(at), **days}
