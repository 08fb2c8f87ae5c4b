"""The demonstration's pictures in every size, shipped with it: computing them takes AVIF's encoder
twenty seconds, which the first start has better uses for. `make_demo_renditions` makes them anew.
"""

from pathlib import Path

from django.core.files import File
from django.core.files.images import ImageFile
from PIL import Image
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage, Filter

from common.pictures import FORMATS, specs

IMAGES = Path(__file__).resolve().parents[1] / "images"
FOLDER = IMAGES.with_name("renditions")
OPERATIONS = {spec.partition("|")[0] for spec in specs()}
# Flat colours bear more than photographs do, and forty pictures in twelve files each add up.
QUALITY = "|avifquality-42|webpquality-58|jpegquality-56"


def names() -> list[str]:
    """The name of every picture of the demonstration."""
    return sorted(path.stem for path in IMAGES.glob("*.webp"))


def source(name: str) -> Path:
    """Where the picture `name` lies as it was drawn."""
    return IMAGES / f"{name}.webp"


def shipped(name: str, spec: str) -> Path:
    """Where the picture `name` lies in the size and format of Wagtail's filter `spec`."""
    operation, _, form = spec.partition("|format-")
    if form not in FORMATS:
        raise ValueError(f"no format in {spec!r}")
    return FOLDER / f"{name}.{operation}.{form}"


def load(image: AbstractImage, name: str) -> None:
    """Give a new picture of the library the files that are shipped for it.

    All rows at once, with sizes read once a size: each saved by itself would open its file twice.
    """
    sizes = {operation: size(shipped(name, f"{operation}|format-webp")) for operation in OPERATIONS}
    image.get_rendition_model().objects.bulk_create(
        [rendition(image, name, spec, *sizes[spec.partition("|")[0]]) for spec in specs()]
    )


def size(path: Path) -> tuple[int, int]:
    """Width and height in pixels."""
    with Image.open(path) as picture:
        return picture.size


def rendition(image: AbstractImage, name: str, spec: str, width: int, height: int):
    """A row that is not saved yet, its file kept."""
    made = image.get_rendition_model()(
        image=image,
        filter_spec=spec,
        focal_point_key=Filter(spec).get_cache_key(image),
        width=width,
        height=height,
    )
    path = shipped(name, spec)
    with path.open("rb") as file:
        made.file.name = made.file.storage.save(made.get_upload_to(path.name), File(file))
    return made


def make(name: str) -> None:
    """Compute a picture's files and put them where they are shipped from."""
    FOLDER.mkdir(exist_ok=True)
    with source(name).open("rb") as file:
        # Never saved, so that no database is needed: the collection's default would ask one.
        image = get_image_model()(
            title=name, file=ImageFile(file, name=source(name).name), collection_id=None
        )
        for spec in specs():
            made = image.generate_rendition_file(Filter(spec + QUALITY))
            made.seek(0)
            shipped(name, spec).write_bytes(made.read())
