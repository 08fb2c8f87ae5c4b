"""Odd PDF files: what hides behind pages, and what pretends to be one."""

import zlib
from io import BytesIO

from pikepdf import Array, Dictionary, Encryption, Name, ObjectStreamMode, Pdf, Stream, String
from tests.tipoff.cleaning.odd import SECRET, odd
from tests.tipoff.cleaning.odd_pictures import XMP, exif, saved, with_segments

TEXT = SECRET.decode()
SHOWN = b"BT /F1 12 Tf 10 10 Td (seen) Tj ET"


def blank(pages=1):
    pdf = Pdf.new()
    for _ in range(pages):
        page = pdf.add_blank_page(page_size=(200, 200))
        page.obj.Contents = Stream(pdf, SHOWN)
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        page.obj.Resources = Dictionary(Font=Dictionary(F1=font))
    return pdf


def written(pdf, **options):
    out = BytesIO()
    pdf.save(out, preserve_pdfa=False, fix_metadata_version=False, **options)
    return out.getvalue()


def paper(name, **options):
    """Registers what a function adds to a blank paper."""

    def register(add):
        def make():
            pdf = blank()
            add(pdf, pdf.pages[0].obj)
            return written(pdf, **options)

        return odd(name)(make)

    return register


def stream(pdf, data, **keys):
    made = Stream(pdf, data)
    for key, value in keys.items():
        made[f"/{key}"] = value
    return pdf.make_indirect(made)


def image(pdf, data, filters, **keys):
    return stream(
        pdf,
        data,
        **{"Type": Name.XObject, "Subtype": Name.Image, "Width": 48, "Height": 32},
        **{"ColorSpace": Name.DeviceRGB, "BitsPerComponent": 8, "Filter": filters},
        **keys,
    )


def note(pdf, **keys):
    """A comment with a look of its own."""
    look = stream(pdf, b"0 0 9 9 re f % look", Type=Name.XObject, Subtype=Name.Form)
    look.BBox = Array([0, 0, 9, 9])
    made = Dictionary(Type=Name.Annot, Rect=Array([9, 9, 18, 18]), AP=Dictionary(N=look))
    for key, value in keys.items():
        made[f"/{key}"] = value
    return pdf.make_indirect(made)


def script():
    return Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{TEXT}')"))


JPEG = saved("JPEG", exif=exif(), comment=SECRET)

odd("pdf-plain")(lambda: written(blank()))
odd("pdf-packed-objects")(
    lambda: written(blank(3), object_stream_mode=ObjectStreamMode.generate),
)
odd("pdf-linearized")(lambda: written(blank(2), linearize=True))


@paper("pdf-title-and-author")
def _info(pdf, page):
    for key in ("/Author", "/Title", "/Creator", "/Producer", "/Keywords", "/Odd"):
        pdf.docinfo[key] = TEXT
    pdf.docinfo["/CreationDate"] = "D:20260506070809+07'00'"


@paper("pdf-xmp")
def _xmp(pdf, page):
    pdf.Root.Metadata = stream(pdf, XMP, Type=Name.Metadata, Subtype=Name.XML)


@paper("pdf-xmp-on-page")
def _page_xmp(pdf, page):
    page.Metadata = stream(pdf, XMP, Type=Name.Metadata, Subtype=Name.XML)


@paper("pdf-script-on-opening")
def _script(pdf, page):
    pdf.Root.OpenAction = script()
    pdf.Root.AA = Dictionary(WC=script())


@paper("pdf-script-by-name")
def _named_script(pdf, page):
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), script()])))


@paper("pdf-script-on-page")
def _page_script(pdf, page):
    page.AA = Dictionary(O=script())


@paper("pdf-launch")
def _launch(pdf, page):
    run = Dictionary(S=Name.Launch, F=String(TEXT))
    page.Annots = Array([note(pdf, Subtype=Name.Link, A=run)])


@paper("pdf-link")
def _link(pdf, page):
    go = Dictionary(S=Name.URI, URI=String(f"http://{TEXT}.example"))
    page.Annots = Array([pdf.make_indirect(Dictionary(Subtype=Name.Link, A=go))])


