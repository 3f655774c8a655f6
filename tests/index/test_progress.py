"""What a build says while it is at work."""

from io import StringIO

from index.progress import BuildProgress


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_each_file_is_named_with_the_time_that_is_left() -> None:
    stream = StringIO()
    clock = iter([0.0, 2.0, 6.0, 7.0])
    with BuildProgress(stream, lambda: next(clock)) as progress:
        progress.show("reading a.pdf", 0, 3)
        progress.show("reading b.pdf", 1, 3)  # 2 s for one: 4 s for the other two
        progress.show("reading c.pdf", 2, 3)  # 6 s for two: 3 s for the last
        progress.show("indexing A", 0, 3)
    assert stream.getvalue().splitlines() == [
        "[0/3] reading a.pdf",
        "[1/3] reading b.pdf (about 4 s left)",
        "[2/3] reading c.pdf (about 3 s left)",
        "[0/3] indexing A",
    ]


def test_a_terminal_gets_a_bar_that_names_the_file() -> None:
    stream = Terminal()
    with BuildProgress(stream) as progress:
        progress.show("reading [環境]計画.pdf", 1, 3)
        progress.show("indexing 環境計画", 2, 3)
    shown = stream.getvalue()
    assert "1/3" in shown or "2/3" in shown
    assert "indexing 環境計画" in shown
