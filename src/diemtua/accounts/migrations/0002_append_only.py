"""Triggers that keep the two journals of accounts append-only, on SQLite and on PostgreSQL."""

from django.db import migrations

TABLES = ["accounts_loginevent", "accounts_accountchange"]
EVENTS = ["UPDATE", "DELETE"]


def install(apps, schema_editor):
    sqlite = schema_editor.connection.vendor == "sqlite"
    if not sqlite:
        schema_editor.execute(
            "CREATE OR REPLACE FUNCTION accounts_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ "
            "BEGIN RAISE EXCEPTION 'append-only: % of % refused', TG_OP, TG_TABLE_NAME "
            "USING ERRCODE = 'integrity_constraint_violation'; END $$",
            params=None,
        )
    for table in TABLES:
        for event in EVENTS:
            body = (
                f"BEGIN SELECT RAISE(ABORT, 'append-only: {event} of {table} refused'); END"
                if sqlite
                else "EXECUTE FUNCTION accounts_refuse()"
            )
            schema_editor.execute(
                f'CREATE TRIGGER {table}_no_{event.lower()} BEFORE {event} ON "{table}" FOR EACH ROW {body}'
            )


def remove(apps, schema_editor):
    sqlite = schema_editor.connection.vendor == "sqlite"
    for table in TABLES:
        for event in EVENTS:
            on = "" if sqlite else f' ON "{table}"'
            schema_editor.execute(f"DROP TRIGGER {table}_no_{event.lower()}{on}")
    if not sqlite:
        schema_editor.execute("DROP FUNCTION accounts_refuse()")


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [migrations.RunPython(install, remove)]
