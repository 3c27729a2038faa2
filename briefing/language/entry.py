"""Everything about the entry line in one place: tokens, names, prose and corrections.

The parts live in ``tokens``, ``names``, ``prose`` and ``substitution``; whoever reads what a
secretary types imports from here.
"""

from briefing.language.names import NameKey, complete, nearest, read_name
from briefing.language.prose import Suggestion, find_plain
from briefing.language.substitution import Substitution, read_substitution, substitute
from briefing.language.tokens import Chip, ChipKind, Entry, literal, mention_at, read_entry

__all__ = [
    "Chip",
    "ChipKind",
    "Entry",
    "NameKey",
    "Substitution",
    "Suggestion",
    "complete",
    "find_plain",
    "literal",
    "mention_at",
    "nearest",
    "read_entry",
    "read_name",
    "read_substitution",
    "substitute",
]
