from .base import NEWEST, RELEVANCE, Engine, Hit, Query, Results, Suggestion
from .postgres import PostgresEngine

__all__ = [
    "NEWEST",
    "RELEVANCE",
    "Engine",
    "Hit",
    "PostgresEngine",
    "Query",
    "Results",
    "Suggestion",
]
