"""The document itself: sections by number, the contents, where things stand, notes, the title."""

import pytest

from assistant.answer import AbstentionReason, AnswerKind
from assistant.service import Assistant
from tests.assistant.asking import all_said, ask, reason, said
from tests.assistant.documents import READING_PLAN, assistant_over

HARBOR_PLAN = """\
# 第3期瀬戸浜市港まちづくり計画

## 第1章 計画の基本

### 1.1 計画の位置づけ

港まちづくり計画は、総合計画[^9]に沿って定める個別計画です。

### 1.2 計画の期間

本計画の期間は、令和7年度から令和11年度までの5年間とします。

## 第2章 港の現状と課題

### 2.1 船の便

島へ渡る船は、1日に8便あります。運航率は93.5%です。

### 2.2 岸壁と倉庫

岸壁の長さは420メートルです。倉庫の広さは2.5haです。倉庫は昭和の終わりに建てられました。倉庫の屋根は傷んでいます。

### 2.3 課題

港の課題は、便数の維持と岸壁の老朽化です。

## 第3章 計画を進めるしくみ

### 3.1 推進体制

副市長を会長とする港まちづくり会議[^10]を設置します。

### 3.2 進行管理

会議は毎年度、進み具合を点検します。

[^9]: 総合計画：市の最も上にある計画のこと。
[^10]: 港まちづくり会議：市と船会社と住民でつくる会議のこと。
"""

PLAIN_PLAN = """\
# 瀬戸浜市みどりの計画

## 1 はじめの考え

この計画は、木かげを増やすために作りました。

## 2 取組

### (1) 街路樹

街路樹を毎年100本植えます。

### (2) 公園

公園の木を手入れします。
"""


@pytest.fixture(scope="module")
def harbor() -> Assistant:
    return assistant_over(("harbor.md", HARBOR_PLAN))


@pytest.fixture(scope="module")
def two_plans() -> Assistant:
    return assistant_over(("harbor.md", HARBOR_PLAN), ("reading.md", READING_PLAN))


PARTS = ["2.1 船の便", "2.2 岸壁と倉庫", "2.3 課題"]


@pytest.mark.parametrize(
    "question",
    [
        "第2章には何が書いてありますか",
        "2章の内容は",
        "第２章って何の話ですか",
        "第二章",
        "第2章を読みたい",
        "この計画の第2章について教えてください",
        "第2章「港の現状と課題」の内容は",
        "第2章には節がいくつありますか",
        "第2章の見出しを全部教えて",
    ],
)
def test_a_chapter_is_told_by_its_title_and_its_headings(question: str, harbor: Assistant) -> None:
    lead, *parts = all_said(harbor, question)
    assert lead == "第2章は「港の現状と課題」です。中の見出しの数は3で、次のとおりです。"
    assert parts == PARTS


@pytest.mark.parametrize(
    "question",
    [
        "2.2の内容は？",
        "2.2節の内容は",
        "2-2を見せて",
        "第2章第2節",
        "2.2には何が",
        "2.2 岸壁と倉庫の内容は",
    ],
)
def test_a_section_without_parts_is_told_by_its_first_three_sentences(
    question: str, harbor: Assistant
) -> None:
    lead, *quotes = all_said(harbor, question)
    assert lead.endswith("は「岸壁と倉庫」です。")
    assert quotes == [
        "次のように書かれています。「岸壁の長さは420メートルです」",
        "また、次のように書かれています。「倉庫の広さは2.5haです」",
        "また、次のように書かれています。「倉庫は昭和の終わりに建てられました」",
    ]


@pytest.mark.parametrize(
    "question", ["第3章の題名は何ですか", "第3章のタイトルを教えて", "第三章の見出しは？"]
)
def test_a_title_is_told_alone(question: str, harbor: Assistant) -> None:
    assert all_said(harbor, question) == ["第3章の題名は「計画を進めるしくみ」です。"]


