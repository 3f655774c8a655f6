"""Bodies and roles as a tree of boxes, redrawn from the governance facts."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from assistant.markup import Html, Writer, element, join, text
from assistant.wording.page import PageWords
from corpus.records import GovernanceRole

Proof = Callable[[GovernanceRole], Html]


@dataclass(frozen=True, slots=True)
class Body:
    """A body with its roles and the bodies below it."""

    name: str
    entry: GovernanceRole | None  # about the body itself; None when it is only named as a parent
    roles: tuple[GovernanceRole, ...]
    below: tuple["Body", ...]


def organisation(entries: Sequence[GovernanceRole]) -> tuple[Body, ...]:
    """The entries as trees, in the order of the text.

    A body whose parent is not known, or whose parents run in a circle, is a root.
    """
    names = _ordered(
        name for entry in entries for name in (entry.parent, entry.body) if name is not None
    )
    parents = _parents(entries)
    below: dict[str | None, list[str]] = {}
    for name in names:
        parent = parents.get(name)
        below.setdefault(None if parent is None or _circles(name, parents) else parent, []).append(
            name
        )

    def body(name: str) -> Body:
        own = [entry for entry in entries if entry.body == name]
        return Body(
            name,
            next((entry for entry in own if entry.role is None), None),
            tuple(entry for entry in own if entry.role is not None),
            tuple(body(child) for child in below.get(name, ())),
        )

    return tuple(body(name) for name in below.get(None, ()))


def around(entries: Sequence[GovernanceRole], bodies: Collection[str]) -> list[GovernanceRole]:
    """The entries about ``bodies`` and about what stands above them."""
    parents = _parents(entries)
    wanted = set(bodies)
    for name in bodies:
        above = parents.get(name)
        while above is not None and above not in wanted:
            wanted.add(above)
            above = parents.get(above)
    return [entry for entry in entries if entry.body in wanted]


def chart(
    bodies: Sequence[Body], words: PageWords, proof: Proof | None = None, write: Writer = text
) -> Html:
    """The trees as nested lists; with ``proof``, duties too and a link behind each entry."""
    return element(
        "ul",
        *(_box(body, words, proof, write) for body in bodies),
        class_="org",
        aria_label=words("org"),
    )


def _box(body: Body, words: PageWords, proof: Proof | None, write: Writer) -> Html:
    name = element("strong", write(body.name), class_="org-name", lang="ja")
    details = [
        name,
        _assists(body.entry, words, write),
        *_proved(body.entry, proof, write),
        element(
            "ul", *(_role(role, words, proof, write) for role in body.roles), class_="org-roles"
        )
        if body.roles
        else None,
    ]
    below = element("ul", *(_box(child, words, proof, write) for child in body.below))
    return element("li", element("div", *details, class_="org-box"), below if body.below else None)


def _role(role: GovernanceRole, words: PageWords, proof: Proof | None, write: Writer) -> Html:
    said = join([element("b", write(role.role or ""), class_="org-role", lang="ja")])
    if role.holder is not None:
        said = join([said, words("org.is"), element("span", write(role.holder), lang="ja")])
    return element("li", said, _assists(role, words, write), *_proved(role, proof, write))


def _assists(entry: GovernanceRole | None, words: PageWords, write: Writer) -> Html | None:
    if entry is None or entry.assists is None:
        return None
    return element("small", write(words("org.assists", whom=entry.assists)), class_="org-assists")


def _proved(entry: GovernanceRole | None, proof: Proof | None, write: Writer) -> list[Html | None]:
    """The link to the passage, and the duty in its words."""
    if entry is None or proof is None:
        return []
    duty = element("span", write(entry.duty), class_="org-duty", lang="ja") if entry.duty else None
    return [proof(entry), duty]


def _ordered(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _parents(entries: Sequence[GovernanceRole]) -> dict[str, str]:
    """The first parent that is stated for each body; a body is never its own."""
    parents: dict[str, str] = {}
    for entry in entries:
        if entry.parent is not None and entry.parent != entry.body:
            parents.setdefault(entry.body, entry.parent)
    return parents


def _circles(name: str, parents: dict[str, str]) -> bool:
    """Whether going up from ``name`` comes back to it."""
    seen = set()
    above = parents.get(name)
    while above is not None and above not in seen:
        if above == name:
            return True
        seen.add(above)
        above = parents.get(above)
    return False
