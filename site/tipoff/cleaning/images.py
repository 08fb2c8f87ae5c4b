"""Pictures: decoded in memory and encoded anew, so that only what can be seen is left.

HEIC becomes JPEG. Of an animation the first picture is kept. Colours are converted to sRGB where
the picture brings a small, valid profile. Decoded it takes 4 bytes a pixel, twice that while it is
turned: 400 MB at most (`MOST_PIXELS`), in a process of its own (`apart`).
"""

from io import BytesIO

import pillow_heif
from PIL import ExifTags, Image, ImageCms

from tipoff.cleaning.apart import Cleaned
from tipoff.cleaning.base import Trace
from tipoff.cleaning.kinds import Kind
from tipoff.cleaning.refusals import Reason, Refused

pillow_heif.register_heif_opener(thumbnails=False)

MOST_PIXELS = 50_000_000
LONGEST_SIDE = 16_383  # what WebP can hold; no camera is near it
_LARGEST_PROFILE = 64 * 1024
_QUALITY = 90
_FORMATS = {Kind.JPEG: "JPEG", Kind.PNG: "PNG", Kind.WEBP: "WEBP", Kind.HEIC: "HEIF"}
_MODES = {
    Kind.JPEG: ("L", "RGB"),
    Kind.PNG: ("1", "L", "LA", "P", "RGB", "RGBA", "I;16"),
    Kind.WEBP: ("RGB", "RGBA"),
}
# EXIF's orientations and what sets each upright.
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def check(data: bytes, kind: Kind) -> Cleaned:
    """The picture as it is, once its header says that it is no bomb."""
    _opened(data, kind).close()
    return Cleaned(data, kind, frozenset())


def clean(data: bytes, kind: Kind) -> Cleaned:
    """Raises `Refused` (`TOO_MANY_PIXELS`) and whatever Pillow raises over a broken picture."""
    kept_as = Kind.JPEG if kind is Kind.HEIC else kind
    with _opened(data, kind) as picture:
        removed = _traces(picture, data, kind)
        return Cleaned(_encoded(_upright(picture), kept_as), kept_as, frozenset(removed))


def _opened(data: bytes, kind: Kind) -> Image.Image:
    """The picture, its header read and its pixels not yet; refused where they are too many."""
    try:
        picture = Image.open(BytesIO(data), formats=(_FORMATS[kind],))
    except Image.DecompressionBombError:
        raise Refused(Reason.TOO_MANY_PIXELS) from None
    if picture.width * picture.height > MOST_PIXELS or max(picture.size) > LONGEST_SIDE:
        raise Refused(Reason.TOO_MANY_PIXELS)
    return picture


def _upright(picture: Image.Image) -> Image.Image:
    """The first picture as it is meant to be seen, in sRGB."""
    picture.seek(0)
    picture.load()
    turn = _TURNS.get(_orientation(picture))
    picture = _in_srgb(picture)
    return picture if turn is None else picture.transpose(turn)


def _orientation(picture: Image.Image) -> int:
    """As EXIF tells it, 1 to 8; 1 where EXIF cannot be read."""
    try:
        return picture.getexif().get(ExifTags.Base.Orientation, 1)
    except Exception:  # Pillow raises what it meets inside hostile EXIF
        return 1


def _in_srgb(picture: Image.Image) -> Image.Image:
    """Colours as screens show them. A profile that cannot be used is dropped all the same."""
    profile = picture.info.get("icc_profile") or b""
    if not 0 < len(profile) <= _LARGEST_PROFILE or picture.mode not in ("RGB", "CMYK"):
        return picture
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        screen = ImageCms.createProfile("sRGB")
        if picture.mode == "CMYK":
            return ImageCms.profileToProfile(picture, source, screen, outputMode="RGB")
        ImageCms.profileToProfile(picture, source, screen, inPlace=True)
    except (ImageCms.PyCMSError, OSError):
        pass
    return picture


