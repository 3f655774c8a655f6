"""Tables of bodies and posts: columns, keys, titles, and cells that a text leaves out."""

import pytest

from tests.corpus.facts.test_governance import entries, held, parents, read


@pytest.mark.parametrize(
    "head",
    [
        "組織｜役職｜充てる職",
        "組織名｜職名｜充当職",
        "会議体｜役職名｜充て職",
        "会議の名称｜職｜あて職",
        "体制｜役割｜構成",
        "区分｜役職｜充てる者",
        "チーム｜役割｜担当",
        "名称｜職名｜補職名",
    ],
)
def test_each_row_gives_a_post_of_the_body_in_it(head: str) -> None:
    rows = "ＤＸ推進本部｜本部長｜市長\nＤＸ推進本部｜本部員｜各部長\n業務部会｜部会長｜総務課長"
    table = f"{head}\n{rows}"
    assert held(table) == {
        ("DX推進本部", "本部長", "市長"),
        ("DX推進本部", "本部員", "各部長"),
        ("業務部会", "部会長", "総務課長"),
    }
    assert parents(table) == {}


@pytest.mark.parametrize("again", ["〃", "同上", "", "　"])
def test_a_body_goes_on_until_the_next_is_named(again: str) -> None:
    table = (
        "| 会議名 | 役職 | あて職 |\n|---|---|---|\n| 環境会議 | 議長 | 副市長 |\n"
        f"| {again} | 委員 | 関係部長 |\n| 環境幹事会 | 座長 | 環境課長 |"
    )
    assert held(table) == {
        ("環境会議", "議長", "副市長"),
        ("環境会議", "委員", "関係部長"),
        ("環境幹事会", "座長", "環境課長"),
    }


def test_posts_may_stand_before_the_body_and_persons_behind() -> None:
    assert held("役職｜組織｜充てる者\n本部長｜対策本部｜市長\n部会長｜避難部会｜福祉部長") == {
        ("対策本部", "本部長", "市長"),
        ("避難部会", "部会長", "福祉部長"),
    }
    rows = "景観審議会｜会長｜山田 太郎｜大学\n景観審議会｜委員｜森 明子｜商工会"
    persons = f"組織｜役職｜氏名｜所属\n{rows}"
    assert held(persons) == {
        ("景観審議会", "会長", "山田 太郎"),
        ("景観審議会", "委員", "森 明子"),
    }


@pytest.mark.parametrize(
    "table",
    [
        "組織｜役職｜人数\n推進委員会｜委員長｜１人\n推進委員会｜委員｜１０人",
        "会議名｜開催日｜内容\n推進会議｜令和５年６月｜骨子案",
        "名称｜さくら保育園\n園長｜山田 花子\n定員｜９０人",
        "区分｜内容\n名称｜観光協会\n会長｜旅館組合長",
        "表4　総合計画審議会の開催状況\n回｜開催日｜議題\n第1回｜6月1日｜会長選出",
    ],
)
def test_tables_in_which_nobody_holds_a_post(table: str) -> None:
    assert held(table) == set()


def test_duty_column_tells_whom_the_post_helps() -> None:
    table = (
        "会議の名称｜職｜充てる職｜職務\n対策会議｜議長｜村長｜会議を主宰する\n"
        "対策会議｜副議長｜副村長｜議長を補佐する"
    )
    found = entries(table)
    assert found["対策会議", "副議長"].assists == "議長"
    assert found["対策会議", "副議長"].duty == "議長を補佐する"
    assert found["対策会議", "議長"].assists is None


@pytest.mark.parametrize(
    "head", ["上位組織", "上部組織", "親会議", "所属", "上位の会議", "直属の上部組織", "位置付け"]
)
def test_column_of_what_stands_above_gives_the_parent(head: str) -> None:
    above = "推進本部の下部組織" if head == "位置付け" else "推進本部"
    table = f"名称｜{head}｜所掌事項\n推進本部｜－｜決定\n作業部会｜{above}｜素案の検討"
    assert parents(table) == {"推進本部": None, "作業部会": "推進本部"}


def test_what_has_nothing_above_it_may_have_no_cell_there() -> None:
    table = "組織｜所属｜役割\n推進委員会｜｜方針の決定\nシステム部会｜推進委員会｜調査"
    assert parents(table) == {"推進委員会": None, "システム部会": "推進委員会"}
    assert parents("部会名｜所管事項｜所属\n健康部会｜健康づくり｜保健課") == {"健康部会": None}


def test_keys_tell_of_the_body_that_one_of_them_names() -> None:
    table = (
        "区分｜内容\n名称｜いじめ問題対策連絡協議会\n設置目的｜機関の連携を図る\n会長｜教育長\n"
        "構成員｜学校長の代表、警察署長\n任期｜２年\n上位組織｜教育会議\n事務局｜学校教育課"
    )
    body = "いじめ問題対策連絡協議会"
    assert held(table) == {
        (body, "会長", "教育長"),
        (body, "構成員", "学校長の代表、警察署長"),
        (body, "事務局", "学校教育課"),
    }
    assert parents(table) == {body: "教育会議"}
    assert entries(table)[body, None].duty == "機関の連携を図る"


