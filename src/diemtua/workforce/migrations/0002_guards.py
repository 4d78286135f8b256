"""What a conflict check said and whom an alarm rang stays so: rows of evidence may only be added."""

from itertools import product

from django.db import migrations

TABLES = ("workforce_conflictcheck", "workforce_ring")


def install(apps, schema_editor):
    sqlite = schema_editor.connection.vendor == "sqlite"
    if not sqlite:
        schema_editor.execute(
            "CREATE OR REPLACE FUNCTION workforce_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ "
            "BEGIN RAISE EXCEPTION 'append-only: % of % refused', TG_OP, TG_TABLE_NAME "
            "USING ERRCODE = 'integrity_constraint_violation'; END $$",
            params=None,
        )
    for table, event in product(TABLES, ("UPDATE", "DELETE")):
        body = (
            f"BEGIN SELECT RAISE(ABORT, 'append-only: {event} of {table} refused'); END"
            if sqlite
            else "EXECUTE FUNCTION workforce_refuse()"
        )
        schema_editor.execute(
            f'CREATE TRIGGER {table}_{event.lower()} BEFORE {event} ON "{table}" FOR EACH ROW {body}'
        )


def remove(apps, schema_editor):
    sqlite = schema_editor.connection.vendor == "sqlite"
    for table, event in product(TABLES, ("UPDATE", "DELETE")):
        on = "" if sqlite else f' ON "{table}"'
        schema_editor.execute(f"DROP TRIGGER {table}_{event.lower()}{on}")
    if not sqlite:
        schema_editor.execute("DROP FUNCTION workforce_refuse()")


class Migration(migrations.Migration):
    dependencies = [("workforce", "0001_initial")]
    operations = [migrations.RunPython(install, remove)]
