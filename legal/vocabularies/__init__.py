"""Words of legal documents as data: forms, bodies, relations, statuses, capacities, fields.

Vietnamese names are those of ``vn-rules.md`` §8 and ``vn-ui.md`` §2.5; a lawyer can check each
table alone. The models of the library are filled from them and may add rows.
"""

from .bodies import BODIES, Body, Level, body_of
from .capacities import CAPACITIES, Capacity
from .fields import FIELDS, Field
from .forms import FORMS, Form, Kind, form_of, form_with_code
from .laws import NAMED_LAWS
from .relations import RELATIONS, Effect, Relation, relation_with_code
from .statuses import STATUSES, Status, StatusName

__all__ = [
    "BODIES",
    "CAPACITIES",
    "FIELDS",
    "FORMS",
    "NAMED_LAWS",
    "RELATIONS",
    "STATUSES",
    "Body",
    "Capacity",
    "Effect",
    "Field",
    "Form",
    "Kind",
    "Level",
    "Relation",
    "Status",
    "StatusName",
    "body_of",
    "form_of",
    "form_with_code",
    "relation_with_code",
]
