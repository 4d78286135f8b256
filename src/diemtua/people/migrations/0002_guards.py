"""What Django's models cannot say: corrections only grow, and PostgreSQL finds parts of names by an index.

Of a correction the sealed old values may be sealed anew or emptied, and the reason emptied: when a person is erased.
"""

from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations

FROZEN = ("id", "uid", "person_id", "what", "fields", "undoes_id", "changed_at", "changed_by_id")
REWRITTEN = " OR ".join(f'OLD."{name}" IS DISTINCT FROM NEW."{name}"' for name in FROZEN)
REFUSED = [
    ("people_personchange", "UPDATE", f"""WHEN ({REWRITTEN} OR NEW."reason" NOT IN (OLD."reason", ''))"""),
    ("people_personchange", "DELETE", ""),
    ("people_consent", "DELETE", ""),
]


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
    if not sqlite:
        schema_editor.execute("DROP FUNCTION people_refuse()")
        schema_editor.execute("DROP INDEX people_person_found_by_trgm")


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]
    operations = [TrigramExtension(), migrations.RunPython(install, remove)]
