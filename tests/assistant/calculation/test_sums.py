"""What is reckoned from one sentence, and what is left alone."""

import pytest

from assistant.calculation.asked import read_sums
from assistant.calculation.sums import reckon
from assistant.question import read_question
from corpus.morphology import shared_morphology


def sum_of(question: str, text: str) -> str:
    """The first sum that a sentence gives; "" for none."""
    read = read_question(question, shared_morphology())
    made = (reckon(read, asked, text) for asked in read_sums(read.text))
    return next((one.sum for one in made if one is not None), "")


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        (
            "屋根のないバス停は何か所ですか",
            "屋根付きの待合所は、町内37のバス停のうち9か所にとどまる。",
            "37か所 - 9か所 = 28か所",
        ),
        (
            "終わらなかった事業は何件残りましたか",
            "第1期では、掲げた31事業のうち26事業を終えた。",
            "31事業 - 26事業 = 5事業",
        ),
        (
            "認定を未だ受けていない者の数を求む",
            "救急救命士は38人で、このうち認定を受けた者は17人である。",
            "38人 - 17人 = 21人",
        ),
        (
            "国の補助金はいくらになりますか",
            "事業費は4,200万円とし、このうち2分の1に国の補助金を、残りに町債を充てる。",
            "4,200万円 × 2分の1 = 2,100万円",
        ),
        (
            "国の交付金で賄われない残額はいくらですか",
            "建設費は14億円を見込み、国の交付金を4分の3の割合で充てる。",
            "14億円 × （1 - 4分の3） = 3.5億円",
        ),
        (
            "市債はいくらですか",
            "改修費1,000万円のうち、2分の1を国の補助金で、残りを市債で賄う。",
            "",
        ),
        (
            "平日の家事時間は女性と男性でどれだけ差がありますか",
            "平日の家事時間は、女性の平均が3時間42分、男性が54分。",
            "3時間42分 - 54分 = 2時間48分",
        ),
        (
            "消防団員は何人足りていませんか",
            "消防団員は条例定数780人に対し実員597人である。",
            "780人 - 597人 = 183人",
        ),
        ("国の補助金はいくらですか", "改修費1,000万円のうち、3分の1を国の補助金で賄う。", ""),
        ("補助額はいくらですか", "上限額は50万円で、経費の2分の1を補助額とする。", ""),
        ("事業費はいくらですか", "事業費は4,200万円とし、2分の1に国の補助金を充てる。", ""),
        (
            "5年前は何人住んでいましたか",
            "総人口は1,412人で、5年前と比べて187人減少している。",
            "1,412人 + 187人 = 1,599人",
        ),
        ("10年前は何人いましたか", "総人口は1,412人で、5年前と比べて187人減少している。", ""),
        (
            "コンビニだとなんぼ得ですか",
            "手数料は、窓口では1通300円のところ、コンビニに限り200円とする。",
            "300円 - 200円 = 100円",
        ),
        (
            "定員は何人減りますか",
            "定員は、現在の90人から70人に縮小します。",
            "90人 - 70人 = 20人",
        ),
        (
            "職員は何人減ったの",
            "職員は14人で、平成17年の23人から減少しています。",
            "23人 - 14人 = 9人",
        ),
        (
            "令和元年から令和6年で何人減ったか",
            "令和元年の2万4千人から令和3年に9千人まで落ち込み、令和6年には1万9千人に回復した。",
            "2万4千人 - 1万9千人 = 5,000人",
        ),
        (
            "加入率は何ポイント下がったか",
            "加入率は平成24年度の74.5%から令和4年度には61.3%へ低下した。",
            "74.5% - 61.3% = 13.2ポイント",
        ),
        (
            "目標に何人足りなかったの",
            "40人の目標に対し実績は17人であった。",
            "40人 - 17人 = 23人",
        ),
        (
            "全国平均より何ポイント低いですか",
            "適合率は33.8%で、全国平均の41.2%を下回っています。",
            "41.2% - 33.8% = 7.4ポイント",
        ),
        (
            "宿泊客と日帰り客の差はいくらですか",
            "消費額は、宿泊客が21,300円、日帰り客が3,150円であった。",
            "21,300円 - 3,150円 = 18,150円",
        ),
    ],
)
def test_a_difference_by_hand(question: str, text: str, expected: str) -> None:
    assert sum_of(question, text) == expected


