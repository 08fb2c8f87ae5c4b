"""A hostile or broken .docx is refused by name of its fault, quickly, and without any network."""

import contextlib
import io
import socket
import struct
import tracemalloc
import zipfile

import pytest
from tests.news.importing import docx

from news.importing import container
from news.importing.container import Reason, RefusedError
from news.importing.reading import read_text, read_word


@pytest.fixture(autouse=True)
def _no_network(monkeypatch):
    def refuse(*args, **kwargs):
        raise AssertionError("a document asked the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def with_parts(**changes):
    """A good document with parts added or replaced; names have `__` for `/`."""
    return docx.packed({**docx.parts(docx.paragraph("Tựa")), **changes})


def with_name(name):
    return docx.packed({**docx.parts(docx.paragraph("Tựa")), name: "x"})


def with_document(markup):
    return with_parts(**{"word/document.xml": markup})


def with_link(kind, target):
    links = (("rId8", kind, target, "External"),)
    return docx.word("Tựa", links=links)


def bomb():
    return with_parts(**{"word/media/a.bin": b"\0" * 30_000_000})


def declared_larger():
    """The directory promises 4 GB."""
    data = bytearray(docx.word("Tựa"))
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 0xFFFFFFF0)
    return bytes(data)


def encrypted_entry():
    data = bytearray(docx.word("Tựa"))
    at = data.find(b"PK\x01\x02")
    data[at + 8 : at + 10] = struct.pack("<H", 1)
    return bytes(data)


def doctype(declared):
    return f"<?xml version='1.0'?><!DOCTYPE d [{declared}]>" + docx.document(
        docx.paragraph("<w:r><w:t>&e;</w:t></w:r>")
    )


