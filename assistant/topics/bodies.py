"""What of the documents' governance a question names, and how a statement about it is proved."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.drafts import Context, Draft, DraftFact, DraftStatement
from assistant.names import canonical, is_named
from assistant.question import Question
from assistant.topics.governance_asks import CHECKS, GovernanceAsk, guess_governance_ask
from corpus.records import DocId, GovernanceRole, Span

ASSIST = re.compile(
    r"補佐|相談(?:役|相手)|参謀|ブレーン|助け|手助け|助っ人|片腕|右腕|サポート|支え|手伝|アシスト|補助する"
)
GENERIC_BODY = frozenset(
    "組織 部署 機関 体制 会議 委員会 本部 部会 分科会 協議会 審議会 懇話会 課 団体 "
    "チーム 事務局".split()
)
_ORGANISATION = frozenset(
    "組織 部署 機関 会議 委員会 課 係 団体 チーム 担当 人 役 職員 部門 体 集まり 名称 名前 名 "
    "部会 分科会 協議会 会 職 職名".split()
)
_AND = re.compile(r"及び|並びに|または|又は|、|と(?!き)")
_MIN_BODY_OVERLAP = 0.6
_DESCRIBED = re.compile(
    r"[うくすつぬぶむるた](?P<kind>会議|委員会|本部|部会|分科会|協議会|審議会|チーム|組織|会)"
    r"(?=[のでを]|は、?(?:誰|だれ|どなた))"
)
_MIN_SUFFIX_CHARS = 3
_LIKELY = 0.7  # probability of what is asked from which no word has to say it


@dataclass(frozen=True, slots=True)
class Entry:
    """A governance fact and the document it is of."""

    doc_id: DocId
    role: GovernanceRole


def duty_of(context: Context, entry: Entry) -> str:
    """What a body does, with the ため behind it: 「調達を行うための委員会」 does not procure."""
    duty = entry.role.duty or ""
    text = context.documents[entry.doc_id].text
    end = text.find(duty, entry.role.sentence.start) + len(duty)
    is_aim = end <= entry.role.sentence.end and text.startswith("ため", end)
    return f"{duty}ため" if duty and is_aim else duty


def holders_of(entry: Entry) -> tuple[str, ...]:
    """Who holds the entry's role, each and all together: 副市長, 教育長 of 「副市長及び教育長」."""
    holder = entry.role.holder
    if not holder:
        return ()
    return (holder, *(part for part in _AND.split(holder) if part and part != holder))


def _names_alone(body: str, text: str) -> bool:
    """Whether a text says 協議会 by itself, and no longer name that ends so."""
    return re.search(rf"(?<![一-鿿ァ-ヺーA-Za-z]){body}(?![一-鿿])", text) is not None


def _says_whole(text: str, name: str) -> bool:
    """Whether a canonical text has a name, and no compound of its letters: CIO in CIO補佐官."""
    behind = "(?![一-鿿A-Za-z])" if name.isascii() else ""
    return re.search(re.escape(name) + behind, text) is not None


