"""A table in its document: whose posts it lists where its cells name nobody."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from corpus.facts.governance_elements import Clause
from corpus.facts.governance_names import Discourse
from corpus.facts.governance_rows import Row
from corpus.facts.governance_scene import Finding, Scene
from corpus.facts.governance_tables import find_in_columns, find_in_table
from corpus.facts.governance_titles import body_of_title, is_aside, label_end
from corpus.facts.governance_words import stems_of
from corpus.facts.reading import ReadDocument


def find_in_document_table(
    read: ReadDocument, rows: Sequence[Row], clauses: Mapping[int, Clause], discourse: Discourse
) -> Iterator[tuple[int, Finding]]:
    """What ``rows`` say, with the sentences' numbers; ``clauses`` by the sentence's number.

    A body that no cell names stands in the title directly above, in the heading, or was spoken
    of before.
    """
    body = _titled(read, rows) or discourse.heading or discourse.main
    found = list(find_in_table(rows, body))
    for row in rows if not found else ():  # columns that do not line up are lines
        if (clause := clauses.get(row.number)) is not None:
            found += [(row, one) for one in find_in_columns(row, Scene(clause, discourse))]
    shared = _shared_owner([one for _, one in found], discourse)
    for row, finding in found:
        owner = discourse.owner(finding.role or "") if not finding.body else None
        body = discourse.body(finding.body) if finding.body else owner or shared or ""
        discourse.mention(body)
        parent = discourse.body(finding.parent) if finding.parent else None
        helped = discourse.names.role(finding.assists) if finding.assists else None
        yield row.number, replace(finding, body=body, parent=parent, assists=helped)


def _shared_owner(found: Sequence[Finding], discourse: Discourse) -> str | None:
    """The body that one post of a table tells for all that name none."""
    owners = [discourse.owner(one.role or "") for one in found if not one.body]
    shared = next((owner for owner in owners if owner), None)
    meant = set(discourse.names.short.values())
    stems = {stem for one in found for stem in stems_of(one.role or "")}
    if shared is None and len(meant) == 1 and next(iter(meant)).endswith((*stems, "\n")):
        return meant.pop()  # a note below says whose table it is
    return shared


def _titled(read: ReadDocument, rows: Sequence[Row]) -> str | None:
    """The body that the line directly above a table is about: 「表5-2 推進本部の体制」."""
    at = rows[0].number - 1 if rows else -1
    if at > 0 and is_aside(read.sentences[at].text):
        at -= 1
    if at < 0:
        return None
    title = read.sentences[at]
    return body_of_title(title.text[label_end(title) :])
