import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.wants import Want, find_wants
from corpus.normalize import normalize


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("計画期間はいつからですか", Want.START),
        ("計画はいつまでですか", Want.END),
        ("何年間の計画ですか", Want.LENGTH),
        ("何年くらい続くんですか", Want.LENGTH),
        ("何か月もらえますか", Want.LENGTH),
        ("もう終わりましたか", Want.IS_OVER),
        ("今年は何年目ですか", Want.ORDINAL_YEAR),
        ("あと何年ありますか", Want.REMAINING),
        ("会長は誰ですか", Want.WHO),
        ("会長はどなたですか", Want.WHO),
        ("会長の氏名は", Want.NAME),
        ("目標はいくつありますか", Want.HOW_MANY),
        ("参加者は何人ですか", Want.HOW_MANY),
        ("購入費はいくらですか", Want.MONEY),
        ("受診率の目標値はいくらですか", Want.HOW_MANY),
        ("電話番号を教えて", Want.CONTACT),
        ("何時からですか", Want.CLOCK),
        ("図書館の住所は", Want.ADDRESS),
        ("目標をすべて教えて", Want.ALL),
        ("なぜ作ったのですか", Want.WHY),
        ("事務局はどこですか", Want.WHERE),
        ("どのように進めますか", Want.HOW),
        ("ブックスタートとは何ですか", Want.DEFINITION),
        ("「協働」という言葉をどう説明していますか", Want.DEFINITION),
        ("どういう人を指すの", Want.DEFINITION),
        ("「特定期間」、前の年の何月から何月のこと？", Want.DEFINITION),
        ("部会はどれくらいおきに開かれますか", Want.OFTEN),
        ("どのくらいの間をおいて点検しますか", Want.OFTEN),
        ("CIOは何の略ですか", Want.ABBREVIATION),
        ("部会の役割は", Want.ROLE),
        ("参加者数の目標値は", Want.TARGET),
        ("参加者数の現状値は", Want.CURRENT),
    ],
)
def test_question_words_say_what_is_wanted(text: str, want: Want) -> None:
    assert want in find_wants(text).wants


@pytest.mark.parametrize("text", ["総合計画", "図書館", "部会"])
def test_a_bare_name_asks_for_nothing_special(text: str) -> None:
    assert not find_wants(text).wants


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("何人ですか", "人"),
        ("委員は何名", "人"),
        ("件数は", "件"),
        ("何か所", "か所"),
        ("いくつ", ""),
    ],
)
def test_what_is_counted_is_the_unit(text: str, unit: str) -> None:
    assert find_wants(text).unit == unit


@pytest.mark.parametrize(
    ("text", "is_yes_no"),
    [
        ("会長は村長ですか", True),
        ("2027年度は入りますか", True),
        ("もう終わった？", True),
        ("会長は誰ですか", False),
        ("いつまでですか", False),
        ("目標はいくつですか", False),
        ("なぜですか", False),
    ],
)
def test_a_question_without_a_question_word_wants_yes_or_no(text: str, is_yes_no: bool) -> None:
    assert find_wants(text).is_yes_no is is_yes_no


@given(st.text(max_size=80))
def test_form_lies_inside_any_text(text: str) -> None:
    said = normalize(text)
    assert all(0 <= start < end <= len(said) for start, end in find_wants(said).form)


def test_how_often_is_no_number_of_things() -> None:
    assert Want.HOW_MANY not in find_wants("部会はどれくらいおきに開かれますか").wants
    assert Want.HOW_MANY in find_wants("部会は年に何回開かれますか").wants


def test_how_many_days_a_week_is_no_date() -> None:
    assert Want.WHEN not in find_wants("週に何日まで頼めますか").wants
    assert Want.WHEN in find_wants("何月何日まで頼めますか").wants
    assert Want.WHEN in find_wants("結果が公開された日を知りたいです").wants


