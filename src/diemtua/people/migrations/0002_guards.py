"""What Django's models cannot say: corrections only grow, nobody lived in two places on one day, and PostgreSQL finds
parts of names by an index.

PostgreSQL keeps periods apart by an exclusion over ranges, which needs no extension. SQLite has one writer at a time,
so a trigger that looks for an overlap can't be overtaken. Of a correction the sealed old values and reason may be sealed
anew, or emptied when a person is erased.
"""

from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations

FROZEN = ("id", "uid", "person_id", "what", "fields", "undoes_id", "changed_at", "changed_by_id")
REWRITTEN = " OR ".join(f'OLD."{name}" IS DISTINCT FROM NEW."{name}"' for name in FROZEN)
REFUSED = [
    ("people_personchange", "UPDATE", f"WHEN ({REWRITTEN})"),
    ("people_personchange", "DELETE", ""),
    ("people_consent", "DELETE", ""),
]
HOME = "people_residence"
EXCLUSION = f"""
ALTER TABLE {HOME} ADD CONSTRAINT residence_one_at_a_time EXCLUDE USING gist (
    int8range(person_id, person_id, '[]') WITH =, daterange(valid_from, valid_to) WITH &&
)"""
OVERLAP = f"""
SELECT RAISE(ABORT, 'two residences of one person on one day') WHERE EXISTS (
    SELECT 1 FROM {HOME} AS other WHERE other.person_id = NEW.person_id AND other.id IS NOT NEW.id
    AND COALESCE(other.valid_from, '0001-01-01') < NEW.valid_to
    AND other.valid_to > COALESCE(NEW.valid_from, '0001-01-01')
);"""


def install(apps, schema_editor):
    sqlite = schema_editor.connection.vendor == "sqlite"
    if not sqlite:
        schema_editor.execute(
            "CREATE OR REPLACE FUNCTION people_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ "
            "BEGIN RAISE EXCEPTION 'append-only: % of % refused', TG_OP, TG_TABLE_NAME "
            "USING ERRCODE = 'integrity_constraint_violation'; END $$",
            params=None,
        )
        schema_editor.execute(
            "CREATE INDEX people_person_found_by_trgm ON people_person USING gin (found_by gin_trgm_ops)"
        )
        schema_editor.execute(EXCLUSION, params=None)
    for event in ("INSERT", "UPDATE") if sqlite else ():
        schema_editor.execute(
            f"CREATE TRIGGER {HOME}_one_{event.lower()} BEFORE {event} ON {HOME} FOR EACH ROW BEGIN {OVERLAP} END"
        )
    for table, event, when in REFUSED:
        body = (
            f"BEGIN SELECT RAISE(ABORT, 'append-only: {event} of {table} refused'); END"
            if sqlite
            else "EXECUTE FUNCTION people_refuse()"
        )
        schema_editor.execute(
            f'CREATE TRIGGER {table}_{event.lower()} BEFORE {event} ON "{table}" FOR EACH ROW {when} {body}'
        )


def remove(apps, schema_editor):
    sqlite = schema_editor.connection.vendor == "sqlite"
    for table, event, _ in REFUSED:
        schema_editor.execute(f"DROP TRIGGER {table}_{event.lower()}" + ("" if sqlite else f' ON "{table}"'))
    for event in ("insert", "update") if sqlite else ():
        schema_editor.execute(f"DROP TRIGGER {HOME}_one_{event}")
    if not sqlite:
        schema_editor.execute(f"ALTER TABLE {HOME} DROP CONSTRAINT residence_one_at_a_time")
        schema_editor.execute("DROP FUNCTION people_refuse()")
        schema_editor.execute("DROP INDEX people_person_found_by_trgm")


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]
    operations = [TrigramExtension(), migrations.RunPython(install, remove)]