class Mentions:
    """What of the documents' governance the question names."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.question = context.question
        self.entries = [
            Entry(doc_id, role)
            for doc_id in context.documents
            for role in context.facts[doc_id].governance
        ]
        self.aliases: tuple[str, ...] = ()  # other names that the question uses
        text = self._with_terms(canonical(self.question.text))
        self.bodies = self._bodies(text)
        self.roles = self._roles(text)
        self.holders = self._named(text, {name for e in self.entries for name in holders_of(e)})
        self.assisted = self._named(text, {e.role.assists for e in self.entries if e.role.assists})
        self.ask, self.probability = guess_governance_ask(self.question)

    @property
    def is_yes_no(self) -> bool:
        """Whether a claim is made: 「本部長は部長がやっとると聞いたけど、ほんまかいな」 as well."""
        return self.question.asked.is_yes_no or self.asks(*CHECKS)

    def asks(self, *asks: GovernanceAsk) -> bool:
        """Whether it is likely that the question asks one of ``asks``."""
        return self.probability >= _LIKELY and self.ask in asks

    def _with_terms(self, text: str) -> str:
        """The question with the other names of what it names: 最高情報責任者 is CIO."""
        called: dict[str, str] = {}  # as the question does -> as the documents may
        for doc_id in self.context.documents:
            for entry in self.context.facts[doc_id].glossary:
                names = [name for name in entry.aliases if len(name) >= _MIN_SUFFIX_CHARS]
                for name, other in (
                    *((one, entry.term) for one in names),
                    *((entry.term, one) for one in names),
                ):
                    if _says_whole(text, canonical(name)):
                        called.setdefault(canonical(name), canonical(other))
                if entry.term in GENERIC_BODY and _names_alone(entry.term, self.question.text):
                    said = canonical(entry.definition)
                    bodies = {canonical(e.role.body) for e in self.entries}
                    meant = [
                        name for name in bodies if len(name) > len(entry.term) and name in said
                    ]
                    called.update((entry.term, name) for name in meant if len(meant) == 1)
        self.aliases = tuple(called)
        return "\n".join((text, *dict.fromkeys(called.values())))

    def _roles(self, text: str) -> tuple[str, ...]:
        """Roles by their name, else by what their name ends with: 専門員 for 防災専門員."""
        names = {e.role.role for e in self.entries if e.role.role}
        bodies = tuple(canonical(e.role.body) for e in self.entries if e.role.body)
        exact = tuple(
            name
            for name in self._named(text, names)
            if _is_whole(canonical(name, self.context.names), text, bodies)
        )
        if exact:
            return exact
        for phrase in self.question.phrases:
            key = canonical(phrase).removesuffix("さん")
            ends = [name for name in sorted(names) if canonical(name).endswith(key)]
            if len(key) >= _MIN_SUFFIX_CHARS and len(ends) == 1 and _is_whole(key, text, bodies):
                return (ends[0],)
        return ()

    def headed_bodies(self) -> tuple[str, ...]:
        """Bodies whose head is meant by a compound: 「本部長」 of a 推進本部 without that title."""
        for phrase in self.question.phrases:
            stem = canonical(phrase).removesuffix("長")
            if stem != canonical(phrase) and len(stem) >= 2:
                found = [e.role.body for e in self.entries if canonical(e.role.body).endswith(stem)]
                if found:
                    return tuple(dict.fromkeys(found))
        return ()

    def holds(self, entry: Entry) -> bool:
        """Whether somebody whom the question names holds the entry's role."""
        return any(name in self.holders for name in holders_of(entry))

    def of_body(self, body: str) -> Iterator[Entry]:
        """The entries about ``body`` and the roles in it."""
        return (entry for entry in self.entries if entry.role.body == body)

    def _named(self, text: str, names: set[str]) -> tuple[str, ...]:
        """The names that stand in the question, longest first, none inside a longer one."""
        found: list[str] = []
        rest = text
        for name in sorted(names, key=lambda name: (-len(name), name)):
            key = canonical(name, self.context.names)
            if len(key) >= 2 and is_named(key, rest):
                found.append(name)
                rest = rest.replace(key, "\n")
        return tuple(found)

    def _bodies(self, text: str) -> tuple[str, ...]:
        names = {e.role.body for e in self.entries} | {
            e.role.parent for e in self.entries if e.role.parent
        }
        exact = tuple(
            name
            for name in self._named(text, names)
            if name not in GENERIC_BODY or _names_alone(name, text)
        )  # 路線再編部会 is not any 部会
        if any(name not in GENERIC_BODY for name in exact):
            return exact
        for phrase in self.question.phrases:
            key = canonical(phrase, self.context.names)
            ends = [
                name
                for name in sorted(names, key=lambda name: (len(name), name))
                if len(key) >= 2 and canonical(name).endswith(key)
            ]
            meant = [name for name in ends if self._is_called(name, key)]
            if ends and (phrase not in GENERIC_BODY or len(ends) == 1 or len(meant) == 1):
                return (meant[0] if len(meant) == 1 else ends[0],)
        return self._by_words(names) or exact

    def _is_called(self, body: str, short: str) -> bool:
        """Whether a document says that it calls the body so: 以下「協議会」という."""
        full = canonical(body)
        return any(
            canonical(entry.term) == short and full.endswith(canonical(entry.definition))
            for doc_id in self.context.documents
            for entry in self.context.facts[doc_id].glossary
            if entry.definition
        )

    def _by_words(self, names: set[str]) -> tuple[str, ...]:
        """「対策の会議」 is 対策会議: most of a name's words, its head among them."""
        words = {canonical(word.surface) for word in self.question.words} - {""}
        best: tuple[float, str] = (0.0, "")
        for name in sorted(names - GENERIC_BODY):
            key = canonical(name)
            covered = sum(len(word) for word in words if len(word) >= 2 and word in key)
            has_head = any(key.endswith(word) for word in words if len(word) >= 2)
            if has_head and covered / len(key) > best[0]:
                best = (covered / len(key), name)
        return (best[1],) if best[0] >= _MIN_BODY_OVERLAP else ()


def _is_whole(key: str, text: str, bodies: tuple[str, ...]) -> bool:
    """Whether a role stands on its own or behind its body: neither 副部長 nor 副本部長 is 部長."""
    start = text.find(key)
    while start >= 0:
        before, end = text[:start], start + len(key)
        is_longer = text.startswith(("長", "会"), end)  # 委員長 is no 委員
        if not is_longer and (not re.search(r"[一-鿿ァ-ヺ]$", before) or before.endswith(bodies)):
            return True
        start = text.find(key, max(end, start + 1))
    return False


