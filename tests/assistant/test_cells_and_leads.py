"""Leads of lists, columns by what they are of, and what a sentence leaves open."""

import pytest

from assistant.claim_words import by_office
from assistant.service import Assistant
from tests.assistant.asking import all_said, ask, said
from tests.assistant.documents import assistant_over

PLAN = """# 柿の木市ごみ処理計画

## 1 収集

次に掲げるものは、市では収集しません。

- タイヤ、消火器
- 土、石

| 地区 | 燃やすごみ | びん・缶 |
|---|---|---|
| 上町 | 月・木曜日 | 第1水曜日 |
| 下町 | 火・金曜日 | 第2水曜日 |

## 2 施設【担当課：環境課・施設課】

表1 市の施設

| 施設名 | 開館時間 平日 | 開館時間 土日祝 | 休館日 | 開設年 |
|---|---|---|---|---|
| 上町体育館 | 午前9時～午後9時 | 午前9時～午後5時 | 毎週火曜日 | 昭和58年 |
| 下町温水プール | 午前10時～午後8時 | 午前10時～午後6時 | 毎週水曜日 | 平成9年 |

表2 主な使用料（単位：円）

| 施設 | 単位 | 一般 | 中学生以下 |
|---|---|---|---|
| 上町体育館 | 1面1時間 | 650 | 320 |
| 下町温水プール | 1人2時間 | 420 | 200 |

## 3 相談【担当課：環境課】

粗大ごみは、受付センター（電話0123-45-6789、平日のみ）に申し込みます。
ごみの量は、前の年より減っています。

## 4 進行管理

環境審議会が、毎年度、計画の達成状況を評価します。
前回の住民アンケートは、令和5年11月に行いました。

| 年齢 | 令和4年度 | 令和6年度 | 増減 |
|---|---|---|---|
| 若者の参加率 | 6.1％ | 5.3％ | ▲0.8 |
"""


@pytest.fixture(scope="module")
def assistant() -> Assistant:
    return assistant_over(("gomi.md", PLAN))


@pytest.mark.parametrize("thing", ["タイヤ", "消火器"])
def test_an_item_is_denied_by_what_stands_over_the_list(assistant: Assistant, thing: str) -> None:
    lead, item = all_said(assistant, f"{thing}は収集してもらえますか")
    assert lead.startswith("いいえ。")
    assert "収集しません" in lead
    assert thing in item


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("上町の燃やすごみは何曜日？", "月・木曜日"),
        ("下町のびんと缶の日はいつですか", "第2水曜日"),
        ("プールの休みの日は？", "毎週水曜日"),
        ("上町体育館はいつできたの？", "昭和58年"),
        ("上町体育館は日曜日何時まで？", "午後5時"),
        ("下町温水プールは平日何時まで？", "午後8時"),
        ("プールの料金はいくら？", "「420円（1人2時間）」"),
        ("粗大ごみを申し込むときの電話番号は？", "0123-45-6789"),
        ("計画の進み具合は誰がチェックするのですか", "環境審議会"),
    ],
)
def test_the_cell_or_the_words_asked_for_are_told(
    assistant: Assistant, question: str, told: str
) -> None:
    assert told in said(assistant, question)


def test_what_an_office_is_in_charge_of_is_read_from_headings(assistant: Assistant) -> None:
    assert all_said(assistant, "環境課は何を担当していますか")[1:] == ["2 施設", "3 相談"]
    assert all_said(assistant, "施設課は何を担当していますか")[1:] == ["2 施設"]


@pytest.mark.parametrize(
    "question", ["上町体育館の回数券の枚数は？", "次の住民アンケートはいつですか"]
)
def test_what_no_column_and_no_coming_day_tells_is_not_told(
    assistant: Assistant, question: str
) -> None:
    assert "令和5年" not in ask(assistant, question).text
    assert "650" not in ask(assistant, question).text


def test_a_mark_tells_which_way_it_went(assistant: Assistant) -> None:
    assert said(assistant, "若者の参加率は増えましたか").startswith("いいえ。")


