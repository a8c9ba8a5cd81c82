"""Tables in translation: wagtail-localize passes over the cells of typed tables.

It asks a block for these two methods; Wagtail's own table block has none. Without them a
table would go live in the source's language (Art. 17.1).
"""

from collections import defaultdict
from typing import Any

from wagtail.contrib.typed_table_block.blocks import TypedTable, TypedTableBlock
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import StreamFieldSegmentExtractor
from wagtail_localize.segments.ingest import StreamFieldSegmentsWriter

HEADINGS, ROWS = "headings", "rows"


def translatable_segments(block: TypedTableBlock, table: TypedTable) -> list[Any]:
    """Headings and texts of a table, each under its place."""
    extractor = StreamFieldSegmentExtractor(None, include_overridables=True)
    segments: list[Any] = [
        StringSegmentValue(f"{HEADINGS}.{number}", column["heading"])
        for number, column in enumerate(table.columns)
    ]
    for row, data in enumerate(table.row_data):
        for number, cell in enumerate(data["values"]):
            if cell:
                found = extractor.handle_block(table.columns[number]["block"], cell)
                segments += [segment.wrap(f"{ROWS}.{row}.{number}") for segment in found]
    return segments


def restore_segments(block: TypedTableBlock, table: TypedTable, segments: list[Any]) -> TypedTable:
    """Put translated texts back where they were taken from."""
    cells = defaultdict(list)
    for segment in segments:
        part, place = segment.unwrap()
        number, text = place.unwrap()
        if part == HEADINGS:
            table.columns[int(number)]["heading"] = text.render_text()
        else:
            column, text = text.unwrap()
            cells[int(number), int(column)].append(text)
    writer = StreamFieldSegmentsWriter(None, None, None)
    for (row, column), texts in cells.items():
        values = table.row_data[row]["values"]
        values[column] = writer.handle_block(table.columns[column]["block"], values[column], texts)
    return table


TypedTableBlock.get_translatable_segments = translatable_segments
TypedTableBlock.restore_translated_segments = restore_segments
