"""The type gate, the probability, and answers in the documents' own sentences."""

import pytest

from assistant.answer import AbstentionReason
from assistant.expectation import kind_checks, needs_kind, satisfies
from assistant.guards import misses_event
from assistant.question import read_question
from assistant.service import Assistant
from assistant.support.reading import Reading
from corpus.morphology import shared_morphology
from corpus.normalize import normalize
from tests.assistant.asking import ask, reason, said


def gate(question: str, sentence: str) -> bool | None:
    morphology = shared_morphology()
    text = normalize(sentence)
    return satisfies(kind_checks(read_question(question, morphology)), Reading(text, morphology))


@pytest.mark.parametrize(
    ("question", "sentence", "passes"),
    [
        ("予算はいくらですか", "購入費は350万円です。", True),
        ("予算はいくらですか", "購入費は増やします。", False),
        ("予算はいくらですか", "購入は350冊です。", False),
        ("電話番号は", "電話 0123-45-6789", True),
        ("電話番号は", "電話で受け付けます。", False),
        ("電話番号は", "令和7年度-令和11年度", False),
        ("いつですか", "令和7年10月に行います。", True),
        ("いつですか", "毎年行います。", True),
        ("いつですか", "必要に応じて行います。", False),
        ("何時からですか", "午前10時からです。", True),
        ("何時からですか", "10月からです。", False),
        ("何人ですか", "委員は15人です。", True),
        ("何人ですか", "委員は15団体です。", False),
        ("会長の氏名は", "会長は佐藤花子です。", True),
        ("会長の氏名は", "会長は村長です。", False),
        ("住所は", "若葉町中央1丁目2番3号", True),
        ("住所は", "若葉町の中央にあります。", False),
        ("なぜですか", "本に親しむためです。", True),
        ("どんなところですか", "静かです。", None),
    ],
)
def test_a_sentence_must_hold_the_kind_of_thing_that_is_asked_for(
    question: str, sentence: str, passes: bool | None
) -> None:
    assert gate(question, sentence) is passes


@pytest.mark.parametrize(
    ("question", "needs"), [("予算はいくら", True), ("電話番号は", True), ("どう進めますか", False)]
)
def test_some_kinds_are_indispensable(question: str, needs: bool) -> None:
    assert needs_kind(read_question(question, shared_morphology())) is needs


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("図書購入費はいくらですか", "350万円"),
        ("読み聞かせの会は何時からですか", "午前10時から"),
        ("若葉町立図書館の電話番号は", "0123-45-6789"),
        ("なぜこの計画を作ったのですか", "本に親しむ機会を広げること"),
    ],
)
def test_the_sentence_that_answers_is_quoted(question: str, words: str, reading: Assistant) -> None:
    assert words in said(reading, question)


@pytest.mark.parametrize(
    "question",
    [
        "読み聞かせの会の参加費はいくらですか",
        "推進委員会の電話番号は",
        "学校連携部会の予算額は",
        "図書館の住所はどこですか",
        "団体貸出は何時からですか",
        "図書館の職員は何人ですか",
        "移動図書館はいつ来ますか",
    ],
)
def test_a_right_subject_without_what_is_asked_of_it_is_no_answer(
    question: str, reading: Assistant
) -> None:
    answer = ask(reading, question)
    assert reason(reading, question) is AbstentionReason.NOT_STATED, answer.text


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("推進委員会の電話番号は", "推進委員会の電話番号"),
        ("図書館の住所はどこですか", "図書館の住所"),
    ],
)
def test_an_abstention_says_what_is_missing(
    question: str, missing: str, reading: Assistant
) -> None:
    answer = ask(reading, question)
    assert answer.abstention is not None
    assert answer.abstention.missing == missing
    assert f"{missing}の記載が見つかりませんでした" in answer.text
    assert answer.abstention.nearest


def test_the_words_that_answer_are_known_inside_the_quote(reading: Assistant) -> None:
    answer = ask(reading, "図書購入費はいくらですか")
    citation = answer.citations[0]
    assert citation.answer is not None
    assert citation.span.contains(citation.answer)
    document = reading.index.documents[citation.doc_id]
    assert citation.answer.of(document.text) in "年間350万円"


def test_a_review_is_not_dated_by_the_period() -> None:
    question = read_question("この計画の中間見直しはいつですか", shared_morphology())
    assert misses_event(question, "計画期間は、令和4年度から令和8年度までとします")
    assert not misses_event(question, "令和6年度に中間見直しを行います")
    asked = read_question("見直しを行う年度は何年度ですか", shared_morphology())
    assert misses_event(asked, "計画期間は、令和4年度から令和8年度までとします")
    assert not misses_event(asked, "令和6年度に中間見直しを行います")


def test_a_date_is_no_answer_when_it_is_of_another_event() -> None:
    question = read_question("計画はいつ策定されましたか", shared_morphology())
    assert misses_event(question, "計画の期間 令和4年度から令和8年度まで")
    assert not misses_event(question, "令和4年3月に策定しました")
    assert not misses_event(question, "令和4年3月に定めました")
    assert not misses_event(read_question("計画はいつまでですか", shared_morphology()), "令和8年度")
