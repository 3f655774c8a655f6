import pytest

from assistant.answer import AbstentionReason
from assistant.service import Assistant
from tests.assistant.asking import ask, reason, said
from tests.assistant.documents import assistant_over

COMMITTEE = "子ども読書活動推進委員会"


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("推進委員会の委員長は誰ですか", f"{COMMITTEE}の委員長は、教育長です。"),
        ("副委員長は？", f"{COMMITTEE}の副委員長は、図書館長です。"),
        ("委員長は教育長ですか", f"はい。{COMMITTEE}の委員長は、教育長です。"),
    ],
)
def test_a_role_is_answered_with_its_holder(question: str, words: str, reading: Assistant) -> None:
    assert said(reading, question) == words


def test_the_holder_is_named_in_the_proof(reading: Assistant) -> None:
    answer = ask(reading, "推進委員会の委員長は誰ですか")
    assert "教育長" in answer.citations[0].quote
    assert "委員長" in answer.citations[0].quote


def test_the_secretariat_is_where_the_text_puts_it(reading: Assistant) -> None:
    assert "若葉町立図書館" in said(reading, "推進委員会の事務局はどこですか")


@pytest.mark.parametrize(
    "question",
    [
        "推進委員会の下にはどんな組織がありますか",
        "推進委員会の下に置かれている部会は何ですか",
        "推進委員会に置く部会を列挙してください",
        "推進委員会の部会はどれとどれ？",
    ],
)
def test_the_bodies_below_are_all_named(question: str, reading: Assistant) -> None:
    words = said(reading, question)
    assert "学校連携部会" in words
    assert "地域連携部会" in words


def test_the_body_above_is_named(reading: Assistant) -> None:
    assert COMMITTEE in said(reading, "学校連携部会はどこに置かれていますか")


def test_who_assists_whom_is_read_both_ways(disaster: Assistant) -> None:
    assert said(disaster, "会長を補佐するのは誰ですか") == "会長を補佐するのは、防災専門員です。"
    assert said(disaster, "防災専門員は誰を補佐しますか") == "防災専門員は、会長を補佐します。"


@pytest.mark.parametrize(
    "question",
    ["図書館長の氏名は", "委員長の電話番号は", "学校連携部会の部会長は誰ですか", "書記は誰ですか"],
)
def test_a_known_body_does_not_answer_what_is_not_said_of_it(
    question: str, reading: Assistant
) -> None:
    assert reason(reading, question) is AbstentionReason.NOT_STATED


@pytest.mark.parametrize(
    "question", ["推進本部の副本部長は誰ですか", "推進本部の書記は誰ですか", "推進本部の部会長は誰"]
)
def test_a_deputy_or_clerk_that_is_not_stated_is_not_the_head(
    question: str, water: Assistant
) -> None:
    assert reason(water, question) is AbstentionReason.NOT_STATED
    assert "水道事業管理者" in said(water, "推進本部の本部長は誰ですか")


ROSTER_PLAN = """\
# 沢村計画

## 1 推進会議

沢村計画推進会議を設置し、会長及び副会長を置きます。会長は委員の互選により定めます。

推進会議の委員は、村長が委嘱します。

| 区分 | 氏名 | 所属 | 備考 |
|---|---|---|---|
| 学識経験者 | 森山 健一 | 沢大学 教授 | 会長 |
| 公募 | 早瀬 美穂 | 村民 | |
"""


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("会長はどうやって決まりますか", "会長は委員の互選により定めます"),
        ("推進会議の委員を委嘱するのは誰ですか", "推進会議の委員は、村長が委嘱します"),
    ],
)
def test_how_a_role_is_filled_is_told_in_the_sentence_that_says_so(
    question: str, quote: str
) -> None:
    assert quote in said(assistant_over(("roster.md", ROSTER_PLAN)), question)


def test_a_persons_name_is_told_where_a_roster_gives_it() -> None:
    text = said(assistant_over(("roster.md", ROSTER_PLAN)), "会長の氏名を教えてください")
    assert "森山 健一" in text
