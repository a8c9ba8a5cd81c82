"""What every process that reads a foreign file does first: limits itself, looks into the ZIP.

No Django, and nothing that is slow to load: `legal.structure.worker` begins with it too.
"""

import io
import zipfile

MAX_UNFOLDED = 200 * 1024**2  # bytes of all parts of a Word file
MAX_TEXT_PART = 60 * 1024**2  # bytes of one XML part
MAX_PARTS = 5_000


class Refused(Exception):
    """The file cannot be taken; the argument is the code of the reason."""


def checked(data: bytes) -> set[str]:
    """What else a .docx carries that is left out: ``macros``, an external ``template``.

    Raises:
        Refused: not a whole .docx, or one that unfolds too far.
    """
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Refused("old-word")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            names = {part.filename.lower() for part in parts}
            if len(parts) > MAX_PARTS or sum(p.file_size for p in parts) > MAX_UNFOLDED:
                raise Refused("too-large")
            if any(p.filename.endswith(".xml") and p.file_size > MAX_TEXT_PART for p in parts):
                raise Refused("too-large")
            if "[content_types].xml" not in names:
                raise Refused("not-docx")
            relations = "word/_rels/settings.xml.rels"
            linked = relations in names and b"attachedTemplate" in archive.read(relations)
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, EOFError) as error:
        raise Refused("damaged") from error
    macros = any(name.endswith("vbaproject.bin") for name in names)
    return {word for word, found in (("macros", macros), ("template", linked)) if found}


def limit(cpu_seconds: int, memory: int) -> None:
    """Bound this process: CPU time, address space in bytes, no file written.

    May be called again for the next file: CPU time counts from the start of the process.
    """
    try:
        import resource
    except ImportError:  # not on Windows: the caller's time limit remains
        return
    most = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, most))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
