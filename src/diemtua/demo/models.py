from django.db import models


class Demonstration(models.Model):
    """The mark of a database whose every person is made up; there is one row, or none in a real office.

    played_at: None until the year was played to its end.
    """

    ends_on = models.DateField()
    cases = models.PositiveIntegerField()
    seed = models.PositiveIntegerField()
    played_at = models.DateTimeField(null=True)