@paper("pdf-attachment")
def _attachment(pdf, page):
    pdf.attachments[TEXT] = SECRET


@paper("pdf-attachment-as-note")
def _attached_note(pdf, page):
    held = Dictionary(F=stream(pdf, SECRET, Type=Name.EmbeddedFile))
    spec = Dictionary(Type=Name.Filespec, F=String(TEXT), EF=held)
    page.Annots = Array([note(pdf, Subtype=Name.FileAttachment, FS=spec)])


@paper("pdf-comment")
def _comment(pdf, page):
    page.Annots = Array([note(pdf, Subtype=Name.Square, T=String(TEXT), Contents=String(TEXT))])


@paper("pdf-hidden-comment")
def _hidden(pdf, page):
    page.Annots = Array([note(pdf, Subtype=Name.Square, F=2, T=String(TEXT))])


@paper("pdf-form")
def _form(pdf, page):
    field = note(pdf, Subtype=Name.Widget, FT=Name.Tx, T=String(TEXT), V=String(TEXT))
    page.Annots = Array([field])
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]), XFA=stream(pdf, SECRET))


@paper("pdf-form-drawn-by-script")
def _xfa(pdf, page):
    pdf.Root.AcroForm = Dictionary(Fields=Array([]), XFA=stream(pdf, SECRET))
    pdf.Root.NeedsRendering = True


@paper("pdf-private-notes")
def _pieces(pdf, page):
    page.PieceInfo = Dictionary(Adobe=Dictionary(Private=String(TEXT)))
    page.LastModified = String(TEXT)
    page.Thumb = image(pdf, JPEG, Name.DCTDecode)
    page.Odd = String(TEXT)


@paper("pdf-bookmarks-and-structure")
def _outline(pdf, page):
    pdf.Root.Outlines = Dictionary(First=pdf.make_indirect(Dictionary(Title=String(TEXT))))
    pdf.Root.StructTreeRoot = Dictionary(K=String(TEXT))
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(P=String(TEXT))]))


@paper("pdf-layers")
def _layers(pdf, page):
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(TEXT)))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))
    page.Resources.Properties = Dictionary(MC0=layer)


@paper("pdf-jpeg")
def _jpeg(pdf, page):
    page.Resources.XObject = Dictionary(Im0=image(pdf, JPEG, Name.DCTDecode, Odd=String(TEXT)))


@paper("pdf-jpeg-with-every-segment")
def _segments(pdf, page):
    many = with_segments(
        *(bytes((0xFF, n, 0, len(SECRET) + 2)) + SECRET for n in (*range(0xE1, 0xEE), 0xEF)),
        jpeg=JPEG,
    )
    page.Resources.XObject = Dictionary(Im0=image(pdf, many + SECRET, Name.DCTDecode))


@paper("pdf-jpeg-progressive")
def _progressive(pdf, page):
    data = saved("JPEG", progressive=True, exif=exif())
    page.Resources.XObject = Dictionary(Im0=image(pdf, data, Name.DCTDecode))


@paper("pdf-jpeg-wrapped")
def _wrapped(pdf, page):
    filters = Array([Name.FlateDecode, Name.DCTDecode])
    page.Resources.XObject = Dictionary(Im0=image(pdf, zlib.compress(JPEG), filters))


@paper("pdf-jpeg-wrapped-bomb")
def _wrapped_bomb(pdf, page):
    bomb = zlib.compress(b"\xff\xd8" + bytes(20_000_000), 1)
    filters = Array([Name.FlateDecode, Name.DCTDecode])
    page.Resources.XObject = Dictionary(Im0=image(pdf, bomb, filters))


@paper("pdf-jpeg-that-is-none")
def _no_jpeg(pdf, page):
    page.Resources.XObject = Dictionary(Im0=image(pdf, SECRET, Name.DCTDecode))


@paper("pdf-jpeg-2000")
def _jpeg_2000(pdf, page):
    data = saved("JPEG2000") + b"\0\0\0\x15xml " + SECRET
    page.Resources.XObject = Dictionary(Im0=image(pdf, data, Name.JPXDecode))


