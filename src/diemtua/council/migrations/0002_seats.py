"""At most eight members at any moment, one chair, one head of helpers; rows are withdrawn, never deleted.

PostgreSQL keeps periods apart by exclusions over ranges, which need no extension. SQLite has one writer at a time, so a
trigger that looks for an overlap can't be overtaken.
"""

from django.db import migrations

TABLE = "council_member"
ALONE = "seat IN ('CHAIR', 'HELPER_HEAD')"
PERIOD = "daterange(valid_from, valid_to) WITH &&"
OFFICE = "int8range(office_id, office_id, '[]') WITH ="

EXCLUSIONS = {
    "council_place_of_one": f"{OFFICE}, int4range(place, place, '[]') WITH =, {PERIOD}) "
    "WHERE (withdrawn_at IS NULL AND place IS NOT NULL",
    "council_one_chair": f"{OFFICE}, {PERIOD}) WHERE (withdrawn_at IS NULL AND seat = 'CHAIR'",
    "council_one_head_of_helpers": f"{OFFICE}, {PERIOD}) WHERE (withdrawn_at IS NULL AND seat = 'HELPER_HEAD'",
}

OVERLAP = f"""
SELECT RAISE(ABORT, 'two people in one seat of the council') WHERE EXISTS (
    SELECT 1 FROM {TABLE} AS other
    WHERE other.office_id = NEW.office_id AND other.withdrawn_at IS NULL AND other.id IS NOT NEW.id
    AND (other.place = NEW.place OR (other.seat = NEW.seat AND NEW.{ALONE}))
    AND other.valid_from < COALESCE(NEW.valid_to, '9999-12-31')
    AND COALESCE(other.valid_to, '9999-12-31') > NEW.valid_from
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
        for name, what in EXCLUSIONS.items():
            schema_editor.execute(f"ALTER TABLE {TABLE} ADD CONSTRAINT {name} EXCLUDE USING gist ({what})", params=None)
        refuse = "EXECUTE FUNCTION workforce_refuse()"
    schema_editor.execute(f"CREATE TRIGGER {TABLE}_delete BEFORE DELETE ON {TABLE} FOR EACH ROW {refuse}")


def remove(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for name in ("one_insert", "one_update", "delete"):
            schema_editor.execute(f"DROP TRIGGER {TABLE}_{name}")
        return
    schema_editor.execute(f"DROP TRIGGER {TABLE}_delete ON {TABLE}")
    for name in EXCLUSIONS:
        schema_editor.execute(f"ALTER TABLE {TABLE} DROP CONSTRAINT {name}")


class Migration(migrations.Migration):
    dependencies = [("council", "0001_initial"), ("workforce", "0002_guards")]
    operations = [migrations.RunPython(install, remove)]
