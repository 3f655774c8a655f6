"""Documents called by their titles, by parts of them, and by second names."""

from dataclasses import replace

import pytest

from assistant.document_reference import DocumentNames
from corpus.readers import document_from_text
from corpus.records import DocId, Document
from tests.assistant.asking import said
from tests.assistant.documents import assistant_over


def plan(title: str, *cover: str) -> Document:
    text = "\n".join([title, *cover, "第1章 期間", "期間は５年間です。"])
    return replace(document_from_text(text), title=title, municipality="杉戸野町")


HELD = {
    DocId("digital"): plan("杉戸野町第2次情報化計画（すぎとのDX推進プラン）"),
    DocId("equal"): plan("第３次杉戸野町男女共同参画計画", "すぎとの「おたがいさま」プラン"),
}


@pytest.mark.parametrize(
    ("question", "named", "left"),
    [
        ("情報化計画は何年度まで?", ["digital"], "情報化計画は何年度まで?"),
        ("DX推進プランの期間は?", ["digital"], "この計画の期間は?"),
        ("今のすぎとのDXプランは何年目?", ["digital"], "今のこの計画は何年目?"),
        ("おたがいさまプランはいつまで?", ["equal"], "この計画はいつまで?"),
        ("では男女共同参画のほうは?", ["equal"], "ではこの計画は?"),
        ("では男女共同参画計画のほうだと?", ["equal"], "では男女共同参画計画だと?"),
        ("おたがいさまプランとは?", ["equal"], "おたがいさまプランとは?"),
        (
            "情報化計画と男女共同参画計画はどちらが長い?",
            ["digital", "equal"],
            "情報化計画と男女共同参画計画はどちらが長い?",
        ),
        ("総合計画は何年度まで?", ["digital", "equal"], "総合計画は何年度まで?"),
        ("情報公開推進計画は?", ["digital", "equal"], "情報公開推進計画は?"),
        ("第1次情報化計画の期間は?", ["digital"], "第1次情報化計画の期間は?"),
    ],
)
def test_names_choose_documents(question: str, named: list[str], left: str) -> None:
    chosen, text = DocumentNames(HELD).choose(question, HELD)
    assert (sorted(chosen), text) == (named, left)


def test_a_follow_up_asks_the_other_plan_the_same() -> None:
    text = "# 杉戸野町{}計画\n\n## 1 計画の期間\n\n計画の期間は、{}までとします。\n"
    digital = text.format("情報化", "令和7年度から令和11年度")
    equal = text.format("男女共同参画", "令和5年度から令和14年度")
    assistant = assistant_over(("digital.md", digital), ("equal.md", equal))
    turns = ("情報化計画は何年度までですか", "では男女共同参画計画のほうは?")
    assert "2032年度" in said(assistant, *turns)
    assert "2029年度" not in said(assistant, *turns)
