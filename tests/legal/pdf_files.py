"""PDF files for tests, made by hand: text through a ToUnicode table, no font embedded."""

import zlib

HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
IDENTITY = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /X def /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange
1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end"""
FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[4 0 R]"
    b"/ToUnicode 5 0 R>>"
)
DESCENDANT = (
    b"<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)"
    b"/Ordering(Identity)/Supplement 0>>/FontDescriptor 6 0 R/DW 500>>"
)
DESCRIPTOR = (
    b"<</Type/FontDescriptor/FontName/X/Flags 4/FontBBox[0 -200 1000 800]/ItalicAngle 0/Ascent 800"
    b"/Descent -200/CapHeight 700/StemV 80>>"
)


def stream(content, extra=b""):
    packed = zlib.compress(content)
    return b"<</Length %d/Filter/FlateDecode%s>>\nstream\n%s\nendstream" % (
        len(packed),
        extra,
        packed,
    )


def page_content(lines, shuffled=False):
    """Lines from the top; `shuffled`: written in another order than they stand."""
    placed = [(800 - 14 * number, line) for number, line in enumerate(lines)]
    if shuffled:
        placed = placed[1::2][::-1] + placed[::2]
    written = (
        f"BT /F1 10 Tf 1 0 0 1 50 {y} Tm <{line.encode('utf-16-be').hex()}> Tj ET"
        for y, line in placed
    )
    return "\n".join(written).encode()


def pdf_file(pages, *, catalog=b"", extra=(), trailer=b"", shuffled=False, unique=True):
    """A PDF of `pages` (lists of lines). `unique` False: all pages share the first's content."""
    objects = {3: FONT, 4: DESCENDANT, 5: stream(IDENTITY), 6: DESCRIPTOR}
    kids = []
    number = 7 + len(extra)
    for place, body in enumerate(extra):
        objects[7 + place] = body
    for lines in pages:
        if unique or not kids:
            content = number
            objects[content] = stream(page_content(lines, shuffled))
            number += 1
        objects[number] = (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>"
            b"/Contents %d 0 R>>" % content
        )
        kids.append(number)
        number += 1
    objects[1] = b"<</Type/Catalog/Pages 2 0 R%s>>" % catalog
    named = b" ".join(b"%d 0 R" % kid for kid in kids)
    objects[2] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), named)
    return _written(objects, trailer)


def _written(objects, trailer):
    out = bytearray(HEAD)
    places = {}
    for number in sorted(objects):
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, objects[number])
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (max(objects) + 1)
    for number in range(1, max(objects) + 1):
        out += b"%010d 00000 n \n" % places[number]
    out += b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (
        max(objects) + 1,
        trailer,
        start,
    )
    return bytes(out)
