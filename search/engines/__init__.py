from .base import (
    MAX_RESULTS,
    NEWEST,
    RELEVANCE,
    Engine,
    Hit,
    Query,
    Results,
    Suggestion,
    TookTooLong,
)
from .indexes import by_index
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
    "TookTooLong",
    "by_index",
    "engine",
]

engine: Engine = PostgresEngine()
