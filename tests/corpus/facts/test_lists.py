"""What a document enumerates, and the number it announces."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.facts.lists import extract_lists
from corpus.facts.reading import ReadDocument, read_sentences
from corpus.morphology import shared_morphology
from corpus.readers import document_from_text

Listed = tuple[str, int | None, tuple[str, ...]]


def read(text: str) -> ReadDocument:
    return read_sentences(document_from_text(text), shared_morphology())


def lists(text: str) -> list[Listed]:
    return [(fact.subject, fact.count, fact.items) for fact in extract_lists(read(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "市の課題は、「財源」、「人材」の2つが挙げられています。",
            ("市の課題", 2, ("財源", "人材")),
        ),
        ("本計画は、「守る」「育てる」の二つの視点を持つ。", ("視点", 2, ("守る", "育てる"))),
        ("「守る」「育てる」を2本の柱とします。", ("柱", 2, ("守る", "育てる"))),
        ("「守る」「育てる」の２つを基本方針とする。", ("基本方針", 2, ("守る", "育てる"))),
        ("主体は、市民、団体及び市の三者です。", ("主体", 3, ("市民", "団体", "市"))),
        ("原因は大きく分けて、人手の不足と設備の古さの2点です。",
         ("原因", 2, ("人手の不足", "設備の古さ"))),
        ("3つの段階（準備、実施、評価）を設けます。", ("段階", 3, ("準備", "実施", "評価"))),
        ("①市民本位、②効率及び③安全の3つの視点で進める。",
         ("視点", 3, ("市民本位", "効率", "安全"))),
        ("国は4分野（1.医療、2.食、3.学び、4.仕事）を選定した。",
         ("分野", 4, ("医療", "食", "学び", "仕事"))),
        ("基本目標「守る」「育てる」の2つを掲げる。", ("基本目標", 2, ("守る", "育てる"))),
        ("「守る」、「育てる」を基本目標に掲げています。",
         ("基本目標", None, ("守る", "育てる"))),
        ("施策は次の2点とします。①窓口の改善、②職員の育成。",
         ("施策", 2, ("窓口の改善", "職員の育成"))),
        ("理念は、「つくる」、「つなぐ」です。", ("理念", None, ("つくる", "つなぐ"))),
    ],
)  # fmt: skip
def test_things_enumerated_in_one_sentence(text: str, expected: Listed) -> None:
    assert lists(text) == [expected]


def test_the_announced_number_stays_when_fewer_things_are_found() -> None:
    assert lists("「開く」「守る」の3つの視点で見直す。") == [("視点", 3, ("開く", "守る"))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4つの理想のまち（将来像）を掲げました。", [("理想のまち", 4, ())]),
        ("12の事業と5つの施策から成ります。", [("事業", 12, ()), ("施策", 5, ())]),
        ("重点目標は4つです。", [("重点目標", 4, ())]),
        ("3つの柱を定めます。翌年、3つの柱を示します。", [("柱", 3, ())]),
    ],
)
def test_a_number_announced_without_its_things(text: str, expected: list[Listed]) -> None:
    assert lists(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "窓口は1つにまとめ、3つ目の課題は次に述べます。",
        "市長は「安全」と「安心」が大切だと述べ、「緑」にも触れました。",
        "7つの小学校でも導入が進みました。",
        "2つの市が合併して誕生しました。",
        "満足は「高い」が35%、「低い」が25%でした。",
        "情報化は重要な手段の一つです。",
        "第3章に、十分な備えと第三者の評価を示します。",
        "売上が1億円以下の事業者\n・商店\n・工場",
    ],
)
def test_a_number_or_a_quote_that_enumerates_nothing(text: str) -> None:
    assert lists(text) == []


@pytest.mark.parametrize(
    "marks", [("①", "②"), ("(1) ", "(2) "), ("１．", "２．"), ("ア　", "イ　"), ("・", "・"),
              ("方針1 ", "方針2 ")]
)  # fmt: skip
def test_items_below_an_announcement_lose_their_marks(marks: tuple[str, str]) -> None:
    text = f"次の2つの方針を掲げます。\n\n{marks[0]}手続を減らす\n{marks[1]}時間を減らす"
    assert lists(text) == [("方針", 2, ("手続を減らす", "時間を減らす"))]


def test_items_may_be_explained_between_their_numbers() -> None:
    text = (
        "本計画は2つの目標を定めます。\n\n(1) 便利な市役所\n\n窓口の手続を減らしていきます。\n\n"
        "(2) 開かれた市役所\n\nデータを公開していきます。\n"
    )
    assert lists(text) == [("目標", 2, ("便利な市役所", "開かれた市役所"))]


def test_an_item_of_two_sentences_is_one_item_and_a_stray_comma_is_none() -> None:
    text = "次の2つの方針を掲げます。\n・手続を減らす。窓口も減らす。\n・時間を減らす。"
    assert lists(text) == [("方針", 2, ("手続を減らす", "時間を減らす"))]
    assert lists("① 3つの目標を掲げる。、") == [("目標", 3, ())]


def test_items_without_a_number_take_the_topic_as_their_subject() -> None:
    text = "本部の構成員は、次に掲げる者とする。\n(1) 副市長\n(2) 教育長"
    assert lists(text) == [("本部の構成員", None, ("副市長", "教育長"))]


def test_who_acts_is_not_what_is_listed() -> None:
    text = "市は、次の取組を進めます。\n・窓口の見直し\n・図書の貸出し"
    assert lists(text) == [("取組", None, ("窓口の見直し", "図書の貸出し"))]


def test_statements_are_items_where_the_heading_counts_them() -> None:
    lines = "\n\n1.子どもの声を聴きます。\n2.途切れずに支えます。\n"
    items = ("子どもの声を聴きます", "途切れずに支えます")
    assert lists("2.1 二つの視点" + lines) == [("視点", 2, items)]
    assert lists("2.1 三つの視点" + lines) == []


def test_items_under_a_heading_are_a_list_and_fields_of_a_record_are_none() -> None:
    assert lists("2.1 主な取組\n\n・窓口の見直し\n・図書の貸出し") == [
        ("主な取組", None, ("窓口の見直し", "図書の貸出し"))
    ]
    assert lists("2.1 問い合わせ先\n\n・担当：総務課\n・電話：代表") == []


def test_items_that_disagree_with_the_number_are_not_taken_for_it() -> None:
    text = "基本目標を3つ掲げています。\n\n・資料は市役所にあります\n・ご意見は随時受け付けます"
    assert lists(text) == [("基本目標", 3, ())]


FRAGMENTS = [
    "3つの",
    "2点",
    "「守る」",
    "「育てる」",
    "、",
    "の",
    "目標",
    "は、",
    "を掲げる。",
    "次の",
    "\n",
    "① ",
    "② ",
    "・",
    "（",
    "）",
    "市民",
    "及び",
    "です。",
    "三",
    "本の柱",
    "２",
    "つ",
    "以下のとおり",
    "\t",
    "　",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=25).map("".join))
def test_every_list_is_cut_from_the_document(text: str) -> None:
    document = read("計画の本文。\n\n" + text)
    for fact in extract_lists(document):
        printed = document.document.text
        assert fact.items == tuple(span.of(printed) for span in fact.item_spans)
        assert all(fact.span.contains(span) for span in fact.item_spans)
        assert fact.sentence.contains(fact.span)
        assert fact.count is None or fact.count >= 2


@pytest.mark.parametrize("run", ["3つの", "「あ」", "市民及び", "①", "は、"])
def test_a_line_that_never_ends_is_read_in_time(run: str) -> None:
    document = read("本文。\n" + run * (12_000 // len(run)))
    start = time.process_time()
    extract_lists(document)
    assert time.process_time() - start < 3.0  # quadratic rules took 35 seconds


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("主な取組\n・教室の開催\n・設備の整備", ("主な取組", None, ("教室の開催", "設備の整備"))),
        ("施策1 窓口の改革\n施策2 内部の効率化", ("施策", None, ("窓口の改革", "内部の効率化"))),
        ("基本理念「支え合う」「育てる」", ("基本理念", None, ("支え合う", "育てる"))),
        (
            "基本方針\nⅠ　便利にする\nⅡ　元気にする",
            ("基本方針", None, ("便利にする", "元気にする")),
        ),
        (
            "課題として、①人材の不足、②予算の制約が挙げられます。",
            ("課題", None, ("人材の不足", "予算の制約")),
        ),
        ("視点は以下の通りです。①村民、②効率", ("視点", None, ("村民", "効率"))),
        (
            "目標は、第一に手続の簡素化、第二に人材の育成である。",
            ("目標", None, ("手続の簡素化", "人材の育成")),
        ),
        (
            "委員会は、次に掲げる事項を所掌する。\n⑴　計画の審議\n⑵　意見の反映",
            ("委員会", None, ("計画の審議", "意見の反映")),
        ),
        (
            "課題は3つあります。第1に担い手、第2に施設、第3に財源です。",
            ("課題", 3, ("担い手", "施設", "財源")),
        ),
        ("(1)参加、(2)公開の2つを基本とします。", ("基本", 2, ("参加", "公開"))),
        ("4つの目標と12の施策で構成します。", ("施策", 12, ())),
    ],
)
def test_lines_and_marks_enumerate_without_a_number(text: str, expected: Listed) -> None:
    assert expected in lists(text)


@pytest.mark.parametrize(
    "text",
    [
        "海水浴場を2か所から1か所に集約した。",
        "担当：総務課\n電話：0123-45-6789",
        "データの型\n・HH\n・HH",
        "利用の条件\n\n・利用する人は、あらかじめ申請書を提出し、許可を受けるものとします。\n・許可を受けた人は、施設を大切に使います。",
    ],
)
def test_fields_repeats_and_statements_are_no_lists(text: str) -> None:
    assert lists(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("五つの施策のうち、二つを優先する。", ("施策", 5, ())),
        ("7つの目標と23の施策を設定しました。", ("目標", 7, ())),
        ("「受付」「審査」「交付」の各段階で進めた。", ("段階", None, ("受付", "審査", "交付"))),
        ("姿勢として、1.対話、2.公開を大切にします。", ("姿勢", None, ("対話", "公開"))),
        (
            "①人口の減少、②施設の老朽化、が主な課題です。",
            ("主な課題", None, ("人口の減少", "施設の老朽化")),
        ),
        (
            "三つの姿、すなわち「使える」「選べる」「守れる」を示す。",
            ("姿", 3, ("使える", "選べる", "守れる")),
        ),
        (
            "留意点は2点です。第一に、費用を示すこと。第二に、負担を減らすこと。",
            ("留意点", 2, ("費用を示すこと", "負担を減らすこと")),
        ),
        (
            "計画は、基本構想、基本計画及び実施計画で構成します。",
            ("計画", None, ("基本構想", "基本計画", "実施計画")),
        ),
        ("柱は二つあります。一つ目は相談、二つ目は居場所です。", ("柱", 2, ("相談", "居場所"))),
        ("都市像を「水の都市」「緑の都市」とします。", ("都市像", None, ("水の都市", "緑の都市"))),
        ("方向性を「減らす」「変える」の2つに整理した。", ("方向性", 2, ("減らす", "変える"))),
        ("次に掲げる事項を所掌する。\n一　策定\n二　評価", ("事項", None, ("策定", "評価"))),
    ],
)
def test_things_counted_beside_others_numbered_or_named_behind(text: str, expected: Listed) -> None:
    assert expected in lists(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("重視する視点は、第1に安全、第2に効率の2点である。", (2, ("安全", "効率"))),
        (
            "5本の柱は、省エネ、再エネ、交通、森林、教育です。",
            (5, ("省エネ", "再エネ", "交通", "森林", "教育")),
        ),
        ("大切な備えは、自ら守る「自助」、支え合う「共助」の二つです。", (2, ("自助", "共助"))),
        ("伝達手段には、無線、メール、広報車などがある。", (None, ("無線", "メール", "広報車"))),
        (
            "審議会に、総務部会、福祉部会及び教育部会の3部会を置く。",
            (3, ("総務部会", "福祉部会", "教育部会")),
        ),
        ("方針Ａ　学ぶ\n方針Ｂ　育てる", (None, ("学ぶ", "育てる"))),
        ("「安全」「快適」をキーワードに進めます。", (None, ("安全", "快適"))),
    ],
)
def test_items_of_more_kinds(text: str, expected: tuple[int | None, tuple[str, ...]]) -> None:
    assert expected in [(count, items) for _, count, items in lists(text)]


def test_places_that_are_counted_are_no_list() -> None:
    assert lists("市内に2か所の消防署と5か所の分署を置いています。") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("番号\t重点課題\n1\t避難所\n2\t備蓄品", ("重点課題", None, ("避難所", "備蓄品"))),
        ("3R（削減、再使用、再生）に努めます。", ("3R", 3, ("削減", "再使用", "再生"))),
        (
            "【３つの約束】\n一．嘘をつかない\n二．逃げない\n三．待たない",
            ("約束", 3, ("嘘をつかない", "逃げない", "待たない")),
        ),
        ("柱は以下の2本です。\n①学力の向上　②心の教育", ("柱", 2, ("学力の向上", "心の教育"))),
        ("「協働」、「改革」を推進の2本柱とします。", ("柱", 2, ("協働", "改革"))),
        ("事業は「調査」→「設計」→「工事」の3段階です。", ("事業", 3, ("調査", "設計", "工事"))),
        (
            "（基本方針）\n1　予防への転換\n2　総量の適正化",
            ("基本方針", None, ("予防への転換", "総量の適正化")),
        ),
    ],
)
def test_rows_letters_labels_and_arrows_enumerate(
    text: str, expected: tuple[str, int | None, tuple[str, ...]]
) -> None:
    found = [(fact.subject, fact.count, fact.items) for fact in extract_lists(read(text))]
    assert found == [expected]


def test_many_long_things_are_no_announcement() -> None:
    assert extract_lists(read("改正を要する規則は67本あります。")) == ()
