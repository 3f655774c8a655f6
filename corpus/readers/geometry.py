"""Boxes and ruled lines on a page, in points from its top left corner."""

from typing import NamedTuple

Box = tuple[float, float, float, float]  # left, top, right, bottom


class Rule(NamedTuple):
    """A horizontal or vertical ruled line."""

    left: float
    top: float
    right: float
    bottom: float
    is_drawn: bool = True  # False: only the edge of a filled area

    @property
    def is_horizontal(self) -> bool:
        """Whether it is wider than high."""
        return self.right - self.left >= self.bottom - self.top


def union(boxes: list[Box]) -> Box:
    """The smallest box around all of ``boxes``."""
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )


class Affine(NamedTuple):
    """``x' = a x + c y + e``, ``y' = b x + d y + f``."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def apply(self, x: float, y: float) -> tuple[float, float]:
        """Where the point goes."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def after(self, first: "Affine") -> "Affine":
        """The transformation that does ``first`` and then this one."""
        a, b = self.apply_vector(first.a, first.b)
        c, d = self.apply_vector(first.c, first.d)
        e, f = self.apply(first.e, first.f)
        return Affine(a, b, c, d, e, f)

    def apply_vector(self, x: float, y: float) -> tuple[float, float]:
        """Where the direction goes."""
        return self.a * x + self.c * y, self.b * x + self.d * y
