"""Words in the list of a category (R89, R125): with marks or without, of this list alone."""

import pytest

from home.models import CategoryListPage, GuidancePage, ProjectPage
from sites.tenancy import entered
from tests.home.test_category_pages import PROJECT, add, path_of

pytestmark = pytest.mark.django_db
GUIDANCE = {"topic": "Hộ tịch", "field": "Tư pháp"}


@pytest.fixture
def listed(network, browse):
    for title in ("Đăng ký khai sinh", "Đăng ký kết hôn"):
        add(network.commune, "guidance", GuidancePage, title, **GUIDANCE)
    add(network.commune, "projects", ProjectPage, "Khai sinh một con đường", **PROJECT)
    add(network.district, "guidance", GuidancePage, "Khai sinh ở huyện", **GUIDANCE)
    path = path_of(network.commune, "guidance")
    return lambda query: browse(network.commune).get(f"{path}{query}").content.decode()


@pytest.mark.parametrize(
    "words", ["khai sinh", "KHAI SINH", "dang ky khai sinh", "khai+sinh+ho+tich"]
)
def test_r89_words_are_found_with_and_without_marks(listed, words):
    main = listed(f"?q={words}").partition("<main")[2]
    assert "Đăng ký khai sinh" in main
    for other in ("Đăng ký kết hôn", "Khai sinh một con đường", "Khai sinh ở huyện"):
        assert other not in main


def test_words_and_filters_go_together_and_the_words_stay_in_the_form(listed):
    page = listed("?q=khai+sinh&audience=businesses")
    assert 'value="khai sinh"' in page
    assert "Đăng ký khai sinh" not in page.partition("<main")[2]


@pytest.mark.parametrize("words", ["", "   ", "!!!", "'", '"', "%00", "x" * 5000, "(((&|<->", "\\"])
def test_hostile_words_are_only_words(listed, words):
    assert "</html>" in listed(f"?q={words}")


def test_the_data_to_download_follow_the_words(listed, network, browse):
    page = listed("?q=khai sinh")
    assert "du-lieu.csv?q=khai+sinh" in page
    path = path_of(network.commune, "guidance")
    rows = browse(network.commune).get(f"{path}du-lieu.csv?q=khai+sinh").content.decode()
    assert "Đăng ký khai sinh" in rows and "kết hôn" not in rows


def test_drafts_are_not_found(listed, network, browse):
    with entered(network.commune):
        into = CategoryListPage.objects.get(category="guidance")
        into.add_child(instance=GuidancePage(title="Khai sinh nháp", live=False, **GUIDANCE))
    assert "nháp" not in listed("?q=khai+sinh")
