"""The citizen's whole way without JavaScript on the narrowest phone, and for a screen reader.

At every page, its errors too: nothing scrolls sideways at 320 pixels, nor at 200 % text; with the
style sheet off the page still reads in order and each field has its words; every control has a
name, the page one main heading and its landmarks.
"""

import pytest
from tests.browser.tip_walk import CHECK, SENT, look_up, walk
from tests.tipoff.factories import World

from tipoff.models import Message, Tip

pytestmark = pytest.mark.django_db(transaction=True)

WIDTH = "document.documentElement.scrollWidth"
DOUBLE = "size => { document.documentElement.style.fontSize = size }"
SHEETS = "off => { for (const sheet of document.styleSheets) sheet.disabled = off }"
# Of every field: its words, if they can be seen and come next to it in the page.
FIELDS = """() => Array.from(document.querySelectorAll("main input, main textarea, main select"))
  .filter(field => field.offsetWidth > 0 && !field.closest("details:not([open])"))
  .map(field => {
    const label = field.labels[0];
    return [field.name, label && label.offsetHeight > 0 ? label.innerText.trim() : ""];
  })"""
SHOWN = ".buttons button:visible"
CONTROLS = {"button", "link", "textbox", "radio", "checkbox", "combobox"}
OPTIONAL = " (không bắt buộc)"
LANDMARKS = {"banner", "navigation", "main", "contentinfo"}


@pytest.fixture
def portal(live_server, settings, tmp_path):
    World().install(settings, tmp_path).country()
    return live_server.url


def tree(page):
    """The accessibility tree: (role, name, properties) of every node that is not ignored."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    for node in nodes:
        if not node["ignored"]:
            properties = {one["name"]: one["value"].get("value") for one in node["properties"]}
            properties["description"] = node.get("description", {}).get("value", "")
            name = node.get("name", {}).get("value", "")
            yield node["role"]["value"], name.strip(), properties


def check_narrow(page, name):
    assert page.evaluate(WIDTH) <= 320, name
    page.evaluate(DOUBLE, "211%")
    assert page.evaluate(WIDTH) <= 320, f"{name} at 200 %"
    page.evaluate(DOUBLE, "")


def check_without_sheets(page, name):
    page.evaluate(SHEETS, True)
    text = page.inner_text("body")
    heading = page.locator("h1").inner_text().strip()
    in_order = ["113", "Thoát nhanh", heading]
    in_order += [button.strip() for button in page.locator(SHOWN).all_inner_texts()]
    in_order.append("111 Trẻ em")
    at = 0
    for words in in_order:
        assert words in text[at:], f"{name}: {words} is not where it belongs"
        at = text.index(words, at) + len(words)
    unnamed = [field for field, label in page.evaluate(FIELDS) if not label]
    assert unnamed == [], name
    page.evaluate(SHEETS, False)


def check_tree(page, name):
    nodes = list(tree(page))
    unnamed = [role for role, words, _ in nodes if role in CONTROLS and not words]
    assert unnamed == [], name
    main = [words for role, words, more in nodes if (role, more.get("level")) == ("heading", 1)]
    assert len(main) == 1, name
    assert main[0].removesuffix(OPTIONAL) in page.title(), name
    assert {role for role, _, _ in nodes} >= LANDMARKS, name
    groups = [words for role, words, _ in nodes if role == "group"]
    if any(role == "radio" for role, _, _ in nodes):
        assert groups, name
        assert all(groups), name
    return nodes


def check_error(page, name, nodes):
    """The summary is named; the wrong field, or the group of its choices, says what is wrong."""
    assert page.title().startswith("Lỗi: "), name
    assert [words for role, words, _ in nodes if role == "alert"] == ["Có lỗi cần sửa"], name
    told = [more["description"] for role, _, more in nodes if role in {"group", *CONTROLS}]
    assert any("Lỗi:" in words for words in told), f"{name}: no field says what is wrong"


def test_the_whole_way_without_javascript_on_the_narrowest_phone(portal, new_page):
    page, seen = new_page(width=320, javascript=False), []

    def look(name):
        seen.append(name)
        check_narrow(page, name)
        check_without_sheets(page, name)
        nodes = check_tree(page, name)
        if name.endswith("lỗi"):
            check_error(page, name, nodes)
        if name == SENT:
            assert any("Nhóm 1: " in words for _, words, _ in nodes)

    receipt = walk(page, portal, look)
    page.get_by_role("button", name="Tôi đã giữ mã").click()
    page.get_by_role("heading", name="Cảm ơn").wait_for()
    look("cảm ơn")
    assert receipt not in page.content()
    look_up(page, portal, receipt, look)
    page.locator("textarea").fill("Biển số 123")
    page.get_by_role("button", name="Gửi bổ sung").click()
    page.get_by_text("đã gửi phần bổ sung").wait_for()
    assert Message.objects.filter(direction=Message.Direction.CITIZEN).count() == 2
    assert Tip.objects.get().contact_withdrawn_at is not None
    assert {CHECK, SENT, "lien-he lỗi", "tra-cuu lỗi", "rut-lien-he"} <= set(seen)
