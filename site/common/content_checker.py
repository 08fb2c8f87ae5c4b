"""What Wagtail's content checker asks of alt text, besides its own rules.

https://docs.wagtail.org/en/stable/advanced_topics/accessibility_considerations.html
"""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.userbar import ContentCheckerItem

# A file's name, or words that say "image" instead of what it shows.
NOT_A_DESCRIPTION = (
    r"\.(avif|gif|heic|jpg|jpeg|png|svg|webp)$|_|^(img|dsc|image|photo|picture|hình|ảnh|tranh)?\W*\d*$"
    r"|^(hình ảnh|ảnh chụp|image of|picture of|photo of)\b"
)


class PortalContentChecker(ContentCheckerItem):
    """Every image needs an alt attribute, and words in it that describe."""

    axe_run_only = [*ContentCheckerItem.axe_run_only, "image-alt"]
    axe_custom_checks = [
        {"id": "check-image-alt-text", "options": {"pattern": NOT_A_DESCRIPTION}},
        {"id": "check-empty-meta-description"},
    ]
    axe_messages = {
        **ContentCheckerItem.axe_messages,
        "alt-text-quality": {
            "error_name": _("The image's description says little"),
            "help_text": _("Say in one sentence what it shows, without “image of” or a file name"),
        },
        "image-alt": {
            "error_name": _("An image has no description"),
            "help_text": _("Describe it, or mark it as decorative"),
        },
    }


def use(items: list) -> None:
    """Put ours where Wagtail's own stands, in an editor's bar."""
    items[:] = [
        PortalContentChecker(in_editor=item.in_editor)
        if isinstance(item, ContentCheckerItem)
        else item
        for item in items
    ]
