"""Brings the demonstration's pictures into the library."""

from django.core.files.images import ImageFile
from wagtail.images import get_image_model

from portal.demo.content.pictures import ALTS
from portal.demo.loading import renditions


def picture(name: str):
    """The picture of the library with this title, brought in when it is not there."""
    model = get_image_model()
    found = model.objects.filter(title=name).first()
    if found:
        return found
    path = renditions.source(name)
    with path.open("rb") as file:
        image = model(title=name, description=ALTS[name], credit="Tranh vẽ cho bản dùng thử")
        image.file.save(path.name, ImageFile(file), save=True)
    renditions.load(image, name)
    return image