def test_two_chapters_are_told_by_their_headings(harbor: Assistant) -> None:
    assert all_said(harbor, "第1章と第3章の内容は") == [
        "第1章は「計画の基本」です。中の見出しは「1.1 計画の位置づけ」「1.2 計画の期間」です。",
        "第3章は「計画を進めるしくみ」です。中の見出しは「3.1 推進体制」「3.2 進行管理」です。",
    ]


def test_a_line_of_the_contents_is_not_the_chapter() -> None:
    listed = HARBOR_PLAN.replace("## 第1章", "## 第2章 港の現状\n\n## 第1章", 1)
    words = all_said(assistant_over(("listed.md", listed)), "第2章には何が書いてありますか")
    assert words[1:] == PARTS


def test_a_bare_number_of_a_heading_is_the_chapter_and_its_parts_are_its_sections() -> None:
    plain = assistant_over(("plain.md", PLAIN_PLAN))
    assert all_said(plain, "第2章には何が書いてありますか")[1:] == ["(1) 街路樹", "(2) 公園"]
    assert all_said(plain, "第2章第1節の内容は")[1].endswith("「街路樹を毎年100本植えます」")
    assert reason(plain, "2.1の内容は") is AbstentionReason.NOT_STATED


def test_the_headings_can_be_counted_off_afterwards(harbor: Assistant) -> None:
    words = said(harbor, "第2章には何が書いてありますか", "2つ目は？")
    assert words == "第2章の2つ目は、「2.2 岸壁と倉庫」です。"


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("第5章には何が書いてありますか", "第5章"),
        ("第四章の施策一覧を教えて", "第4章"),
        ("第4章の計画期間は", "第4章"),
        ("第2章第7節の内容は", "第2章第7節"),
        ("2.7の内容は", "2.7"),
        ("2.7節で決めた目標は", "2.7節"),
        ("5-1について教えて", "5-1"),
        ("第2章と第6章の内容は", "第6章"),
        ("注11には何が書いてありますか", "注11"),
        ("脚注3は何ですか", "脚注3"),
    ],
)
def test_what_is_not_there_is_named_as_missing(
    question: str, missing: str, harbor: Assistant
) -> None:
    answer = ask(harbor, question)
    assert answer.kind is AnswerKind.ABSTENTION
    assert answer.abstention is not None
    assert answer.abstention.reason is AbstentionReason.NOT_STATED
    assert answer.abstention.missing == missing


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("第1章で定めた計画の期間は何年ですか", "5年間"),
        ("第2章の岸壁について教えて", "420メートル"),
        ("2.2の倉庫の広さは何haですか", "2.5ha"),
        ("第3章で会議の会長は誰ですか", "副市長"),
    ],
)
def test_what_is_asked_of_the_content_of_a_chapter_is_answered_from_the_content(
    question: str, held: str, harbor: Assistant
) -> None:
    answer = ask(harbor, question)
    assert held in answer.statements[0].text
    assert "見出し" not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "第5次計画の期間は",
        "第2期の計画は何年までですか",
        "運航率が93.5%なのは何ですか",
        "倉庫は2.5haですか",
        "2.3億円は何の費用ですか",
        "2026.4から変わることは何ですか",
        "第5条には何が書いてありますか",
        "第2部会は何をしますか",
        "2節目を迎えた事業は何ですか",
        "発注11件の内訳は",
        "海岸法第5章には何が書いてありますか",
        "総合計画の第5章には何が書いてありますか",
        "上位計画の名前は何ですか",
        "前の計画の名前は何ですか",
        "総合計画は第何次ですか",
        "港まちづくり会議の構成は",
        "切符はどこにありますか",
        "計画書は何ページありますか",
        "切符はどの章に書いてありますか",
    ],
)
def test_what_only_looks_like_a_section_is_left_to_others(question: str, harbor: Assistant) -> None:
    answer = ask(harbor, question)
    own = ("章は", "見出し", "」に書かれています", "題名")
    assert not any(word in statement.text for statement in answer.statements for word in own)
    if answer.abstention is not None:
        assert answer.abstention.missing not in {"第5章", "2.3", "2.5", "93.5", "注11", "第2部"}


