"""The journal of corrections only grows, on SQLite and on PostgreSQL."""

from django.db import migrations

TABLE = "rulebook_rulebookchange"


def install(apps, schema_editor):
    sqlite = schema_editor.connection.vendor == "sqlite"
    if not sqlite:
        schema_editor.execute(
            "CREATE OR REPLACE FUNCTION rulebook_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ "
            "BEGIN RAISE EXCEPTION 'append-only: % of % refused', TG_OP, TG_TABLE_NAME "
            "USING ERRCODE = 'integrity_constraint_violation'; END $$",
            params=None,
        )
    for event in ("UPDATE", "DELETE"):
        body = (
            f"BEGIN SELECT RAISE(ABORT, 'append-only: {event} of {TABLE} refused'); END"
            if sqlite
            else "EXECUTE FUNCTION rulebook_refuse()"
        )
        schema_editor.execute(
            f'CREATE TRIGGER rulebook_refuse_{event.lower()} BEFORE {event} ON "{TABLE}" FOR EACH ROW {body}'
        )


def remove(apps, schema_editor):
    sqlite = schema_editor.connection.vendor == "sqlite"
    for event in ("update", "delete"):
        on = "" if sqlite else f' ON "{TABLE}"'
        schema_editor.execute(f"DROP TRIGGER rulebook_refuse_{event}{on}")
    if not sqlite:
        schema_editor.execute("DROP FUNCTION rulebook_refuse()")


class Migration(migrations.Migration):
    dependencies = [("rulebook", "0001_initial")]
    operations = [migrations.RunPython(install, remove)]