@pytest.mark.parametrize(
    ("question", "text"),
    [
        # the new value is asked for, not the difference
        ("定員は何人に減りますか", "定員は、現在の90人から70人に縮小します。"),
        # it went the other way
        ("定員は何人増えますか", "定員は、現在の90人から70人に縮小します。"),
        # a change that is past is none that is to come
        ("職員は何人減る予定ですか", "職員は1,094人から812人に減少した。"),
        # about or at least so many
        ("何人減りますか", "定員は、約90人から70人に縮小します。"),
        ("何分短くなりますか", "待ち時間は、平均23分から10分以内に短縮する。"),
        # of others than those who are asked about
        ("村民の入浴料はいくら上がりますか", "村民以外の大人を600円から800円に改定する。"),
        # a range is no change
        ("差はいくつですか", "転出は20歳から24歳までの女性で最も大きい。"),
        # two changes, neither of them named
        ("何人増えましたか", "委員は5人から7人に、職員は8人から9人に増えた。"),
        # a year of which the sentence says nothing
        ("令和2年から何人減りましたか", "平成26年の17人から令和5年の15人に減少した。"),
        # what is above the target is not more than something else
        ("転入のほうが何人多いの", "移住者は87人で、目標の75人を上回った。"),
    ],
)
def test_no_difference_where_it_is_not_asked_for_or_in_doubt(question: str, text: str) -> None:
    assert sum_of(question, text) == ""


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        (
            "「特別」がつかないほうだけだと何か所ですか",
            "警戒区域は市内に346か所あり、このうち特別警戒区域は298か所である。",
            "346か所 - 298か所 = 48か所",
        ),
        (
            "調査に答えなかった人は何人ですか",
            "2,000人を対象に調査を実施し、884人から回答を得ました。",
            "2,000人 - 884人 = 1,116人",
        ),
        (
            "アンケートに返事しなかった世帯は何世帯",
            "全1,214世帯を対象として行った調査では、773世帯から回答がありました。",
            "1,214世帯 - 773世帯 = 441世帯",
        ),
        (
            "提供に同意していない人は何人",
            "登載者は486人で、このうち情報の提供に同意した者は371人である。",
            "486人 - 371人 = 115人",
        ),
    ],
)
def test_the_rest_of_a_whole_by_hand(question: str, text: str, expected: str) -> None:
    assert sum_of(question, text) == expected


@pytest.mark.parametrize(
    ("question", "text"),
    [
        # the part itself is asked for
        (
            "入っていない団体はいくつですか",
            "調査した2023の団体のうち、加入は412団体でした。",
        ),  # a year
        ("危ない空き家は何戸ですか", "空き家は512戸で、このうち危険があるものは37戸でした。"),
        (
            "相談していない人は何人ですか",
            "回答した120人のうち、誰にも相談していない人は67人でした。",
        ),
        # the text counts itself what is left
        (
            "実施していない事業はいくつ",
            "78事業のうち、計画どおり実施したものは59事業、着手していないものが5事業でした。",
        ),
        # another thing is taken away
        ("65歳未満でない人は何人ですか", "船員は5人で、うち3人が女性です。"),
    ],
)
def test_no_rest_where_the_part_is_asked_for(question: str, text: str) -> None:
    assert sum_of(question, text) == ""


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        (
            "隊長も入れて全部で何人ですか",
            "実施隊は隊長1人、副隊長2人及び隊員21人で組織する。",
            "1人 + 2人 + 21人 = 24人",
        ),
        (
            "譲渡されたのと殺処分になったのと、両方で何頭？",
            "譲渡されたものは58頭、殺処分となったものは21頭でした。",
            "58頭 + 21頭 = 79頭",
        ),
        (
            "0歳と1歳を合わせて何人ですか",
            "入所待ち児童は、0歳児が27人、1歳児が8人、2歳児以上は0人です。",
            "27人 + 8人 = 35人",
        ),
        (
            "委員長を加えると総勢何人ですか",
            "委員会は、委員長のほか各部局の長12人をもって組織する。",
            "委員長1人 + 12人 = 13人",
        ),
    ],
)
def test_a_total_by_hand(question: str, text: str, expected: str) -> None:
    assert sum_of(question, text) == expected


@pytest.mark.parametrize(
    ("question", "text"),
    [
        # the text says it itself
        ("全部で何人ですか", "各地区に2人、小磯島に1人の計7人とする。"),
        # one is a part of the other
        ("全部で何人ですか", "児童生徒数は43人(うち離島留学生7人)である。"),
        # what is said of them differs
        ("合わせて何人ですか", "目標は2万5千人とし、宿泊施設の受入れ定員は164人を維持する。"),
        ("市全体と山の割合は合わせてどのくらい", "割合は市が19.8%で、山では27.4%です。"),
        ("全部で何%ですか", "申請は児童手当が22.4%、保育所が31.8%である。"),
    ],
)
def test_no_total_of_what_does_not_belong_together(question: str, text: str) -> None:
    assert sum_of(question, text) == ""


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        (
            "管理組合の何割が回答したの",
            "調査には、186棟中104棟の管理組合から回答がありました。",
            "104棟 ÷ 186棟 = 約55.9%",
        ),
        (
            "捕獲は何倍になりましたか",
            "捕獲数は、平成25年度の20頭から令和3年度の250頭に増加しました。",
            "250頭 ÷ 20頭 = 12.5倍",
        ),
        (
            "1万円の寄附なら、返礼品にいくらまで使えますか",
            "返礼品の費用は、寄附金の額の百分の三十に相当する金額以下とする。",
            "1万円 × 百分の三十 = 3,000円",
        ),
    ],
)
def test_a_share_by_hand(question: str, text: str, expected: str) -> None:
    assert sum_of(question, text) == expected
