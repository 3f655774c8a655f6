"""Whatever is in a file: a Document or a ReadingError, soon."""

from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.chunking import make_chunks
from corpus.errors import ReadingError
from corpus.facts import extract_facts
from corpus.morphology import shared_morphology
from corpus.readers import read_document
from corpus.records import Document
from tests.corpus.strategies import texts
from tests.corpus.test_assembly import check_coordinates

MEGABYTE = 1_000_000
# Of the processor's time: two or three are taken by the slowest, minutes by what is quadratic.
MAX_SECONDS = 30.0


def read_bytes(content: bytes, name: str) -> Document | None:
    with TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(content)
        try:
            return read_document(path)
        except ReadingError as error:
            assert str(error)  # noqa: PT017 - most files are read
            return None


@given(
    st.one_of(
        st.binary(max_size=300), texts.map(lambda text: text.encode("utf-8", "surrogatepass"))
    )
)
@pytest.mark.parametrize("name", ["計画.txt", "plan.md"])
def test_any_bytes_give_a_document_or_a_reading_error(name: str, content: bytes) -> None:
    # What begins like a page or a PDF goes to a reader of its own, in a process of its own.
    document = (
        None if content.lstrip().startswith((b"<", b"%PDF", b"PK")) else read_bytes(content, name)
    )
    if document is not None:
        check_coordinates(document)
        document.text.encode("utf-8")


@given(texts)
def test_facts_of_any_text_are_proved_by_it(text: str) -> None:
    document = read_bytes(text.encode("utf-8", "surrogatepass"), "計画.txt")
    if document is None:
        return
    facts = extract_facts(document, shared_morphology())
    for group in (facts.plan_periods, facts.governance, facts.glossary, facts.lists):
        for fact in group:
            assert fact.sentence.contains(fact.span)
            assert fact.sentence.end <= len(document.text)


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    [
        "ー", "。", " ", "a", "\0", "\u202e", "・", ".", "(", "「", "※1", "⁹ あ\n", "図1\n",
        "第1章\n", "あ\n", "(1) あ\n", "| ", "\t", "[](", "<!--", "*", "1", "あ、\n", "\f",
        "か\u3099",
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["計画.txt", "plan.md"])
def test_a_large_file_of_one_thing_is_read_in_time(name: str, unit: str) -> None:
    # Lines take longer than characters: a tenth of a megabyte is three hundred pages of them.
    size = MEGABYTE // 10 if "\n" in unit else MEGABYTE // 8
    started = process_time()
    document = read_bytes((unit * (size // len(unit)) + "x").encode(), name)
    assert document is not None
    make_chunks(document)
    assert process_time() - started < MAX_SECONDS


@pytest.mark.slow
@pytest.mark.parametrize("character", ["ー", "。", " ", "a"])
def test_a_megabyte_of_one_character_is_analysed_in_time(character: str) -> None:
    started = process_time()
    tokens = shared_morphology().tokens(character * MEGABYTE)
    assert sum(len(token.surface) for token in tokens) == (0 if character == " " else MEGABYTE)
    assert process_time() - started < MAX_SECONDS
