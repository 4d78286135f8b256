"""Paper books on screen: running numbers and the lines that bear them."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from diemtua.dossiers.models.dossier import Dossier
from diemtua.dossiers.models.journal import Entry


class RegisterSequence(models.Model):
    """The last number given in one office's register of one printed year."""

    register = models.CharField(_("Sổ"), max_length=40)
    office = models.ForeignKey("accounts.Organisation", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(_("Năm"))
    last = models.PositiveIntegerField(_("Số cuối"), default=0)

    class Meta:
        verbose_name = _("Dãy số của sổ")
        constraints = [models.UniqueConstraint(fields=["register", "office", "year"], name="register_sequence_once")]


class RegisterLine(models.Model):
    """A number spent in a register. Its moment never changes; an annulled line is struck through, not removed."""

    register = models.CharField(_("Sổ"), max_length=40)
    office = models.ForeignKey("accounts.Organisation", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(_("Năm"))
    number = models.PositiveIntegerField(_("Số"))
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="register_lines")
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="register_lines")
    entered_at = models.DateTimeField(_("Vào sổ lúc"))
    struck_at = models.DateTimeField(_("Gạch bỏ lúc"), null=True)

    class Meta:
        verbose_name = _("Dòng trong sổ")
        constraints = [
            models.UniqueConstraint(fields=["register", "office", "year", "number"], name="register_number_once"),
            models.CheckConstraint(
                condition=Q(struck_at__isnull=True) | Q(struck_at__gte=F("entered_at")),
                name="register_line_struck_after",
            ),
        ]
