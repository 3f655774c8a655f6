"""What is written as text stays text."""

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from assistant.markup import Html, element, join, text

ANY_TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=80)


class Reader(HTMLParser):
    """Collects what a browser would see."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: dict[str, str | None] = {}
        self.said = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= dict(attrs)

    def handle_data(self, data: str) -> None:
        self.said += data


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader


def test_an_element_by_hand() -> None:
    made = element("a", "1 < 2", href="?a=1&b=2", class_="x", data_doc="d", hidden=False, open=True)
    assert made == '<a href="?a=1&amp;b=2" class="x" data-doc="d" open>1 &lt; 2</a>'


def test_what_was_made_here_is_not_escaped_again() -> None:
    assert element("p", element("b", "&")) == "<p><b>&amp;</b></p>"


def test_joining_loses_nothing_but_none() -> None:
    assert join(["<", None, Html("<br>")], "&") == "&lt;&amp;<br>"


def test_a_void_element_has_no_end() -> None:
    assert element("br") == "<br>"


@given(ANY_TEXT)
def test_any_text_is_shown_as_it_is_and_makes_no_element(said: str) -> None:
    seen = read(element("p", said))
    assert seen.tags == ["p"]
    assert seen.said == said


@given(ANY_TEXT)
def test_any_attribute_keeps_its_value_and_adds_no_other(value: str) -> None:
    seen = read(element("p", title=value))
    assert seen.attributes == {"title": value}


@given(ANY_TEXT)
def test_text_is_escaped_once(said: str) -> None:
    assert text(text(said)) == text(said)