def draft_of(
    mentions: Mentions,
    said: Sequence[tuple[str, Entry]],
    *,
    topic: str,
    entity: str = "",
    confidence: float = 0.95,
) -> Draft:
    """The draft of these sentences, each proved by its entry; the same sentence is said once."""
    statements = [
        DraftStatement(text, ((e.doc_id, _proof(mentions.context, text, e)),)) for text, e in said
    ]
    merged: dict[str, DraftStatement] = {}
    for statement in statements:
        before = merged.get(statement.text)
        proofs = (*before.proofs, *statement.proofs) if before else statement.proofs
        merged[statement.text] = DraftStatement(statement.text, tuple(dict.fromkeys(proofs)))
    facts = tuple(DraftFact(entry.role, entry.doc_id) for _, entry in said)
    items = tuple(statements) if len(statements) > 1 else ()
    doc_ids = tuple(dict.fromkeys(entry.doc_id for _, entry in said))
    return Draft(
        tuple(merged.values()),
        facts,
        confidence,
        topic=topic,
        entity=entity,
        items=items,
        doc_ids=doc_ids,
    )


def _proof(context: Context, text: str, entry: Entry) -> Span:
    """The shortest span that names all that the statement says.

    The fact's, its sentence's, or another sentence's, when the fact was put together from several.
    """
    role = entry.role
    document = context.documents[entry.doc_id]
    said = [
        name
        for name in (role.holder, role.assists, role.parent, role.duty, role.role)
        if name and name in text
    ]
    candidates = [role.sentence if role.duty and role.duty in text else role.span, role.sentence]
    candidates.extend(sentence.span for sentence in document.sentences)
    relation = next(
        (word for word in ("補佐", "助け", "支え") if role.assists in said and word in text), ""
    )
    for holds in (lambda quote, name: canonical(name) in quote, mentions_name):
        for span in candidates:
            quote = canonical(span.of(document.text))
            names_all = all(holds(quote, name) for name in said)
            if names_all and (not relation or ASSIST.search(span.of(document.text))):
                return span
    return role.sentence


def mentions_name(quote: str, name: str) -> bool:
    """Whether a canonical quote holds a name, or the short form it is called by afterwards."""
    key = canonical(name)
    return key in quote or (len(key) >= 6 and key[-4:] in quote)


def name_of(entry: Entry) -> str:
    """The role's name, else the body's."""
    return entry.role.role or entry.role.body


def first_each(entries: list[Entry]) -> list[Entry]:
    """One entry for each (document, body, role, holder)."""
    seen: dict[tuple[DocId, str, str | None, str | None], Entry] = {}
    for e in entries:
        seen.setdefault((e.doc_id, e.role.body, e.role.role, e.role.holder), e)
    return list(seen.values())


def described_body(mentions: Mentions) -> tuple[str, ...]:
    """The one body whose duty a clause before its kind tells: 「申請を審査する委員会の長は」."""
    clause = _DESCRIBED.search(mentions.question.text)
    if clause is None:
        return ()
    words = [
        word
        for word in mentions.question.words
        if word.start < clause.start("kind") and word.lemma not in _ORGANISATION
    ]
    shares: dict[str, float] = {}
    for entry in mentions.entries:
        told = canonical(f"{entry.role.duty or ''}{entry.role.body}")
        is_kind = clause["kind"] in ("組織", "会") or entry.role.body.endswith(clause["kind"])
        if words and entry.role.role is None and entry.role.duty and is_kind:
            held = [
                word
                for word in words
                if canonical(word.surface) in told
                or any(len(other) >= 2 and other in told for other in word.others)
            ]
            share = len(held) / len(words)
            shares[entry.role.body] = max(share, shares.get(entry.role.body, 0.0))
    best = [body for body, share in shares.items() if share == max(shares.values())]
    return tuple(best) if len(best) == 1 and shares[best[0]] >= _MIN_BODY_OVERLAP else ()


def share_said(question: Question, text: str) -> float:
    """Share of the question's content words that ``text`` holds, a synonym counting for less."""
    words = {word.lemma: word for word in question.words if word.lemma not in _ORGANISATION}
    key = canonical(text)
    # Synonyms alone are a guess, and 「この計画」 is what every question may be about.
    if not any(canonical(one.surface) in key for one in words.values() if one.lemma != "計画"):
        return 0.0
    total = 0.0
    for word in words.values():
        if canonical(word.surface) in key:
            total += 1.0
        elif any(other in text for other in word.others if len(other) >= 2):
            total += 0.7
    return total / len(words)
