"""The texts: every one fits its site, in every unit, and is honest about itself."""

import unicodedata
from string import Formatter
from typing import Any

import pytest

from demonstration.bodies import Bodies
from demonstration.pictures import MOTIFS
from demonstration.tables import TABLES
from demonstration.texts import FOLDER, lone_article, texts_of
from demonstration.units import DATA, Unit, units
from demonstration.wording import words_of
from news.audiences import Audience
from sites.blueprints import BLUEPRINTS, PageRow

FILES = sorted(FOLDER.glob("*.toml"))
SITES = [(unit, site) for unit in units(few=True) for site in BLUEPRINTS[unit.order.kind]]


def paths(rows: tuple[PageRow, ...], above: str = "") -> dict[str, str]:
    """Path -> model of every page of a blueprint."""
    found: dict[str, str] = {}
    for row in rows:
        found[above + row.slug] = row.model
        found |= paths(row.children, f"{above}{row.slug}/")
    return found


def strings(value: Any) -> list[str]:
    """Every text inside nested tables and lists."""
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value
    return [text for part in parts for text in strings(part)]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_r43_texts_are_nfc(file: Any) -> None:
    assert unicodedata.is_normalized("NFC", file.read_text(encoding="utf-8"))


PAGES_WITH_A_BODY = ("home.ContentPage", "home.SectionPage", "home.OrganisationPage")


@pytest.mark.parametrize(("unit", "site"), SITES, ids=lambda value: getattr(value, "code", ""))
def test_articles_and_pages_have_a_place_in_the_blueprint(unit: Unit, site: Any) -> None:
    places = paths(site.pages)
    texts = texts_of(unit, site.kind)
    assert 4 <= len(texts.articles) <= 20
    for article in texts.articles:
        assert places[article.section] == "news.NewsSectionPage"
    for page in texts.pages:
        assert places[page.path] in PAGES_WITH_A_BODY


@pytest.mark.parametrize(("unit", "site"), SITES, ids=lambda value: getattr(value, "code", ""))
def test_every_news_section_has_an_article(unit: Unit, site: Any) -> None:
    sections = {path for path, model in paths(site.pages).items() if "Section" in model}
    news = {path for path in sections if path.startswith(("tin-tuc/", "news/"))}
    assert news <= {article.section for article in texts_of(unit, site.kind).articles}


def test_placeholders_are_known_in_every_unit() -> None:
    for unit in units():
        words = words_of(unit).keys()
        for site in BLUEPRINTS[unit.order.kind]:
            texts = texts_of(unit, site.kind)
            for item in [*texts.articles, *texts.pages]:
                parts = [item.body, item.summary, getattr(item, "title", "")]
                assert placeholders(strings(parts)) <= words


def placeholders(texts: list[str]) -> set[str]:
    """Names in curly brackets."""
    parsed = [part for text in texts for part in Formatter().parse(text)]
    return {name for _text, name, _format, _conversion in parsed if name is not None}


def test_r33_r118_articles_name_their_source_and_known_audiences() -> None:
    for unit, site in SITES:
        for article in texts_of(unit, site.kind).articles:
            assert article.source and article.summary and article.days_ago >= 1
            assert set(article.audiences) <= set(Audience.values)
            assert not article.picture or article.picture in MOTIFS


def test_what_texts_refer_to_exists() -> None:
    for unit, site in SITES:
        texts = texts_of(unit, site.kind)
        for block in [block for item in [*texts.articles, *texts.pages] for block in item.body]:
            assert all(hasattr(Bodies, f"_{kind}") for kind in block)
            assert block.get("data_table", "departments") in TABLES
            for name, _title in block.get("files", {"files": []})["files"]:
                assert (DATA / name).exists()


def test_every_extra_site_has_one_article_without_files() -> None:
    for unit in units()[1:]:
        article = lone_article(unit)
        assert article is not None
        used = {kind for block in article.body for kind in block}
        assert used <= {"paragraph", "data_table", "table"}
        assert len(article.title.format_map(words_of(unit))) <= 120


def test_at_least_one_article_uses_varied_blocks() -> None:
    used = {
        kind
        for unit, site in SITES
        for article in texts_of(unit, site.kind).articles
        for block in article.body
        for kind in block
    }
    assert used >= {"paragraph", "table", "quotation", "accordion", "callout", "files", "gallery"}
