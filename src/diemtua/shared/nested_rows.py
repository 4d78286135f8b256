"""The rows behind one row, read with it in the same query."""

from datetime import UTC, datetime
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import JSONField, QuerySet, Subquery
from django.db.models.functions import JSONObject


class NestedRows(Subquery):
    """Every row of a queryset, with the fields asked for, as a list of dictionaries in no order; none: an empty list.

    `name="path__to__field"`; texts, numbers and booleans come as they are, moments as text for `read_moment`.
    """

    template = "(SELECT COALESCE(JSONB_AGG(nested.each), '[]') FROM (%(subquery)s) nested)"
    output_field = JSONField()

    def __init__(self, rows: QuerySet[Any], **fields: str) -> None:
        super().__init__(rows.order_by().values(each=JSONObject(**fields)))

    def as_sqlite(self, compiler: Any, connection: BaseDatabaseWrapper, **extra: Any) -> Any:
        """The same in the words of SQLite, where an object is text until it is said to be one."""
        template = "(SELECT JSON_GROUP_ARRAY(JSON(nested.each)) FROM (%(subquery)s) nested)"
        return self.as_sql(compiler, connection, template=template, **extra)


def read_moment(text: str) -> datetime:
    """A moment of nested rows: one database writes it with its zone, the other in UTC without saying so."""
    found = datetime.fromisoformat(text)
    return found if found.tzinfo else found.replace(tzinfo=UTC)
