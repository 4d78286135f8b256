"""Files of a draft go with it, whoever removes it: what a citizen threw away is gone at once."""

from django.db import migrations

GONE = "DELETE FROM portal_draftfile WHERE draft_id = OLD.id;"
WHEN = "CREATE TRIGGER portal_draft_files AFTER DELETE ON portal_draft FOR EACH ROW"


def install(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(f"{WHEN} BEGIN {GONE} END")
        return
    schema_editor.execute(
        "CREATE OR REPLACE FUNCTION portal_draft_gone() RETURNS trigger LANGUAGE plpgsql AS $$ "
        f"BEGIN {GONE} RETURN NULL; END $$",
        params=None,
    )
    schema_editor.execute(f"{WHEN} EXECUTE FUNCTION portal_draft_gone()")


def remove(apps, schema_editor):
    sqlite = schema_editor.connection.vendor == "sqlite"
    schema_editor.execute("DROP TRIGGER portal_draft_files" + ("" if sqlite else " ON portal_draft"))
    if not sqlite:
        schema_editor.execute("DROP FUNCTION portal_draft_gone()")


class Migration(migrations.Migration):
    dependencies = [("portal", "0001_initial")]
    operations = [migrations.RunPython(install, remove)]
