"""The editors' roles and the workflow; none of them reaches the officers' desk.

Wagtail's permissions say what Front staff may edit. What officers may read is no Django
permission at all (an `Officer` row decides), so nothing granted here can open a tip.
"""

from dataclasses import dataclass
from itertools import product

from django.contrib.auth.models import Group, Permission
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Task,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from common.models import EditingTask

ADMIN = "wagtailadmin.access_admin"
FILES = ("add_image", "change_image", "choose_image", "add_document", "change_document")
SECTIONS = ("news.add_section", "news.change_section", "news.delete_section", "news.view_section")
PICKS = tuple(f"home.{verb}_searchpick" for verb in ("view", "add", "change", "delete"))
ORGANISATIONS = tuple(
    f"campaigns.{verb}_organisation" for verb in ("view", "add", "change", "delete")
)
SITE = (
    "common.change_sitesettings",
    "wagtailredirects.add_redirect",
    "wagtailredirects.change_redirect",
    "wagtailredirects.delete_redirect",
)
# Asked for beside the right to edit the page.
TRANSLATE = ("simple_translation.submit_translation",)
# Gỡ khẩn: whoever approves takes down; who manages the content publishes again.
TAKE_DOWN = ("common.add_takedown",)
LIFT_TAKEDOWN = ("common.change_takedown",)
LETTERS = tuple(
    f"{app}.{verb}_{model}"
    for app, model in (
        ("home", "contactmessage"),
        ("news", "readerquestion"),
        ("campaigns", "opinion"),
    )
    for verb in ("view", "change", "delete")
)
DANGER = tuple(f"common.{verb}_emergencybanner" for verb in ("view", "add", "change", "delete"))
PEOPLE = (
    "common.add_user",
    "common.change_user",
    "common.delete_user",
    "auth.add_group",
    "auth.change_group",
    "auth.delete_group",
)


@dataclass(frozen=True)
class Role:
    """A group: its Vietnamese name, and what it may do to pages, files and the rest."""

    name: str
    pages: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


CONTRIBUTOR = Role("Cộng tác viên", ("add_page",), ("add_image", "choose_image", "add_document"))
EDITOR = Role("Biên tập viên", ("add_page", "change_page"), FILES, TRANSLATE)
REVIEWER = Role(
    "Kiểm duyệt",
    ("add_page", "change_page", "publish_page", "lock_page", "unlock_page"),
    FILES,
    (*TRANSLATE, *LETTERS, *DANGER, *TAKE_DOWN, *ORGANISATIONS),
)
MANAGER = Role(
    "Quản trị nội dung",
    (*REVIEWER.pages, "bulk_delete_page"),
    (*FILES, "delete_image", "delete_document"),
    (*SECTIONS, *PICKS, *SITE, *REVIEWER.others, *LIFT_TAKEDOWN),
)
ADMINISTRATOR = Role("Quản trị hệ thống", MANAGER.pages, MANAGER.files, (*MANAGER.others, *PEOPLE))
ROLES = (CONTRIBUTOR, EDITOR, REVIEWER, MANAGER, ADMINISTRATOR)

WORKFLOW = "Biên tập → Kiểm duyệt → Xuất bản"
TASKS = (
    (EditingTask, "Biên tập", (EDITOR, REVIEWER, MANAGER)),
    (GroupApprovalTask, "Kiểm duyệt", (REVIEWER, MANAGER)),
)
# What Wagtail makes by itself, in English; nothing of ours uses it.
STOCK_GROUPS = ("Moderators", "Editors")
STOCK_WORKFLOW = "Moderators approval"
# Switched off, it is still shown to whoever asks for what is switched off.
STOCK_RENAMED = "Duyệt theo mẫu của Wagtail"


def set_up(*homes: Page) -> None:
    """Make the roles and the workflow for the pages under `homes`; run again, it mends them."""
    groups = {role.name: _group(role, homes) for role in ROLES}
    workflow, _ = Workflow.objects.get_or_create(name=WORKFLOW)
    for order, (kind, name, roles) in enumerate(TASKS):
        task, _ = kind.objects.get_or_create(name=name)
        task.groups.set([groups[role.name] for role in roles])
        WorkflowTask.objects.get_or_create(
            workflow=workflow, task=task, defaults={"sort_order": order}
        )
    for home in homes:
        WorkflowPage.objects.update_or_create(page=home, defaults={"workflow": workflow})
    _remove_stock()


def _remove_stock() -> None:
    Group.objects.filter(name__in=STOCK_GROUPS, user=None).delete()
    WorkflowPage.objects.filter(workflow__name=STOCK_WORKFLOW).delete()
    for kind in (Workflow, Task):
        kind.objects.filter(name=STOCK_WORKFLOW).update(name=STOCK_RENAMED, active=False)


def _group(role: Role, homes: tuple[Page, ...]) -> Group:
    group, _ = Group.objects.get_or_create(name=role.name)
    group.permissions.set([_permission(name) for name in (ADMIN, *role.others)])
    for home, codename in product(homes, role.pages):
        GroupPagePermission.objects.get_or_create(
            group=group, page=home, permission=_permission(f"wagtailcore.{codename}")
        )
    root = Collection.get_first_root_node()
    for codename in role.files:
        app = "wagtailimages" if codename.endswith("image") else "wagtaildocs"
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=root, permission=_permission(f"{app}.{codename}")
        )
    return group


def _permission(name: str) -> Permission:
    app, codename = name.split(".")
    return Permission.objects.get(content_type__app_label=app, codename=codename)
