"""What a conflict check said and whom an alarm rang stays so: rows of evidence may only be added.

When keys are rotated what a check found is sealed anew; bound to its row, it says the same or does not open.
"""

from django.db import migrations

FROZEN = (
    "id", "uid", "dossier_id", "practitioner_id", "occasion", "verdict", "basis", "hits", "checked_at", "checked_by_id",
)
REWRITTEN = " OR ".join(f'OLD."{name}" IS DISTINCT FROM NEW."{name}"' for name in FROZEN)
REFUSED = [
    ("workforce_conflictcheck", "UPDATE", f"WHEN ({REWRITTEN})"),
    ("workforce_conflictcheck", "DELETE", ""),
    ("workforce_ring", "UPDATE", ""),
    ("workforce_ring", "DELETE", ""),
    ("workforce_passedover", "UPDATE", ""),
    ("workforce_passedover", "DELETE", ""),
]


def install(apps, schema_editor):
    sqlite = schema_editor.connection.vendor == "sqlite"
    if not sqlite:
        schema_editor.execute(
            "CREATE OR REPLACE FUNCTION workforce_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ "
            "BEGIN RAISE EXCEPTION 'append-only: % of % refused', TG_OP, TG_TABLE_NAME "
            "USING ERRCODE = 'integrity_constraint_violation'; END $$",
            params=None,
        )
    for table, event, when in REFUSED:
        body = (
            f"BEGIN SELECT RAISE(ABORT, 'append-only: {event} of {table} refused'); END"
            if sqlite
            else "EXECUTE FUNCTION workforce_refuse()"
        )
        schema_editor.execute(
            f'CREATE TRIGGER {table}_{event.lower()} BEFORE {event} ON "{table}" FOR EACH ROW {when} {body}'
        )


def remove(apps, schema_editor):
    sqlite = schema_editor.connection.vendor == "sqlite"
    for table, event, _ in REFUSED:
        schema_editor.execute(f"DROP TRIGGER {table}_{event.lower()}" + ("" if sqlite else f' ON "{table}"'))
    if not sqlite:
        schema_editor.execute("DROP FUNCTION workforce_refuse()")


class Migration(migrations.Migration):
    dependencies = [("workforce", "0001_initial")]
    operations = [migrations.RunPython(install, remove)]
