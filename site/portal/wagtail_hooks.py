"""What the portal adds to Wagtail's admin as a whole."""

from django.http import HttpResponseBadRequest
from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.models import Page

from portal.users import BULK_ACTIONS

for action in BULK_ACTIONS:
    # After Wagtail's own of the same name, which it thereby replaces.
    hooks.register("register_bulk_action", action, order=1)


@hooks.register("insert_global_admin_js")
def start_without_inline_scripts():
    """Before any widget is drawn: what starts widgets now that no inline script may."""
    return _script("portal/admin-start.js")


@hooks.register("insert_editor_js")
def save_in_turn():
    """What saves itself and what a button sends wait for each other."""
    return _script("portal/save-in-turn.js")


@hooks.register("before_copy_page")
def refuse_a_copy_to_nowhere(request, page):
    """A form that names no page to copy into is the sender's fault; Wagtail would answer 500."""
    parent = request.POST.get("new_parent_page", "")
    known = parent.isdecimal() and Page.objects.filter(pk=parent).exists()
    if request.method == "POST" and not known:
        return HttpResponseBadRequest()


def _script(name):
    return format_html('<script src="{}"></script>', static(name))