LAUGHS = '<!ENTITY e0 "ha">' + "".join(
    f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10)
)
MACRO_TYPE = "application/vnd.ms-word.document.macroEnabled.main+xml"
HOSTILE = {
    "empty": (b"", Reason.EMPTY),
    "text": ("Tựa của một tin".encode(), Reason.NOT_WORD),
    "another zip": (docx.packed({"a.txt": "x"}), Reason.NOT_WORD),
    "old word": (container.OLE + b"\0" * 600, Reason.OLD_WORD),
    "password": (container.OLE + b"\0" * 600 + container.ENCRYPTED, Reason.PASSWORD),
    "password of the zip": (encrypted_entry(), Reason.PASSWORD),
    "truncated": (docx.word("Tựa", "Một đoạn.")[:-40], Reason.BROKEN),
    "half": (docx.word("Tựa", "Một đoạn.")[:300], Reason.BROKEN),
    "broken xml": (with_document("<w:document"), Reason.BROKEN),
    "wrong xml": (with_document("<a><b/></a>"), Reason.BROKEN),
    "bomb": (bomb(), Reason.BOMB),
    "declared size": (declared_larger(), Reason.BOMB),
    "many parts": (
        docx.packed({**docx.parts(), **{f"word/{n}.bin": "" for n in range(1001)}}),
        Reason.BOMB,
    ),
    "deep": (
        with_document(docx.document("<w:tbl><w:tr><w:tc>" * 200 + "</w:tc></w:tr></w:tbl>" * 200)),
        Reason.BOMB,
    ),
    "10,000 paragraphs": (docx.word(*(f"Đoạn {n * n}." for n in range(10_000))), Reason.TOO_LONG),
    "many elements": (
        docx.word(docx.paragraph("".join(docx.run(f"{n * n}") for n in range(15_000)))),
        Reason.TOO_LONG,
    ),
    "much text": (docx.word(" ".join(str(n * n) for n in range(1_200_000))), Reason.TOO_LONG),
    "macros": (with_name("word/vbaProject.bin"), Reason.MACROS),
    "macro type": (with_parts(**{"[Content_Types].xml": docx.types(MACRO_TYPE)}), Reason.MACROS),
    "external picture": (with_link("image", "http://203.0.113.9/x.png"), Reason.ELSEWHERE),
    "external template": (
        with_link("attachedTemplate", "http://203.0.113.9/x.dotm"),
        Reason.ELSEWHERE,
    ),
    "external object": (with_link("oleObject", "file://203.0.113.9/x"), Reason.ELSEWHERE),
    "up and away": (with_name("../../etc/cron.d/x"), Reason.UNSAFE_NAMES),
    "from the root": (with_name("/etc/passwd"), Reason.UNSAFE_NAMES),
    "drive": (with_name("C:\\x.xml"), Reason.UNSAFE_NAMES),
    "twice": (with_name("WORD/document.xml"), Reason.UNSAFE_NAMES),
    "xxe": (with_document(doctype('<!ENTITY e SYSTEM "file:///etc/passwd">')), Reason.UNSAFE_XML),
    "remote dtd": (
        with_document('<!DOCTYPE d SYSTEM "http://203.0.113.9/x.dtd">' + docx.document()),
        Reason.UNSAFE_XML,
    ),
    "billion laughs": (with_document(doctype(LAUGHS + '<!ENTITY e "&e9;">')), Reason.UNSAFE_XML),
    "laughs in styles": (
        with_parts(**{"word/styles.xml": doctype(LAUGHS)}),
        Reason.UNSAFE_XML,
    ),
    "laughs in utf-16": (
        with_document(doctype(LAUGHS).replace("'1.0'", "'1.0' encoding='utf-16'").encode("utf-16")),
        Reason.UNSAFE_XML,
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_or_broken_file_is_refused_by_its_fault(name):
    data, reason = HOSTILE[name]
    with pytest.raises(RefusedError) as refused:
        read_word(data)
    assert refused.value.reason is reason


def test_a_file_over_the_limit_is_refused_unread():
    with pytest.raises(RefusedError) as refused:
        read_word(b"PK" + b"\0" * container.MAX_FILE_BYTES)
    assert refused.value.reason is Reason.TOO_LARGE


@pytest.mark.parametrize("name", ["bomb", "billion laughs", "10,000 paragraphs", "deep"])
def test_refusing_takes_little_memory(name):
    data, _reason = HOSTILE[name]
    tracemalloc.start()
    with pytest.raises(RefusedError):
        read_word(data)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 40_000_000


def test_every_cut_of_a_good_file_is_refused_or_read_and_nothing_else():
    good = docx.word("Tựa", "Một đoạn.", docx.table(("a", "b"), ("c", "d")))
    for end in range(0, len(good), 37):
        with pytest.raises(RefusedError):
            read_word(good[:end])


def test_every_flipped_byte_is_refused_or_read_and_nothing_else():
    good = docx.word("Tựa", "Một đoạn.")
    for place in range(0, len(good), 11):
        spoilt = bytearray(good)
        spoilt[place] ^= 0xFF
        with contextlib.suppress(RefusedError):
            assert read_word(bytes(spoilt)).html is not None


def test_links_to_click_are_words_and_scripts_in_them_are_not():
    def link(key):
        return f'<w:hyperlink r:id="{key}">{docx.run(key)}</w:hyperlink>'

    targets = {
        "rId11": "https://vi.example/",
        "rId12": "javascript:alert(1)",
        "rId13": "file:///etc/passwd",
        "rId14": "data:text/html,x",
    }
    rows = tuple((key, "hyperlink", target, "External") for key, target in targets.items())
    html = read_word(docx.word("Tựa", docx.paragraph("".join(map(link, targets))), links=rows)).html
    assert 'href="https://vi.example/"' in html
    assert not any(bad in html for bad in ("javascript", "file:", "data:"))
    assert all(key in html for key in targets)


def test_a_part_that_lies_about_its_size_is_not_read_further():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in docx.parts(docx.paragraph("Tựa")).items():
            package.writestr(name, data)
        package.writestr("word/extra.xml", b"<a>" + b" " * 200_000 + b"</a>")
    data = bytearray(made.getvalue())
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 10)
    with pytest.raises(RefusedError) as refused:
        read_word(bytes(data))
    assert refused.value.reason is Reason.BROKEN


def test_pasted_markup_is_text():
    html = read_text("Tựa\n<script>alert(1)</script><img src=x onerror=y>").html
    assert "<script" not in html
    assert "<img" not in html
    assert "&lt;script&gt;" in html


def test_a_pasted_book_is_refused():
    with pytest.raises(RefusedError) as refused:
        read_text("a " * 200_000)
    assert refused.value.reason is Reason.TOO_LONG
