"""Building blocks of the pages: a titled part, a table, a button, terms with their proof."""

from collections.abc import Sequence

from assistant.markup import Attribute, Child, Html, Writer, element


def block(title: str, *children: Html | None) -> Html:
    """A part of a page under its own heading."""
    return element("section", element("h3", title), *children, class_="block")


def table(title: str, head: Sequence[str], rows: Sequence[Html]) -> Html:
    """A table that scrolls by itself where it is too wide, also by keyboard."""
    drawn = element(
        "table",
        element("caption", title),
        element("thead", element("tr", *(element("th", name, scope="col") for name in head))),
        element("tbody", *rows),
    )
    return element("div", drawn, class_="table-box", tabindex=0, role="group", aria_label=title)


def button(label: Child, kind: str, **attributes: Attribute) -> Html:
    """A button whose clicks the page's script hears; ``kind`` is its class."""
    return element("button", label, type="button", class_=kind, **attributes)


def proved_pairs(lines: Sequence[tuple[str, str, Html]], write: Writer) -> Html:
    """Terms, what is said of them, and the link to the proof."""
    pairs = [
        element(
            "div",
            element("dt", write(name), lang="ja"),
            element("dd", write(said), " ", proof, lang="ja"),
        )
        for name, said, proof in lines
    ]
    return element("dl", *pairs, class_="pairs")