def _encoded(picture: Image.Image, kind: Kind) -> bytes:
    """The pixels alone: whatever else the picture brought stays behind."""
    if picture.mode not in _MODES[kind]:
        picture = picture.convert(_nearest_mode(picture, kind))
    transparency = picture.info.get("transparency") if kind is Kind.PNG else None
    picture.info = {} if transparency is None else {"transparency": transparency}
    out = BytesIO()
    picture.save(out, format=_FORMATS[kind], **_options(kind))
    return out.getvalue()


def _nearest_mode(picture: Image.Image, kind: Kind) -> str:
    if picture.mode in ("I", "F") and kind is Kind.PNG:
        return "I;16"
    see_through = picture.has_transparency_data and kind is not Kind.JPEG
    return "RGBA" if see_through else "RGB"


def _options(kind: Kind) -> dict:
    if kind is Kind.PNG:
        return {"compress_level": 4}
    options = {"quality": _QUALITY, "exif": b"", "icc_profile": None}
    return options | ({"method": 2} if kind is Kind.WEBP else {})


def _traces(picture: Image.Image, data: bytes, kind: Kind) -> set[Trace]:
    """What the picture brought besides its pixels."""
    found = _exif_traces(picture)
    if {"xmp", "photoshop", "comment", "icc_profile", "XML:com.adobe.xmp"} & set(picture.info):
        found.add(Trace.TAGS)
    if getattr(picture, "text", None):
        found.add(Trace.TAGS)
    if getattr(picture, "n_frames", 1) > 1:
        found.add(Trace.FRAMES)
    if not _ends_as_it_should(data, kind):
        found.add(Trace.TRAILING)
    return found


def _exif_traces(picture: Image.Image) -> set[Trace]:
    """What EXIF tells; some other note where it cannot be read."""
    try:
        return _traces_of(picture.getexif())
    except Exception:  # as above
        return {Trace.TAGS}


def _traces_of(exif: Image.Exif) -> set[Trace]:
    tags = set(exif) | set(exif.get_ifd(ExifTags.IFD.Exif))
    words = {
        Trace.LOCATION: {ExifTags.Base.GPSInfo.value},
        Trace.DEVICE: {t.value for t in _DEVICE_TAGS},
        Trace.TIMES: {t.value for t in _TIME_TAGS},
        Trace.AUTHOR: {t.value for t in _AUTHOR_TAGS},
    }
    found = {trace for trace, numbers in words.items() if tags & numbers}
    if exif.get_ifd(ExifTags.IFD.IFD1):
        found.add(Trace.PREVIEW)
    plain = {ExifTags.Base.Orientation.value, ExifTags.Base.ExifOffset.value}
    others = tags - set().union(*words.values()) - plain
    return found | ({Trace.TAGS} if others else set())


_DEVICE_TAGS = (
    ExifTags.Base.Make,
    ExifTags.Base.Model,
    ExifTags.Base.Software,
    ExifTags.Base.BodySerialNumber,
    ExifTags.Base.LensMake,
    ExifTags.Base.LensModel,
    ExifTags.Base.LensSerialNumber,
    ExifTags.Base.MakerNote,
)
_TIME_TAGS = (
    ExifTags.Base.DateTime,
    ExifTags.Base.DateTimeOriginal,
    ExifTags.Base.DateTimeDigitized,
)
_AUTHOR_TAGS = (
    ExifTags.Base.Artist,
    ExifTags.Base.Copyright,
    ExifTags.Base.CameraOwnerName,
    ExifTags.Base.XPAuthor,
)


def _ends_as_it_should(data: bytes, kind: Kind) -> bool:
    """Nothing stands behind the picture's own end; HEIC is not asked, its parts lie anywhere."""
    if kind is Kind.JPEG:
        return data.rstrip(b"\0").endswith(b"\xff\xd9")
    if kind is Kind.PNG:
        return data.endswith(b"\0\0\0\0IEND\xaeB\x60\x82")
    if kind is Kind.WEBP:
        return len(data) <= 8 + int.from_bytes(data[4:8], "little") + 1
    return True
