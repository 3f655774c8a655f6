import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.spelling.known_words import to_katakana
from assistant.spelling.speller import Speller, is_same_spelling
from corpus.cleaning import clean_question
from corpus.morphology import shared_morphology

NAMES = [
    "雪押し場",
    "子ども読書活動推進委員会",
    "ブックスタート",
    "図書購入費",
    "学校連携部会",
    "計画期間",
]


@pytest.fixture(scope="module")
def speller() -> Speller:
    return Speller(NAMES, shared_morphology())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("けいかくきかんはいつまで", "計画期間はいつまで"),
        ("計画機関はいつまで", "計画期間はいつまで"),
        ("ﾄｼｮｺｳﾆｭｳﾋはいくら", "図書購入費はいくら"),
        ("ぶっくすたーととは", "ブックスタートとは"),
        ("ブックスタアトとは何ですか", "ブックスタートとは何ですか"),
        ("ゆきおしばって何のこと", "雪押し場って何のこと"),
        ("がっこうれんけいぶかいの役割は", "学校連携部会の役割は"),
    ],
)
def test_a_slip_is_mended_by_the_documents_own_words(
    typed: str, meant: str, speller: Speller
) -> None:
    assert speller.repair(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "計画期間はいつまでですか",
        "ブックスタートとは何ですか",
        "教えてください",
        "これはどういうことですか",
        "学校給食費はいくらですか",
        "",
    ],
)
def test_what_is_no_slip_stays(typed: str, speller: Speller) -> None:
    assert speller.repair(typed) is None


@given(st.text(max_size=60))
def test_a_mended_question_needs_no_second_mending(text: str) -> None:
    speller = Speller(NAMES, shared_morphology())
    mended = speller.repair(clean_question(text))
    if mended is not None:
        assert speller.repair(mended) in (None, mended)


def test_only_hiragana_becomes_katakana() -> None:
    assert to_katakana("きかん期間ABゔ") == "キカン期間ABヴ"


@pytest.mark.parametrize(
    "typed",
    ["それで間違いないでしょうか", "教えていただけますでしょうか", "会議に出るのでしょうか"],
)
def test_grammar_is_no_slip(typed: str) -> None:
    speller = Speller(["以内", "小中学校", "学校連携部会"], shared_morphology())
    assert speller.repair(typed) is None


def test_nobody_there_is_not_mended_to_within() -> None:
    speller = Speller(["1か月以内に回答する", "本部長"], shared_morphology())
    assert speller.repair("本部長がいないときは誰がやりますか") is None


PLAN = [
    *("農地", "消火", "市内", "遺体", "メタン", "既定", "内容", "理想", "稼働", "思想", "代替"),
    *("久留間", "当たり", "覆い", "アドバイザー", "向上", "ボタン", "うち中学生", "一人当たり"),
    *("課題", "対象", "任期", "用語", "推進", "委員", "期限", "方針", "計画期間", "対象者数"),
    *("図書館", "学童", "避難所", "警報器", "種類", "一緒", "役所", "看板", "申込", "地震", "自身"),
    *(
        "工場",
        "審議会の委員の任期は2年とする",
        "しらいと号",
        "白糸",
        "市民プール",
        "ツ森",
        "さわねベース",
        "沢根",
        "仕組み",
        "受付",
    ),
]


@pytest.fixture(scope="module")
def plan_speller() -> Speller:
    return Speller(PLAN, shared_morphology())


@pytest.mark.parametrize(
    "typed",
    [
        "23件のうち、反映された件数",
        "受講料はいくらでしょうか",
        "みどりにしないとだめですか",
        "このまちにいたいと言う人",
        "なぜ一つにまとめたんですか",
        "まだできていないのはどうして",
        "組織がないようですが",
        "人がいなくなりそうです",
        "本物かどうかはどこで",
        "計画どおりやれたかどうか、いつ",
        "孤立しそうな集落の名前",
        "だいたい何歳くらい",
        "どのあたりですか",
        "クルマの事故は何件",
        "わけはなにがおおいですか",
        "専門家がアドバイスする役は",
        "ぼたん鍋は売りますか",
        "ぼくたち中学生の考え",
        "しらいと号は何時から",
        "何%まで下げるつもりですか",
        "市民ホールの名前は",
        "さわねベースは無料ですか",
    ],
)
def test_ordinary_japanese_stays(typed: str, plan_speller: Speller) -> None:
    assert plan_speller.repair(typed) is None


@pytest.mark.parametrize(
    "typed",
    [
        "船の人気がないのはなぜ",
        "1番人気は",
        "帯状疱疹の予防接種",
        "養護教諭は何人",
        "池の水深は",
        "近くの医院はどこ",
        "機嫌が悪い子",
    ],
)
def test_a_homophone_that_stands_by_itself_is_what_was_meant(
    typed: str, plan_speller: Speller
) -> None:
    assert plan_speller.repair(typed) is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("4番目の過大を教えて", "4番目の課題を教えて"),
        ("対照とする分野", "対象とする分野"),
        ("意識調査の対照者数", "意識調査の対象者数"),
        ("審議会の委員の人気は何年", "審議会の委員の任期は何年"),
        ("夏休みはとしょかんはあいてますか", "夏休みは図書館はあいてますか"),
        ("がくどうは何時まで", "学童は何時まで"),
        ("ひなん所はどこ", "避難所はどこ"),
        ("火災けいほうきをつけたい", "火災警報器をつけたい"),
        ("何しゅるいですか", "何種類ですか"),
        ("犬といっしょに寝られますか", "犬と一緒に寝られますか"),
        ("もうしこみの場所", "申込の場所"),
        ("うけつけはどこ", "受付はどこ"),
        ("一人あたりの広さ", "一人当たりの広さ"),
        ("乗せてもらうしくみはありますか", "乗せてもらう仕組みはありますか"),
        ("図書間はどこ", "図書館はどこ"),
    ],
)
def test_a_word_is_mended_where_a_word_may_stand(
    typed: str, meant: str, plan_speller: Speller
) -> None:
    assert plan_speller.repair(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("やくしょの かんばんは ありますか", "役所の看板はありますか"),
        ("こうじょうで はたらいています", "工場ではたらいています"),
        ("くるまの ほんは いくら", "くるまのほんはいくら"),
        ("じしんの とき", "地震のとき"),
    ],
)
def test_spaces_bound_the_words_of_easy_japanese(
    typed: str, meant: str, plan_speller: Speller
) -> None:
    assert plan_speller.repair(typed) == meant


@pytest.mark.parametrize(
    ("mended", "text", "is_same"),
    [
        ("配食の申込みはどこ", "配食の申し込みはどこ", True),
        ("計画期間は", "けいかくきかんは", False),
        ("まちづくりの目標", "まちずくりの目標", False),
        ("計画期間は", "計画機関は", False),
        (None, "計画期間は", False),
    ],
)
def test_kana_behind_kanji_are_no_other_spelling(
    mended: str | None, text: str, is_same: bool
) -> None:
    assert is_same_spelling(mended, text) is is_same
