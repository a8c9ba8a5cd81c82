"""Every message that an editor or a citizen can meet is translated, with its placeholders."""

import json
import os
import re
import shutil
import subprocess
import sys
import unicodedata

import polib
import pytest

from editorial.roles import APPROVER
from sites.tenancy import entered
from sonla.catalogues import DOMAINS, catalogues, key_of, package_messages
from sonla.paths import ROOT
from tests.factories import make_user

PLACEHOLDER = re.compile(r"%\(\w+\)[sdr]|%[sdr](?!\w)|\{\w*\}")
TAG = re.compile(r"</?[a-z][^>]*>", re.IGNORECASE)
CATALOGUE = ROOT / "locale" / "vi" / "LC_MESSAGES" / "django.po"
PACKAGES = ROOT / "locale_packages" / "vi" / "LC_MESSAGES"
ENGLISH = re.compile(r"\b(the|and|page|image|document|please|your|with|this|that)\b", re.IGNORECASE)


def texts(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text))


@pytest.mark.parametrize("path", catalogues(), ids=lambda path: "/".join(path.parts[-4:]))
def test_a_catalogue_is_complete_and_its_placeholders_agree(path):
    catalogue = polib.pofile(str(path))
    assert [entry.msgid for entry in catalogue.untranslated_entries()] == []
    assert [entry.msgid for entry in catalogue.fuzzy_entries()] == []
    assert len({key_of(entry) for entry in catalogue}) == len(catalogue), "a message stands twice"
    wrong = [
        entry.msgid
        for entry in catalogue
        for text in texts(entry)
        if placeholders(text) != placeholders(entry.msgid_plural or entry.msgid)
        or sorted(TAG.findall(text)) != sorted(TAG.findall(entry.msgid_plural or entry.msgid))
    ]
    assert wrong == []


@pytest.mark.parametrize("path", catalogues(), ids=lambda path: "/".join(path.parts[-4:]))
def test_vietnamese_is_written_in_one_way(path):
    for entry in polib.pofile(str(path)):
        for text in texts(entry):
            assert unicodedata.normalize("NFC", text) == text, entry.msgid
            assert "Ð" not in text and "Uỷ ban" not in text, entry.msgid
            assert text.endswith("\n") == entry.msgid.endswith("\n"), entry.msgid
            assert text.startswith(" ") == entry.msgid.startswith(" "), entry.msgid


@pytest.mark.parametrize("path", catalogues(), ids=lambda path: "/".join(path.parts[-4:]))
def test_no_english_words_are_left(path):
    left = [
        entry.msgid
        for entry in polib.pofile(str(path))
        for text in texts(entry)
        if ENGLISH.search(TAG.sub("", PLACEHOLDER.sub("", text)))
    ]
    assert left == []


@pytest.mark.parametrize("path", catalogues(), ids=lambda path: "/".join(path.parts[-4:]))
def test_vietnamese_has_one_plural_that_names_the_number(path):
    for entry in polib.pofile(str(path)):
        if entry.msgid_plural:
            assert set(entry.msgstr_plural) == {0}, entry.msgid


@pytest.mark.parametrize("domain", DOMAINS)
def test_no_message_of_the_installed_packages_is_missing(domain):
    ours = {key_of(entry) for entry in polib.pofile(str(PACKAGES / f"{domain}.po"))}
    assert set(package_messages(domain)) - ours == set()


@pytest.mark.django_db
def test_the_admin_speaks_vietnamese_in_scripts_too(network, browse):
    client = browse(network.commune)
    with entered(network.commune):
        client.force_login(make_user(network.commune, APPROVER))
    script = client.get("/quan-tri/jsi18n/").content.decode()
    assert json.dumps("Lỗi khi lưu") in script


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


def test_one_message_has_one_translation_in_both_catalogues():
    ours = {key_of(entry): texts(entry) for entry in polib.pofile(str(CATALOGUE))}
    theirs = {key_of(entry): texts(entry) for entry in polib.pofile(str(PACKAGES / "django.po"))}
    both = ours.keys() & theirs.keys()
    assert [key for key in both if ours[key] != theirs[key]] == []
