"""Whether a claim holds by what a sentence says."""

import pytest

from assistant.answer import AbstentionReason
from tests.assistant.asking import all_said, ask, reason, said
from tests.assistant.documents import assistant_over


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("無料の期間に令和7年3月31日は含まれますか", "はい。"),
        ("無料の期間に令和7年4月1日は含まれますか", "いいえ。"),
        ("令和6年の10月は、無料の期間に入りますか", "次のように"),  # a part of it is
    ],
)
def test_a_date_is_in_a_range_or_not(question: str, opening: str) -> None:
    body = "# 自転車駐車場\n\n無料の期間は、令和6年10月15日から令和7年3月31日までです。\n"
    assert said(assistant_over(("park.md", body)), question).startswith(opening)


def test_who_holds_a_post_is_not_told_by_what_the_post_does() -> None:
    body = "# 推進体制\n\nCIOは、情報戦略の最高責任者であり、情報化推進本部の部長を務めます。\n"
    assistant = assistant_over(("system.md", body))
    assert reason(assistant, "CIOは副市長ですか") is AbstentionReason.NOT_STATED


def test_what_a_row_says_of_another_body_is_no_yes() -> None:
    body = "# 体制\n\n情報を守る対策会議、システムの調達を審査する選定委員会を置きます。\n"
    assistant = assistant_over(("row.md", body))
    question = "対策会議がシステムの調達を審査する、という理解でよいか。"
    assert not said(assistant, question).startswith("はい")


@pytest.mark.parametrize(
    ("body", "question", "opening"),
    [
        ("副町長を最高情報責任者（CIO）とします。", "CIOは町長ですか", "いいえ。"),
        ("副町長を最高情報責任者（CIO）とします。", "CIOは副町長ですか", "はい。"),
        (
            "町長を本部長、副町長を副本部長とする計画推進本部を設置し、計画を決定します。",
            "計画推進本部の本部長は副町長ですか",
            "いいえ。",
        ),
    ],
)
def test_a_deputy_is_not_the_one_deputised_for(body: str, question: str, opening: str) -> None:
    assistant = assistant_over(("post.md", f"# 体制\n\n{body}\n"))
    assert said(assistant, question).startswith(opening)


def test_who_is_held_to_be_another_post_is_not_denied() -> None:
    body = "# 推進体制\n\nCIOを部長とする情報化推進本部を設置し、計画を決定します。\n"
    text = said(assistant_over(("system.md", body)), "情報化推進本部の部長は市長ですか")
    assert "CIOです" in text
    assert not text.startswith("いいえ")  # the 市長 may be CIO


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("出前講座はタダで受けられますか", "はい。"),
        ("出前講座はお金がかかりますか", "いいえ。"),
        ("南分館の開館時間は変わりますか", "いいえ。"),
        ("出前講座は無料ではないのですか", "次のように"),  # yes would say either
    ],
)
def test_other_words_settle_a_claim(question: str, opening: str) -> None:
    body = (
        "# 図書館の計画\n\n## 出前講座\n\n出前講座は無料とします。\n\n"
        "## 開館時間\n\n南分館の開館時間は変更しません。\n"
    )
    assert said(assistant_over(("library.md", body)), question).startswith(opening)


@pytest.mark.parametrize(
    ("body", "question"),
    [
        ("開館時間を変更する場合は、1か月前に公表します。", "開館時間は変更されますか"),
        ("がん検診は、1人あたり500円を助成します。", "がん検診は無料ですか"),
    ],
)
def test_what_may_be_or_is_paid_out_settles_no_claim(body: str, question: str) -> None:
    assistant = assistant_over(("plan.md", f"# 計画\n\n{body}\n"))
    assert not said(assistant, question).startswith(("はい", "いいえ"))


