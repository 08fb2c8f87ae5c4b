"""What the portal adds to Wagtail's admin."""

from wagtail import hooks

from common.choosers import former_unit_chooser, ward_chooser


@hooks.register("register_admin_viewset")
def register_place_choosers():
    return [ward_chooser, former_unit_chooser]
