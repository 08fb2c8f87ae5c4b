"""Tags of the tip pages' frame, which fault pages draw without a request."""

from django import template
from django.conf import settings
from django.utils.translation import gettext

register = template.Library()


@register.simple_tag
def quick_exit_url() -> str:
    """The page off this site that Thoát nhanh leads to."""
    return settings.QUICK_EXIT_URL


@register.filter
def spelled(receipt: str) -> str:
    """A receipt as a screen reader is to say it: "Group 1: 7 H 1 T. Group 2: …"."""
    said = gettext("Group %(number)d: %(letters)s.")
    groups = enumerate(receipt.split("-"), 1)
    return " ".join(said % {"number": n, "letters": " ".join(group)} for n, group in groups)
