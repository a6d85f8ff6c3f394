"""Files to take along: derivations, code that computes the same numbers, pages to print."""

from app.export.derivation import NoDerivation, Wanted
from app.export.filename import disposition, filename
from app.export.formats import FORMATS, Format, Order

__all__ = ["FORMATS", "Format", "NoDerivation", "Order", "Wanted", "disposition", "filename"]
