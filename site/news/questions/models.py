"""Questions that readers send."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from common.models.sendings import Sending


class ReaderQuestion(Sending):
    """A question for the Front's staff to answer; never shown on the site by itself.

    `answer` is the page that answers it, a draft at first. Nothing leads from the page back here.
    """

    class Why(models.TextChoices):
        NOT_LAW = "not-law", _("Not a question about the law")
        PRIVATE = "private", _("Concerns one person's case: advised to see legal aid")
        KNOWN = "known", _("Answered already on this site")
        ELSEWHERE = "elsewhere", _("Another office's business: passed on or named")
        CRIME = "crime", _("Tells of a crime: referred to the police")
        UNCLEAR = "unclear", _("Cannot be understood, or is no question")

    declined_because = models.CharField(
        _("why it is not answered"), max_length=10, choices=Why, blank=True
    )
    answer = models.ForeignKey(
        "news.QuestionPage",
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("answer"),
    )

    class Meta(Sending.Meta):
        verbose_name = _("reader's question")
        verbose_name_plural = _("readers' questions")

    def clean(self):
        super().clean()
        if self.state != self.State.DECLINED:
            self.declined_because = ""
        elif not self.declined_because:
            raise ValidationError({"declined_because": _("Say why it is not answered.")})
