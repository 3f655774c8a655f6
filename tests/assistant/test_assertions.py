"""What is told of terms, bodies and places, and what is not asserted."""

import pytest

from tests.assistant.asking import ask, said
from tests.assistant.documents import assistant_over

GLOSSARY = """# 下水道計画

## 用語の説明

| 用語 | 説明 |
| --- | --- |
| 単独処理浄化槽 | し尿だけを処理する浄化槽。 |
| 合併処理浄化槽 | 台所の水も処理する浄化槽。 |
"""


@pytest.mark.parametrize(
    "question",
    [
        "単独浄化槽とは何ですか",
        "「ここは単独浄化槽ですよ」と言われましたが、それって何ですか",
        "「単独処理浄化槽」って言葉がよく分かりません",
    ],
)
def test_a_term_is_found_by_a_short_form_and_in_what_was_said(question: str) -> None:
    assistant = assistant_over(("water.md", GLOSSARY))
    assert said(assistant, question).startswith("単独処理浄化槽とは、「し尿だけを")


def test_a_share_in_brackets_is_no_meaning() -> None:
    body = "「不足している」と答えた事業所は21のうち16事業所（76.2％）でした。"
    assistant = assistant_over(("plan.md", f"# 介護計画\n\n## 調査\n\n{body}\n"))
    assert "とは、「76" not in said(assistant, "事業所とは何ですか")


def test_a_term_of_office_is_told_under_the_heading_of_its_body() -> None:
    body = "委員は12人以内とし、市長が委嘱する。任期は2年とし、再任を妨げない。"
    assistant = assistant_over(("plan.md", f"# 経営計画\n\n## 経営審議会\n\n{body}\n"))
    assert "2年" in said(assistant, "経営のことを審議する委員さんは、1回なったら何年やりますか")


DISTRICTS = """# 福祉計画

## 地区

第2層協議体を置く地区は、次の3つです。

- 港
- 砂原
- 岬

## 健診

岬公民館でも年2回、巡回の健診を行います。
"""


@pytest.mark.parametrize("place", ["岬地区", "砂原地区"])
def test_a_place_that_is_listed_is_no_missing_item(place: str) -> None:
    assistant = assistant_over(("plan.md", DISTRICTS))
    assert not said(assistant, f"{place}にも第2層協議体はありますか").startswith("いいえ")


def test_the_years_of_a_table_are_no_answer_to_what_is_done_in_one() -> None:
    rows = "| 年度 | 取組 |\n| --- | --- |\n| 令和7年度 | 調査 |\n| 令和8年度 | 改修 |\n"
    assistant = assistant_over(("plan.md", f"# 計画\n\n## 工程\n\n{rows}"))
    assert "年度は、次の" not in said(assistant, "令和8年度には何をする予定ですか")


@pytest.mark.parametrize(
    ("place", "desk"), [("霧沢町", "町の担当窓口"), ("霧沢市", "市の担当窓口"), ("", "担当窓口")]
)
def test_whom_to_ask_is_a_desk_of_the_municipality(place: str, desk: str) -> None:
    assistant = assistant_over(("plan.md", f"# {place}水道計画\n\n## 目的\n\n水を守ります。\n"))
    abstention = ask(assistant, "担当課の電話番号は何番ですか").abstention
    assert abstention is not None
    assert abstention.contact == desk


def test_when_the_next_plan_is_made_is_not_told_by_this_ones_cover() -> None:
    text = "# 図書館計画\n\n令和3年3月\n\n## 見直し\n\n次期計画は、令和7年度に策定します。\n"
    assert "令和7年度" in said(assistant_over(("plan.md", text)), "次の計画はいつ作るのですか")


def test_who_heads_a_body_is_not_who_its_members_are() -> None:
    body = "策定委員会の委員は、公募の町民とします。委員長は、互選で定めます。"
    assistant = assistant_over(("plan.md", f"# 計画\n\n## 委員会\n\n{body}\n"))
    told = said(assistant, "策定委員会の委員長は誰ですか")
    assert "公募" not in told


SHELTERS = """# 防災計画

## 用語の説明

| 用語 | 説明 |
| --- | --- |
| 指定避難所 | 災害の後に過ごす施設。 |
| 指定福祉避難所 | 介護の要る人が過ごす施設。 |
"""


def test_a_term_is_itself_before_it_is_short_for_another() -> None:
    assistant = assistant_over(("plan.md", SHELTERS))
    assert said(assistant, "指定避難所とは何ですか").startswith("指定避難所とは、「災害の後に")


UNDERTAKINGS = """# 福祉計画

## ① 見守り配食サービス

夕食を家まで届け、安否を確かめます。費用は1食400円です。

## ② いきいき筋力教室（介護予防事業）

65歳以上ならだれでも参加できる教室です。

## ③ 紙おむつの支給

計画は、基本構想（まちの理念）と基本計画（まちの施策）から成ります。
"""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("見守り配食とは何ですか", "夕食を家まで届け"),
        ("いきいき筋力教室とは何ですか", "だれでも参加できる教室"),
        ("まちの理念を何といいますか", "基本構想"),
        ("まちの施策のことを何と呼びますか", "基本計画"),
    ],
)
def test_an_undertaking_is_told_below_its_heading_and_a_term_by_its_bracket(
    question: str, told: str
) -> None:
    assert told in said(assistant_over(("plan.md", UNDERTAKINGS)), question)


ACT = """# 子ども計画

## 子育て会議設置条例

第3条 子育て会議は、委員15人以内をもって組織する。

2 委員は、町長が委嘱する。

第4条 委員の任期は2年とし、再任を妨げない。

第5条 子育て会議に会長及び副会長各1人を置き、委員の互選により定める。

6 会議は、原則として公開とする。
"""


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("会長は町長が決めるんですよね", "いいえ。"),
        ("会長は互選ですか", "はい。"),
        ("委員は町長が選ぶんですか", "はい。"),
        ("委員は再任できますか", "はい。"),
        ("子育て会議の委員は20人ですよね", "いいえ。"),
        ("子育て会議は非公開ですか", "いいえ。"),
    ],
)
def test_what_a_regulation_says_settles_a_claim(claim: str, verdict: str) -> None:
    assert said(assistant_over(("plan.md", ACT)), claim).startswith(verdict)


WORDS = """# 村計画

## 暮らし

人口は、令和2年には1,104人でした。

人口は、令和7年10月1日現在では968人です。

団員は定員90人に対して61人です。

最も近い鉄道の駅は甲駅で、車で50分かかります。

備蓄は7日分を目指します。現在の備蓄は3日分です。

住民が移り住んだ214人のうち、現在も村に住む人は151人です。
"""


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("人口は今何人ですか", "968人"),
        ("団員は足りていますか", "いいえ。"),
        ("移り住んだ人はどれくらい残っていますか", "151人"),
    ],
)
def test_what_is_so_now_is_told(question: str, part: str) -> None:
    assert part in said(assistant_over(("plan.md", WORDS)), question)


@pytest.mark.parametrize("claim", ["鉄道の駅はありますか", "人口は多いの、少ないの"])
def test_what_nothing_settles_gets_no_yes(claim: str) -> None:
    assert not said(assistant_over(("plan.md", WORDS)), claim).startswith("はい")
