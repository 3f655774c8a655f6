"""The words that stand where a question has its 誰 or 何."""

import pytest

from assistant.question import read_question
from assistant.slot_words import slot_words
from corpus.morphology import shared_morphology

POLICY = "部会は補助機関として置かれ、情報化推進本部の方針を受けて計画を推進しています。"


@pytest.mark.parametrize(
    ("question", "sentence", "words"),
    [
        ("部会は誰の方針を受けますか", POLICY, "情報化推進本部の方針"),
        ("部会は何の方針に従って動きますか", POLICY, "情報化推進本部の方針"),
        (
            "計画は何に沿って策定しますか",
            "この計画は、総合計画のまちづくりの方向に沿って策定します。",
            "総合計画のまちづくりの方向",
        ),
        ("誰が出席しますか", "会議には専門員も出席し、助言を行います。", "専門員"),
        # one of several is not the whole answer
        ("何の影響を受けましたか", "気候や、地形の影響を受けました。", None),
        ("何の対応を進めますか", "国の指針と県の指針を受けます。", None),
        # any noun may stand before such a verb
        ("何をしますか", "市は、道路を直し、掃除をします。", None),
        ("部会は本部の方針を受けますか", POLICY, None),
    ],
)
def test_the_words_are_those_before_the_same_noun_or_verb(
    question: str, sentence: str, words: str | None
) -> None:
    found = slot_words(read_question(question, shared_morphology()), sentence)
    assert (found.of(sentence) if found else None) == words
