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
