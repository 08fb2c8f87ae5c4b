"""What the admin's page forms post for guides, questions and quizzes."""

from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

BLANK = (
    "title",
    "summary",
    "reviewer",
    "reviewer_office",
    "checked_on",
    "slug",
    "seo_title",
    "search_description",
    "listing_title",
    "listing_image",
)


def data(*, basis=(), body="", **values):
    """A form with what is given and the rest empty; `basis` are citations."""
    rows = [{"citation": words, "document": ""} for words in basis]
    formsets = ("legal_basis", "related_pages", "comments")
    return nested_form_data(
        {
            **dict.fromkeys(BLANK, ""),
            "body": streamfield([("text", rich_text(body))] if body else []),
            **{name: inline_formset([]) for name in formsets},
            "legal_basis": inline_formset(rows),
            "questions": streamfield([]),
            **values,
        }
    )


def quiz_question(*, question="Gọi số nào?", right=(True, False), explanation="<p>Vì gấp.</p>"):
    """A question of a quiz as its form posts it; one answer for each of `right`."""
    choices = [
        {"text": f"Câu trả lời {n}"} | ({"is_right": "on"} if ok else {})
        for n, ok in enumerate(right)
    ]
    rows = {f"{n}-{key}": value for n, one in enumerate(choices) for key, value in _row(n, one)}
    return {
        "question": question,
        "choices": {"count": str(len(choices)), **rows},
        "explanation": rich_text(explanation),
        "basis": "",
    }


def _row(number, choice):
    yield from {"id": "", "order": str(number), "deleted": ""}.items()
    yield from ((f"value-{name}", value) for name, value in choice.items())


def add_url(model, parent):
    """The address of a new page's form."""
    return reverse("wagtailadmin_pages:add", args=("news", model, parent.pk))


def preview_url(model, parent):
    """The address of a new page's preview."""
    return reverse("wagtailadmin_pages:preview_on_add", args=("news", model, parent.pk))
