"""Every kind of person who may stand before an address, as a signed-in test client."""

from django.contrib.auth.models import Group
from django.test import Client
from tests.accounts import sign_in
from tests.tipoff.desk.duty import enrol
from wagtail.models import Page

from common import roles
from common.models import User
from places.models import Station

# The station at which each officer serves; the tip of the tests stands at cam-le.
OFFICERS = {
    "officer": "cam-le",
    "officer_of_another_ward": "nam-dong",
    "officer_of_its_province": "desk-48",
    "officer_of_another_province": "desk-68",
    "officer_locked": "cam-le",
}
EDITORS = {
    "contributor": roles.CONTRIBUTOR,
    "editor": roles.EDITOR,
    "reviewer": roles.REVIEWER,
    "manager": roles.MANAGER,
    "administrator": roles.ADMINISTRATOR,
}
ROLES = ("anonymous", *EDITORS, "superuser", *OFFICERS)


def client_of(role: str, world) -> Client:
    """A client signed in with both factors; officers' vaults open, but for `officer_locked`."""
    client = Client(raise_request_exception=False)
    if role in OFFICERS:
        duty = enrol(world, Station.objects.get(code=OFFICERS[role]), role)
        (duty.enter if role == "officer_locked" else duty.unlock)(client)
    elif role != "anonymous":
        sign_in(client, _staff(role))
    return client


def _staff(role: str) -> User:
    user = User.objects.create(username=role, is_superuser=role == "superuser")
    if role in EDITORS:
        roles.set_up(Page.get_first_root_node())
        user.groups.add(Group.objects.get(name=EDITORS[role].name))
    return user
