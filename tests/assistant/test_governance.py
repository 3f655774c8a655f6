import pytest

from assistant.answer import AbstentionReason
from assistant.service import Assistant
from tests.assistant.asking import all_said, ask, reason, said
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


COUNCIL_PLAN = """\
# 川辺市行動計画

## 1 推進本部

市長を本部長、副市長及び教育長を副本部長とする行動計画推進本部を設置し、計画の決定を行います。

本部長に事故があるときは、副市長がその職務を代理します。推進本部の会議は、四半期ごとに開催します。

## 2 審議会

会長が職務を行えないときは、会長があらかじめ指名した委員が代わります。

学識経験者、市民及び事業者の代表12人以内で構成する行動計画審議会を設置し、計画の実績を検証します。

委員の任期は3年とします。審議会は、毎年5月と10月に開催します。

## 3 各課

各課に行動推進責任者を置き、課長補佐をもって充てます。
"""


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("本部長の市長が倒れたら代わりは誰がするの", "副市長がその職務を代理します"),
        ("市長が病気のとき、推進本部は誰が仕切るのですか", "副市長がその職務を代理します"),
        ("本部長がいないときは？", "副市長がその職務を代理します"),
        ("審議会の会長さんが具合の悪い時は誰が代わりに進めるの", "指名した委員が代わります"),
        ("審議会は最大何人でやってるんだろう", "12人以内で構成する"),
        ("審議会の委員の任期は", "任期は3年"),
        ("推進本部の会議はどのくらいの間をおいて開かれますか", "四半期ごとに開催します"),
        ("行動計画審議会は何月に集まりますか", "毎年5月と10月に開催します"),
        ("各課の行動推進責任者に充てられる職名は", "課長補佐"),
        ("計画の実績を検証する会議体は何ですか", "行動計画審議会です"),
    ],
)
def test_a_body_and_its_posts_are_asked_for_in_many_words(question: str, words: str) -> None:
    assert words in said(assistant_over(("council.md", COUNCIL_PLAN)), question)


def test_two_things_asked_of_one_body_are_both_told() -> None:
    words = "".join(
        all_said(
            assistant_over(("council.md", COUNCIL_PLAN)),
            "行動計画審議会の委員の任期及び定数の上限。",
        )
    )
    assert "任期は3年" in words
    assert "12人以内" in words


def test_all_who_hold_a_post_are_named_where_two_are_asked_for() -> None:
    text = said(
        assistant_over(("council.md", COUNCIL_PLAN)),
        "推進本部の副本部長、お二人いらっしゃるようですが、どなたとどなたですか",
    )
    assert "副市長" in text
    assert "教育長" in text


@pytest.mark.parametrize(
    "question", ["推進本部は何人ですか", "福祉相談員さんは何をしてくれる人ですか"]
)
def test_what_is_not_said_of_a_body_or_a_post_is_missing(question: str) -> None:
    missing = reason(assistant_over(("council.md", COUNCIL_PLAN)), question)
    assert missing is AbstentionReason.NOT_STATED


@pytest.mark.parametrize(
    "question", ["委員長が倒れたら代わりは誰ですか", "委員長がいないときは誰が代わりをしますか"]
)
def test_no_rule_for_a_deputy_is_no_deputy(question: str, reading: Assistant) -> None:
    assert reason(reading, question) is AbstentionReason.NOT_STATED


@pytest.mark.parametrize(
    ("question", "is_right"),
    [
        ("学校連携部会は推進委員会より上ですか", False),
        ("推進委員会より学校連携部会のほうが上ですか", False),
        ("学校連携部会は推進委員会の下ですか", True),
        ("推進委員会は学校連携部会の下に置かれますか", False),
        ("学校連携部会は推進委員会と同格ですか", False),
    ],
)
def test_who_stands_above_is_read_with_its_direction(
    question: str, is_right: bool, reading: Assistant
) -> None:
    words = said(reading, question)
    assert words.startswith("はい。" if is_right else "いいえ。")
    assert words.endswith(f"学校連携部会は、{COMMITTEE}の下に置かれています。")


