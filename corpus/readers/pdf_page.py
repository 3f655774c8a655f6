"""What is printed on one page of a PDF: its characters and ruled lines."""

from dataclasses import dataclass
from typing import NamedTuple

from corpus.readers.geometry import Box, Rule


class Glyph(NamedTuple):
    """One printed character."""

    char: str
    left: float
    right: float
    baseline: float  # from the top, downwards
    size: float  # of the type, in points
    is_bold: bool
    is_gothic: bool
    order: int  # in the file

    @property
    def top(self) -> float:
        """The upper edge of the em square; Japanese fonts stand 0.86 em above the baseline."""
        return self.baseline - 0.86 * self.size

    @property
    def bottom(self) -> float:
        """The lower edge of the em square."""
        return self.baseline + 0.14 * self.size

    @property
    def is_space(self) -> bool:
        """Whether nothing is to be seen."""
        return self.char.isspace()


@dataclass(frozen=True, slots=True)
class PageContent:
    """What is printed on one page."""

    number: int  # from 1
    label: str  # the file's own page label, "" when it has none
    width: float
    height: float
    turn: int  # the page was turned by this many quarter turns to set its text upright
    glyphs: tuple[Glyph, ...]
    sideways: str  # text that is not set in the page's main direction
    rules: tuple[Rule, ...]
    unmapped: int  # glyphs whose font does not say which character they are
    images: int
    frames: tuple[Box, ...] = ()  # areas that are filled or have a border
    dots: tuple[Box, ...] = ()  # bullets that are drawn

    def box_on_page(self, box: Box) -> Box:
        """``box`` in the coordinates of the page as it is shown."""
        left, top, right, bottom = box
        match self.turn:
            case 1:
                return (self.height - bottom, left, self.height - top, right)
            case 2:
                across = self.width - right, self.width - left
                return (across[0], self.height - bottom, across[1], self.height - top)
            case 3:
                return (top, self.width - right, bottom, self.width - left)
            case _:
                return box
