"""Staff meet no English and no inline script, whichever of the admin's screens they open.

The walk takes every address that `who_may_edit_what.csv` opens to a superuser, so that a new one
is walked with its row, and besides what that table need not name: histories, choosers, bulk
actions, forms with mistakes. What scripts draw is asked in tests/browser/test_admin_journey.py.
"""

# ruff: noqa: F811 - fixtures are imported, and named again as arguments.

import re

import pytest
from bs4 import BeautifulSoup
from django.utils.html import escape
from tests.english import english_in, is_english
from tests.portal.roles import client_of
from tests.portal.test_who_may_edit_what import rows, things  # noqa: F401
from tests.tipoff.conftest import bare_world  # noqa: F401
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, Page, Task, Workflow
from wagtail.users.models import UserProfile

from common.models import SiteSettings, User
from news.models import NewsArticlePage

pytestmark = pytest.mark.django_db

# What the rows of the test are called, in no language.
OURS = re.compile(r"\b(superuser|colleague|root)\b")
FORMS = ("delete", "move", "publish", "unpublish")
FILES = ("delete", "add_tags", "add_to_collection")
MORE = [
    "account/",
    "bulk/auth/user/placeholder/",
    "choose-email-link/",
    "choose-external-link/",
    "choose-anchor-link/",
    "choose-page/",
    "choose-page/{home}/",
    "choose-page/search/?q=x",
    "choose-phone-link/",
    "collections/{collection}/",
    "collections/{collection}/delete/",
    "documents/?q=zzz",
    "documents/chooser/",
    "documents/usage/{document}/",
    "images/?q=zzz",
    "images/?layout=list",
    "images/chooser/",
    "images/chooser/{image}/select_format/",
    "images/usage/{image}/",
    "pages/{article}/copy/",
    "pages/{article}/history/?ordering=timestamp",
    "pages/{article}/revisions/compare/{first}...{last}/",
    "pages/{article}/revisions/{first}/revert/",
    "pages/{article}/workflow_history/",
    "pages/{article}/workflow_history/detail/{state}/",
    "pages/{article}/workflow/action/approve/{task_state}/",
    "pages/{article}/workflow/action/reject/{task_state}/",
    "pages/{article}/usage/",
    "pages/{index}/?ordering=ord",
    "pages/search/?q=zzz",
    "pages/usage/news/newsarticlepage/",
    "redirects/{redirect}/",
    "redirects/{redirect}/delete/",
    "translation/submit/page/{index}/",
    "users/?q=zzz",
    "workflows/edit/{workflow}/",
    "workflows/task_chooser/",
    "workflows/tasks/add/wagtailcore/groupapprovaltask/",
    "workflows/tasks/edit/{task}/",
    "workflows/usage/{workflow}/",
    "khong-co/",
    *(f"bulk/wagtailcore/page/{action}/?id={{article}}" for action in FORMS),
    *(f"bulk/common/portalimage/{action}/?id={{image}}" for action in FILES),
    *(f"bulk/common/portaldocument/{action}/?id={{document}}" for action in FILES),
    *(f"bulk/common/user/{action}/?id={{user}}" for action in ("assign_role", "set_active_state")),
    *(f"bulk/common/user/{action}/?id={{user}}" for action in ("delete",)),
]


@pytest.fixture
def busy(things):
    """The same rows with a past: revisions, a workflow under way, a redirect, a lock."""
    colleague = User.objects.get(pk=things["user"])
    article = NewsArticlePage.objects.get(pk=things["article"])
    first = article.save_revision(user=colleague)
    first.publish()
    article.title = "Tuần tra đêm"
    last = article.save_revision(user=colleague, changed=True)
    state = Workflow.objects.get(pk=things["workflow"]).start(article, colleague)
    return {
        **things,
        "first": first.pk,
        "last": last.pk,
        "state": state.pk,
        "task_state": state.current_task_state.pk,
        "task": Task.objects.first().pk,
        "collection": Collection.get_first_root_node().add_child(name="Hội nghị").pk,
        "redirect": Redirect.objects.create(old_path="/cu", redirect_link="/moi/").pk,
    }


@pytest.fixture
def walker():
    return client_of("superuser", None)


