"""Fields of the admin that speak Vietnamese."""

from wagtail.admin.widgets import SlugInput

from common.slugs import MAX_LENGTH, browser_formatters


class VietnameseSlugInput(SlugInput):
    """Wagtail's slug field, which follows the title, with the rule of `common.slugs`."""

    def __init__(self, attrs=None):
        attrs = {"maxlength": MAX_LENGTH, **(attrs or {})}
        super().__init__(attrs=attrs, formatters=browser_formatters(), locale="und")
