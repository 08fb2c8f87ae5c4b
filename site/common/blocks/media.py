"""Blocks that show, play or offer a file: image, gallery, recording, document."""

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock

from common import recordings

GROUP = _("Pictures and files")
#: More than a reader goes through, few enough for one page.
MOST_PICTURES = 40


class PictureBlock(blocks.StructBlock):
    """A picture; its alt text is demanded unless it is marked as decorative."""

    image = ImageBlock(label=_("image"))
    caption = blocks.CharBlock(
        label=_("caption"), required=False, max_length=250, help_text=_("Shown under it.")
    )
    credit = blocks.CharBlock(
        label=_("credit"),
        required=False,
        max_length=150,
        help_text=_("Left empty, the credit kept with the image is shown."),
    )

    class Meta:
        icon = "image"
        group = GROUP
        label = _("image")
        label_format = "{caption}"
        template = "components/streamfield/picture.html"
        description = _("One picture over the width of the text, with caption and credit.")

    def get_preview_value(self):
        """The newest picture of the library stands for any; None shows the caption alone."""
        newest = get_image_model().objects.order_by("-pk").first()
        return self.normalize({"image": newest, "caption": "Một buổi sinh hoạt câu lạc bộ."})


class GalleryPictureBlock(blocks.StructBlock):
    """One picture of a gallery; alt text or the mark of an ornament is demanded here too."""

    image = ImageBlock(label=_("image"))
    caption = blocks.CharBlock(
        label=_("caption"), required=False, max_length=250, help_text=_("Shown under it.")
    )

    class Meta:
        icon = "image"
        label = _("image")
        label_format = "{caption}"
        template = "components/streamfield/gallery_picture.html"
        description = _("One picture of the gallery, with its caption.")

    def get_preview_value(self):
        """The newest picture of the library stands for any."""
        newest = get_image_model().objects.order_by("-pk").first()
        return self.normalize({"image": newest, "caption": "Trước giờ đi tuần."})


class GalleryValue(blocks.StructValue):
    """Adds what is drawn."""

    @property
    def shown(self) -> list:
        """The pictures that still have an image."""
        return [picture for picture in self["pictures"] if picture["image"]]


class GalleryBlock(blocks.StructBlock):
    """Pictures side by side; each leads to itself in large."""

    title = blocks.CharBlock(label=_("title"), required=False, max_length=150)
    pictures = blocks.ListBlock(
        GalleryPictureBlock(), label=_("images"), min_num=2, max_num=MOST_PICTURES
    )

    class Meta:
        icon = "grip"
        group = GROUP
        label = _("gallery")
        label_format = "{title}"
        template = "components/streamfield/gallery.html"
        value_class = GalleryValue
        description = _("Several pictures of one occasion; a click shows one in large.")

    def get_preview_value(self):
        """The newest pictures of the library stand for any."""
        newest = get_image_model().objects.order_by("-pk")[:4]
        pictures = [{"image": image, "caption": ""} for image in newest]
        return self.normalize({"title": "Lễ ra quân", "pictures": pictures})


class RecordingValue(blocks.StructValue):
    """Adds what the player needs."""

    @property
    def content_type(self) -> str:
        """The MIME type of the file, "" for one that no player takes."""
        document = self["recording"]
        return recordings.KINDS.get(document.file_extension, "") if document else ""

    @property
    def is_video(self) -> bool:
        return self.content_type.startswith("video/")

    @property
    def url(self) -> str:
        """Where the file is played from, piece by piece (`portal.media.recording`)."""
        return reverse("recording", args=[self["recording"].pk, self["recording"].filename])


class RecordingBlock(blocks.StructBlock):
    """A film or sound of our own, with everything that is said in it as text."""

    recording = DocumentChooserBlock(
        label=_("file"),
        help_text=_("Upload it under Documents first: MP4, WebM for films; MP3, M4A for sound."),
    )
    title = blocks.CharBlock(
        label=_("title"), max_length=150, help_text=_("What is to be seen or heard.")
    )
    transcript = blocks.RichTextBlock(
        label=_("transcript"),
        features=["bold", "italic", "ol", "ul"],
        help_text=_(
            "Everything that is said, and what must be seen: for who cannot hear or see it, "
            "and for who has no data left."
        ),
    )

    class Meta:
        icon = "media"
        group = GROUP
        label = _("film or sound")
        label_format = "{title}"
        template = "components/streamfield/recording.html"
        value_class = RecordingValue
        description = _("A film or a sound kept on this site, with its transcript.")

    def clean(self, value):
        value = super().clean(value)
        if not value.content_type:
            wrong = ValidationError(_("This file is no film or sound: MP4, WebM, MP3 or M4A."))
            raise StructBlockValidationError(block_errors={"recording": wrong})
        return value

    def get_preview_value(self):
        """The newest recording of the library stands for any."""
        named = Q()
        for extension in recordings.KINDS:
            named |= Q(file__iendswith=f".{extension}")
        newest = get_document_model().objects.filter(named).order_by("-pk").first()
        return self.normalize(
            {
                "recording": newest,
                "title": "Một buổi tuần tra",
                "transcript": "<p>Sáu người đi dọc đường làng, trời đã tối.</p>",
            }
        )


class DocumentBlock(blocks.StructBlock):
    """A file to download, with its kind and size."""

    document = DocumentChooserBlock(label=_("document"))
    title = blocks.CharBlock(
        label=_("title"),
        required=False,
        max_length=200,
        help_text=_("Left empty, the document's own title is shown."),
    )

    class Meta:
        icon = "doc-full"
        group = GROUP
        label = _("document")
        label_format = "{title}"
        template = "components/streamfield/document.html"
        description = _("A link to a file, with what it is and how large.")

    def get_preview_value(self):
        """The newest document of the library stands for any."""
        newest = get_document_model().objects.order_by("-pk").first()
        return self.normalize({"document": newest, "title": "Sổ tay mô hình (mẫu)"})
