"""PDF: what its pages show is kept, in a file written anew; everything else is not taken along.

A list of what stays, never of what goes: of the catalogue only its pages, of a page only its frame,
its content and its resources. Comments and filled-in forms are drawn onto their page first. Nothing
of the pages' content is unpacked.
"""

from collections.abc import Iterable
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream
from pikepdf.settings import qpdf_limit_errors, set_qpdf_limits

from tipoff.cleaning.apart import Cleaned
from tipoff.cleaning.base import Trace
from tipoff.cleaning.kinds import Kind
from tipoff.cleaning.pictures_inside import bare_jpeg, bare_jpeg_2000
from tipoff.cleaning.refusals import Reason, Refused

MOST_PAGES = 2_000
MOST_OBJECTS = 200_000
_MOST_UNPACKED = 16 * 1024 * 1024  # bytes of one packed table of objects, or of one wrapped JPEG

set_qpdf_limits(
    doc_max_warnings=100,
    parser_max_nesting=100,
    parser_max_container_size=MOST_OBJECTS,
    max_stream_filters=4,
    flate_max_memory=_MOST_UNPACKED,
    run_length_max_memory=_MOST_UNPACKED,
    png_max_memory=_MOST_UNPACKED,
    tiff_max_memory=_MOST_UNPACKED,
)


def _names(words: str) -> frozenset[str]:
    return frozenset(f"/{word}" for word in words.split())


_TRAILER = _names("Root Size")
_CATALOGUE = _names("Type Pages")
_TREE = _names("Type Kids Count Parent")
_PAGE = _names(
    "Type MediaBox CropBox BleedBox TrimBox ArtBox Rotate UserUnit Resources Contents Group Parent"
)
_RESOURCES = _names("ExtGState ColorSpace Pattern Shading XObject Font ProcSet")
_CODED = _names("Length Filter DecodeParms")
_FORM = _CODED | _names("Type Subtype FormType BBox Matrix Resources Group")
_IMAGE = _CODED | _names(
    "Type Subtype Width Height ColorSpace BitsPerComponent Intent ImageMask Mask Decode "
    "Interpolate SMask SMaskInData Matte"
)
# In fonts, colours, patterns: any dictionary that is not one of the above.
_NEVER = _names(
    "Metadata PieceInfo LastModified OpenAction AA JS JavaScript AF EF EmbeddedFiles Thumb OPI "
    "Alternates PtData Measure StructParent StructParents Ref OC"
)
_DATED = _names("Author CreationDate ModDate Creator Producer")
_PICTURES = {"/DCTDecode": bare_jpeg, "/JPXDecode": bare_jpeg_2000}


def check(data: bytes, kind: Kind) -> Cleaned:
    """The paper as it is, if it can be opened without a password."""
    with _opened(data):
        return Cleaned(data, kind, frozenset())


def clean(data: bytes, kind: Kind) -> Cleaned:
    """Raises `Refused`: `LOCKED`, `TOO_COMPLEX`, `HIDDEN_DATA`, `BROKEN`."""
    errors = qpdf_limit_errors()
    with _opened(data) as pdf:
        removed = _traces(pdf, data)
        _draw_annotations(pdf)
        _keep(pdf.trailer, _TRAILER)
        _keep(pdf.Root, _CATALOGUE)
        sweep = _Sweep(pdf)
        sweep.run()
        data = _written(pdf)
        _insist_on_all_of(pdf, errors)
        return Cleaned(data, kind, frozenset(removed | sweep.found))


def _opened(data: bytes) -> Pdf:
    try:
        pdf = Pdf.open(BytesIO(data), attempt_recovery=False)
    except pikepdf.PasswordError:
        raise Refused(Reason.LOCKED) from None
    if pdf.is_encrypted:
        raise Refused(Reason.LOCKED)
    if len(pdf.objects) > MOST_OBJECTS or len(pdf.pages) > MOST_PAGES:
        raise Refused(Reason.TOO_COMPLEX)
    if not len(pdf.pages):
        raise Refused(Reason.BROKEN)
    return pdf


def _insist_on_all_of(pdf: Pdf, errors: int) -> None:
    """qpdf leaves out what it cannot read, and warns: a paper is clean and whole, or refused."""
    if qpdf_limit_errors() != errors:
        raise Refused(Reason.TOO_COMPLEX)
    if pdf.get_warnings():
        raise Refused(Reason.BROKEN)


def _draw_annotations(pdf: Pdf) -> None:
    """What comments and forms show becomes part of the page. Forms that only a script draws: no."""
    form = pdf.Root.get("/AcroForm", {})
    if form.get("/XFA") is not None and pdf.Root.get("/NeedsRendering"):
        raise Refused(Reason.HIDDEN_DATA)
    if form.get("/NeedAppearances"):
        pdf.generate_appearance_streams()
    pdf.flatten_annotations("all")


def _keep(dictionary: Object, names: frozenset[str]) -> None:
    for key in set(dictionary.keys()) - names:
        del dictionary[key]


