"""What the portal adds to Wagtail's admin as a whole."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks

from portal.users import BULK_ACTIONS

for action in BULK_ACTIONS:
    # After Wagtail's own of the same name, which it thereby replaces.
    hooks.register("register_bulk_action", action, order=1)


@hooks.register("insert_global_admin_js")
def start_without_inline_scripts():
    """Before any widget is drawn: what starts widgets now that no inline script may."""
    return format_html('<script src="{}"></script>', static("portal/admin-start.js"))
