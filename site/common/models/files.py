"""Images and documents of our own, so that they can carry what an office must say about them."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from common import recordings


class PortalImage(AbstractImage):
    """A picture with its credit; the alt text for most uses is Wagtail's `description`."""

    credit = models.CharField(
        _("credit"),
        max_length=150,
        blank=True,
        help_text=_("Who took or drew it, as it is to be named: “Photo: Nguyễn Văn A”."),
    )

    admin_form_fields = (*Image.admin_form_fields, "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")


class PortalRendition(AbstractRendition):
    """A picture made smaller or in another format."""

    image = models.ForeignKey(PortalImage, models.CASCADE, related_name="renditions")

    class Meta:
        verbose_name = _("image rendition")
        verbose_name_plural = _("image renditions")
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="rendition_made_once"
            )
        ]


class PortalDocument(AbstractDocument):
    """A file to download, with a line that says what is in it."""

    description = models.CharField(
        _("description"),
        max_length=250,
        blank=True,
        help_text=_("What a reader finds in the file; shown under its link."),
    )

    admin_form_fields = (*Document.admin_form_fields, "description")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def clean(self):
        super().clean()
        extension = self.file_extension
        if extension in recordings.KINDS and not self._is_what_it_says(extension):
            wrong = _("The file is no %(kind)s, whatever its name says.")
            raise ValidationError({"file": wrong % {"kind": extension.upper()}})

    def _is_what_it_says(self, extension: str) -> bool:
        try:
            self.file.open("rb")
        except FileNotFoundError:
            return False
        head = self.file.read(recordings.HEAD)
        self.file.seek(0)
        return recordings.is_what_it_says(extension, head)