class _Sweep:
    """Visits every object that the pages reach, each once."""

    def __init__(self, pdf: Pdf):
        self._pdf = pdf
        self._seen: set[tuple[int, int]] = set()
        self._waiting: list[Object] = [pdf.Root]
        self.found: set[Trace] = set()

    def run(self) -> None:
        while self._waiting:
            thing = self._waiting.pop()
            if isinstance(thing, Stream):
                self._stream(thing)
            if isinstance(thing, Stream | Dictionary):
                self._dictionary(thing)
                self._visit(thing.values())
            elif isinstance(thing, Array):
                self._visit(thing)

    def _visit(self, things: Iterable[Object]) -> None:
        for thing in things:
            if not isinstance(thing, Stream | Dictionary | Array):
                continue
            if thing.is_indirect:
                if thing.objgen in self._seen:
                    continue
                self._seen.add(thing.objgen)
            self._waiting.append(thing)

    def _dictionary(self, thing: Object) -> None:
        """Prunes one dictionary, or a stream's."""
        kind, subtype = thing.get("/Type"), thing.get("/Subtype")
        if kind == Name.Page:
            _keep(thing, _PAGE)
            self._contents(thing.get("/Contents"))
        elif kind == Name.Pages:
            _keep(thing, _TREE)
        elif isinstance(thing, Stream) and subtype in (Name.Image, Name.Form):
            _keep(thing, _IMAGE if subtype == Name.Image else _FORM)
        else:
            for key in _NEVER & set(thing.keys()):
                del thing[key]
        if isinstance(thing.get("/Resources"), Dictionary):
            _keep(thing.Resources, _RESOURCES)

    def _contents(self, contents: Object | None) -> None:
        for part in [contents] if isinstance(contents, Stream) else contents or []:
            if isinstance(part, Stream):
                _keep(part, _CODED)

    def _stream(self, stream: Object) -> None:
        """Refuses content that lies in other files; pictures lose their own metadata."""
        if "/F" in stream:
            raise Refused(Reason.HIDDEN_DATA)
        filters = _listed(stream.get("/Filter"))
        clean_picture = _PICTURES.get(str(filters[-1])) if filters else None
        if clean_picture:
            parameters = _listed(stream.get("/DecodeParms"))
            packed = self._unwrapped(stream, filters[:-1], parameters)
            last = parameters[-1] if len(parameters) == len(filters) else None
            bare = clean_picture(packed)
            self.found |= {Trace.TAGS} if len(bare) != len(packed) else set()
            stream.write(bare, filter=filters[-1], decode_parms=last)

    def _unwrapped(self, stream: Object, outer: list[Object], parameters: list[Object]) -> bytes:
        """A picture's own bytes, out of the filters that stand around them."""
        raw = stream.read_raw_bytes()
        if not outer:
            return raw
        wrapped = Stream(self._pdf, raw)
        wrapped.Filter = Array(outer)
        if len(parameters) > len(outer):
            wrapped.DecodeParms = Array(parameters[: len(outer)])
        return wrapped.read_bytes()


def _listed(value: Object | None) -> list[Object]:
    if value is None:
        return []
    return list(value) if isinstance(value, Array) else [value]


def _traces(pdf: Pdf, data: bytes) -> set[Trace]:
    """What the paper brings besides its pages."""
    root, info = pdf.Root, pdf.trailer.get("/Info", {})
    names, form = root.get("/Names", {}), root.get("/AcroForm")
    notes = [note for page in pdf.pages for note in page.get("/Annots", [])]
    told = {
        Trace.AUTHOR: "/Author" in info or any("/T" in note for note in notes),
        Trace.TIMES: {"/CreationDate", "/ModDate"} & set(info.keys()),
        Trace.DEVICE: {"/Creator", "/Producer"} & set(info.keys()),
        Trace.TAGS: set(info.keys()) - _DATED or _more_than_pages(pdf),
        Trace.SCRIPTS: "/OpenAction" in root or "/JavaScript" in names or _acts(pdf, notes),
        Trace.ATTACHMENTS: "/EmbeddedFiles" in names or any(map(_is_attachment, notes)),
        Trace.FORMS: form is not None,
        Trace.HISTORY: data.count(b"%%EOF") > (2 if pdf.is_linearized else 1),
        Trace.TRAILING: data.rpartition(b"%%EOF")[2].strip(),
    }
    return {trace for trace, found in told.items() if found}


def _more_than_pages(pdf: Pdf) -> bool:
    """Keys of the catalogue or of a page that go, but for those that have a word of their own."""
    told = _names("Annots AA OpenAction Names AcroForm")
    extra = set(pdf.Root.keys()) - _CATALOGUE - told
    return bool(extra) or any(set(page.obj.keys()) - _PAGE - told for page in pdf.pages)


def _acts(pdf: Pdf, notes: list[Object]) -> bool:
    """Whether anything happens by itself or at a click."""
    things = [pdf.Root, *(page.obj for page in pdf.pages), *notes]
    return any({"/AA", "/A"} & set(thing.keys()) for thing in things)


def _is_attachment(note: Object) -> bool:
    return note.get("/Subtype") == Name.FileAttachment


def _written(pdf: Pdf) -> bytes:
    out = BytesIO()
    pdf.save(
        out,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        compress_streams=False,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
        preserve_pdfa=False,
        fix_metadata_version=False,
        deterministic_id=True,
        force_version=max(pdf.pdf_version, "1.4"),
    )
    return out.getvalue()
