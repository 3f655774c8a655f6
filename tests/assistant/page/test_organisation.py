"""Organisation charts, drawn from facts made by hand."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Language
from assistant.markup import element
from assistant.page.organisation import Body, around, chart, organisation
from assistant.wording.page import PageWords
from corpus.records import GovernanceRole, Span

WORDS = PageWords(Language.JA)
SPAN = Span(0, 1)


def entry(
    body: str, role: str | None = None, holder: str | None = None, parent: str | None = None
) -> GovernanceRole:
    return GovernanceRole(body, role, holder, "調べる", parent, None, SPAN, SPAN)


HEAD = entry("本部", "本部長", "市長")
BOARD = entry("幹事会", parent="本部")
GROUP = entry("部会", parent="幹事会")


def names(bodies: tuple[Body, ...]) -> list[object]:
    return [[body.name, *names(body.below)] for body in bodies]


def test_bodies_stand_below_the_bodies_that_are_named_above_them() -> None:
    assert names(organisation([HEAD, BOARD, GROUP])) == [["本部", ["幹事会", ["部会"]]]]


def test_a_parent_that_is_only_named_is_drawn_too() -> None:
    assert names(organisation([GROUP])) == [["幹事会", ["部会"]]]


def test_roles_stay_with_their_body() -> None:
    assert organisation([HEAD, BOARD])[0].roles == (HEAD,)


def test_a_body_that_stands_above_itself_is_a_root() -> None:
    circle = [entry("甲", parent="乙"), entry("乙", parent="甲"), entry("丙", parent="丙")]
    assert names(organisation(circle)) == [["乙"], ["甲"], ["丙"]]


def test_around_keeps_a_body_and_all_above_it() -> None:
    other = entry("審議会")
    assert around([HEAD, BOARD, GROUP, other], ["幹事会"]) == [HEAD, BOARD]


def test_a_holder_stands_behind_the_role() -> None:
    drawn = chart(organisation([HEAD]), WORDS)
    assert '<b class="org-role" lang="ja">本部長</b>：<span lang="ja">市長</span>' in drawn
    assert "調べる" not in drawn


def test_with_proof_each_entry_has_its_link_and_duty() -> None:
    drawn = chart(organisation([HEAD, BOARD]), WORDS, lambda _: element("a", "根拠"))
    assert drawn.count("<a>根拠</a>") == 2
    assert drawn.count("調べる") == 2


BODIES = st.sampled_from("甲乙丙丁")


@given(st.lists(st.builds(entry, BODIES, parent=st.none() | BODIES), max_size=8))
def test_every_body_is_drawn_exactly_once(entries: list[GovernanceRole]) -> None:
    def flat(bodies: tuple[Body, ...]) -> list[str]:
        return [name for body in bodies for name in (body.name, *flat(body.below))]

    drawn = flat(organisation(entries))
    assert len(drawn) == len(set(drawn))
    assert {found.body for found in entries} <= set(drawn)
