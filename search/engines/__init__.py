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
    "engine",
]

engine: Engine = PostgresEngine()
