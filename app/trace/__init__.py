"""The steps of a run, their formulas and their sentences; the names of all quantities."""

from app.trace.refs import UnknownRef
from app.trace.shares import all_shares
from app.trace.story import GRANULARITIES, Granularity
from app.trace.telling import tell, told
from app.trace.values import products

__all__ = [
    "GRANULARITIES",
    "Granularity",
    "UnknownRef",
    "all_shares",
    "products",
    "tell",
    "told",
]