@pytest.mark.parametrize(
    ("body", "question", "opening"),
    [
        ("災害時の避難バスは9台です。", "災害時の避難バスは10台もないのですか", "はい。"),
        ("災害時の避難バスは9台です。", "災害時の避難バスは9台ですか", "はい。"),
        ("災害時の避難バスは9台です。", "災害時の避難バスは12台ですか", "いいえ。"),
        ("災害時の避難バスは9台です。", "災害時の避難バスは8台を超えていますか", "はい。"),
        # Two numbers of buses: which of them is meant is not known.
        (
            "災害時の避難バスは9台のうち3台を電気バスとします。",
            "災害時の避難バスは3台ですか",
            "次のように",
        ),
        (
            "乗り放題パスは、村営の渡船には使用できません。",
            "乗り放題パスで村営の渡船に乗れますか",
            "いいえ。",
        ),
        (
            "公民館の使用料の見直しを令和10年度に検討します。",
            "公民館の使用料の見直しはもう決まったのですか",
            "いいえ。",
        ),
        # What is so for some is not said of all, and what is so is not said to be all.
        (
            "花壇の苗は希望する団体に配ります。",
            "花壇の苗は希望する団体すべてに配りますか",
            "次のように",
        ),
    ],
)
def test_a_claim_is_judged_by_its_number_its_leave_and_its_time(
    body: str, question: str, opening: str
) -> None:
    assistant = assistant_over(("plan.md", f"# 村の計画\n\n## 取組\n\n{body}\n"))
    assert said(assistant, question).startswith(opening)


def test_of_several_plans_the_one_that_says_it_settles_a_claim() -> None:
    assistant = assistant_over(
        ("books.md", "# 図書館計画\n\n## 貸出\n\n図書館の本は、市外に住む人も借りられます。\n"),
        ("water.md", "# 水道計画\n\n## 料金\n\n水道料金は、2か月ごとに集めます。\n"),
    )
    told = said(assistant, "図書館の本は市外に住む人も借りられますか")
    assert told.startswith(("はい。", "「はい」"))
    assert "（図書館計画の記載です。）" in told


def test_plans_that_both_speak_of_it_are_quoted_and_none_settles_it() -> None:
    text = "# {title}\n\n## 袋\n\nごみ袋は、有料です。\n"
    plans = (("a.md", text.format(title="東計画")), ("b.md", text.format(title="西計画")))
    told = "".join(all_said(assistant_over(*plans), "ごみ袋は有料ですか"))
    assert "東計画には" in told
    assert "西計画には" in told
    assert "はい" not in told


@pytest.mark.parametrize(
    ("body", "question", "opening"),
    [
        ("現金での支払いは引き続き受け付けます。", "現金では払えなくなりますか", "いいえ。"),
        ("広報紙は、紙での全戸配布を続けます。", "広報紙は紙での配布をやめますか", "いいえ。"),
        ("浜手駅は平成26年から無人駅となっています。", "浜手駅は有人ですか", "いいえ。"),
        ("図書館の休館日は、月曜日です。", "図書館は月曜日に開いていますか", "いいえ。"),
    ],
)
def test_what_goes_on_does_not_end(body: str, question: str, opening: str) -> None:
    assistant = assistant_over(("body.md", f"# 計画\n\n## 内容\n\n{body}\n"))
    assert said(assistant, question).startswith(opening)


def test_what_somebody_wished_is_no_yes() -> None:
    body = "広報紙を紙で配るのをやめないでほしい。"
    assistant = assistant_over(("body.md", f"# 計画\n\n## 意見\n\n{body}\n"))
    assert "はい" not in said(assistant, "広報紙を紙で配るのをやめますか")


@pytest.mark.parametrize(
    ("body", "question"),
    [
        (
            "配食サービスは、高齢者に週3回、昼食を届けるものです。",
            "配食サービスは夕食も届けてくれますか",
        ),
        ("給食センターは、本町160番地に置きます。", "給食センターは沢渡にありますか"),
        (
            "実態調査は、戸建て住宅を対象に外観目視により行いました。",
            "実態調査は家の中まで入りましたか",
        ),
        ("ブラインドサッカーの体験会を年4回開催します。", "体験会にサッカーも入っていますか"),
        ("年少人口は減少し、老年人口は増加しています。", "人口は増えていますか"),
        ("計画は、令和12年度に必要に応じて見直します。", "計画は毎年見直すのですか"),
    ],
)
def test_what_a_sentence_does_not_say_is_no_yes(body: str, question: str) -> None:
    answer = ask(assistant_over(("plan.md", f"# 計画\n\n## 取組\n\n{body}\n")), question)
    assert not answer.text.startswith(("はい", "「はい」"))


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("医療費の助成は、親の稼ぎが多いともらえなくなりますか", "いいえ。"),
        ("医療費の助成は、所得が高くても受けられますか", "はい。"),
    ],
)
def test_no_limit_of_income(question: str, opening: str) -> None:
    body = "# 計画\n\n## こども医療費の助成\n\nこども医療費の助成に、所得制限はありません。\n"
    assert said(assistant_over(("care.md", body)), question).startswith(opening)
