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
