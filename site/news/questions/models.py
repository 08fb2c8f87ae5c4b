"""Questions that readers send."""

from django.utils.translation import gettext_lazy as _

from common.models.sendings import Sending


class ReaderQuestion(Sending):
    """A question for the Front's staff to answer; never shown on the site by itself."""

    class Meta(Sending.Meta):
        verbose_name = _("reader's question")
        verbose_name_plural = _("readers' questions")
