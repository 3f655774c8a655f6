"""Roles and bodies in the forms of regulations, tables and charts."""

import pytest

from tests.corpus.facts.test_governance import entries, held, parents


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("統括責任者は、部長をもってこれに充てるものとする。", ("", "統括責任者", "部長")),
        ("情報課長は情報管理者として、運用を統括する。", ("", "情報管理者", "情報課長")),
        ("市長は、教育会議を招集し、その議長となる。", ("教育会議", "議長", "市長")),
        ("推進本部　本部長：副市長", ("推進本部", "本部長", "副市長")),
        ("市長（最高責任者）", ("", "最高責任者", "市長")),
        (
            "会議の構成員は、次のとおりとする。\n(1)　副村長\n(2)　教育長",
            ("会議", "構成員", "教育長"),
        ),
        ("役割\t担当\n管理責任者（CISO）\t副市長", ("", "管理責任者", "副市長")),
        ("委員会の事務局員は、企画課の職員とする。", ("委員会", "事務局員", "企画課の職員")),
        ("会長は、教授の職にある委員が務める。", ("", "会長", "教授の職にある委員")),
        (
            "本部長は市長、本部員は各部の長の職にある者とする。",
            ("本部", "本部員", "各部の長の職にある者"),
        ),
        ("会長には村長を、委員には課長をもってそれぞれ充てる。", ("", "会長", "村長")),
        ("関係課長をメンバーとする連絡会議を開いている。", ("連絡会議", "構成員", "関係課長")),
        ("組織\t構成\n推進本部\t本部長　町長", ("推進本部", "本部長", "町長")),
        (
            "福祉課内に支援センターを置き、センター長は福祉課長とする。",
            ("支援センター", "センター長", "福祉課長"),
        ),
    ],
)
def test_holder_in_the_forms_of_regulations(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in held(text)


def test_a_table_without_a_head_names_roles_and_holders() -> None:
    found = held("食育推進会議\n会長\t町長\n・庶務\t健康課\n")
    assert found == {("食育推進会議", "会長", "町長"), ("食育推進会議", "庶務", "健康課")}


def test_a_role_under_its_own_line_is_held_by_who_the_line_below_says() -> None:
    found = held("(1)　統括管理者\n　部長をもって充てる。\n(2)　文書管理者\n　課長をもって充てる。")
    assert ("", "文書管理者", "課長") in found


def test_whom_an_obligation_says_to_help() -> None:
    found = entries("統括責任者は、CISOを補佐しなければならない。")
    assert found["", "統括責任者"].assists == "CISO"
    found = entries("CIOを補佐するためCIO補佐官を置く。")
    assert found["", "CIO補佐官"].assists == "CIO"


@pytest.mark.parametrize(
    "text",
    [
        "推進本部会議の下部組織として幹事会を、幹事会の下に作業チームを置く。",
        "推進本部会議は市長で構成され、その下部組織として幹事会を設けている。",
    ],
)
def test_parent_is_said_by_what_kind_of_part_the_body_is(text: str) -> None:
    assert parents(text)["幹事会"] == "推進本部会議"


def test_a_centre_by_itself_may_be_a_building() -> None:
    assert parents("駅前に相談センターを設置しました。") == {}


@pytest.mark.parametrize(
    "text",
    [
        "{x}を{r}とする。",
        "{r}を{x}とする。",
        "{r}は{x}とする。",
        "{r}は、{x}をもって充てる。",
        "{r}には{x}を充てる。",
        "{x}が{r}を務める。",
        "{x}は{r}を務める。",
        "{r}を{x}が務める。",
        "{r}は{x}が務める。",
        "{x}が{r}となる。",
        "{x}が{r}に就任する。",
        "{r}には{x}が就く。",
        "{x}を{r}に任命する。",
        "{r}に{x}を迎える。",
        "{r}は{x}である。",
        "{x}は{r}です。",
        "{x}を{r}として選任する。",
        "{r}として{x}を選任する。",
        "{r}は{x}に委嘱する。",
        "{r}の職は{x}が担う。",
        "{r}を置き、{x}をもって充てる。",
        "{r}は、1人置き、{x}をもって充てる。",
        "{x}は、会務を総理し、{r}を務める。",
    ],
)
def test_one_holder_in_any_order(text: str) -> None:
    assert held("推進会議を設置する。" + text.format(x="市長", r="会長")) == {
        ("推進会議", "会長", "市長")
    }


@pytest.mark.parametrize(
    "text",
    [
        "{x}を{r}、{y}を{s}とする。",
        "{x}を{r}に、{y}を{s}に充てる。",
        "{r}は{x}、{s}は{y}とする。",
        "{r}は{x}が、{s}は{y}が務める。",
        "{r}に{x}を、{s}に{y}を充てる。",
        "{r}に{x}、{s}に{y}を充てる。",
        "{r}を{x}、{s}を{y}とする。",
        "{r}を{x}が、{s}を{y}が務める。",
        "{x}が{r}を、{y}が{s}を務める。",
        "{x}が{r}、{y}が{s}を務める。",
        "{r}は{x}で、{s}は{y}である。",
        "{r}は{x}とし、{s}に{y}を置く。",
    ],
)
def test_two_holders_in_any_order(text: str) -> None:
    said = text.format(x="市長", r="会長", y="副市長と教育長", s="副会長")
    assert held("推進会議は、" + said) == {
        ("推進会議", "会長", "市長"),
        ("推進会議", "副会長", "副市長と教育長"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "推進会議の会長に意見を提出する。",
        "推進会議の会長は、会議に資料を提出する。",
        "推進会議の会長が市長に報告する。",
        "推進会議の事務局に書類を提出する。",
        "だれが推進会議の会長になるのですか。",
        "推進会議の会長は市長が務めない。",
    ],
)
def test_no_holder_where_none_is_said(text: str) -> None:
    assert {holder for _, _, holder in held(text)} <= {None}


@pytest.mark.parametrize(
    "text",
    [
        "隣接する大川市では、市長を本部長とする脱炭素推進本部を設置した。本市も検討を進める。",
        "国は、内閣総理大臣を議長とする実現会議を設けた。本町もこれを注視する。",
        "県は、知事を本部長とする対策本部を設置した。本市は、これに協力する。",
        "平成18年度までは、助役が推進本部の本部長を務めていた。",
        "専任の推進組織は設けず、各課が取り組みます。",
        "今後、評価委員会の設置を検討します。",
    ],
)
def test_other_governments_and_what_is_not_so_state_nothing(text: str) -> None:
    assert entries(text) == {}


def test_a_chart_puts_a_body_below_the_one_it_hangs_on() -> None:
    found = parents("推進委員会（委員長：副市長）\n├ 事業部会\n└ 施設部会\n")
    assert found == {"推進委員会": None, "事業部会": "推進委員会", "施設部会": "推進委員会"}


def test_offices_listed_below_belong_to_the_department() -> None:
    found = parents("総務部に次の課を置く。\n(1)　総務課\n(2)　人事課")
    assert found["人事課"] == "総務部"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第3回策定委員会\n出席者（委員長）山本一夫", ("策定委員会", "委員長", "山本一夫")),
        ("①推進本部【本部長：村長】", ("推進本部", "本部長", "村長")),
        ("企画課（事務局）が取りまとめる。", ("", "事務局", "企画課")),
        ("評価委員会副委員長　野口　香（大学准教授）", ("評価委員会", "副委員長", "野口 香")),
        ("市民が参加する未来会議を開く。", ("未来会議", "構成員", "市民")),
        ("村長は対策本部を置き、自らが本部長となる。", ("対策本部", "本部長", "村長")),
        ("町職員2名を委員とする選定委員会が決める。", ("選定委員会", "委員", "町職員2名")),
    ],
)
def test_holders_in_rosters_brackets_and_pointing_words(
    text: str, expected: tuple[str, str, str]
) -> None:
    assert expected in held(text)
