"""What a conflict check said stays said: rows of evidence may only be added."""

from django.db import migrations

TABLE = "workforce_conflictcheck"


def install(apps, schema_editor):
    sqlite = schema_editor.connection.vendor == "sqlite"
    if not sqlite:
        schema_editor.execute(
            "CREATE OR REPLACE FUNCTION workforce_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ "
            "BEGIN RAISE EXCEPTION 'append-only: % of % refused', TG_OP, TG_TABLE_NAME "
            "USING ERRCODE = 'integrity_constraint_violation'; END $$",
            params=None,
        )
    for event in ("UPDATE", "DELETE"):
        body = (
            f"BEGIN SELECT RAISE(ABORT, 'append-only: {event} of {TABLE} refused'); END"
            if sqlite
            else "EXECUTE FUNCTION workforce_refuse()"
        )
        schema_editor.execute(
            f'CREATE TRIGGER {TABLE}_{event.lower()} BEFORE {event} ON "{TABLE}" FOR EACH ROW {body}'
        )


def remove(apps, schema_editor):
    on = "" if schema_editor.connection.vendor == "sqlite" else f' ON "{TABLE}"'
    for event in ("UPDATE", "DELETE"):
        schema_editor.execute(f"DROP TRIGGER {TABLE}_{event.lower()}{on}")
    if on:
        schema_editor.execute("DROP FUNCTION workforce_refuse()")


class Migration(migrations.Migration):
    dependencies = [("workforce", "0001_initial")]
    operations = [migrations.RunPython(install, remove)]
