"""Talks that go on where something was told: beside it, of its people, by its ranks; or nowhere."""

import pytest

from assistant.answer import AnswerKind
from assistant.service import Assistant
from tests.assistant.asking import ask, said
from tests.assistant.documents import assistant_over

PLAN = """# 第2次葉根村くらしの計画

## 1 計画の期間

本計画の期間は、令和6年度から令和10年度までの5年間とします。

## 2 アンケートの結果

村政に望むことは、「医療の確保」（64.2％）、「バスの維持」（57.9％）、「買い物の便」（33.0％）の順でした。

## 3 くらしの施策

### (1) 移動

予約制のバス「はね号」は、月曜日から土曜日まで走り、運賃は1回200円とします。
75歳以上の方は100円とします。

### (2) 集いの場

毎週火曜日と金曜日に、公民館で居場所「憩いの広場」を開きます。運営はNPO法人みなもに委託しています。
参加費は無料で、事前の申込みは不要です。

### (3) 担い手の育成

茶づくり学校では、2年間の研修を行い、定員は4人とします。
研修生には月15万円の研修手当を支給します。

### (4) 相談

後見の相談は、令和5年度が164件でした。
令和5年4月に村社会福祉協議会に設置した「葉根村後見センター」が相談を受けます。
診療科は内科と外科で、眼科は月1回です。

### (5) 協議会

くらし協議会の委員は15人で、任期は2年です。

### (6) 推進員

各町内会から推薦された24人に村長が委嘱し、推進員として集落を回ります。

### (7) 起業

村内で起業する人に、最大200万円を補助します。
申請は、商工会の確認を受けて、毎年6月30日までに産業課商工係に提出します。

### (8) 買物

移動販売車を週2回走らせます。運行は商工会が担い、村が燃料費を負担します。

### (9) 住まい

お試し住宅は1泊1,500円で、最長30日間貸し出します。
水道料金は、令和9年4月に平均12％引き上げる予定です。
"""


@pytest.fixture(scope="module")
def village() -> Assistant:
    return assistant_over(("kurashi.md", PLAN))


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("水道料金は上がりますか", "どのくらい？"), "平均12％"),
        (("起業の補助金はいくらですか", "申し込みはどこ？"), "産業課商工係に提出"),
        (("起業の補助金はいくらですか", "申し込みはどこ？", "いつまでに？"), "6月30日まで"),
        (("移動販売車は週に何回？", "誰がやってるの？"), "運行は商工会が担い"),
        (("お試し住宅はいくらで泊まれますか", "最長何日？"), "最長30日間"),
        (("茶づくり学校とは何ですか", "定員は？", "研修中の手当はいくら？"), "月15万円"),
        (("はね号の運賃はいくらですか", "80歳の母は？"), "75歳以上の方は100円"),
        (("憩いの広場はいつ開いていますか", "運営は誰？"), "NPO法人みなも"),
        (("後見の相談件数は？", "いつできたの？"), "令和5年4月"),
        (("くらし協議会の委員は何人ですか", "じゃあ推進員のほうは何人いるの"), "24人"),
        (
            ("村政に望むことは何ですか", "2番目は？"),
            "順に挙げられているものの2つ目は、「バスの維持」です。",
        ),
        (("村政に望むことは何ですか", "2番目は？", "残りは？"), "次の3つです"),
    ],
)
def test_a_talk_goes_on_where_it_was_told(
    turns: tuple[str, ...], told: str, village: Assistant
) -> None:
    assert told in said(village, *turns)


@pytest.mark.parametrize(
    "turns",
    [
        ("はね号の運賃はいくらですか", "場所は？"),  # the sentence told gives none
        ("眼科は月に何回ですか", "皮膚科は？"),  # 診療科 is no 皮膚科
        ("くらし協議会の委員は何人ですか", "開催実績は？"),
    ],
)
def test_what_was_told_is_not_told_again_for_what_it_lacks(
    turns: tuple[str, ...], village: Assistant
) -> None:
    assert ask(village, *turns).kind is AnswerKind.ABSTENTION


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("憩いの広場に参加するのにお金はかかりますか", "いいえ。"),
        ("憩いの広場に参加したいのですが申し込みは必要ですか", "申込みは不要"),
        ("80歳の母のはね号の運賃はいくらですか", "75歳以上の方は100円"),
    ],
)
def test_what_follows_a_name_tells_of_it(question: str, told: str, village: Assistant) -> None:
    assert told in said(village, question)


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("いま計画の期間の途中ですか", "はい。"),
        ("計画は現在進行中ですか", "はい。"),
        ("きょうは計画の期間のうちに入りますか", "はい。"),
        ("計画が始まってから何年何か月ですか", "この計画は2024年4月1日に始まり"),
        ("計画の始まりは令和何年？", "この計画の始まりは、2024年度（令和6年度）"),
    ],
)
def test_a_plan_that_is_under_way(question: str, begins: str, village: Assistant) -> None:
    assert said(village, question).startswith(begins)


def test_an_era_is_told_with_the_years(village: Assistant) -> None:
    assert "令和6年度" in said(village, "計画期間を西暦で教えて", "元号だと？")
