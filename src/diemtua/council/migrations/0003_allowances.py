"""Corrections of allowances and months that were handed over only grow; no correction enters such a month, and
nothing is owed late for a month that can still be corrected itself."""

from django.db import migrations

CHANGE, MONTH = "council_allowancechange", "council_allowancemonth"
CLOSED = f"SELECT 1 FROM {MONTH} WHERE month = NEW.month"
SAID = "the month was handed over"
EARLY = f"NEW.owed_for < NEW.month AND NOT EXISTS (SELECT 1 FROM {MONTH} WHERE month = NEW.owed_for)"
SAID_EARLY = "the month it is owed for was not handed over"
REFUSED = [(table, event) for table in (CHANGE, MONTH) for event in ("UPDATE", "DELETE")]

OPEN_ON_POSTGRESQL = f"""
CREATE FUNCTION council_month_is_open() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS ({CLOSED}) THEN
        RAISE EXCEPTION '{SAID}' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF {EARLY} THEN
        RAISE EXCEPTION '{SAID_EARLY}' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$"""


def install(apps, schema_editor):
    sqlite = schema_editor.connection.vendor == "sqlite"
    for table, event in REFUSED:
        body = (
            f"BEGIN SELECT RAISE(ABORT, 'append-only: {event} of {table} refused'); END"
            if sqlite
            else "EXECUTE FUNCTION workforce_refuse()"
        )
        schema_editor.execute(
            f"CREATE TRIGGER {table}_{event.lower()} BEFORE {event} ON {table} FOR EACH ROW {body}"
        )
    if not sqlite:
        schema_editor.execute(OPEN_ON_POSTGRESQL, params=None)
    body = (
        f"BEGIN SELECT RAISE(ABORT, '{SAID}') WHERE EXISTS ({CLOSED}); "
        f"SELECT RAISE(ABORT, '{SAID_EARLY}') WHERE {EARLY}; END"
        if sqlite
        else "EXECUTE FUNCTION council_month_is_open()"
    )
    schema_editor.execute(f"CREATE TRIGGER {CHANGE}_open BEFORE INSERT ON {CHANGE} FOR EACH ROW {body}")


def remove(apps, schema_editor):
    sqlite = schema_editor.connection.vendor == "sqlite"
    for table, event in [*REFUSED, (CHANGE, "open")]:
        schema_editor.execute(f"DROP TRIGGER {table}_{event.lower()}" + ("" if sqlite else f" ON {table}"))
    if not sqlite:
        schema_editor.execute("DROP FUNCTION council_month_is_open()")


class Migration(migrations.Migration):
    dependencies = [("council", "0002_seats")]
    operations = [migrations.RunPython(install, remove)]
