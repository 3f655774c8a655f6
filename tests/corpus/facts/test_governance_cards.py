"""Cards and charts: a body on a line, its posts below, what parentheses and drawn lines say."""

import pytest

from tests.corpus.facts.test_governance import entries, held, parents


@pytest.mark.parametrize(
    "remark",
    [
        "委員長を補佐する",
        "委員長を補佐",
        "委員長を補佐し、不在時は代理する。",
        "委員会の委員長を助ける",
    ],
)
def test_remark_behind_the_holder_tells_whom_the_post_helps(remark: str) -> None:
    card = f"● 情報委員会\n・委員長　副市長\n・副委員長　総務部長（{remark}）"
    found = entries(card)["情報委員会", "副委員長"]
    assert (found.holder, found.assists) == ("総務部長", "委員長")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("・本部長　市長（本部を統括する）", ("推進本部", "本部長", "市長")),
        ("・事務局　総務課（庶務を担当）", ("推進本部", "事務局", "総務課")),
        ("・事務局（推進本部）：総務課", ("推進本部", "事務局", "総務課")),
        ("・推進本部の事務局：総務課", ("推進本部", "事務局", "総務課")),
    ],
)
def test_remarks_are_no_part_of_the_holder(line: str, expected: tuple[str, str, str]) -> None:
    assert held(f"● 推進本部\n{line}") == {expected}


@pytest.mark.parametrize(
    "remark",
    [
        "推進会議の下に設置",
        "推進会議の下部組織",
        "推進会議の下部組織として設置",
        "推進会議に設置",
        "推進会議の下に置く",
        "推進会議の下に置かれる",
    ],
)
def test_remark_behind_a_body_tells_what_it_stands_under(remark: str) -> None:
    card = f"● 推進会議\n・会長　副市長\n● 作業部会（{remark}）\n・部会長　企画課長"
    assert parents(card)["作業部会"] == "推進会議"
    assert ("作業部会", "部会長", "企画課長") in held(card)


@pytest.mark.parametrize(
    "remark",
    ["市役所内に設置", "年２回開催", "推進会議の下に置かない", "推進会議の下に置くことができる"],
)
def test_other_remarks_place_no_body(remark: str) -> None:
    card = f"● 推進会議\n・会長　副市長\n● 作業部会（{remark}）\n・部会長　企画課長"
    assert parents(card).get("作業部会") is None


def test_details_of_a_body_do_not_part_it_from_its_chart() -> None:
    chart = (
        "推進会議（議長：副市長）\n　構成：各部局長\n　└ 検討部会（部会長：財政課長）\n"
        "推進会議　事務局：財産管理課"
    )
    assert parents(chart) == {"推進会議": None, "検討部会": "推進会議"}
    assert held(chart) == {
        ("推進会議", "議長", "副市長"),
        ("推進会議", "構成員", "各部局長"),
        ("推進会議", "事務局", "財産管理課"),
        ("検討部会", "部会長", "財政課長"),
    }


def test_drawn_lines_are_no_part_of_a_name() -> None:
    posts = "対策本部\n　├─本部長（市長）\n　└─本部員（部長）"
    assert held(posts) == {("対策本部", "本部長", "市長"), ("対策本部", "本部員", "部長")}
    assert held("○推進会議\n┗推進会議事務局：企画課") == {("推進会議", "事務局", "企画課")}
    bracketed = "[推進本部] 本部長：市長\n └[推進委員会] 委員長：副市長"
    assert ("推進委員会", "委員長", "副市長") in held(bracketed)


def test_post_of_a_part_below_a_chart_is_the_parts() -> None:
    chart = "環境審議会\n└─ 温暖化対策部会\n　　部会長：環境部長"
    assert held(chart) == {("温暖化対策部会", "部会長", "環境部長")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(3) 推進会議の事務局\n観光振興課", ("推進会議", "事務局", "観光振興課")),
        ("(3) 推進会議の事務局　観光振興課", ("推進会議", "事務局", "観光振興課")),
        ("(3) 推進会議の庶務\n産業部観光課", ("推進会議", "庶務", "産業部観光課")),
        ("(3) 推進会議の座長\n副市長", ("推進会議", "座長", "副市長")),
    ],
)
def test_line_below_a_label_says_who_has_the_post(
    text: str, expected: tuple[str, str, str]
) -> None:
    assert held(text) == {expected}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("・推進本部：村長を本部長、副村長を副本部長として設置し、方針を決定する。", "推進本部"),
        ("・推進委員会：副市長を委員長、部長を委員として組織し、進捗を管理する。", "推進委員会"),
        ("① 検討委員会\n学識経験者を委員長とし、市民を委員とする附属機関として設置", "検討委員会"),
        ("(1) 観光推進会議　観光施策の総合調整を行う。", "観光推進会議"),
    ],
)
def test_what_an_item_goes_on_to_tell_of_is_an_entry(text: str, body: str) -> None:
    assert (body, None) in entries(text)


def test_an_item_that_is_set_up_keeps_its_posts() -> None:
    item = "・推進本部：村長を本部長、副村長を副本部長として設置し、方針を決定する。"
    assert held(item) == {("推進本部", "本部長", "村長"), ("推進本部", "副本部長", "副村長")}
