"""At most one person on call for an office and order at any moment; turns are withdrawn, never deleted.

PostgreSQL keeps periods apart by an exclusion over ranges, which needs no extension. SQLite has one writer at a time,
so a trigger that looks for an overlap can't be overtaken.
"""

from django.db import migrations

TABLE = "workforce_oncall"
TWICE = "two people on call for one office and order"

EXCLUSION = f"""
ALTER TABLE {TABLE} ADD CONSTRAINT on_call_one_at_a_time EXCLUDE USING gist (
    int8range(office_id, office_id, '[]') WITH =,
    int8range("order"::bigint, "order"::bigint, '[]') WITH =,
    tstzrange(from_at, to_at) WITH &&
) WHERE (withdrawn_at IS NULL)"""

OVERLAP = f"""
SELECT RAISE(ABORT, '{TWICE}') WHERE EXISTS (
    SELECT 1 FROM {TABLE} AS other
    WHERE other.office_id = NEW.office_id AND other."order" = NEW."order" AND other.withdrawn_at IS NULL
    AND other.from_at < NEW.to_at AND other.to_at > NEW.from_at AND other.id IS NOT NEW.id
);"""


def install(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for event in ("INSERT", "UPDATE"):
            schema_editor.execute(
                f"CREATE TRIGGER {TABLE}_one_{event.lower()} BEFORE {event} ON {TABLE} FOR EACH ROW "
                f"WHEN NEW.withdrawn_at IS NULL BEGIN {OVERLAP} END"
            )
        refuse = f"BEGIN SELECT RAISE(ABORT, 'append-only: DELETE of {TABLE} refused'); END"
    else:
        schema_editor.execute(EXCLUSION, params=None)
        refuse = "EXECUTE FUNCTION workforce_refuse()"
    schema_editor.execute(f"CREATE TRIGGER {TABLE}_delete BEFORE DELETE ON {TABLE} FOR EACH ROW {refuse}")


def remove(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for name in ("one_insert", "one_update", "delete"):
            schema_editor.execute(f"DROP TRIGGER {TABLE}_{name}")
    else:
        schema_editor.execute(f"DROP TRIGGER {TABLE}_delete ON {TABLE}")
        schema_editor.execute(f"ALTER TABLE {TABLE} DROP CONSTRAINT on_call_one_at_a_time")


class Migration(migrations.Migration):
    dependencies = [("workforce", "0002_guards")]
    operations = [migrations.RunPython(install, remove)]
