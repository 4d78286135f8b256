"""Triggers that keep the journal append-only, on SQLite and on PostgreSQL.

A table may only grow, except where columns are named: those alone may change.
"""

from django.db import migrations

GROW_ONLY = ["entry", "payload", "readrecord", "anchor", "anchorhead", "erasure"]
FROZEN_COLUMNS = {
    "registerline": ["register", "office_id", "year", "number", "dossier_id", "entry_id", "entered_at"],
    "dossier": ["uid", "kind", "tracking_code", "opened_at"],
    "grant": ["dossier_id", "user_id", "organisation_id", "post_at_id", "level", "from_at"],
    "deadline": ["dossier_id", "rule", "started_at", "opened_by_id"],
}


def refusals():
    """(table, event, condition in SQL or "") of everything that is refused."""
    for table in GROW_ONLY:
        yield table, "UPDATE", ""
        yield table, "DELETE", ""
    for table, columns in FROZEN_COLUMNS.items():
        changed = " OR ".join(f'OLD."{name}" IS DISTINCT FROM NEW."{name}"' for name in columns)
        yield table, "UPDATE", changed
        yield table, "DELETE", ""
    # a line once struck stays struck; a key once destroyed stays destroyed
    yield "registerline", "UPDATE", "OLD.struck_at IS NOT NULL"
    yield "dossierkey", "UPDATE", "OLD.destroyed_at IS NOT NULL OR OLD.dossier_id <> NEW.dossier_id"
    yield "dossierkey", "DELETE", ""


def install(apps, schema_editor):
    sqlite = schema_editor.connection.vendor == "sqlite"
    if not sqlite:
        schema_editor.execute(
            "CREATE OR REPLACE FUNCTION dossiers_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ "
            "BEGIN RAISE EXCEPTION 'append-only: % of % refused', TG_OP, TG_TABLE_NAME "
            "USING ERRCODE = 'integrity_constraint_violation'; END $$",
            params=None,
        )
    for number, (table, event, condition) in enumerate(refusals()):
        name, table = f"dossiers_refuse_{number}_{table}", f"dossiers_{table}"
        when = f"WHEN ({condition})" if condition else ""
        body = (
            f"BEGIN SELECT RAISE(ABORT, 'append-only: {event} of {table} refused'); END"
            if sqlite
            else "EXECUTE FUNCTION dossiers_refuse()"
        )
        schema_editor.execute(f'CREATE TRIGGER {name} BEFORE {event} ON "{table}" FOR EACH ROW {when} {body}')


def remove(apps, schema_editor):
    sqlite = schema_editor.connection.vendor == "sqlite"
    for number, (table, _, _) in enumerate(refusals()):
        on = "" if sqlite else f' ON "dossiers_{table}"'
        schema_editor.execute(f"DROP TRIGGER dossiers_refuse_{number}_{table}{on}")
    if not sqlite:
        schema_editor.execute("DROP FUNCTION dossiers_refuse()")


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0001_initial")]
    operations = [migrations.RunPython(install, remove)]
