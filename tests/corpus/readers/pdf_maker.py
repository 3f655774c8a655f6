"""Small PDFs for tests: text at places, ruled lines, page boxes; no font is embedded."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field

A4 = (595.0, 842.0)
_FACES = ("HeiseiMin-W3", "HeiseiKakuGo-W5", "HeiseiMin-W3,Bold")
MINCHO, GOTHIC, BOLD = range(3)


@dataclass
class PageMaker:
    """One page; places are given from the top left, in points, as the reader gives them."""

    size: tuple[float, float] = A4
    rotate: int = 0
    _parts: list[str] = field(default_factory=list)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = 10.5,
        face: int = MINCHO,
        rise: float = 0.0,
        spacing: float = 0.0,
    ) -> float:
        """Print ``text`` with its baseline at ``y``; returns where it ends."""
        code = text.encode("utf-16-be").hex()
        height = self.size[1] - y + rise
        self._parts.append(
            f"BT /F{face} {size} Tf {spacing} Tc 1 0 0 1 {x} {height} Tm <{code}> Tj ET"
        )
        return x + sum(width(char) * size + spacing for char in text)

    def draw(self, operators: str) -> None:
        """Put PDF operators on the page as they are."""
        self._parts.append(operators)

    def paragraph(
        self,
        x: float,
        y: float,
        text: str,
        *,
        columns: int,
        size: float = 10.5,
        leading: float = 18.0,
        indent: bool = True,
    ) -> float:
        """Break ``text`` after ``columns`` full-width characters; returns the next baseline."""
        line = ""
        left = x + (size if indent else 0)
        room = columns - (1 if indent else 0)
        for char in text:
            if sum(width(other) for other in line + char) > room:
                self.text(left, y, line, size=size)
                y, line, left, room = y + leading, "", x, columns
            line += char
        self.text(left, y, line, size=size)
        return y + leading

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Draw a straight line."""
        height = self.size[1]
        self._parts.append(f"0.5 w {x0} {height - y0} m {x1} {height - y1} l S")

    def fill(self, x0: float, y0: float, x1: float, y1: float, shade: float = 0.9) -> None:
        """Shade a rectangle, 0 being black; before the text that stands on it."""
        box = f"{x0} {self.size[1] - y1} {x1 - x0} {y1 - y0}"
        self._parts.append(f"{shade} g {box} re f 0 g")

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> None:
        """Draw the lines of a table."""
        for x in xs:
            self.line(x, ys[0], x, ys[-1])
        for y in ys:
            self.line(xs[0], y, xs[-1], y)

    @property
    def content(self) -> bytes:
        """The page's content stream."""
        return "\n".join(self._parts).encode("ascii")


def width(char: str) -> float:
    """In ems: half for ASCII, one for all else."""
    return 0.5 if char.isascii() else 1.0


def make_pdf(
    pages: Sequence[PageMaker], *, title: str = "", outline: Sequence[tuple[str, int]] = ()
) -> bytes:
    """The file. ``outline``: titles with their pages, from 1."""
    objects = _Objects()
    catalogue, tree = objects.add(), objects.add()
    fonts = [_add_font(objects, face) for face in _FACES]
    listed = " ".join(f"/F{place} {number} 0 R" for place, number in enumerate(fonts))
    kids = []
    for page in pages:
        packed = zlib.compress(page.content)
        head = b"<</Length %d/Filter/FlateDecode>>stream\n" % len(packed)
        stream = objects.add(head + packed + b"\nendstream")
        kids.append(
            objects.add(
                f"<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 {page.size[0]} {page.size[1]}]"
                f"/Rotate {page.rotate}/Resources<</Font<<{listed}>>>>/Contents {stream} 0 R>>"
            )
        )
    refs = " ".join(f"{kid} 0 R" for kid in kids)
    objects.set(tree, f"<</Type/Pages/Count {len(kids)}/Kids[{refs}]>>")
    outlines = _add_outline(objects, [(name, kids[page - 1]) for name, page in outline])
    objects.set(catalogue, f"<</Type/Catalog/Pages {tree} 0 R{outlines}>>")
    info = objects.add(f"<</Title {_string(title)}>>")
    return objects.file(catalogue, info)


class _Objects:
    """The objects of a PDF, numbered from 1."""

    def __init__(self) -> None:
        self._bodies: list[bytes] = []

    def add(self, body: str | bytes = b"") -> int:
        self._bodies.append(body.encode("ascii") if isinstance(body, str) else body)
        return len(self._bodies)

    def set(self, number: int, body: str) -> None:
        self._bodies[number - 1] = body.encode("ascii")

    def file(self, catalogue: int, info: int) -> bytes:
        out = b"%PDF-1.7\n"
        places = []
        for number, body in enumerate(self._bodies, start=1):
            places.append(len(out))
            out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        table = b"".join(b"%010d 00000 n \n" % place for place in places)
        count = len(self._bodies) + 1
        return out + (
            b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root %d 0 R/Info %d 0 R>>\n"
            b"startxref\n%d\n%%%%EOF\n" % (count, table, count, catalogue, info, len(out))
        )


def _string(text: str) -> str:
    return f"<feff{text.encode('utf-16-be', 'surrogatepass').hex()}>"


def _add_font(objects: _Objects, face: str) -> int:
    name = face.replace(",", "#2C")
    descriptor = objects.add(
        f"<</Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[0 -120 1000 880]"
        "/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 700/StemV 80>>"
    )
    # CIDs 1 to 632 of Adobe-Japan1 are Latin and half-width.
    inner = objects.add(
        f"<</Type/Font/Subtype/CIDFontType0/BaseFont/{name}/FontDescriptor {descriptor} 0 R"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Japan1)/Supplement 2>>"
        "/DW 1000/W[1 632 500]>>"
    )
    return objects.add(
        f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/UniJIS-UTF16-H"
        f"/DescendantFonts[{inner} 0 R]>>"
    )


def _add_outline(objects: _Objects, items: Sequence[tuple[str, int]]) -> str:
    if not items:
        return ""
    root = objects.add()
    numbers = [objects.add() for _ in items]
    for place, (number, (name, page)) in enumerate(zip(numbers, items, strict=True)):
        after = f"/Next {numbers[place + 1]} 0 R" if place + 1 < len(items) else ""
        before = f"/Prev {numbers[place - 1]} 0 R" if place else ""
        objects.set(
            number,
            f"<</Title {_string(name)}/Parent {root} 0 R/Dest[{page} 0 R/Fit]{before}{after}>>",
        )
    objects.set(
        root,
        f"<</Type/Outlines/First {numbers[0]} 0 R/Last {numbers[-1]} 0 R/Count {len(items)}>>",
    )
    return f"/Outlines {root} 0 R"
