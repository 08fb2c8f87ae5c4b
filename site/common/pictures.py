"""Which sizes and formats of a picture are made, and how a page asks for them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import prefetch_related_objects
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    Picture,
    SourceImageIOError,
)

from common.catalogue import Thumbnail

FORMATS = ("avif", "webp", "jpeg")


@dataclass(frozen=True)
class Layout:
    """Where a picture stands: Wagtail's resize operations, and the `sizes` of the place."""

    operations: tuple[str, ...]
    sizes: str

    @property
    def specs(self) -> list[str]:
        """One filter a format and size, best format first."""
        return [f"{op}|format-{name}" for name in FORMATS for op in self.operations]


LAYOUTS = {
    "lead": Layout(("width-480", "width-960", "width-1440"), "(min-width: 62em) 46rem, 100vw"),
    "card": Layout(("fill-640x400",), "(min-width: 62em) 22rem, (min-width: 40em) 50vw, 100vw"),
}


def picture(image: AbstractImage, layout: str, alt: str, *, lazy: bool = True) -> Picture:
    """Answer a `<picture>` with AVIF, WebP and JPEG, its width and height set.

    Raises KeyError on an unknown layout and `SourceImageIOError` where the file is lost.
    """
    chosen = LAYOUTS[layout]
    attrs = {"alt": alt, "sizes": chosen.sizes, "decoding": "async"}
    attrs |= {"loading": "lazy"} if lazy else {"fetchpriority": "high"}
    return Picture(image.get_renditions(*chosen.specs), attrs)


def largest(image: AbstractImage) -> AbstractRendition:
    """Answer the largest picture that is made of it, as a JPEG that everything shows."""
    return image.get_rendition(LAYOUTS["lead"].specs[-1])


def thumbnail(image: AbstractImage, alt: str = "") -> Thumbnail | None:
    """Answer a card's picture, which lists then draw without asking the database.

    Its alternative text is empty by default: on a card the title beside it says enough. None
    where the file is lost: that must keep no page from being published.
    """
    try:
        *better, plain = image.get_renditions(*LAYOUTS["card"].specs).values()
    except SourceImageIOError:
        return None
    types = [f"image/{name}" for name in FORMATS[:-1]]
    sources = tuple(zip(types, [made.url for made in better], strict=True))
    return Thumbnail(plain.url, plain.width, plain.height, alt, sources)


def read_renditions(images: Iterable[AbstractImage]) -> None:
    """Read what is made of these pictures, in one query for all of them."""
    prefetch_related_objects(list(images), "renditions")


def specs() -> list[str]:
    """The filters of every layout."""
    return [spec for layout in LAYOUTS.values() for spec in layout.specs]


def make_renditions(image: AbstractImage) -> None:
    """Make every size of every layout now, so that no reader waits for an AVIF."""
    image.get_renditions(*specs())
