"""Forms that ask some of their questions behind a fold; `ui/folded.html` draws them."""

from django import forms


class Folded(forms.Form):
    """more: names of what may be said and need not be."""

    more: tuple[str, ...] = ()

    def main_fields(self) -> list[forms.BoundField]:
        """What is asked in the open."""
        return [bound for bound in self.visible_fields() if bound.name not in self.more]

    def more_fields(self) -> list[forms.BoundField]:
        """What is asked behind the fold."""
        return [bound for bound in self.visible_fields() if bound.name in self.more]

    def unfolded(self) -> bool:
        """Whether something behind the fold was typed, or has to be mended: then nobody has to look for it."""
        return any(bound.value() or bound.errors for bound in self.more_fields())
