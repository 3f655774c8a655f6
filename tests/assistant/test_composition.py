import pytest

from assistant.answer import (
    AbstentionReason,
    AnswerKind,
    DraftStatement,
    Language,
    NearestSection,
    Statement,
)
from assistant.composition import Framing, compose, marked_text
from assistant.drafts import Draft, abstain
from assistant.wording import wording
from corpus.readers import document_from_text
from corpus.records import Span

TEXT = "第1章 概要\n\n計画は5年間です。\n\n会長は村長です。"
DOCUMENT = document_from_text(TEXT)
SAY = wording(Language.JA)


def span(words: str) -> Span:
    start = DOCUMENT.text.index(words)
    return Span(start, start + len(words))


def said(text: str, *words: str, is_quote: bool = False) -> DraftStatement:
    return DraftStatement(text, tuple((DOCUMENT.doc_id, span(w)) for w in words), is_quote)


def framing(**changes: object) -> Framing:
    values: dict[str, object] = {
        "question": "?",
        "nearest": (),
        "contact": "総務課",
        "coverage": "",
        "carried": None,
        "understood": None,
        "suggestions": (),
        "turn": None,
    }
    return Framing(**{**values, **changes})  # type: ignore[arg-type]  # values have the fields' types


LENGTH = Draft((said("5年間です。", "計画は5年間"),), confidence=0.9)
CHAIR = Draft((said("村長です。", "会長は村長"),), confidence=0.8)
NO_BUDGET = abstain(AbstentionReason.NOT_STATED, "予算")


@pytest.mark.parametrize(
    ("text", "is_quote", "marked"),
    [
        ("5年間です。", False, "5年間です［1］［2］。"),
        ("It ends.", False, "It ends［1］［2］."),
        ("「…です」", False, "「…です」［1］［2］"),
        ("広げる。", True, "広げる。［1］［2］"),
    ],
)
def test_marks_stand_before_the_programs_full_stop_and_behind_a_quotes(
    text: str, is_quote: bool, marked: str
) -> None:
    assert marked_text(Statement(text, (1, 2), is_quote)) == marked


def test_the_answer_comes_first_and_the_proof_after_an_empty_line() -> None:
    answer = compose([LENGTH], framing(), {DOCUMENT.doc_id: DOCUMENT}, SAY)
    assert answer.text == "5年間です［1］。\n\n［1］「計画は5年間です。」（第1章 概要）"
    assert answer.kind is AnswerKind.ANSWER


def test_what_was_assumed_is_said_before_the_answer() -> None:
    answer = compose(
        [LENGTH],
        framing(understood="計画期間は", carried="計画"),
        {DOCUMENT.doc_id: DOCUMENT},
        SAY,
    )
    assert answer.text.splitlines()[:3] == [
        "「計画期間は」についてお答えします。",
        "前の質問の「計画」についてお答えします。",
        "5年間です［1］。",
    ]


def test_items_are_listed_and_each_is_cited() -> None:
    draft = Draft(
        (
            said("次の2つです。", "第1章"),
            said("計画", "計画", is_quote=True),
            said("会長", "会長", is_quote=True),
        ),
        confidence=0.9,
    )
    answer = compose([draft], framing(), {DOCUMENT.doc_id: DOCUMENT}, SAY)
    assert answer.text.splitlines()[:3] == ["次の2つです［1］。", "・計画［2］", "・会長［3］"]


def test_two_questions_make_one_reply() -> None:
    answer = compose([LENGTH, CHAIR], framing(), {DOCUMENT.doc_id: DOCUMENT}, SAY)
    assert [s.citations for s in answer.statements] == [(1,), (2,)]
    assert [c.quote for c in answer.citations] == ["計画は5年間です。", "会長は村長です。"]


def test_an_answer_in_part_says_what_is_missing() -> None:
    answer = compose([NO_BUDGET, LENGTH], framing(), {DOCUMENT.doc_id: DOCUMENT}, SAY)
    assert answer.kind is AnswerKind.ANSWER
    assert answer.abstention is not None
    assert answer.abstention.missing == "予算"
    assert answer.text.splitlines()[:2] == [
        "5年間です［1］。",
        "なお、予算の記載は見つかりませんでした。",
    ]


def test_an_abstention_names_what_is_held_where_to_look_and_whom_to_ask() -> None:
    nearest = NearestSection(DOCUMENT.doc_id, "", ("第1章 概要",), 7, Span(0, 3), "第1章 概要")
    answer = compose(
        [NO_BUDGET],
        framing(nearest=(nearest,), coverage="第1章"),
        {DOCUMENT.doc_id: DOCUMENT},
        SAY,
    )
    assert answer.kind is AnswerKind.ABSTENTION
    assert answer.confidence < 0.5
    assert answer.text.splitlines() == [
        "この資料には、予算の記載が見つかりませんでした。",
        "手元にあるのは第1章だけです。",
        "関連する内容は、『第1章 概要』（7ページ）にあります。",
        "くわしくは総務課におたずねください。",
    ]


def test_a_long_proof_is_cut_in_the_text_and_whole_in_the_citation() -> None:
    document = document_from_text("あ" * 300 + "。")
    whole = Span(0, 301)
    draft = Draft((DraftStatement("…です。", ((document.doc_id, whole),)),), confidence=0.9)
    answer = compose([draft], framing(), {document.doc_id: document}, SAY)
    assert answer.citations[0].quote == document.text[:301]
    assert "あ" * 240 + "…" in answer.text
    assert "あ" * 241 not in answer.text


def test_two_things_said_of_one_clause_are_both_said() -> None:
    left = Draft((said("あと約2年です。", "計画は5年間"),), confidence=0.9)
    answer = compose([LENGTH, left], framing(), {DOCUMENT.doc_id: DOCUMENT}, SAY)
    assert [one.text for one in answer.statements] == ["5年間です。", "あと約2年です。"]


def test_one_quote_is_not_led_in_twice() -> None:
    first = Draft(
        (said("次のように書かれています。「会長は村長です」", "会長は村長"),), confidence=0.9
    )
    second = Draft((said("次の記載があります。「会長は村長です」", "会長は村長"),), confidence=0.8)
    answer = compose([first, second], framing(), {DOCUMENT.doc_id: DOCUMENT}, SAY)
    assert len(answer.statements) == 1
