"""The block that quotes a provision of a document of this site, and the body that may hold it."""

import re
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from common.blocks import BodyBlock

from .rows import DocumentVersion
from .structure import Part, anchor_of, provision

ARTICLE = re.compile(r"[0-9]{1,4}[a-zđ]{0,2}")
CLAUSE = re.compile(r"[0-9]{1,3}[a-zđ]{0,2}")
POINT = re.compile(r"[a-zđ][0-9]{0,2}")
LABELS = (("article", ARTICLE), ("clause", CLAUSE), ("point", POINT))


class LegalCitationBlock(blocks.StructBlock):
    """An article, clause or point in its own words, with its document's label of validity."""

    document = blocks.PageChooserBlock(
        page_type="news.LegalDocument", label=_("legal document"), required=True
    )
    article = blocks.CharBlock(
        label=_("article of the law"),
        required=False,
        max_length=6,
        help_text=_("The number alone: 12a."),
    )
    clause = blocks.CharBlock(label=_("clause"), required=False, max_length=5)
    point = blocks.CharBlock(label=_("point"), required=False, max_length=3)
    day = blocks.DateBlock(
        label=_("as of"),
        required=False,
        help_text=_("Quotes the text of that day. Empty: the text in force when it is read."),
    )

    class Meta:
        icon = "openquote"
        group = _("Legal texts")
        label = _("legal citation")
        label_format = "{article} {clause} {point}"
        template = "components/streamfield/legal_citation.html"
        description = _("An article of a legal document in its own words, with a link to it.")
        preview_template = "components/streamfield/legal_citation_preview.html"

    def clean(self, value):
        cleaned = super().clean(value)
        errors = {
            name: ValidationError(_("Write the number or letter alone."))
            for name, pattern in LABELS
            if cleaned[name] and not pattern.fullmatch(cleaned[name])
        }
        if not errors and cleaned["document"] and not _is_found(cleaned):
            errors["article"] = ValidationError(_("The text of the document has no such place."))
        if errors:
            raise StructBlockValidationError(block_errors=errors)
        return cleaned

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        document = value.get("document")
        if document is None or not document.live:
            return context | {"written": written(value) if document else ""}
        anchor = _anchor(value)
        return context | {
            "written": written(value),
            "address": document.url + _query(value["day"]) + (f"#{anchor}" if anchor else ""),
            "parts": _quoted(value),
            "validity": document.validity,
        }

    def get_searchable_content(self, value):
        return [written(value)] if value.get("document") else []


def written(value) -> str:
    """The citation as texts write it: "Điểm a khoản 2 Điều 5 Nghị định 49/2020/NĐ-CP"."""
    names = (("điểm", "point"), ("khoản", "clause"), ("Điều", "article"))
    steps = [f"{name} {value[field]}" for name, field in names if value.get(field)]
    whole = " ".join([*steps, value["document"].reference])
    return whole[:1].upper() + whole[1:]


def _anchor(value) -> str:
    return anchor_of(value["article"], value["clause"], value["point"])


def _query(day: date | None) -> str:
    return f"?ngay={day:%Y-%m-%d}" if day else ""


def _quoted(value) -> tuple[Part, ...]:
    """The provision's parts; none where a whole document is cited or its text is not here."""
    version = value["document"].version_read_on(value["day"])
    return provision(version.parts, _anchor(value)) if version and _anchor(value) else ()


def _is_found(value) -> bool:
    """Whether the place exists; unknown, and so not refused, without the document's text."""
    has_text = value["document"].version_read_on(value["day"]) is not None
    return not has_text or not _anchor(value) or bool(_quoted(value))


def read_provisions(body: blocks.StreamValue) -> None:
    """Read the texts that a body quotes, in one query however many it has."""
    values = [block.value for block in body if block.block_type == "citation"]
    documents = {value["document"].pk: value["document"] for value in values if value["document"]}
    if not documents:
        return
    texts: dict[int, list[DocumentVersion]] = {pk: [] for pk in documents}
    for version in DocumentVersion.objects.filter(page__in=documents).order_by("effective_on"):
        texts[version.page_id].append(version)
    for value in values:
        if value["document"]:
            value["document"].dated_versions = texts[value["document"].pk]


class LegalBodyBlock(BodyBlock):
    """The body of a page that may quote the law."""

    citation = LegalCitationBlock()