@pytest.mark.parametrize(
    "lines",
    [
        "名称：推進会議\n会長：副市長\n事務局：企画課",
        "①組織名：推進会議\n②会長：副市長\n③事務局：企画課",
        "【名称】推進会議\n【会長】副市長\n【事務局】企画課",
        "会議名｜推進会議\n会長｜副市長\n事務局｜企画課",
        "項目｜説明\n会議の名称｜推進会議\n会議の会長｜副市長\n会議の事務局｜企画課",
        "組織の名称：推進会議\n設置根拠：推進会議設置要綱\n会長：副市長\n事務局：企画課",
        "会議名：推進会議\n会長：副市長\n部会：健康部会、福祉部会\n事務局：企画課",
        "表2　推進会議の概要\n項目｜内容\n目的｜計画の推進\n会長｜副市長\n事務局｜企画課",
    ],
)
def test_keys_on_lines_and_in_cells(lines: str) -> None:
    assert held(lines) == {("推進会議", "会長", "副市長"), ("推進会議", "事務局", "企画課")}


@pytest.mark.parametrize(
    "title",
    [
        "表5-2　推進会議の体制",
        "【表２】推進会議の構成",
        "図表3-1　推進会議の推進体制",
        "資料２　推進会議　委員名簿",
        "参考資料1　推進会議委員名簿（敬称略）",
        "別表第１（第３条関係）推進会議の構成",
        "別紙1\n推進会議名簿\n（令和５年４月１日現在）",
        "表6　推進会議\n　次の体制とする。",
        "１　推進会議委員名簿",
    ],
)
def test_title_directly_above_names_the_body(title: str) -> None:
    table = "役職｜充て職\n会長｜副市長\n委員｜各部長\n庶務｜企画課"
    assert held(f"{title}\n{table}") == {
        ("推進会議", "会長", "副市長"),
        ("推進会議", "委員", "各部長"),
        ("推進会議", "庶務", "企画課"),
    }


def test_title_of_two_bodies_names_neither() -> None:
    table = "役職｜充て職\n本部長｜市長\n副本部長｜副市長"
    both = held(f"表３　推進本部及び幹事会の構成\n{table}")
    assert both == {("", "本部長", "市長"), ("", "副本部長", "副市長")}


@pytest.mark.parametrize(
    "head",
    [
        "区分｜空家協議会における役職｜職務",
        "職｜空家協議会での役職｜任務",
        "補職名｜空家協議会の役職｜役割",
    ],
)
def test_head_of_the_posts_names_the_body(head: str) -> None:
    table = f"{head}\n町長｜会長｜会務を総理する。\n司法書士｜副会長｜会長を補佐する。"
    assert held(table) == {
        ("空家協議会", "会長", "町長"),
        ("空家協議会", "副会長", "司法書士"),
    }
    assert entries(table)["空家協議会", "副会長"].assists == "会長"


def test_posts_are_told_from_offices_by_the_cells() -> None:
    table = "役職｜充て職\n市長｜本部長\n副市長｜副本部長"
    assert held(table) == {("", "本部長", "市長"), ("", "副本部長", "副市長")}


def test_quotes_of_tables_are_the_documents_own_words() -> None:
    text = "役職｜充てる者｜組織\n本部長｜市長｜推進本部\n部会長｜課長｜作業部会"
    document = read(text).document
    for entry in entries(text).values():
        quote = entry.span.of(document.text)
        assert entry.body in quote
        assert (entry.holder or "") in quote


def test_a_roster_with_blanks_keeps_its_posts() -> None:
    found = held(
        "緑川会議委員名簿\n"
        "区分\t氏名\t所属\t役職\n"
        "産業\t磯貝 健吾\t漁業協同組合 組合長\t副会長\n"
        "産業\t真鍋 多恵\t商工会 女性部長\n"
        "学術\t朝比奈 由紀\t県立大学 准教授\t会長\n"
    )
    assert ("緑川会議", "会長", "朝比奈 由紀") in found


def test_bodies_and_posts_may_stand_in_one_column() -> None:
    table = (
        "図表9　推進体制と役割\n組織・役職｜担い手｜主な役割\n"
        "ＤＸ推進本部｜本部長：市長　副本部長：副市長｜計画の決定\n"
        "CIO（最高情報統括責任者）｜副市長｜ＤＸの統括\n"
        "CIO補佐官｜外部人材｜専門的な助言\n"
        "事務局｜デジタル推進課｜運営"
    )
    assert held(table) == {
        ("DX推進本部", "本部長", "市長"),
        ("DX推進本部", "副本部長", "副市長"),
        ("DX推進本部", "CIO", "副市長"),
        ("DX推進本部", "CIO補佐官", "外部人材"),
        ("DX推進本部", "事務局", "デジタル推進課"),
    }
    found = entries(table)
    assert found["DX推進本部", "CIO補佐官"].assists == "CIO"
    assert found["DX推進本部", "CIO"].duty == "ＤＸの統括"


def test_a_table_of_bodies_alone_is_read_as_before() -> None:
    table = "組織｜構成｜役割\n推進本部｜各部長｜方針の決定\n作業部会｜担当者｜素案の検討"
    assert {body for body, _, _ in held(table)} == {"推進本部", "作業部会"}


def test_a_post_is_of_the_body_that_stands_last_above_it() -> None:
    found = held(
        "組織・役職｜担い手｜主な役割\n"
        "緑の会議｜会長：町長、副会長：副町長｜計画の決定\n"
        "緑の検討委員会｜各課の担当者｜素案の検討\n"
        "委員長｜環境課長｜会議の進行"
    )
    assert {
        ("緑の会議", "会長", "町長"),
        ("緑の会議", "副会長", "副町長"),
        ("緑の検討委員会", "委員長", "環境課長"),
    } <= found
    assert ("緑の会議", "委員長", "環境課長") not in found
