import pytest

from corpus.marks import (
    find_caption_mark,
    find_heading_mark,
    is_contents_line,
    is_glossary_title,
    list_mark_end,
)
from corpus.note_marks import (
    find_note_mark,
    neighbouring_markers,
    normalize_marker,
    note_markers,
    raise_digits,
)


@pytest.mark.parametrize(
    ("line", "label", "title"),
    [
        ("2.1 計画の位置づけ", "2.1", "計画の位置づけ"),
        ("２．１　計画の位置づけ", "2.1", "計画の位置づけ"),
        ("１－１　計画の趣旨", "1-1", "計画の趣旨"),
        ("第2章　環境の現状と課題", "第2章", "環境の現状と課題"),
        ("第二章 施策", "第二章", "施策"),
        ("第 3 章", "第3章", ""),
        ("第1章はじめに", "第1章", "はじめに"),
        ("Ⅲ　計画の推進", "Ⅲ", "計画の推進"),
        ("第１　計画の趣旨", "第1", "計画の趣旨"),
        ("第二 推進のしくみ", "第二", "推進のしくみ"),
        ("(1)　策定の趣旨", "(1)", "策定の趣旨"),
        ("（２）　所掌事務", "(2)", "所掌事務"),
        ("3)　体制", "3)", "体制"),
        ("ア　根拠となる法令", "ア", "根拠となる法令"),
        ("①　自動車からの転換", "①", "自動車からの転換"),
        ("【計画期間】", "", "計画期間"),
        ("用語解説", "", "用語解説"),
        ("３｜計画の期間", "3", "計画の期間"),
        ("｜第２章｜本町のいま", "第2章", "本町のいま"),
        ("用　語　集", "", "用　語　集"),
        ("基本目標2　ものを大切にする", "基本目標2", "ものを大切にする"),
        ("資料１　用語集", "資料1", "用語集"),
        ("  2 計画期間  ", "2", "計画期間"),
    ],
)
def test_numbered_headings_by_hand(line: str, label: str, title: str) -> None:
    mark = find_heading_mark(line)
    assert mark is not None
    assert (mark.label, line[mark.title_start : mark.title_end]) == (label, title)


@pytest.mark.parametrize(
    "line",
    [
        "｜1｜書かない窓口｜住民課｜",
        "2.5倍に増えた相談件数",
        "第 2 期計画",
        "第1 四半期",
        "第１　この計画は、森林の整備を目的とする。",
        "10 年間のまちづくり",
        "10 年後の姿",
        "3つの柱",
        "第1章では、現状を述べ",
        "(1) 学識経験者　(2) 関係団体",
        "第1章　では，現状を述べ",
        "2 改行は発生しない．",
        "第2章から第4章",
        "(1) 市民が集います。",
        "2 市民、事業者、",
        "第1章 総論 …………… 3",
        "計画の期間",
        "2024年の計画",
        "",
        "1",
        "一方、市は",
        "2.1 " + "長" * 60,
    ],
)
def test_what_is_no_heading(line: str) -> None:
    assert find_heading_mark(line) is None


def test_a_series_goes_on_with_the_next_number_of_the_same_look() -> None:
    marks = {line: find_heading_mark(line) for line in ("1. 窓口", "2. 申請", "3. 人材", "2　期間")}
    first = marks["1. 窓口"]
    assert first is not None
    assert [line for line, mark in marks.items() if mark and first.is_followed_by(mark)] == [
        "2. 申請"
    ]


@pytest.mark.parametrize(
    ("one", "after"),
    [
        ("ア　甲", "イ　乙"),
        ("①甲", "②乙"),
        ("一　甲", "二　乙"),
        ("(a) 甲", "(b) 乙"),
        ("■甲", "■乙"),
    ],
)
def test_series_of_other_signs_go_on_too(one: str, after: str) -> None:
    first, second = find_heading_mark(one), find_heading_mark(after)
    assert first is not None
    assert second is not None
    assert first.is_followed_by(second)


@pytest.mark.parametrize(
    ("line", "kind", "label", "caption"),
    [
        ("図 3 対象期間", "図", "図3", "対象期間"),
        ("図1　他の計画とのつながり", "図", "図1", "他の計画とのつながり"),
        ("表2-1：指標と目標値", "表", "表2-1", "指標と目標値"),
        ("図表 3-1 人口の推移（出典：国勢調査）", "図", "図表3-1", "人口の推移（出典：国勢調査）"),
        ("【図４】推進体制", "図", "図4", "推進体制"),
        ("表１", "表", "表1", ""),
    ],
)
def test_captions_by_hand(line: str, kind: str, label: str, caption: str) -> None:
    mark = find_caption_mark(line)
    assert mark is not None
    assert (mark.kind, mark.label, mark.caption) == (kind, label, caption)


