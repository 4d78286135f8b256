"""At most eight members on any day, one chair, one head of helpers; rows are withdrawn, never deleted.

PostgreSQL keeps periods of one seat apart by exclusions over ranges, which need no extension; who counts members waits
there for who counted before. SQLite has one writer at a time, so its triggers can't be overtaken. A Council is fullest
on a day on which somebody comes, so only those days are counted.
"""

from django.db import migrations

TABLE = "council_member"
ALONE = "seat IN ('CHAIR', 'HELPER_HEAD')"
MEMBERS = "seat IN ('CHAIR', 'VICE_CHAIR', 'MEMBER')"
PERIOD = "daterange(valid_from, valid_to) WITH &&"
OFFICE = "int8range(office_id, office_id, '[]') WITH ="

EXCLUSIONS = {
    "council_one_chair": f"{OFFICE}, {PERIOD}) WHERE (withdrawn_at IS NULL AND seat = 'CHAIR'",
    "council_one_head_of_helpers": f"{OFFICE}, {PERIOD}) WHERE (withdrawn_at IS NULL AND seat = 'HELPER_HEAD'",
}

OTHERS = f"""
    FROM {TABLE} AS other
    WHERE other.office_id = NEW.office_id AND other.withdrawn_at IS NULL AND other.id <> COALESCE(NEW.id, 0)"""
UNTIL = "COALESCE(NEW.valid_to, '9999-12-31')"
OVERLAP = f"""
SELECT RAISE(ABORT, 'two people in one seat of the council') WHERE EXISTS (
    SELECT 1 {OTHERS} AND other.seat = NEW.seat AND NEW.{ALONE}
    AND other.valid_from < {UNTIL} AND COALESCE(other.valid_to, '9999-12-31') > NEW.valid_from
);"""
SAID = "more than eight on the council"
NINTH = f"""EXISTS (
    SELECT 1 FROM (
        SELECT NEW.valid_from AS day
        UNION SELECT other.valid_from {OTHERS} AND other.valid_from > NEW.valid_from AND other.valid_from < {UNTIL}
    ) AS coming
    WHERE NEW.{MEMBERS} AND 8 <= (
        SELECT COUNT(*) {OTHERS} AND other.{MEMBERS}
        AND other.valid_from <= coming.day AND COALESCE(other.valid_to, '9999-12-31') > coming.day
    )
)"""
COUNTED_ON_POSTGRESQL = f"""
CREATE FUNCTION council_at_most_eight() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM accounts_organisation WHERE id = NEW.office_id FOR NO KEY UPDATE;
    IF {NINTH} THEN
        RAISE EXCEPTION '{SAID}' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$"""


def install(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for event in ("INSERT", "UPDATE"):
            schema_editor.execute(
                f"CREATE TRIGGER {TABLE}_one_{event.lower()} BEFORE {event} ON {TABLE} FOR EACH ROW "
                f"WHEN NEW.withdrawn_at IS NULL BEGIN {OVERLAP} SELECT RAISE(ABORT, '{SAID}') WHERE {NINTH}; END"
            )
        refuse = f"BEGIN SELECT RAISE(ABORT, 'append-only: DELETE of {TABLE} refused'); END"
    else:
        for name, what in EXCLUSIONS.items():
            schema_editor.execute(f"ALTER TABLE {TABLE} ADD CONSTRAINT {name} EXCLUDE USING gist ({what})", params=None)
        schema_editor.execute(COUNTED_ON_POSTGRESQL, params=None)
        schema_editor.execute(
            f"CREATE TRIGGER {TABLE}_at_most_eight BEFORE INSERT OR UPDATE ON {TABLE} FOR EACH ROW "
            "WHEN (NEW.withdrawn_at IS NULL) EXECUTE FUNCTION council_at_most_eight()"
        )
        refuse = "EXECUTE FUNCTION workforce_refuse()"
    schema_editor.execute(f"CREATE TRIGGER {TABLE}_delete BEFORE DELETE ON {TABLE} FOR EACH ROW {refuse}")


def remove(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for name in ("one_insert", "one_update", "delete"):
            schema_editor.execute(f"DROP TRIGGER {TABLE}_{name}")
        return
    for name in ("delete", "at_most_eight"):
        schema_editor.execute(f"DROP TRIGGER {TABLE}_{name} ON {TABLE}")
    schema_editor.execute("DROP FUNCTION council_at_most_eight()")
    for name in EXCLUSIONS:
        schema_editor.execute(f"ALTER TABLE {TABLE} DROP CONSTRAINT {name}")


class Migration(migrations.Migration):
    dependencies = [("council", "0001_initial"), ("workforce", "0002_guards")]
    operations = [migrations.RunPython(install, remove)]
