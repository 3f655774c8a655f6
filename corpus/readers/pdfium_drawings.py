"""What is drawn on a page of a PDF: ruled lines, frames, bullets, pictures."""

import ctypes
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as raw

from corpus.readers.geometry import Affine, Box, Rule

_MAX_DEPTH = 6  # of form objects in form objects
_MAX_PATHS = 20_000  # a page; maps and charts have more, and no table among them
_THIN = 2.5  # points: a filled rectangle at most this thick is a ruled line
_MIN_RULE = 6.0  # points: shorter strokes are parts of drawings
_MIN_DASHES = 4  # of a dashed line
_MIN_FRAME = (60.0, 24.0)  # points: width and height of an area that may hold lines of text
_DOT = (1.8, 18.0)  # points: a bullet that is drawn, not printed; slides have large ones


class Drawings(NamedTuple):
    """Everything drawn on a page, in points from its top left corner."""

    rules: tuple[Rule, ...]
    frames: tuple[Box, ...]  # areas that are filled or have a border
    dots: tuple[Box, ...]  # small marks, as before the items of a list
    images: int


def read_drawings(page: "pypdfium2.PdfPage", shown: Affine) -> Drawings:
    """What is drawn on a page, ``shown`` taking its coordinates to those of the reader."""
    rules: list[Rule] = []
    frames: list[Box] = []
    dots: list[Box] = []
    images = 0
    stack = [
        (raw.FPDFPage_GetObject(page, index), shown, 0)
        for index in reversed(range(raw.FPDFPage_CountObjects(page)))
    ]
    paths = 0
    while stack and paths < _MAX_PATHS:
        item, affine, depth = stack.pop()
        match raw.FPDFPageObj_GetType(item):
            case raw.FPDF_PAGEOBJ_PATH:
                paths += 1
                rules.extend(_rules_of_path(item, _object_affine(item, affine)))
                box = _bounds(item, affine)
                if box is not None and _is_frame(box):
                    frames.append(box)
                elif box is not None and _is_dot(box):
                    dots.append(box)
            case raw.FPDF_PAGEOBJ_IMAGE:
                images += 1
            case raw.FPDF_PAGEOBJ_FORM if depth < _MAX_DEPTH:
                inner = _object_affine(item, affine)
                count = raw.FPDFFormObj_CountObjects(item)
                for index in reversed(range(max(0, count))):
                    stack.append((raw.FPDFFormObj_GetObject(item, index), inner, depth + 1))
    return Drawings(tuple(rules), tuple(frames), tuple(dots), images)


def _bounds(item: Any, affine: Affine) -> Box | None:  # noqa: ANN401
    """Around a path that is to be seen."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, fill, stroke)
    edges = [ctypes.c_float() for _ in range(4)]
    if not (fill.value or stroke.value) or not raw.FPDFPageObj_GetBounds(item, *edges):
        return None
    left, bottom, right, top = (edge.value for edge in edges)
    x0, y0 = affine.apply(left, bottom)
    x1, y1 = affine.apply(right, top)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _is_frame(box: Box) -> bool:
    return box[2] - box[0] >= _MIN_FRAME[0] and box[3] - box[1] >= _MIN_FRAME[1]


def _is_dot(box: Box) -> bool:
    width, height = box[2] - box[0], box[3] - box[1]
    return _DOT[0] <= min(width, height) and max(width, height) <= _DOT[1]


def _object_affine(item: Any, outer: Affine) -> Affine:  # noqa: ANN401
    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, matrix):
        return outer
    own = Affine(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)
    return outer.after(own)


def _rules_of_path(item: Any, affine: Affine) -> Iterator[Rule]:  # noqa: ANN401
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, fill, stroke)
    if not fill.value and not stroke.value:
        return
    outlines = list(_outlines(item, affine))
    dashed = _dashed(outlines)
    if dashed is not None:
        yield dashed
        return
    for points in outlines:
        xs, ys = [x for x, _ in points], [y for _, y in points]
        left, right, top, bottom = min(xs), max(xs), min(ys), max(ys)
        if bottom - top <= _THIN and right - left >= _MIN_RULE:
            yield Rule(left, (top + bottom) / 2, right, (top + bottom) / 2)
        elif right - left <= _THIN and bottom - top >= _MIN_RULE:
            yield Rule((left + right) / 2, top, (left + right) / 2, bottom)
        else:
            for (x0, y0), (x1, y1) in pairwise(points):
                is_drawn = bool(stroke.value)
                if abs(y0 - y1) <= 0.5 and abs(x0 - x1) >= _MIN_RULE:
                    yield Rule(min(x0, x1), y0, max(x0, x1), y0, is_drawn)
                elif abs(x0 - x1) <= 0.5 and abs(y0 - y1) >= _MIN_RULE:
                    yield Rule(x0, min(y0, y1), x0, max(y0, y1), is_drawn)


def _dashed(outlines: Sequence[Sequence[tuple[float, float]]]) -> Rule | None:
    """A line that is drawn dash by dash."""
    if len(outlines) < _MIN_DASHES:
        return None
    xs = [x for points in outlines for x, _ in points]
    ys = [y for points in outlines for _, y in points]
    left, top, right, bottom = min(xs), min(ys), max(xs), max(ys)
    is_line = (
        min(right - left, bottom - top) <= _THIN <= _MIN_RULE <= max(right - left, bottom - top)
    )
    are_short = all(
        max(x for x, _ in points) - min(x for x, _ in points) < _MIN_RULE
        and max(y for _, y in points) - min(y for _, y in points) < _MIN_RULE
        for points in outlines
    )
    if not (is_line and are_short):
        return None
    if right - left > bottom - top:
        return Rule(left, (top + bottom) / 2, right, (top + bottom) / 2)
    return Rule((left + right) / 2, top, (left + right) / 2, bottom)


def _outlines(item: Any, affine: Affine) -> Iterator[list[tuple[float, float]]]:  # noqa: ANN401
    """The straight outlines of a path; an outline with a curve in it is no ruled line."""
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    is_curved = False
    for index in range(raw.FPDFPath_CountSegments(item)):
        segment = raw.FPDFPath_GetPathSegment(item, index)
        kind = raw.FPDFPathSegment_GetType(segment)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if len(points) > 1 and not is_curved:
                yield points
            points, is_curved = [], False
        elif kind == raw.FPDF_SEGMENT_BEZIERTO:
            is_curved = True
        points.append(affine.apply(x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment) and points:
            points.append(points[0])
    if len(points) > 1 and not is_curved:
        yield points
