"""Notes on places in templates."""

from django import template

from common.blocks import words_of
from common.models import SiteSettings
from common.old_names import old_names

register = template.Library()


@register.inclusion_tag("components/old_names.html", takes_context=True)
def old_names_of(context, page, places=()):
    """List what the former units that a page's title, summary and body name are today.

    `places`: rows with a `ward`, such as an article's; they settle names that many places had.
    """
    text = "\n".join([page.title, page.summary, *words_of(page.body)])
    provinces = [place.ward.province_id for place in places]
    home = SiteSettings.load(context.get("request")).home_province_id
    return {"names": old_names(text, provinces, home)}
