"""Wagtail's admin works under the strict policy, and what its scripts draw is Vietnamese.

Each stop of the two journeys uses a part of the admin that its scripts make; wherever they stop,
the policy must have refused nothing and no English may stand in the page as it then is.
"""

import pytest
from playwright.sync_api import expect
from tests.english import english_in

from home.key_pages import HOME as ENGLISH_HOME

REFUSED = """
window.refused = [];
document.addEventListener("securitypolicyviolation", (refusal) =>
  window.refused.push(`${refusal.violatedDirective} ${refusal.sourceFile} ${refusal.sample}`));
"""
ADMIN = "quan-tri"
# The date picker's button for choosing several dates, which Wagtail does not let it show.
NEVER_SHOWN = {"Save Selected"}


@pytest.fixture
def desk(live_portal, page, expect_console_error):
    """A browser at the demonstration's front door, remembering what the policy refuses."""
    # An unfinished article cannot be saved by itself: Wagtail's autosave is answered 400.
    expect_console_error(r"status of 400 .*/quan-tri/")
    page.add_init_script(REFUSED)
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(f"{live_portal}/dung-thu/")
    return page


@pytest.fixture
def writer(desk):
    """An editor before the form of a new article."""
    desk.locator("form[data-card=write] button").click()
    desk.wait_for_url("**/pages/add/**")
    return desk


@pytest.fixture
def admin(desk):
    """The superuser on the dashboard."""
    desk.locator("details.demo-roles summary").click()
    desk.get_by_role("button", name="quantri").click()
    desk.wait_for_url(f"**/{ADMIN}/")
    return desk


def go(page, path):
    page.goto(f"{page.url.split(f'/{ADMIN}/')[0]}/{ADMIN}/{path}")
    page.wait_for_load_state("networkidle")


def check(page):
    """Nothing was refused, and nothing is English.

    Not once the network is idle: a form that saves itself and shows its preview never is.
    """
    assert page.evaluate("window.refused") == []
    # The name of the English home page is the operator's own.
    shown = page.content().replace(ENGLISH_HOME.title, "")
    assert set(english_in(shown)) <= NEVER_SHOWN


def first_id(page, kind):
    base = page.url.split(f"/{ADMIN}/")[0]
    found = page.request.get(f"{base}/{ADMIN}/api/main/{kind}/?limit=1")
    return found.json()["items"][0]["id"]


def blocks(page):
    """Every block of the StreamField, and words in the rich text."""
    page.locator("#id_title").fill("Tổ dân phố họp")
    page.locator(".c-sf-add-button").first.click()
    names = page.locator(".w-combobox [role=option]").all_inner_texts()
    for name in names:
        if not page.locator(".w-combobox").is_visible():
            page.locator(".c-sf-add-button").first.click()
        page.locator(".w-combobox [role=option]", has_text=name.strip()).first.click()
        page.locator(".w-combobox").wait_for(state="hidden")
    assert len(names) > 8
    editor = page.locator(".public-DraftEditor-content").first
    editor.click()
    page.keyboard.type("Tối nay tổ họp.")
    expect(editor).to_contain_text("Tối nay tổ họp.")
    assert page.evaluate("document.adoptedStyleSheets.length") > 1  # Draftail's, not refused


def date(page):
    page.locator("#id_published_at").click()
    page.locator(".xdsoft_datetimepicker:visible .xdsoft_date").nth(10).click()
    assert page.locator("#id_published_at").input_value().count("/") == 2
    page.keyboard.press("Escape")


def rows(page):
    """Two rows of an InlinePanel, the second moved up, a ward chosen in it."""
    for _ in range(2):
        page.locator("#id_article_places-ADD").click()
    page.locator(
        "#id_article_places-1-move-up, #inline_child_article_places-1 button"
    ).first.click()
    page.locator("#id_article_places-0-ward-chooser [data-chooser-action-choose]").click()
    page.locator(".modal [data-chooser-modal-choice]").first.click()
    page.locator(".modal").wait_for(state="hidden")
    expect(page.locator("#id_article_places-0-ward")).not_to_have_value("")


def picture(page):
    page.locator("#id_lead_image-chooser [data-chooser-action-choose]").first.click()
    page.locator(".modal [data-chooser-modal-choice]").first.wait_for()
    check(page)
    page.locator(".modal [data-chooser-modal-choice]").first.click()
    page.locator(".modal").wait_for(state="hidden")
    expect(page.locator("#id_lead_image")).not_to_have_value("")


