"""Printed lines -> blocks: what each line is, and which lines are one paragraph.

Numbered headings against numbered lists, captions, notes, contents pages and rows of a table are
told apart in ``corpus.line_roles``; ``corpus.joining`` makes sentences whole that the end of a
line or a page cut in two.
"""

from corpus.blocks import Layout
from corpus.joining import join_lines
from corpus.line_roles import LineRoles
from corpus.records import Source


def lay_out(source: Source) -> Layout:
    """Tell what every line of ``source`` is and join what belongs together."""
    page = LineRoles(source)
    return Layout(join_lines(page), tuple(page.dropped))
