"""What the board refuses is said in the form of every page, whatever its type (R209)."""

import pytest
from wagtail.models import get_page_models

from editorial.workflow.page_form import BoardPageForm
from home.pages import BasePage

TYPES = [model for model in get_page_models() if issubclass(model, BasePage)]


@pytest.mark.parametrize("model", TYPES, ids=lambda model: model.__name__)
def test_r209_the_form_of_every_page_knows_the_board(model):
    assert issubclass(model.get_edit_handler().get_form_class(), BoardPageForm)
