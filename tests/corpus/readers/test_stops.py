"""Where a sentence ends, whatever stop a document writes."""

import pytest

from corpus.readers.stops import ends_sentence, has_stop
from tests.corpus.readers.pdf_maker import PageMaker
from tests.corpus.readers.pdf_reading import read, texts


@pytest.mark.parametrize(
    "text", ["計画を示した。", "計画を示した．", "（表を参照）．", "測定点．その"]
)
def test_what_ends_a_sentence(text: str) -> None:
    assert has_stop(text)


@pytest.mark.parametrize("text", ["ア．目的", "十一．目的", "３．５", "No．", "計画の期間", "1．"])
def test_what_ends_none(text: str) -> None:
    assert not has_stop(text)
    assert not ends_sentence(text)


def test_columns_of_text_with_latin_stops_are_read_one_after_the_other() -> None:
    page = PageMaker()
    left = (
        "本市の人口は大きく減り，",
        "世帯は増えた．",
        "要因は若い世代の転出で，",
        "毎年続いている．",
    )
    right = (
        "対策として公営の住宅を，",
        "新たに建てる．",
        "費用は国と県が負担して，",
        "五年で完成する．",
    )
    for row, (one, other) in enumerate(zip(left, right, strict=True)):
        page.text(60, 100 + 18 * row, one)
        page.text(220, 100 + 18 * row, other)
    text = "".join(texts(read(page)))
    assert text == "".join(left + right)
