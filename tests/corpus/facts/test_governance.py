"""Who holds which role, which body stands where, and what says nothing of the kind."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.facts.governance import extract_governance
from corpus.facts.reading import ReadDocument, read_sentences
from corpus.morphology import shared_morphology
from corpus.readers import document_from_text, read_document
from corpus.records import GovernanceRole

Held = tuple[str, str | None, str | None]


def read(text: str) -> ReadDocument:
    return read_sentences(document_from_text(text), shared_morphology())


def entries(text: str) -> dict[tuple[str, str | None], GovernanceRole]:
    return {(entry.body, entry.role): entry for entry in extract_governance(read(text))}


def held(text: str) -> set[Held]:
    """Bodies, roles and holders; entries about a body itself are left out."""
    found = extract_governance(read(text))
    return {(one.body, one.role, one.holder) for one in found if one.role is not None}


def parents(text: str) -> dict[str, str | None]:
    return {one.body: one.parent for one in extract_governance(read(text)) if one.role is None}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市長を本部長とする対策本部を置く。", ("対策本部", "本部長", "市長")),
        ("CIO（最高情報責任者）を部長とする推進本部", ("推進本部", "部長", "CIO")),
        ("副市長をCIOとする。", ("", "CIO", "副市長")),
        ("副市長を最高情報責任者（CIO）に任命する。", ("", "最高情報責任者", "副市長")),
        ("CIOは副市長が兼ねます。", ("", "CIO", "副市長")),
        ("審査会の会長に副市長を充てる。", ("審査会", "会長", "副市長")),
        ("検討委員会の委員長は、総務部長をもって充てる。", ("検討委員会", "委員長", "総務部長")),
        ("連絡会議の議長は副市長が務める。", ("連絡会議", "議長", "副市長")),
        ("連絡会議の議長を副市長が務める。", ("連絡会議", "議長", "副市長")),
        ("作業部会の座長は防災課長とする。", ("作業部会", "座長", "防災課長")),
        ("市長が推進本部の本部長となり、全体を統括します。", ("推進本部", "本部長", "市長")),
        ("情報化推進本部長は、市長とする。", ("情報化推進本部", "本部長", "市長")),
        ("推進本部（本部長：市長）で決定します。", ("推進本部", "本部長", "市長")),
        ("推進本部は、市長（本部長）及び部長で構成する。", ("推進本部", "本部長", "市長")),
        ("推進会議の事務局を総務課に置く。", ("推進会議", "事務局", "総務課")),
        ("推進会議の庶務は、総務課において処理する。", ("推進会議", "庶務", "総務課")),
        ("総務課は、推進会議の事務局として調整を行う。", ("推進会議", "事務局", "総務課")),
        ("各部の長で構成する推進会議を置く。", ("推進会議", "構成員", "各部の長")),
        ("推進会議は、学識経験者などで組織します。", ("推進会議", "構成員", "学識経験者など")),
    ],
)
def test_a_sentence_says_who_holds_a_role(text: str, expected: Held) -> None:
    assert held(text) == {expected}


@pytest.mark.parametrize(
    "text",
    [
        "本市の部会長会議で報告された内容を、各部の課長が職員に周知しました。",
        "教育委員会と連携し、学校と地域が一体となって学びを支えます。",
        "市議会の総務委員会に付託された議案は、本会議で可決された。",
        "庁舎の会議室に受付を置き、相談室の場所を案内します。",
        "波長は短く、データ長は128ビットである。",
        "昨年度は説明会を開催し、自治会の会員に意見を聞きました。",
        "市民は、委員に応募することができます。",
        "地区を流れる川の延長を市長が視察した。",
        "Aグループ：参加者が少ない。Bグループ：参加者が多い。",
        "委員は、次のとおりとする。",
    ],
)
def test_a_body_or_office_that_is_only_mentioned_is_no_fact(text: str) -> None:
    assert extract_governance(read(text)) == ()


def test_one_sentence_assigns_several_roles_of_the_body_that_it_describes() -> None:
    text = "市長を本部長、副市長及び教育長を副本部長とし、各部の長を本部員とする気候本部を置く。"
    assert held(text) == {
        ("気候本部", "本部長", "市長"),
        ("気候本部", "副本部長", "副市長及び教育長"),
        ("気候本部", "本部員", "各部の長"),
    }


def test_roles_without_a_body_of_their_own_go_to_the_body_spoken_of() -> None:
    text = "防犯協議会は、施策を協議する。会長は市長が務め、副会長には警察署長を充てる。"
    assert held(text) == {
        ("防犯協議会", "会長", "市長"),
        ("防犯協議会", "副会長", "警察署長"),
    }


def test_short_names_become_the_full_name_that_they_stand_for() -> None:
    text = (
        "第1条　丘野市景観推進会議（以下「会議」という。）を設置する。\n"
        "第2条　会議に議長を置き、副市長をもって充てる。"
    )
    assert held(text) == {("丘野市景観推進会議", "議長", "副市長")}
    text = "災害対策本部を置く。本部の下に、救護部会を置く。同本部は、配備を決定する。"
    assert parents(text) == {"災害対策本部": None, "救護部会": "災害対策本部"}
    assert entries(text)["災害対策本部", None].duty == "配備を決定する"


def test_a_role_chosen_by_vote_has_no_holder() -> None:
    text = "環境審議会は、計画を審議する。会長は、委員の互選により定める。"
    assert held(text) == {("環境審議会", "会長", None)}


def test_a_shared_secretariat_is_one_entry_for_each_body() -> None:
    text = "推進本部、幹事会及び審査会の事務局は、企画部企画課に置きます。"
    assert held(text) == {
        (body, "事務局", "企画部企画課") for body in ("推進本部", "幹事会", "審査会")
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("推進本部の下に、幹事会を置く。", {"幹事会": "推進本部"}),
        ("推進委員会に作業部会を置くことができる。", {}),
        ("作業部会を推進委員会に設置しています。", {"作業部会": "推進委員会"}),
        ("危機管理室は市長公室に置かれています。", {"危機管理室": "市長公室"}),
        ("専門部会は、幹事会の下部組織です。", {"専門部会": "幹事会"}),
        (
            "推進本部のもとに幹事会、その下に作業部会を設置する。",
            {"幹事会": "推進本部", "作業部会": "幹事会"},
        ),
        (
            "推進本部の補助機関として、施策を調べる幹事会、予算を審査する審査会があります。",
            {"幹事会": "推進本部", "審査会": "推進本部"},
        ),
    ],
)
def test_a_body_stands_under_another(text: str, expected: dict[str, str]) -> None:
    assert parents(text) == expected


def test_bodies_in_a_list_keep_their_own_duties() -> None:
    text = (
        "推進本部の補助機関として、具体的な検討を行う幹事会、"
        "予算を適正に定めるための審査会があります。"
    )
    found = entries(text)
    assert found["幹事会", None].duty == "具体的な検討を行う"
    assert found["審査会", None].duty == "予算を適正に定める"


def test_a_helper_that_attends_a_body_sits_there() -> None:
    text = "推進本部にはCIOを補佐する情報専門員も出席し、専門的な助言を行っています。"
    found = entries(text)["推進本部", "情報専門員"]
    assert (found.assists, found.duty) == ("CIO", "専門的な助言を行っています")


def test_a_deputy_assists_the_head_of_the_same_body() -> None:
    text = "推進本部を置く。副本部長は、本部長を補佐し、本部長の不在のときは職務を代理する。"
    assert entries(text)["推進本部", "副本部長"].assists == "本部長"


def test_roles_are_placed_in_every_office_for_a_purpose() -> None:
    text = "各部署には、事業の情報化を推進するために、推進責任者や情報化推進員を置いています。"
    found = entries(text)
    assert set(found) == {("各部署", "推進責任者"), ("各部署", "情報化推進員")}
    assert {entry.duty for entry in found.values()} == {"事業の情報化を推進する"}


def test_lines_under_a_body_name_its_roles() -> None:
    text = "○推進会議\n議長：副市長\n委員：各部の部長\n事務局：政策部企画課\n"
    assert held(text) == {
        ("推進会議", "議長", "副市長"),
        ("推進会議", "委員", "各部の部長"),
        ("推進会議", "事務局", "政策部企画課"),
    }


def test_a_table_of_bodies_gives_heads_members_and_duties() -> None:
    text = "組織名\t長\t構成\t役割\n推進本部\t本部長（市長）\t各部長\t方針の決定\n"
    assert held(text) == {("推進本部", "本部長", "市長"), ("推進本部", "構成員", "各部長")}
    assert entries(text)["推進本部", None].duty == "方針の決定"


def test_a_table_of_members_is_about_the_body_in_its_heading() -> None:
    text = "空家対策協議会委員名簿\n役職\t氏名\n会長\t青山 太郎\n委員\t黒田 三郎\n委員\t白石 花子\n"
    assert held(text) == {
        ("空家対策協議会", "会長", "青山 太郎"),
        ("空家対策協議会", "委員", "黒田 三郎、白石 花子"),
    }


def test_a_cell_may_name_several_roles_with_their_holders() -> None:
    text = "組織\t構成\n推進本部\t本部長：市長、本部員：部長\n推進部会\t部会長：課長\n"
    assert held(text) == {
        ("推進本部", "本部長", "市長"),
        ("推進本部", "本部員", "部長"),
        ("推進部会", "部会長", "課長"),
    }


def test_two_roles_share_one_verb_at_the_end() -> None:
    text = "情報統括責任者（CIO）には副市長を、CIO補佐官には外部の人材を任用します。"
    assert held(text) == {
        ("", "情報統括責任者", "副市長"),
        ("", "CIO補佐官", "外部の人材"),
    }


def test_a_quoted_body_is_read_like_any_other() -> None:
    text = "市民で構成する「みらい懇談会」を設置し、計画について伺います。"
    assert held(text) == {("みらい懇談会", "構成員", "市民")}


def test_parent_items_of_a_record_are_proved_with_their_heading(tmp_path: Path) -> None:
    text = "# 組織\n\n## 総務チーム\n\n- 親: 企画グループ\n\n## 等\n\n- 親: 企画グループ\n"
    path = tmp_path / "organisation.md"
    path.write_text(text, "utf-8")
    document = read_document(path)
    (entry,) = extract_governance(read_sentences(document, shared_morphology()))
    assert (entry.body, entry.parent) == ("総務チーム", "企画グループ")
    quote = entry.span.of(document.text)
    assert quote.startswith("総務チーム")
    assert quote.endswith("親: 企画グループ")


def test_holders_that_contradict_each_other_are_both_kept() -> None:
    text = "推進本部の本部長は市長とする。なお、推進本部の本部長は副市長が務める。"
    assert held(text) == {("推進本部", "本部長", "市長"), ("推進本部", "本部長", "副市長")}


def test_the_quote_is_the_clause_and_skips_nothing_printed() -> None:
    text = "庁内の体制として、ＣＩＯ¹⁰（最高情報責任者）を部長とする推進本部を設置しています。"
    found = entries(text)["推進本部", "部長"]
    assert found.span.of(text) == "ＣＩＯ¹⁰（最高情報責任者）を部長とする推進本部"
    assert found.sentence.of(text) == text
    assert found.holder == "CIO"


_PIECES = [
    "市長", "副市長", "本部長", "推進本部", "作業部会", "事務局", "企画課", "各課", "CIO", "推進員",
    "を", "は", "が", "に", "の下に", "として", "とする", "とし", "置く", "務める", "補佐する",
    "充てる", "構成する", "で", "、", "。", "（", "）", "「", "」", "\n", "\t", "：", "及び", "1名",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=30).map("".join).map("体制。".__add__))
def test_every_entry_is_proved_by_characters_of_the_text(text: str) -> None:
    document = read(text).document
    for entry in extract_governance(read(text)):
        assert entry.sentence.contains(entry.span)
        assert entry.body or entry.role
        if entry.duty is not None:
            assert entry.duty in document.text


def test_extraction_is_a_pure_function_of_the_document() -> None:
    text = "市長を本部長とする推進本部の下に、部会を置く。部会長は副市長が務める。"
    once = read(text)
    again = replace(once, sentences=tuple(once.sentences))
    assert extract_governance(once) == extract_governance(again)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("推進会議の会長は村長、副会長は教育長とする。", ("推進会議", "会長", "村長")),
        ("本部長は町長を、副本部長は教育長をもって充てる。", ("本部", "本部長", "町長")),
        ("検討会議は、会長が招集し、その議長となる。", ("検討会議", "議長", "会長")),
        ("会長は、会議の議長となる。", ("会議", "議長", "会長")),
        ("災害対策副本部長は、副町長をもって充てる。", ("災害対策本部", "副本部長", "副町長")),
        ("推進会議の委員は各課長をもって構成する。", ("推進会議", "委員", "各課長")),
        ("推進会議の事務局である総務課は、調整に当たる。", ("推進会議", "事務局", "総務課")),
        ("最高情報責任者（CIO：副市長）を置く。", ("", "最高情報責任者", "副市長")),
        ("副部会長は部会長の指名する者とする。", ("部会", "副部会長", "部会長の指名する者")),
        ("市長を本部長とし，副市長を副本部長とする推進本部", ("推進本部", "本部長", "市長")),
        ("市長をトップに、次長で構成する「推進会議」を開く。", ("推進会議", "トップ", "市長")),
        ("委員長は、委員会の会議を招集し、議長を務める。", ("委員会", "議長", "委員長")),
        (
            "専門員を置き、総務部長がその任に当たる。検討部会の座長には識者が就く。",
            ("検討部会", "座長", "識者"),
        ),
        ("CIO（副市長）の指揮のもとで進める。", ("", "CIO", "副市長")),
        ("・統括責任者…総務課長", ("", "統括責任者", "総務課長")),
        ("海PTは水産課長、山PTは農林課長がリーダーを務める。", ("海PT", "リーダー", "水産課長")),
    ],
)
def test_regulations_and_chains_say_who_holds_a_role(text: str, expected: Held) -> None:
    assert expected in held(text)


def test_the_items_below_an_article_hold_the_role() -> None:
    text = (
        "本部員は、次に掲げる職にある者とする。\n(1)　総務課長\n(2)　住民課長\n(3)　その他必要な者"
    )
    assert held(text) == {("本部", "本部員", "総務課長"), ("本部", "本部員", "住民課長")}


def test_one_line_may_give_several_roles_and_no_telephone() -> None:
    text = "【推進部会】部会長：企画課長　部会員：各課係長\n事務局：総務課　電話 0123-45-6789"
    assert {
        ("推進部会", "部会長", "企画課長"),
        ("推進部会", "部会員", "各課係長"),
    } < held(text)
    assert "総務課" in {holder for _, role, holder in held(text) if role == "事務局"}


def test_a_table_of_names_may_note_offices_only_and_repeat_them_by_a_mark() -> None:
    noted = "氏名\t所属\t備考\n森　一\t大学教授\t委員長\n林　二\t商工会\t\n原　三\t公募\t副委員長"
    marked = "役　職\t氏　名\n委　員\t森　花子\n〃\t林　三郎"
    assert ("", "委員", "森 花子、林 三郎") in held(marked)
    assert {role for _, role, _ in held(noted)} == {"委員長", "副委員長"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "「策定委員会」を、その下部組織として「作業部会」を設置する。",
            ("作業部会", "策定委員会"),
        ),
        ("推進本部を置き、その配下に実務を担う専門部会を設置する。", ("専門部会", "推進本部")),
        (
            "推進本部を置き、その下に「観光部会」「農業部会」の2部会を置く。",
            ("観光部会", "推進本部"),
        ),
        ("企画課に設置する「進行管理チーム」が点検する。", ("進行管理チーム", "企画課")),
        ("推進本部が統括し、その下に置かれた専門部会が実務を担当する。", ("専門部会", "推進本部")),
    ],
)
def test_a_body_below_another_is_known_by_what_points_at_it(
    text: str, expected: tuple[str, str]
) -> None:
    assert expected in parents(text).items()


@pytest.mark.parametrize(
    "text",
    [
        "病院に病児保育室を設け、子どもを預かる。",
        "対策本部に、次の部及び班を置く。",
        "期日\t会議等\t内容\n5月\t推進会議\t案の検討",
        "5推進チーム：専門の職員が家庭を訪ねる組織。",
    ],
)
def test_rooms_kinds_and_dates_are_no_bodies(text: str) -> None:
    assert "推進会議" not in parents(text)
    assert not {body for body in parents(text) if body.endswith(("室", "班", "チーム"))}


@pytest.mark.parametrize(
    ("text", "helper", "helped"),
    [
        ("CIOを補佐するため、副CIOを置く。", "副CIO", "CIO"),
        ("CIOの補佐役としてCIO補佐官を登用する。", "CIO補佐官", "CIO"),
        ("副市長をCDOとし、その補佐役としてデジタル戦略監を置く。", "デジタル戦略監", "CDO"),
        (
            "推進本部の本部長は市長が当たり、副市長が副本部長としてこれを補佐する。",
            "副本部長",
            "本部長",
        ),
    ],
)
def test_whom_a_role_helps_is_read_from_aides_too(text: str, helper: str, helped: str) -> None:
    assert {(role, one.assists) for (_, role), one in entries(text).items()} >= {(helper, helped)}


def test_an_office_s_competence_is_a_duty() -> None:
    assert (
        entries("環境課は、温暖化対策に関する事務を所掌する。")[("環境課", None)].duty is not None
    )
    assert entries("福祉課は、昨年度に調査を行った。") == {}


def test_members_of_no_body_are_said_only_with_who_they_are() -> None:
    listed = "委員は、次に掲げる者のうちから町長が委嘱する。\n(1) 学識経験のある者\n(2) 住民の代表"
    assert held(listed) == {("", "委員", "学識経験のある者"), ("", "委員", "住民の代表")}
    assert held("委員は町長が委嘱する。") == set()
