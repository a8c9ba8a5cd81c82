"""Making a new organisation and its sites: all or nothing, in one transaction."""

from .order import InvalidOrder, Order, ResolvedOrder, resolve
from .service import Provisioned, deactivate, place, provision, reactivate

__all__ = [
    "InvalidOrder",
    "Order",
    "Provisioned",
    "ResolvedOrder",
    "deactivate",
    "place",
    "provision",
    "reactivate",
    "resolve",
]
