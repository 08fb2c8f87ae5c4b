"""What an event's programme is made of."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class ProgrammeRowBlock(blocks.StructBlock):
    """A line of the programme."""

    when = blocks.CharBlock(
        label=_("time"),
        max_length=40,
        help_text=_("As it is to be read: 7:30; or, on several days, 26/7, 8:00."),
    )
    what = blocks.CharBlock(label=_("what happens"), max_length=250)

    class Meta:
        icon = "time"
        label = _("line of the programme")
        label_format = "{when} {what}"
        description = _("A time and what happens then.")
        preview_value = {"when": "7:30", "what": "Đón đại biểu"}
