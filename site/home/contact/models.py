"""Letters to the Front's staff."""

from django.utils.translation import gettext_lazy as _

from common.models.sendings import Sending


class ContactMessage(Sending):
    """What somebody wrote to the Front by the contact page."""

    class Meta(Sending.Meta):
        verbose_name = _("reader's letter")
        verbose_name_plural = _("readers' letters")
