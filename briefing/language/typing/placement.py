"""Where the tone mark of an open oa, oe or uy is put."""

from enum import StrEnum


class Placement(StrEnum):
    """Where the tone mark of an open oa, oe or uy stands while typing."""

    NEW = "new"  # hoà, khoẻ, thuý: papers of the Party
    OLD = "old"  # hòa, khỏe, thúy: the press