WAYS = """# 柿の木市読書計画

## 1 取組

### (1) 中高生ビブリオバトル

本を紹介し合い、読みたい本を選ぶ大会を、毎年12月に開きます。
参加した人には、参加証を渡します。

### (2) 外国語の本

英語、中国語の本を2,000冊集めます。

### (3) 本の修理

破れたページにテープを貼ると、茶色く変色します。

### (4) 読み聞かせ

休日の読み聞かせを、支所で行います。

| 取組 | 担当課 |
|---|---|
| 返礼品の開発 | 総務課 |
| 会員の募集 | 企画政策課 |

| 事業 | 令和6年度 | 令和7年度 | 令和8年度 |
|---|---|---|---|
| 電子図書館の導入 | 検討 | ○ | → |
| 分館の改修 | 設計 | ○ | → |

※○は着手、→は継続を表します。
"""


@pytest.fixture(scope="module")
def reading() -> Assistant:
    return assistant_over(("dokusho.md", WAYS))


def test_a_heading_that_names_the_thing_lets_its_sentence_answer(reading: Assistant) -> None:
    [only] = all_said(reading, "ビブリオバトルはいつ開催？")
    assert "毎年12月" in only


@pytest.mark.parametrize(
    "question",
    [
        "韓国語の本もありますか",
        "破れたページはテープで貼っていい？",
        "平日の読み聞かせも行いますか",
    ],
)
def test_what_a_sentence_leaves_open_is_not_affirmed(reading: Assistant, question: str) -> None:
    assert not ask(reading, question).text.startswith(("はい", "「はい」"))


@pytest.mark.parametrize(
    ("claim", "text", "holds"),
    [
        ("返礼品の担当は企画政策課ですか", "返礼品の開発 2億円 総務課", False),
        ("返礼品の担当は総務課ですか", "返礼品の開発 2億円 総務課", True),
        ("返礼品の担当は総務課ですか", "返礼品の開発 総務課 企画政策課", None),
        ("返礼品は総務課で買えますか", "返礼品の開発 総務課", None),
    ],
)
def test_the_office_claimed_is_held_to_the_one_named(
    claim: str, text: str, holds: bool | None
) -> None:
    assert by_office(claim, text) is holds


def test_a_sign_of_a_stage_is_told_with_what_it_stands_for(reading: Assistant) -> None:
    assert "「○」（着手）" in said(reading, "電子図書館の導入はいつから？")


LISTS = """# 柿の木市読書計画

## 1 位置づけ

「柿の木市総合計画」を上位計画とし、「柿の木市健康計画」など福祉の計画と連携を図ります。

## 2 課題

次の2つを課題として整理しました。

- 読書の時間の不足
- 3施設の老朽化

### 3 読書の柱

本計画の柱は、「家で読む」、「学校で読む」の2つです。
"""


@pytest.fixture(scope="module")
def lists() -> Assistant:
    return assistant_over(("dokusho.md", LISTS))


def test_so_many_of_a_kind_are_listed_and_not_defined(lists: Assistant) -> None:
    assert all_said(lists, "2つの柱とは？")[1:] == ["家で読む", "学校で読む"]


def test_a_list_counts_its_items_and_not_what_they_speak_of(lists: Assistant) -> None:
    told = all_said(lists, "読書計画の課題は何個あって、どんなもの？")
    assert "3施設です" not in told[0]
    assert told[1:] == ["読書の時間の不足", "3施設の老朽化"]


def test_where_a_plan_stands_need_not_name_it_again(lists: Assistant) -> None:
    [only] = all_said(lists, "この計画は健康計画と関係がありますか")
    assert only.startswith("はい。")


TALKS = """# 柿の木市施設計画

## 1 施設

| 施設名 | 種類 | 稼働開始 |
|---|---|---|
| 川辺衛生センター | し尿処理施設 | 昭和63年4月 |
| 山手最終処分場 | 最終処分場 | 平成2年4月 |

川辺衛生センターは、老朽化に対応するため、令和11年度に廃止します。

## 2 視点

| 視点1 | 子どもの声を聴く |
|---|---|
| 視点2 | 切れ目なく支える |
| 視点3 | 地域で見守る |
"""


def test_a_verb_of_its_own_is_asked_and_not_the_row_again() -> None:
    turns = ("衛生センターはいつできた？", "いつ廃止される？")
    assert "令和11年度に廃止します" in said(assistant_over(("shisetsu.md", TALKS)), *turns)


def test_a_row_of_labels_heads_nothing() -> None:
    told = ask(assistant_over(("shisetsu.md", TALKS)), "視点2は何ですか").text
    assert "切れ目なく支える" in told
    assert "子どもの声を聴く「" not in told
