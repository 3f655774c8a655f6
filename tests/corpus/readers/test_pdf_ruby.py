"""Readings in small kana over characters: dropped, and the characters read as they stand."""

from corpus.records import LineKind
from tests.corpus.readers.pdf_reading import dropped, page_of_prose, read, texts


def test_readings_over_characters_are_dropped() -> None:
    page = page_of_prose(1)
    page.text(85, 500, "涵養とは水を地下に蓄えることです。", size=12)
    page.text(85, 489, "かんよう", size=5)
    source = read(page)
    assert dropped(source, "ruby") == ["かんよう"]
    assert "涵養とは水を地下に蓄えることです。" in texts(source)


def test_characters_that_a_wide_reading_sets_apart_are_one_word() -> None:
    page = page_of_prose(1)
    x = page.text(85, 500, "本村は、", size=10)
    page.text(x + 4, 490, "むくさわがわ", size=6)
    x = page.text(x + 7, 500, "椋沢川", size=10)
    page.text(x + 3.2, 500, "の流れです。", size=10)
    assert "本村は、椋沢川の流れです。" in texts(read(page))


def test_readings_in_a_table_are_dropped() -> None:
    page = page_of_prose(1)
    page.grid([85, 200, 300], [480, 505, 545])
    for x, y, text in [
        (95, 497, "区分"),
        (210, 497, "氏名"),
        (95, 530, "学識"),
        (210, 530, "丹生谷"),
    ]:
        page.text(x, y, text, size=9)
    page.text(208.5, 521.5, "にゅうのや", size=6)
    source = read(page)
    assert texts(source, LineKind.TABLE_ROW) == ["区分\t氏名", "学識\t丹生谷"]
    assert dropped(source, "ruby") == ["にゅうのや"]
