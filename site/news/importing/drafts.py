"""Writes what was imported: a draft article, its images, and the report in the page's history."""

import io
import json
import re
import uuid
from dataclasses import asdict

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext
from PIL import Image as Pillow
from wagtail.images import get_image_model
from wagtail.images.forms import get_image_form
from wagtail.images.permissions import permission_policy
from wagtail.log_actions import log
from wagtail.models import Collection, PageLogEntry

from common.slugs import slugify_vi
from news.models import NewsArticlePage, NewsIndexPage

from .cleaning import Draft, Kind, Note
from .pieces import Picture, Piece, Table, Words
from .reading import Image

IMPORTED = "news.import"
MAX_PIXELS = 40_000_000
EXTENSIONS = {
    "image/jpeg": "jpg",
    "image/jpg": "jpg",
    "image/png": "png",
    "image/gif": "gif",
    "image/webp": "webp",
    "image/avif": "avif",
}
_NUMBER = re.compile(r"[\d\s.,%+–-]*")


@transaction.atomic
def write(draft: Draft, images: tuple[Image, ...], parent: NewsIndexPage, user) -> NewsArticlePage:
    """Make the draft article under `parent`; its report is kept in the page's history."""
    title = draft.title or gettext("Untitled import")
    kept = _keep_images(draft, images, title, user)
    page = NewsArticlePage(
        title=title,
        summary=draft.summary,
        byline=draft.byline,
        source_name=draft.source_name[:150],
        published_at=draft.published_at and timezone.make_aware(draft.published_at),
        body=json.dumps(_blocks(draft.pieces, kept)),
        live=False,
        owner=user,
        locale=parent.locale,
    )
    parent.add_child(instance=page)
    page.save_revision(user=user, log_action=True, clean=False)
    notes = [asdict(note) for note in draft.notes]
    log(instance=page, action=IMPORTED, user=user, data={"notes": notes})
    return page


def report_of(page) -> list[Note] | None:
    """The notes kept when the page was imported; None if it never was."""
    entry = PageLogEntry.objects.filter(page=page.pk, action=IMPORTED).order_by("-pk").first()
    if entry is None:
        return None
    notes = entry.data["notes"]
    return [Note(Kind(note["kind"]), note["code"], note["words"]) for note in notes]


def _keep_images(draft: Draft, images: tuple[Image, ...], title: str, user) -> dict[int, int]:
    """Images that Wagtail's own form accepts, by their number: keys of the library."""
    kept = {}
    for number, image in enumerate(images):
        key = _keep_image(image, f"{title[:200]} ({number + 1})", user)
        if key is None:
            draft.note(Kind.REMOVED, "picture_refused", str(number + 1))
        else:
            kept[number] = key
            if image.description:
                draft.note(Kind.LOOK, "word_alt", image.description[:250])
    return kept


def _keep_image(image: Image, title: str, user) -> int | None:
    extension = EXTENSIONS.get(image.content_type.lower())
    allowed = permission_policy.user_has_permission(user, "add")
    if extension is None or not allowed or not _is_whole(image.data):
        return None
    model = get_image_model()
    name = f"{slugify_vi(title)[:60] or 'anh'}.{extension}"
    form = get_image_form(model)(
        {"title": title, "collection": Collection.get_first_root_node().pk},
        {"file": SimpleUploadedFile(name, image.data, image.content_type)},
        instance=model(uploaded_by_user=user),
        user=user,
    )
    return form.save().pk if form.is_valid() else None


def _is_whole(data: bytes) -> bool:
    """Whether it decodes, in bearable size; Wagtail's form stumbles over some that do not."""
    try:
        with Pillow.open(io.BytesIO(data)) as picture:
            if picture.width * picture.height > MAX_PIXELS:
                return False
            picture.draft("RGB", (256, 256))
            picture.load()
    except Exception:  # Decoders raise what they like for a stranger's bytes.
        return False
    return True


def _blocks(pieces: list[Piece], kept: dict[int, int]) -> list[dict]:
    """The body's blocks; words that follow each other are one block."""
    blocks: list[dict] = []
    for piece in pieces:
        if isinstance(piece, Words):
            _add_words(blocks, f"<{piece.tag}>{piece.html}</{piece.tag}>")
        elif isinstance(piece, Table):
            blocks.append(_block("table", _table(piece)))
        elif piece.number in kept:
            blocks.append(_block("picture", _picture(piece, kept[piece.number])))
        elif getattr(piece, "caption", ""):
            _add_words(blocks, f"<p>{piece.caption}</p>")
    return blocks


def _add_words(blocks: list[dict], markup: str) -> None:
    if blocks and blocks[-1]["type"] == "text":
        blocks[-1]["value"] += markup
    else:
        blocks.append(_block("text", markup))


def _block(kind: str, value) -> dict:
    return {"type": kind, "value": value, "id": str(uuid.uuid4())}


def _picture(piece: Picture, key: int) -> dict:
    """No alt text: publishing demands one, and only who sees the picture can write it."""
    image = {"image": key, "alt_text": "", "decorative": False}
    return {"image": image, "caption": getattr(piece, "caption", ""), "credit": ""}


def _table(piece: Table) -> dict:
    heads, *rows = piece.rows
    columns = [
        {"type": _column_type([row[place] for row in rows]), "heading": head}
        for place, head in enumerate(heads)
    ]
    return {"columns": columns, "rows": [{"values": list(row)} for row in rows], "caption": ""}


def _column_type(cells: list[str]) -> str:
    return "number" if any(cells) and all(map(_NUMBER.fullmatch, cells)) else "text"
