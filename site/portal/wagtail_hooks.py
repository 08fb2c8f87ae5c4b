"""What the portal adds to Wagtail's admin as a whole."""

from wagtail import hooks

from portal.users import BULK_ACTIONS

for action in BULK_ACTIONS:
    # After Wagtail's own of the same name, which it thereby replaces.
    hooks.register("register_bulk_action", action, order=1)
