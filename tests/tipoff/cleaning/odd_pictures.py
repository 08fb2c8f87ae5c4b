"""Odd pictures, made in memory: a few pixels and much around them."""

import struct
import zlib
from io import BytesIO

import pillow_heif
from PIL import Image, ImageCms, PngImagePlugin
from tests.tipoff.cleaning.odd import SECRET, odd

pillow_heif.register_heif_opener()
SIZE = (48, 32)
TEXT = SECRET.decode()
XMP = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + SECRET + b"</x:xmpmeta>"


def picture(mode="RGB", size=SIZE):
    """Red at left, blue at right: what is turned can be told."""
    image = Image.new("RGB", size, "blue")
    image.paste("red", (0, 0, size[0] // 2, size[1]))
    return image.convert(mode)


def saved(form, image=None, **options):
    out = BytesIO()
    (image or picture()).save(out, form, **options)
    return out.getvalue()


def exif(orientation=1, thumbnail=False):
    """Where, when, with what, by whom; as a phone writes it."""
    tags = Image.Exif()
    tags[0x0112] = orientation
    tags[0x010F] = tags[0x0110] = tags[0x013B] = tags[0x010E] = TEXT
    tags[0x0132] = "2026:05:06 07:08:09"
    tags[0x8769] = {0x9003: "2026:05:06 07:08:09", 0x927C: SECRET, 0xA431: TEXT}
    tags[0x8825] = {1: "N", 2: (16.0, 3.0, 7.5), 3: "E", 4: (108.0, 12.0, 1.5), 29: TEXT}
    data = tags.tobytes()
    return data + saved("JPEG") + SECRET if thumbnail else data


def segment(marker, body):
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


def with_segments(*segments, jpeg=None):
    jpeg = jpeg or saved("JPEG")
    return jpeg[:2] + b"".join(segments) + jpeg[2:]


def with_size(jpeg, width, height):
    """A JPEG whose header claims another size."""
    at = jpeg.index(b"\xff\xc0")
    return jpeg[: at + 5] + struct.pack(">HH", height, width) + jpeg[at + 9 :]


def chunk(kind, body, crc=None):
    crc = zlib.crc32(kind + body) if crc is None else crc
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", crc)


def png_of(*chunks):
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks) + chunk(b"IEND", b"")


def png_with(*chunks):
    """A good PNG with more chunks behind its header."""
    png = saved("PNG")
    return png[:33] + b"".join(chunks) + png[33:]


def header(width, height, depth=8, colour=2):
    return chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0))


