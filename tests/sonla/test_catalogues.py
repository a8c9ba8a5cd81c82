"""Every message of our own is translated, with its placeholders (design; issue 2.11)."""

import os
import re
import shutil
import subprocess
import sys

import polib
import pytest

from sonla.paths import ROOT

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
CATALOGUE = ROOT / "locale" / "vi" / "LC_MESSAGES" / "django.po"
IGNORED = ("var", "tests", "bench", "demonstration")


def test_the_catalogue_is_complete_and_its_placeholders_agree():
    catalogue = polib.pofile(str(CATALOGUE))
    assert [entry.msgid for entry in catalogue.untranslated_entries()] == []
    assert [entry.msgid for entry in catalogue.fuzzy_entries()] == []
    for entry in catalogue:
        texts = [entry.msgstr, *entry.msgstr_plural.values()]
        for text in filter(None, texts):
            assert set(PLACEHOLDER.findall(text)) == set(PLACEHOLDER.findall(entry.msgid)), entry


@pytest.mark.skipif(
    not shutil.which("xgettext") and not os.environ.get("CI"), reason="xgettext is not installed"
)
def test_no_message_of_the_code_is_missing_in_the_catalogue(tmp_path):
    for name in ("sites", "search", "editorial", "home", "news", "sonla", "templates"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("*.mo"))
    target = tmp_path / "locale" / "vi" / "LC_MESSAGES"
    target.mkdir(parents=True)
    command = [sys.executable, "-m", "django", "makemessages", "-l", "vi", "--no-location"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    shutil.copy(CATALOGUE, target)
    subprocess.run(command, cwd=tmp_path, check=True, env=environment, capture_output=True)
    extracted = polib.pofile(str(target / "django.po"))
    known = {entry.msgid for entry in polib.pofile(str(CATALOGUE)) if not entry.obsolete}
    assert {entry.msgid for entry in extracted if not entry.obsolete} - known == set()
