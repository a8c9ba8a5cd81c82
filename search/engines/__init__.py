from .base import MAX_RESULTS, NEWEST, RELEVANCE, Engine, Hit, Query, Results, Suggestion
from .postgres import PostgresEngine

__all__ = [
    "MAX_RESULTS",
    "NEWEST",
    "RELEVANCE",
    "Engine",
    "Hit",
    "PostgresEngine",
    "Query",
    "Results",
    "Suggestion",
    "engine",
]

engine: Engine = PostgresEngine()