def comment(page):
    page.locator("[data-side-panel-toggle=comments]").click()
    page.locator("[data-comment-add]:visible").first.click(force=True)
    page.locator("#comments textarea").last.fill("Xem lại tên.")
    page.locator("#comments form button[type=submit]").first.click()
    expect(page.locator("#comments")).to_contain_text("Xem lại tên.")


def panels(page):
    for name in ("status", "preview", "checks"):
        page.locator(f"[data-side-panel-toggle={name}]").click()
        page.locator(f"[data-side-panel={name}]").wait_for()
        if name == "preview":
            page.locator("[data-side-panel=preview] iframe").first.wait_for()
        check(page)


def test_an_article_is_written_under_the_strict_policy_in_vietnamese(writer):
    for stop in (blocks, date, rows, picture, comment, panels):
        stop(writer)
        check(writer)


def choose_page(page):
    """A redirect to a page, through the page chooser."""
    go(page, "redirects/add/")
    page.locator("[data-chooser-action-choose]").first.click()
    page.locator(".modal .listing").wait_for()
    check(page)
    page.locator(".modal a.choose-page").first.click()
    page.locator(".modal").wait_for(state="hidden")
    expect(page.locator("#id_redirect_page")).not_to_have_value("")


def permissions(page):
    """A group's permissions: rows that are added by a script."""
    go(page, "groups/new/")
    page.locator("#id_page_permissions-ADD").click()
    page.locator("#id_page_permissions-0-page-chooser [data-chooser-action-choose]").click()
    page.locator(".modal a.choose-page").first.click()
    page.locator(".modal").wait_for(state="hidden")


def image(page):
    """Tags and the focal point of an image."""
    go(page, f"images/{first_id(page, 'images')}/")
    page.locator(".tagit-new input").press_sequentially("tuần,")
    page.locator(".tagit-choice", has_text="tuần").wait_for()
    page.locator(".jcrop-holder").wait_for()


def upload(page):
    """Several images at once: the row that a script draws for each."""
    go(page, "images/multiple/add/")
    page.locator("#fileupload").set_input_files(
        {"name": "a.txt", "mimeType": "text/plain", "buffer": b"x"}
    )
    page.locator("#upload-list li").first.wait_for()


def many(page):
    """Bulk actions, sorting by hand, and the menu of a row."""
    go(page, "images/?layout=list")
    page.locator("[data-bulk-action-checkbox]").first.check()
    page.locator("[data-bulk-action-footer]").wait_for()
    go(page, "pages/")
    page.locator("[data-bulk-action-checkbox]").first.check()
    page.locator("[data-bulk-action-footer]").wait_for()


def tasks(page):
    """The steps of a workflow, an InlinePanel of choosers."""
    go(page, "workflows/add/")
    page.locator("#id_workflow_tasks-ADD").click()
    page.locator("[id^=id_workflow_tasks][id$=chooser] [data-chooser-action-choose]").first.click()
    page.locator(
        ".modal .task-type, .modal a[data-chooser-modal-choice], .modal .listing"
    ).first.wait_for()


def lists(page):
    for path in ("", "reports/site-history/", "account/", "users/", "documents/multiple/add/"):
        go(page, path)
        check(page)


def test_the_rest_of_the_admin_works_under_the_strict_policy_in_vietnamese(admin):
    for stop in (choose_page, permissions, image, upload, many, tasks, lists):
        stop(admin)
        check(admin)


@pytest.mark.parametrize(
    "planted",
    [
        "document.body.appendChild(document.createElement('script')).textContent = 'window.x = 1'",
        "document.body.insertAdjacentHTML('beforeend', '<b style=\"color: red\">x</b>')",
        "document.body.insertAdjacentHTML('beforeend', '<style>b { color: red }</style>')",
    ],
)
def test_what_the_policy_refuses_is_seen(admin, expect_console_error, planted):
    expect_console_error("Content Security Policy")
    admin.evaluate(f"() => {{ {planted} }}")
    with pytest.raises(AssertionError):
        check(admin)


def test_english_that_a_script_draws_is_seen(admin):
    admin.evaluate("document.body.append(document.createTextNode('Nothing was found'))")
    with pytest.raises(AssertionError):
        check(admin)
