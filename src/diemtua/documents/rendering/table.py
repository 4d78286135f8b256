"""A register or a list of papers as an Excel table, with the columns its form declares."""

from typing import Any

from diemtua.documents.rendering.compose import Data
from diemtua.documents.rendering.form import Form
from diemtua.shared.sheets import workbook


def xlsx(form: Form, data: Data, title: str = "") -> bytes:
    """The rows of the form's table; StopIteration for a form without one."""
    said: Any = next(block for block in form.body if "table" in block)
    columns = [(one["label"], max(8, one["width"] * 2)) for one in said["columns"]]
    rows = [[row.get(one["name"], "") for one in said["columns"]] for row in data[said["table"]]]
    return workbook(title or form.title, columns, rows)
