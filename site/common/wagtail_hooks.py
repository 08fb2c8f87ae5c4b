"""What the portal adds to Wagtail's admin."""

from wagtail import hooks

from common import content_checker
from common.choosers import former_unit_chooser, ward_chooser
from common.clearance import hooks as clearance_hooks  # noqa: F401 (registers itself)
from common.emergency_viewset import EmergencyBannerViewSet
from common.takedown import hooks as takedown_hooks  # noqa: F401 (registers itself)


@hooks.register("register_admin_viewset")
def register_place_choosers():
    return [ward_chooser, former_unit_chooser]


@hooks.register("register_admin_viewset")
def register_emergency_banners():
    return EmergencyBannerViewSet()


@hooks.register("construct_wagtail_userbar")
def ask_more_of_alt_text(request, items, page):
    content_checker.use(items)