@paper("pdf-picture-elsewhere")
def _elsewhere(pdf, page):
    spec = Dictionary(Type=Name.Filespec, F=String(TEXT))
    page.Resources.XObject = Dictionary(Im0=image(pdf, b"", Name.DCTDecode, F=spec))


@paper("pdf-notes-on-font-and-form")
def _deep(pdf, page):
    page.Resources.Font.F1.Metadata = stream(pdf, XMP)
    held = stream(pdf, b"% form", Type=Name.XObject, Subtype=Name.Form, PieceInfo=String(TEXT))
    held.BBox = Array([0, 0, 9, 9])
    held.Resources = Dictionary(Properties=Dictionary(A=String(TEXT)))
    page.Resources.XObject = Dictionary(Fm0=held)


@paper("pdf-content-bomb")
def _content_bomb(pdf, page):
    packed = zlib.compress(b" " * 12_000_000, 1)
    page.Contents = stream(pdf, packed, Filter=Name.FlateDecode, Odd=String(TEXT))


@odd("pdf-history")
def _history():
    """An older author, and over it a newer part that says nothing of one."""
    pdf = blank()
    pdf.docinfo["/Author"] = TEXT
    old = written(pdf)
    start = old.rindex(b"startxref") + 10
    before = old[start:].split()[0]
    more = old + b"\n9 0 obj\n(" + SECRET + b")\nendobj\n"
    table = b"xref\n9 1\n%010d 00000 n \ntrailer\n" % (len(old) + 1)
    trailer = b"<< /Size 10 /Root 1 0 R /Prev " + before + b" >>\nstartxref\n%d\n%%%%EOF\n"
    return more + table + trailer % len(more)


odd("pdf-password")(lambda: written(blank(), encryption=Encryption(owner="a", user="b")))
odd("pdf-owner-password")(lambda: written(blank(), encryption=Encryption(owner="a", user="")))
odd("pdf-no-pages")(lambda: written(Pdf.new()))
odd("pdf-too-many-pages")(lambda: written(blank(2_001)))
odd("pdf-html-behind")(lambda: written(blank()) + b"<script>" + SECRET)
odd("pdf-zip-behind")(lambda: written(blank()) + b"PK\x03\x04" + SECRET)
odd("pdf-truncated")(lambda: written(blank())[:-200])
odd("pdf-head-only")(lambda: b"%PDF-1.7\n" + SECRET)


def by_hand(resources, packed=b""):
    """A paper of one page; object 4, where `packed` is given, lies in a table of objects."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources " + resources + b">>",
    ]
    out, rows = bytearray(b"%PDF-1.7\n"), [bytes(7)]
    for number, body in enumerate(objects, 1):
        rows.append(b"\1" + len(out).to_bytes(4, "big") + bytes(2))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    rows.append(b"\2" + (5).to_bytes(4, "big") + bytes(2))
    rows.append(b"\1" + len(out).to_bytes(4, "big") + bytes(2))
    table = b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>" % len(packed)
    out += b"5 0 obj\n%s\nstream\n%s\nendstream\nendobj\n" % (table, packed)
    start = len(out)
    rows.append(b"\1" + start.to_bytes(4, "big") + bytes(2))
    head = b"<</Type/XRef/Size 7/W[1 4 2]/Root 1 0 R/Length 49>>"
    out += b"6 0 obj\n%s\nstream\n%s\nendstream\nendobj\n" % (head, b"".join(rows))
    return bytes(out) + b"startxref\n%d\n%%%%EOF\n" % start


odd("pdf-by-hand")(lambda: by_hand(b"4 0 R", zlib.compress(b"4 0 <</ProcSet[/PDF]>>")))
odd("pdf-object-bomb")(
    lambda: by_hand(b"4 0 R", zlib.compress(b"4 0 [" + b"0 " * 9_000_000 + b"]", 1)),
)
odd("pdf-long-list")(
    lambda: by_hand(b"4 0 R", zlib.compress(b"4 0 [" + b"0 " * 300_000 + b"]", 1)),
)
odd("pdf-nested")(lambda: by_hand(b"[" * 5_000 + b"]" * 5_000))
odd("pdf-circle")(lambda: by_hand(b"<</XObject<</A 3 0 R/B 2 0 R>>>>"))