@pytest.mark.parametrize(
    ("text", "is_yes_no"),
    [
        ("令和9年度で満了か。", True),
        ("含むという理解でよいか。", True),
        ("まだ有効?", True),
        ("基準の年度はいつか。", False),
        ("増か減か。", False),
        ("期限切れか。", True),
        ("今年度で終わりなんですか", True),
        ("これはなんですか", False),
        ("いつからですか", False),
        ("何か年の計画ですか", False),
        ("対策会議の目的は何か。", False),
        ("庶務を処理する課はいずれか。", False),
        ("出席するか、否か。", True),
        ("来年度は計画に入る? 入らない?", True),
        ("増えた?減った?", False),
        ("勝手に使っても平気?", True),
        ("孫も連れて行けるかのう", True),
        ("辞めたら何かもらえますか", True),
        ("学校はいずれなくなるんですか", True),
        ("どの店でも持ち帰れますか", True),
        ("どの窓口でもらえますか", False),
        ("どこまで進んだか、町のホームページで見られますか", True),
        ("どうやって選ばれますか、筆記はありますか", False),
        ("場所を教えてほしいのですが、載っていますか", False),
        ("教えてほしいのですが、給食費は無料ですか", True),
        ("券はいつまで使えるか、わかりますか", False),
        ("目的は何かわかりますか", False),
        ("目標年度はいずれですか", False),
    ],
)
def test_a_curt_question_wants_yes_or_no(text: str, is_yes_no: bool) -> None:
    assert find_wants(text).is_yes_no is is_yes_no


def test_who_speaks_of_a_telephone_need_not_want_its_number() -> None:
    assert Want.CONTACT in find_wants("電話は何番ですか").wants
    assert Want.CONTACT in find_wants("担当課の電話番号を教えて").wants
    assert Want.CONTACT in find_wants("どこに電話すればいいですか").wants
    for text in (
        "電話番号に括弧を使えますか",
        "電話がつながらないと言う人は何人",
        "電話リレーサービスとは",
        "電話相談はいつですか",
    ):
        assert Want.CONTACT not in find_wants(text).wants


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("毎月の料金は誰が払いますか", Want.MONEY),
        ("日程の調整はどの課の仕事ですか", Want.WHEN),
        ("最終年度に太陽光の家は何軒ですか", Want.END),
        ("手伝っている人は何人ですか", Want.WHO),
        ("住所を隠す手続きはどうしますか", Want.ADDRESS),
        ("実現しなかった理由を町はどう説明していますか", Want.DEFINITION),
        ("最後の年の目標は何社ですか", Want.END),
        ("第4回の会議で話し合われたことは?", Want.DEFINITION),
    ],
)
def test_what_is_only_mentioned_is_not_wanted(text: str, want: Want) -> None:
    assert want not in find_wants(text).wants


@pytest.mark.parametrize(
    "text",
    [
        "フレイルとやらは、何のことかね",
        "8050問題は何のことですか",
        "「あて職」て言葉、よう分からんのやけど",
    ],
)
def test_what_something_is_about_is_its_meaning(text: str) -> None:
    assert Want.DEFINITION in find_wants(text).wants


def test_a_number_that_something_is_said_of_is_not_asked_for() -> None:
    assert Want.HOW_MANY not in find_wants("除却件数が目標に達しなかった要因は何か").wants


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("この券はおばあちゃんでも使えるん?", True),
        ("エレベーターはもうありますか?車いすなんです", True),
        ("温泉は閉まってしまうのですか。毎週楽しみにしております。", True),
        ("前に何日も切れたことがありましたっけ", True),
        ("若い人が戻らないのは、やりたい仕事がないから?", True),
        ("家まで取りに来てくれるんかいな", True),
        ("申込書はどこからダウンロードできる?", False),
        ("食料は何日もつの?", False),
        ("計画期間は?", False),
        ("もっと詳しく?", False),
        ("県の平均より多い?少ない?", False),
        ("進め方をご教示いただけますでしょうか。よろしくお願いします。", False),
    ],
)
def test_a_claim_is_told_from_an_open_question_in_talk(question: str, expected: bool) -> None:
    assert find_wants(normalize(question)).is_yes_no is expected


def test_what_one_has_heard_is_no_definition() -> None:
    assert Want.DEFINITION not in find_wants("来年から無料になるんだって?").wants
    assert Want.DEFINITION in find_wants("CIOって?").wants
