"""Forms that ask for a period."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _


class OfPeriod(forms.Form):
    """A form with `from_on` and `to_on`: from a day until before another."""

    def clean(self) -> dict[str, Any]:
        """A period runs forwards."""
        data = super().clean() or {}
        if data.get("from_on") and data.get("to_on") and data["to_on"] <= data["from_on"]:
            self.add_error("to_on", _("Ngày cuối phải sau ngày đầu."))
        return data


class OfDays(forms.Form):
    """A form that asks for the first and the last day, as people count. days: names of each such pair."""

    days: tuple[tuple[str, str], ...] = (("first_day", "last_day"),)

    def clean(self) -> dict[str, Any]:
        """No last day lies before its first."""
        data = super().clean() or {}
        for first, last in self.days:
            if data.get(first) and data.get(last) and data[last] < data[first]:
                self.add_error(last, _("Ngày cuối phải từ ngày đầu trở đi."))
        return data