@pytest.mark.parametrize(
    "question", ["目次を教えて", "計画の構成は", "どんな章がありますか", "全部で何章ありますか"]
)
def test_the_contents_are_the_chapters(question: str, harbor: Assistant) -> None:
    lead, *chapters = all_said(harbor, question)
    assert lead == "手元の資料にある章の数は3で、次のとおりです。"
    assert chapters == ["第1章 計画の基本", "第2章 港の現状と課題", "第3章 計画を進めるしくみ"]


@pytest.mark.parametrize(
    ("question", "place"),
    [
        (
            "計画の位置づけについて書かれているのは何節ですか",
            "第1章 計画の基本 › 1.1 計画の位置づけ",
        ),
        ("推進体制はどの章に書いてありますか", "第3章 計画を進めるしくみ › 3.1 推進体制"),
        ("港の課題はどこに書いてありますか", "第2章 港の現状と課題"),
        ("船の便のことは、どこを読めばいいですか", "第2章 港の現状と課題 › 2.1 船の便"),
    ],
)
def test_where_something_is_written_is_the_section_that_is_called_so(
    question: str, place: str, harbor: Assistant
) -> None:
    assert said(harbor, question) == f"「{place}」に書かれています。"


def test_pages_that_are_not_known_are_not_made_up(harbor: Assistant) -> None:
    words = said(harbor, "計画期間は何ページに書いてありますか")
    place = "第1章 計画の基本 › 1.2 計画の期間"
    assert words == f"「{place}」に書かれています。この資料のページの番号は分かりません。"


@pytest.mark.parametrize(
    "question", ["注10には何が書いてありますか", "注10の内容", "10番の注は何ですか"]
)
def test_a_note_is_quoted(question: str, harbor: Assistant) -> None:
    words = said(harbor, question)
    assert words.startswith("注10には、次のように書かれています。「")
    assert "市と船会社と住民でつくる会議のこと" in words
    assert "市の最も上にある計画" not in words


def test_notes_are_counted_with_what_they_explain(harbor: Assistant) -> None:
    words = said(harbor, "脚注はいくつありますか")
    assert words == "脚注の数は2で、説明されているのは「総合計画」、「港まちづくり会議」です。"


@pytest.mark.parametrize(
    "question",
    [
        "計画の名前は何ですか",
        "この計画の正式名称は",
        "この資料の題名は",
        "これは何という計画ですか",
    ],
)
def test_the_title_is_told_as_it_is_printed(question: str, harbor: Assistant) -> None:
    assert said(harbor, question) == "名前（題名）は「第3期瀬戸浜市港まちづくり計画」です。"


@pytest.mark.parametrize(
    ("question", "lead"),
    [
        ("この計画は第何期ですか", "「"),
        ("何次の計画ですか", "「"),
        ("これは第3期の計画ですか", "はい。「"),
        ("これは第2期の計画ですか", "いいえ。「"),
        ("この計画は第3次ですか", "「"),
    ],
)
def test_the_plan_is_counted_by_its_title(question: str, lead: str, harbor: Assistant) -> None:
    title = "第3期瀬戸浜市港まちづくり計画"
    assert said(harbor, question) == f"{lead}{title}」は、第3期の計画です。"


def test_a_plan_without_a_number_is_not_counted() -> None:
    plain = assistant_over(("plain.md", PLAIN_PLAN))
    assert "期の計画です" not in ask(plain, "この計画は第何期ですか").text


def test_each_of_several_plans_is_named(two_plans: Assistant) -> None:
    words = all_said(two_plans, "第1章には何が書いてありますか")
    assert len(words) == 2
    assert any("「1.1 計画の位置づけ」「1.2 計画の期間」" in line for line in words)
    assert any("若葉町子ども読書活動推進計画の記載" in line for line in words)
    missing = ask(two_plans, "第7章には何が書いてありますか").abstention
    assert missing is not None
    assert missing.missing == "第7章"
