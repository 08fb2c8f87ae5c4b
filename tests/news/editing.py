"""Speaks to the admin's page forms as a browser does."""

import re

from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

ARTICLE = ("news", "newsarticlepage")


def article_data(**values):
    """What the article's form posts; empty but for what is given, as a new form is."""
    blank = dict.fromkeys(
        [
            "title",
            "summary",
            "section",
            "lead_image",
            "lead_image_alt",
            "lead_image_caption",
            "lead_image_credit",
            "byline",
            "source_name",
            "source_url",
            "published_at",
            "updated_at",
            "correction",
            "slug",
            "seo_title",
            "search_description",
            "listing_title",
            "listing_image",
        ],
        "",
    )
    body = values.pop("body", "")
    blocks = [("text", rich_text(body))] if body else []
    return nested_form_data(
        {
            **blank,
            "body": streamfield(blocks),
            "article_places": inline_formset([]),
            "related_pages": inline_formset([]),
            "comments": inline_formset([]),
            **values,
        }
    )


def add_url(index):
    """The address of a new article's form."""
    return reverse("wagtailadmin_pages:add", args=(*ARTICLE, index.pk))


def edit_url(page):
    """The address of an article's form."""
    return reverse("wagtailadmin_pages:edit", args=(page.pk,))


def errors(response):
    """The messages of a refused form."""
    form = response.context and response.context.get("form")
    return form.errors if form else re.findall(r"error[^<]*<", response.content.decode())[:5]
