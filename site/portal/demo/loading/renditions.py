"""The demonstration's pictures in every size, shipped with it: computing them takes AVIF's encoder
twenty seconds, which the first start has better uses for. `make_demo_renditions` makes them anew.
"""

from pathlib import Path

from django.core.files.images import ImageFile
from wagtail.images.models import AbstractImage, Filter

from common.pictures import FORMATS, specs

FOLDER = Path(__file__).resolve().parents[1] / "renditions"


def shipped(name: str, spec: str) -> Path:
    """Where the picture `name` lies in the size and format of Wagtail's filter `spec`."""
    operation, _, form = spec.partition("|format-")
    if form not in FORMATS:
        raise ValueError(f"no format in {spec!r}")
    return FOLDER / f"{name}.{operation}.{form}"


def load(image: AbstractImage, name: str) -> None:
    """Give a new picture of the library the files that are shipped for it."""
    for spec in specs():
        path = shipped(name, spec)
        with path.open("rb") as file:
            image.renditions.create(
                filter_spec=spec,
                focal_point_key=Filter(spec).get_cache_key(image),
                file=ImageFile(file, name=path.name),
            )


def make(image: AbstractImage, name: str) -> None:
    """Compute a picture's files and put them where they are shipped from."""
    FOLDER.mkdir(exist_ok=True)
    for spec in specs():
        made = image.generate_rendition_file(Filter(spec))
        made.seek(0)
        shipped(name, spec).write_bytes(made.read())