def screens(rows_of_test):
    """The addresses to open: the table's, then those that it need not name."""
    opened = [row["example"] for row in rows() if row["method"] == "get"]
    addresses = [*opened, *(f"/quan-tri/{path}" for path in MORE)]
    return list(dict.fromkeys(address.format(**rows_of_test) for address in addresses))


def body(response):
    """A screen's HTML, or the HTML that a modal's JSON brings."""
    if response["Content-Type"].startswith("application/json"):
        return response.json().get("html", "")
    return response.content.decode() if not response.streaming else ""


@pytest.fixture
def written(busy):
    """What the site itself says in English, to its English readers: contents, not the admin's."""
    site = SiteSettings.load()
    own = [getattr(site, f.name) for f in site._meta.fields if f.name.endswith("_en")]
    labels = [line.value.get("label_en") for line in site.hotlines]
    titles = Page.objects.filter(locale__language_code="en").values_list("title", flat=True)
    return sorted({str(text) for text in [*own, *labels, *titles] if text}, key=len, reverse=True)


def english(response, written=()):
    """The English of a screen but for those contents, and what is marked as English."""
    html = OURS.sub("", body(response))
    for text in written:
        html = html.replace(escape(text), "").replace(text, "")
    return english_in(html)


def refused(html):
    """What a strict policy refuses: scripts and styles written into the page."""
    page = BeautifulSoup(html, "lxml")
    found = [str(tag)[:80] for tag in page.find_all("style")]
    found += [
        str(tag)[:80]
        for tag in page.find_all("script")
        if not tag.get("src") and "json" not in tag.get("type", "")
    ]
    for tag in page.find_all(True):
        found += [f"{name}={tag[name]}"[:80] for name in tag.attrs if name == "style"]
        found += [f"{name}={tag[name]}"[:80] for name in tag.attrs if name.startswith("on")]
    return found


def test_no_screen_of_the_admin_shows_english_or_writes_a_script(busy, written, walker):
    opened, faults = 0, {}
    for address in screens(busy):
        response = walker.get(address)
        opened += response.status_code == 200
        assert response.status_code < 500, address
        found = english(response, written) + refused(body(response))
        faults.update({address: found} if found else {})
    assert not faults, "\n".join(f"{address} {found}" for address, found in faults.items())
    assert opened >= 120


def test_the_walk_finds_english_where_the_admin_speaks_it(busy, walker):
    root = User.objects.get(username="superuser")
    UserProfile.objects.update_or_create(user=root, defaults={"preferred_language": "en"})
    assert "Save draft" in english(walker.get(f"/quan-tri/pages/{busy['article']}/edit/"))


@pytest.mark.parametrize(
    "planted",
    [
        "<p>Nothing was found</p>",
        "<span>Đã đăng, Published</span>",
        '<input placeholder="Search">',
        '<a aria-label="More options">…</a>',
        '<img alt="Picture of the movement">',
        '<input type="submit" value="Save">',
        '<div data-block-value=\'["sf", {"label": "Two words"}]\'></div>',
        '<script type="application/json">{"html": "<b>Delete this</b>"}</script>',
        "<template><h2>Related pages</h2></template>",
        '<p lang="vi">Related pages</p>',
    ],
)
def test_planted_english_is_found(planted):
    assert len(english_in(f"<body><p>Tổ dân phố họp tối nay</p>{planted}</body>")) == 1


@pytest.mark.parametrize(
    "text",
    ["Trang con", "Tin theo chung cư", "Wagtail: hình", "PDF, URL", "x.pdf", "an ninh", "Menu"],
)
def test_vietnamese_without_marks_and_names_are_not_english(text):
    assert not is_english(text)


@pytest.mark.parametrize(
    "planted",
    ["<script>x()</script>", "<style>b{}</style>", '<b style="x">', '<b onclick="x()">'],
)
def test_a_planted_inline_script_or_style_is_found(planted):
    assert len(refused(f'<script src="/a.js"></script>{planted}')) == 1


@pytest.mark.parametrize("parent", [None, "", "x", "0", "99999"])
def test_a_copy_to_no_page_is_refused_and_no_error_of_the_server(busy, walker, parent):
    data = {} if parent is None else {"new_parent_page": parent}
    assert walker.post(f"/quan-tri/pages/{busy['article']}/copy/", data).status_code == 400
