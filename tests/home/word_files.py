"""Word files for tests, made part by part."""

import io
import zipfile

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="jpeg" ContentType="image/jpeg"/>'
    '<Default Extension="emf" ContentType="image/x-emf"/></Types>'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relations(*rows):
    """Each row: id, kind, target, and whether it lies outside the file."""
    lines = (
        f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"'
        f"{' TargetMode="External"' if outside else ''}/>"
        for name, kind, target, outside in rows
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{"".join(lines)}</Relationships>'


def run(text, font="", bold=False):
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>' if font else ""
    marks = "<w:b/>" if bold else ""
    return f'<w:r><w:rPr>{fonts}{marks}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs, style=""):
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}{''.join(runs)}</w:p>"


def table(*rows):
    cells = "".join(
        f"<w:tr>{''.join(f'<w:tc>{paragraph(run(c))}</w:tc>' for c in row)}</w:tr>" for row in rows
    )
    return f"<w:tbl>{cells}</w:tbl>"


def picture(relation, description=""):
    return (
        f'<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="{description}"/>'
        '<a:graphic><a:graphicData uri="x"><pic:pic><pic:blipFill>'
        f'<a:blip r:{"link" if relation == "outside" else "embed"}="{relation}"/>'
        "</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def word_file(body, pictures=None, extra=None, outside=()):
    """A .docx: `body` its XML, `pictures` name -> bytes, `extra` further parts."""
    pictures = pictures or {}
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        main = relations(("rId1", "officeDocument", "word/document.xml", False))
        archive.writestr("_rels/.rels", main)
        rows = [(name.partition(".")[0], "image", f"media/{name}", False) for name in pictures]
        archive.writestr("word/_rels/document.xml.rels", relations(*rows, *outside))
        document = f"<w:document {NAMES}><w:body>{body}</w:body></w:document>"
        archive.writestr("word/document.xml", document)
        for name, content in pictures.items():
            archive.writestr(f"word/media/{name}", content)
        for name, content in (extra or {}).items():
            archive.writestr(name, content)
    return file.getvalue()
