"""What was changed, in words for the editor."""

from collections import Counter
from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vietnamese.legacy import ENCODINGS


def changes_in_words(
    changes: Counter[str], counts: Mapping[str, int], encoding: str | None = None
) -> list[str]:
    """One sentence a kind of change; `counts` is what reading left out or laid flat."""
    said = []
    if encoding and changes["legacy"]:
        said.append(_("Encoding %(name)s changed to Unicode") % {"name": ENCODINGS[encoding]})
    numbers = Counter(changes) + Counter(counts)
    said += [sentence(number) for kind, sentence in _SENTENCES.items() if (number := numbers[kind])]
    return said


def _look_alikes(number: int) -> str:
    return ngettext(
        "%(number)s letter Ð made Đ", "%(number)s letters Ð made Đ", number
    ) % {"number": number}  # fmt: skip


def _composed(number: int) -> str:
    return ngettext(
        "%(number)s letter with its mark apart joined",
        "%(number)s letters with their marks apart joined",
        number,
    ) % {"number": number}


def _spaces(number: int) -> str:
    return ngettext(
        "%(number)s extra or unusual space mended",
        "%(number)s extra or unusual spaces mended",
        number,
    ) % {"number": number}


def _hidden(number: int) -> str:
    return ngettext(
        "%(number)s hidden character removed", "%(number)s hidden characters removed", number
    ) % {"number": number}


def _styles(number: int) -> str:
    return _("Fonts, colours and styles of Word dropped")


def _empty(number: int) -> str:
    return ngettext(
        "%(number)s empty line dropped", "%(number)s empty lines dropped", number
    ) % {"number": number}  # fmt: skip


def _nested(number: int) -> str:
    return ngettext(
        "%(number)s table inside a table became lines of text",
        "%(number)s tables inside tables became lines of text",
        number,
    ) % {"number": number}


def _pictures(number: int) -> str:
    return ngettext(
        "%(number)s picture could not be taken: bring the .docx file itself, or upload it",
        "%(number)s pictures could not be taken: bring the .docx file itself, or upload them",
        number,
    ) % {"number": number}


def _macros(number: int) -> str:
    return _("The macros of the file were left out")


def _template(number: int) -> str:
    return _("The file names a template elsewhere; it was not opened")


def _doubtful(number: int) -> str:
    return ngettext(
        "%(number)s paragraph may be in an old encoding and was left as it is",
        "%(number)s paragraphs may be in an old encoding and were left as they are",
        number,
    ) % {"number": number}


_SENTENCES = {
    "look-alikes": _look_alikes,
    "composed": _composed,
    "spaces": _spaces,
    "hidden": _hidden,
    "styles": _styles,
    "empty": _empty,
    "nested": _nested,
    "pictures": _pictures,
    "macros": _macros,
    "template": _template,
    "doubtful": _doubtful,
}
