"""Makes Word files for tests, part by part, so that a test may spoil any of them."""

import io
import zipfile
from html import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def types(main: str = MAIN) -> str:
    """[Content_Types].xml."""
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>'
    )


def relationships(*rows: tuple) -> str:
    """A .rels part: rows of id, kind, target and perhaps "External"."""
    made = "".join(
        f'<Relationship Id="{row[0]}" Type="{KIND}/{row[1]}" Target="{escape(row[2])}"'
        + (f' TargetMode="{row[3]}"' if len(row) > 3 else "")
        + "/>"
        for row in rows
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{made}</Relationships>'


def run(text: str, style: str = "") -> str:
    """A run; `style` is XML such as `<w:b/>`."""
    return f'<w:r><w:rPr>{style}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(content: str = "", style: str = "", number: int = 0) -> str:
    """A paragraph of plain text or of runs; `number` puts it in a list."""
    inner = content if content.startswith("<w:") else run(content)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    listed = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>' if number else ""
    return f"<w:p><w:pPr>{named}{listed}</w:pPr>{inner}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """A table of text cells."""
    made = "".join(
        "<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl>{made}</w:tbl>"


def picture(relationship: str = "rId9", description: str = "") -> str:
    """A picture in a run."""
    a = "http://schemas.openxmlformats.org/drawingml/2006"
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{a}/wordprocessingDrawing">'
        f'<wp:docPr id="1" name="x" descr="{escape(description)}"/>'
        f'<a:graphic xmlns:a="{a}/main"><a:graphicData><pic:pic xmlns:pic="{a}/picture">'
        f'<pic:blipFill><a:blip r:embed="{relationship}"/></pic:blipFill>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


STYLES = (
    f'<w:styles xmlns:w="{W}">'
    + "".join(
        f'<w:style w:type="paragraph" w:styleId="H{n}"><w:name w:val="heading {n}"/></w:style>'
        for n in (1, 2, 3)
    )
    + "</w:styles>"
)
NUMBERING = (
    f'<w:numbering xmlns:w="{W}">'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>'
    '</w:abstractNum><w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0">'
    '<w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num></w:numbering>'
)


def document(*body: str) -> str:
    """word/document.xml."""
    return f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{"".join(body)}</w:body></w:document>'


def parts(*body: str, links: tuple = (), images: dict[str, bytes] | None = None) -> dict:
    """All parts of a document by name. `images`: relationship ids and PNG bytes."""
    images = images or {}
    pictures = [(key, "image", f"media/{key}.png") for key in images]
    fixed = [("rId1", "styles", "styles.xml"), ("rId2", "numbering", "numbering.xml")]
    return {
        "[Content_Types].xml": types(),
        "_rels/.rels": relationships(("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": document(*body),
        "word/styles.xml": STYLES,
        "word/numbering.xml": NUMBERING,
        "word/_rels/document.xml.rels": relationships(*fixed, *pictures, *links),
        **{f"word/media/{key}.png": data for key, data in images.items()},
    }


def packed(content: dict) -> bytes:
    """The .docx of these parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in content.items():
            package.writestr(name, data)
    return made.getvalue()


def word(*body: str, **more) -> bytes:
    """A .docx with these body elements; plain strings are paragraphs."""
    elements = [part if part.startswith("<w:") else paragraph(part) for part in body]
    return packed(parts(*elements, **more))