odd("jpeg-plain")(lambda: saved("JPEG"))
odd("jpeg-exif")(lambda: saved("JPEG", exif=exif()))
odd("jpeg-exif-with-picture")(lambda: saved("JPEG", exif=exif(thumbnail=True)))
odd("jpeg-exif-broken")(
    lambda: with_segments(segment(0xE1, b"Exif\0\0MM\0*\0\0\0\x08\xff" + SECRET))
)
odd("jpeg-xmp")(
    lambda: with_segments(segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP)),
)
odd("jpeg-iptc")(
    lambda: with_segments(
        segment(0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x12\x1c\x02\x50\0\x0d" + SECRET)
    ),
)
odd("jpeg-comment")(lambda: saved("JPEG", comment=SECRET))
odd("jpeg-unknown-segment")(lambda: with_segments(segment(0xE9, SECRET)))
odd("jpeg-profile-broken")(lambda: saved("JPEG", icc_profile=SECRET * 20))
odd("jpeg-profile-valid")(
    lambda: saved(
        "JPEG", icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    )
)
odd("jpeg-html-behind")(lambda: saved("JPEG") + b"<script>/*" + SECRET + b"*/</script>")
odd("jpeg-zip-behind")(lambda: saved("JPEG") + b"PK\x03\x04" + SECRET)
odd("jpeg-turned")(lambda: saved("JPEG", exif=exif(orientation=6)))
odd("jpeg-two-pictures")(
    lambda: saved("MPO", save_all=True, append_images=[picture(size=(64, 64))], exif=exif()),
)
odd("jpeg-progressive")(lambda: saved("JPEG", progressive=True, exif=exif()))
odd("jpeg-cmyk")(lambda: saved("JPEG", picture("CMYK"), exif=exif()))
odd("jpeg-grey")(lambda: saved("JPEG", picture("L"), exif=exif()))
odd("jpeg-truncated")(lambda: saved("JPEG", picture(size=(300, 300)), exif=exif())[:-500])
odd("jpeg-start-only")(lambda: b"\xff\xd8\xff")
odd("jpeg-garbage")(lambda: b"\xff\xd8\xff" + SECRET * 50)
odd("jpeg-side-bomb")(lambda: with_size(saved("JPEG"), 65_500, 65_500))
odd("jpeg-pixel-bomb")(lambda: with_size(saved("JPEG"), 7_100, 7_100))

odd("png-plain")(lambda: saved("PNG"))
odd("png-no-alpha-grey")(lambda: saved("PNG", picture("L")))
odd("png-black-white")(lambda: saved("PNG", picture("1")))


@odd("png-text")
def _png_text():
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", TEXT)
    notes.add_text("Comment", TEXT, zip=True)
    notes.add_itxt("Title", TEXT, "vi", TEXT)
    notes.add_itxt("XML:com.adobe.xmp", XMP.decode())
    return saved("PNG", pnginfo=notes)


odd("png-exif")(lambda: saved("PNG", exif=exif(orientation=8)))
odd("png-time")(lambda: png_with(chunk(b"tIME", struct.pack(">HBBBBB", 2026, 5, 6, 7, 8, 9))))
odd("png-private-chunk")(lambda: png_with(chunk(b"prVt", SECRET)))
odd("png-behind")(lambda: saved("PNG") + b"<script>" + SECRET)
odd("png-text-bomb")(
    lambda: png_with(chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(8_000_000), 1))),
)
odd("png-profile-bomb")(
    lambda: png_with(chunk(b"iCCP", b"a\0\0" + zlib.compress(bytes(8_000_000), 1))),
)
odd("png-animated")(
    lambda: saved("PNG", save_all=True, append_images=[picture().transpose(0)], duration=9),
)
odd("png-palette")(lambda: saved("PNG", picture("P"), transparency=0, exif=exif()))
odd("png-alpha")(lambda: saved("PNG", picture("RGBA"), exif=exif()))
odd("png-16-bit")(lambda: saved("PNG", Image.new("I;16", SIZE, 40_000)))
odd("png-side-bomb")(lambda: png_of(header(100_000, 100_000), chunk(b"IDAT", b"")))
odd("png-no-size")(lambda: png_of(header(0, 0), chunk(b"IDAT", zlib.compress(b"\0"))))
odd("png-data-bomb")(
    lambda: png_of(header(8, 8), chunk(b"IDAT", zlib.compress(bytes(8_000_000), 1))),
)
odd("png-truncated")(lambda: saved("PNG", Image.effect_noise((200, 200), 90))[:-3_000])
odd("png-wrong-checksum")(lambda: png_of(header(8, 8), chunk(b"IDAT", zlib.compress(b"x"), crc=7)))
odd("png-no-data")(lambda: png_of(header(8, 8)))

odd("webp-plain")(lambda: saved("WEBP"))
odd("webp-notes")(lambda: saved("WEBP", exif=exif(), xmp=XMP))
odd("webp-animated")(lambda: saved("WEBP", save_all=True, append_images=[picture().transpose(0)]))
odd("webp-lossless-alpha")(lambda: saved("WEBP", picture("RGBA"), lossless=True, exif=exif()))
odd("webp-behind")(lambda: saved("WEBP") + b"PK\x03\x04" + SECRET)
odd("webp-truncated")(lambda: saved("WEBP", Image.effect_noise((200, 200), 90))[:-2_000])
odd("webp-riff-only")(lambda: b"RIFF\x04\0\0\0WEBP" + SECRET)

odd("heic-plain")(lambda: saved("HEIF"))
odd("heic-notes")(lambda: saved("HEIF", exif=exif(), xmp=XMP))
odd("heic-turned")(lambda: saved("HEIF", exif=exif(orientation=6)))
odd("heic-two-pictures")(
    lambda: saved("HEIF", save_all=True, append_images=[picture(size=(64, 64))], exif=exif()),
)
odd("heic-truncated")(lambda: saved("HEIF", picture(size=(300, 300)))[:-300])
odd("heic-brand-only")(lambda: b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + SECRET)
odd("heic-behind")(lambda: saved("HEIF") + b"\0\0\0\x40free" + SECRET + bytes(56 - len(SECRET)))
odd("avif")(lambda: saved("AVIF"))
