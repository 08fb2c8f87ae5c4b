"""Blocks that show or offer a file: image, document."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock

GROUP = _("Pictures and files")


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
