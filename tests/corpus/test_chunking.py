from hypothesis import given

from corpus.chunking import MAX_CHUNK_CHARS, make_chunks
from corpus.errors import ReadingError
from corpus.readers import document_from_text
from corpus.records import Document, SectionKind, SentenceKind
from tests.corpus.making import document
from tests.corpus.strategies import texts


def test_a_chunk_is_the_text_under_one_heading() -> None:
    read = document("1 目的", "定めます。", "次です。", "2 期間", "5年です。")
    first, second = make_chunks(read)
    assert [first.heading_path, second.heading_path] == [("1 目的",), ("2 期間",)]
    assert first.span.of(read.text) == "定めます。\n次です。"
    assert [span.of(read.text) for span in first.sentences] == ["定めます。", "次です。"]
    assert [first.chunk_id, second.chunk_id] == [f"{read.doc_id}#0", f"{read.doc_id}#1"]


def test_a_heading_is_a_chunk_only_when_nothing_stands_below_it() -> None:
    read = document("第1章 総論", "1 目的", "定めます。", "第2章 各論")
    assert [chunk.span.of(read.text) for chunk in make_chunks(read)] == ["定めます。", "第2章 各論"]


def test_long_sections_are_divided_between_sentences() -> None:
    sentence = "計画の期間は五年とします。"
    read = document("1 目的", sentence * 100)
    chunks = make_chunks(read)
    # 400 / 13 = 30.8: thirty sentences of thirteen characters fit.
    assert [len(chunk.sentences) for chunk in chunks] == [30, 30, 30, 10]
    assert all(chunk.span.end - chunk.span.start <= MAX_CHUNK_CHARS for chunk in chunks)


def test_a_sentence_longer_than_a_chunk_is_one_chunk() -> None:
    read = document("1 目的", "長" * (2 * MAX_CHUNK_CHARS))
    assert [len(chunk.sentences) for chunk in make_chunks(read)] == [1]


def test_every_note_is_a_chunk_of_its_own(real_plan: Document) -> None:
    notes = [chunk for chunk in make_chunks(real_plan) if chunk.kind is SectionKind.FOOTNOTES]
    assert [chunk.span for chunk in notes] == [one.span for one in real_plan.footnotes]


@given(texts)
def test_chunks_hold_every_sentence_but_headings_once(text: str) -> None:
    try:
        read = document_from_text(text)
    except ReadingError:
        return
    held = [span for chunk in make_chunks(read) for span in chunk.sentences]
    assert held == sorted(set(held))
    wanted = {
        sentence.span for sentence in read.sentences if sentence.kind is not SentenceKind.HEADING
    }
    assert wanted <= set(held)
    for chunk in make_chunks(read):
        assert (chunk.span.start, chunk.span.end) == (
            chunk.sentences[0].start,
            chunk.sentences[-1].end,
        )