@pytest.mark.parametrize(
    "line",
    ["図1は関係を示しています", "図2のとおり", "図書館は中央公園の近く", "表彰制度", "図1。"],
)
def test_a_sentence_about_a_figure_is_no_caption(line: str) -> None:
    assert find_caption_mark(line) is None


@pytest.mark.parametrize(
    ("line", "marker", "body"),
    [
        ("⁹ 総合計画：市の計画", "9", "総合計画：市の計画"),
        ("¹⁰ CIO : 責任者", "10", "CIO : 責任者"),
        ("※1　協働：ともに取り組むこと", "※1", "協働：ともに取り組むこと"),
        ("＊ 2 ＮＰＯ", "*2", "ＮＰＯ"),
        ("注3）地域福祉", "注3", "地域福祉"),
        ("（注4）地域福祉", "注4", "地域福祉"),
        ("［5］ 市町村は", "5", "市町村は"),
    ],
)
def test_notes_by_hand(line: str, marker: str, body: str) -> None:
    mark = find_note_mark(line)
    assert mark is not None
    assert (mark.marker, line[mark.end :]) == (marker, body)


@pytest.mark.parametrize("line", ["※ 数値は四捨五入しています。", "9 総合計画", "⁹", "注意事項"])
def test_what_begins_no_note(line: str) -> None:
    assert find_note_mark(line) is None


def test_markers_are_compared_in_one_spelling() -> None:
    printed = ["¹⁰", "＊ 1", "（※2）", "注3）", "［4］"]
    assert [normalize_marker(mark) for mark in printed] == ["10", "*1", "※2", "注3", "4"]
    assert note_markers("協働※1と、CIO¹⁰の［3］を") == ["※1", "10", "3"]
    assert neighbouring_markers("※10") == ("※9", "※11")


def test_raised_digits_keep_the_length() -> None:
    assert raise_digits("CIO10") == "CIO¹⁰"


@pytest.mark.parametrize(
    "line", ["第1章 総論 …………… 3", "はじめに・・・・・・・・１", "2 期間 ．．． 12"]
)
def test_a_leader_makes_a_line_of_a_contents_page(line: str) -> None:
    assert is_contents_line(line)


@pytest.mark.parametrize("line", ["計画の期間 3", "など…", "." * 200])
def test_what_is_no_line_of_a_contents_page(line: str) -> None:
    assert not is_contents_line(line)


def test_glossary_titles_by_hand() -> None:
    assert all(
        map(
            is_glossary_title,
            ("用語解説", "用 語 集", "資料2 用語の説明", "脚注", "ことばの説明", "用語の意味"),
        )
    )
    assert not any(map(is_glossary_title, ("計画の用語法", "注意")))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("・総合計画", "総合計画"),
        ("- 総合計画", "総合計画"),
        ("① 市長", "市長"),
        ("1. 公共施設", "公共施設"),
    ],
)
def test_list_items_by_hand(line: str, words: str) -> None:
    assert line[list_mark_end(line) :] == words


@pytest.mark.parametrize("line", ["10 年後の姿を描きます。", "総合計画", "-5度", "3人", "・"])
def test_what_is_no_list_item(line: str) -> None:
    assert list_mark_end(line) == 0


@pytest.mark.parametrize(
    "line",
    [
        "4-3に記載された温対法を活用した再エネの促進",
        "2.1のとおり進める",
        "2.1節でも述べたように",
        "1 2 3",
        "①学ぶ ②働く",
    ],
)
def test_what_speaks_of_a_number_is_no_heading(line: str) -> None:
    assert find_heading_mark(line) is None


def test_what_is_known_to_be_a_heading_may_begin_as_a_quantity() -> None:
    assert find_heading_mark("2 人の流れ") is None
    mark = find_heading_mark("2 人の流れ", is_known=True)
    assert mark is not None
    assert mark.label == "2"
    assert find_heading_mark("3つの施策", is_known=True) is None


def test_a_mark_with_its_sign_raised_is_an_anchor() -> None:
    assert note_markers("構想※¹を定め、率※²は") == ["※1", "※2"]
