import pytest

from assistant.made_of import parts_of_whole
from assistant.question import read_question
from corpus.morphology import shared_morphology


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        (
            "本計画は町の計画で、構想（理念）、施策（事業）から構成されます。",
            ["構想（理念）", "施策（事業）"],
        ),
        ("本計画は、総論、各論、資料編で構成します。", ["総論", "各論", "資料編"]),
        ("本計画は、町民の声から成り立つ。", []),
        ("本計画は、総論、各論を定めます。", []),
    ],
)
def test_the_parts_are_the_row_in_front(sentence: str, parts: list[str]) -> None:
    question = read_question("この計画は何で構成されていますか", shared_morphology())
    assert parts_of_whole(question, sentence) == parts


def test_parts_are_read_only_where_they_are_asked_for() -> None:
    question = read_question("この計画の期間は", shared_morphology())
    assert parts_of_whole(question, "本計画は、総論、各論で構成します。") == []
