"""Telephone numbers."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class HotlineValue(blocks.StructValue):
    """Adds what a link needs."""

    @property
    def tel(self) -> str:
        """The number for a `tel:` link: no spaces or full stops."""
        return self["number"].replace(" ", "").replace(".", "")


class HotlineBlock(blocks.StructBlock):
    """A telephone number with its label: "113 Công an"."""

    number = blocks.RegexBlock(
        r"^\+?[0-9][0-9 .]{1,18}\Z",
        label=_("number"),
        help_text=_("As people dial it."),
        error_messages={"invalid": _("A telephone number: digits, spaces and full stops.")},
    )
    label = blocks.CharBlock(
        label=_("label"), max_length=60, help_text=_("Whom it reaches, in two or three words.")
    )
    label_en = blocks.CharBlock(
        label=_("label in English"),
        max_length=60,
        required=False,
        help_text=_("Left empty, English pages show the Vietnamese words."),
    )
    is_emergency = blocks.BooleanBlock(
        label=_("emergency"), required=False, help_text=_("Shown above every page.")
    )

    class Meta:
        icon = "mobile-alt"
        label = _("telephone number")
        label_format = "{number} {label}"
        value_class = HotlineValue
        description = _("A number to call, with whom it reaches.")