def test_a_body_is_inside_the_town_hall_only_where_a_sentence_says_so(reading: Assistant) -> None:
    sentence = "町では、計画を進める庁内の体制として、電子化推進本部を設置します"
    hall = assistant_over(("hall.md", f"# 若葉町電子化計画\n\n{sentence}。\n"))
    assert (
        said(hall, "推進本部は役場の内部の組織ですか")
        == f"はい。次のように書かれています。「{sentence}」"
    )
    assert said(hall, "推進本部は町民の集まりですか").startswith("いいえ。")
    answer = ask(reading, "推進委員会は役場の内部の組織ですか")
    assert not answer.text.startswith(("はい", "いいえ"))


def test_an_office_that_nobody_tells_is_not_guessed(reading: Assistant) -> None:
    for question in (
        "学校連携部会の座長はどの課の課長ですか",
        "学校連携部会にはどの課の職員が入っていますか",
    ):
        assert reason(reading, question) is AbstentionReason.NOT_STATED
    assert "教育長" in said(reading, "推進委員会の委員長はどの役職の人ですか")


@pytest.mark.parametrize("does", ["が読むため", "のため"])
def test_who_a_plan_is_for_is_not_told_by_a_body_that_has_to_do_with_plans(does: str) -> None:
    text = "推進本部を置きます。推進本部は、計画や設備の検討を行います。"
    reading = assistant_over(("plan.md", f"# 若葉町情報計画\n\n{text}\n"))
    assert "推進本部です" not in ask(reading, f"この計画は誰{does}の計画ですか").text
    assert said(reading, "設備の検討は誰が行いますか").startswith("推進本部です")


ADVISED = """# 緑川市情報化計画

## 1 推進体制

情報化推進本部は、計画の策定を行う、全体を統括する組織です。
CIO（最高情報責任者）を部長とする情報化推進本部を設置しています。
情報化推進本部には CIO を補佐する情報政策専門員も出席し、市の情報化に関する助言を行っています。
"""


@pytest.mark.parametrize(
    "question",
    [
        "情報政策専門員さんって会議で何をしてくれる人？",
        "推進本部の場で専門員はどんなことをするの？",
        "専門員の先生は座っているだけではないでしょう。推進本部でどんなことをするの？",
        "CIOを補佐する専門員は、何をしていますか",
    ],
)
def test_what_is_done_is_said_of_the_doer(question: str) -> None:
    assert "助言" in said(assistant_over(("advised.md", ADVISED)), question)


WORKS = """\
# 風町防災計画

## 推進体制

町長を本部長、副町長を副本部長とする風町防災推進本部を設置し、方針の決定を行います。

建設課長を委員長とする補助審査委員会は、補助金の申請を審査します。

推進本部の事務局は、総務課に置きます。

各課に防災推進員を置き、職場での備えを進めます。
"""


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("補助金の申請を審査する委員会の長は誰ですか", "建設課長"),
        ("建設課長が委員長をしている委員会はどれ", "補助審査委員会"),
        ("会議の資料づくりや日程の世話はどの部署がしていますか", "総務課"),
        ("防災推進本部を束ねているのは、どの職の人ですか", "町長"),
        ("課ごとに置かれている備えの担当は何と呼ばれますか", "防災推進員"),
    ],
)
def test_a_body_or_post_is_known_by_its_work_or_head(question: str, words: str) -> None:
    assert words in said(assistant_over(("works.md", WORKS)), question)


def test_the_secretariat_of_another_body_is_not_told() -> None:
    question = "教育審議会の事務局はどこですか"
    assert reason(assistant_over(("works.md", WORKS)), question) is AbstentionReason.NOT_STATED


def test_what_another_body_does_in_the_same_sentence_is_not_told_of_this_one() -> None:
    body = "毎年7月に推進本部が内部評価を、8月に運営協議会が外部評価を行います。"
    assistant = assistant_over(("plan.md", f"# 計画\n\n## 進行管理\n\n{body}\n"))
    assert not said(assistant, "内部評価はどこが行いますか").startswith("運営協議会です")
