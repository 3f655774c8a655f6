"""Posts and their holders in one cell of a table."""

from corpus.facts.governance_cells import members_in


def test_posts_that_a_cell_gives_holders_for_are_told_beside_the_members() -> None:
    cell = "本部長(副市長)、副本部長(教育長)、各部長"
    assert members_in(cell) == [
        ("構成員", cell),
        ("本部長", "副市長"),
        ("副本部長", "教育長"),
    ]
    assert members_in("会長(互選)、委員10人") == [("構成員", "会長(互選)、委員10人")]
