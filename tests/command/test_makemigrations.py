"""Tables are made with their indexes and constraints at once."""

from django.db import models
from django.db.migrations import AddConstraint, AddField, AddIndex, CreateModel

from diemtua.command.management.commands.makemigrations import folded

BY_NAME = models.Index(fields=["name"], name="by_name")
NAMED = models.CheckConstraint(condition=~models.Q(name=""), name="named")


def table(name: str) -> CreateModel:
    return CreateModel(name, [("id", models.BigAutoField(primary_key=True)), ("name", models.CharField())])


def test_index_and_constraint_stand_in_their_table() -> None:
    first, second = table("Body"), table("Group")
    assert folded([first, second, AddIndex("body", BY_NAME), AddConstraint("body", NAMED)]) == [first, second]
    assert (first.options, second.options) == ({"indexes": [BY_NAME], "constraints": [NAMED]}, {})


def test_index_of_a_table_that_gets_a_column_later_stays_a_step() -> None:
    body, column, index = table("Body"), AddField("body", "group", models.CharField()), AddIndex("body", BY_NAME)
    assert folded([body, column, index]) == [body, column, index]


def test_index_of_a_table_that_is_there_stays_a_step() -> None:
    index = AddIndex("body", BY_NAME)
    assert folded([index]) == [index]
