"""Who decides, who helps whom, and which body stands under which, each with its proof.

``governance_clauses`` reads a sentence as nouns, particles and verbs, ``governance_roles``,
``governance_places`` and ``governance_duties`` hold the rules, ``governance_lines`` reads
headings and lines with keys, ``governance_tables`` and ``governance_fields`` read tables,
``governance_names`` knows which body 「同本部」 is; here they run over a document and are joined.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.facts.governance_clauses import read_clause
from corpus.facts.governance_duties import find_duties, unnamed_duty
from corpus.facts.governance_elements import COUNTED, Clause
from corpus.facts.governance_entries import join_findings
from corpus.facts.governance_frames import Predicate, holder_text, predicates
from corpus.facts.governance_glosses import find_in_parentheses
from corpus.facts.governance_lines import body_of_heading, find_on_line, find_own_entry
from corpus.facts.governance_members import find_members
from corpus.facts.governance_names import Discourse, Names
from corpus.facts.governance_places import find_places
from corpus.facts.governance_records import find_in_record
from corpus.facts.governance_roles import find_roles
from corpus.facts.governance_rows import Row, cells_of
from corpus.facts.governance_scene import MAKE_UP, Finding, Scene, is_bygone
from corpus.facts.governance_surroundings import (
    ITEM_LABEL,
    Chart,
    each_part,
    given_names,
    is_of_others,
    others_of,
    placed_below,
)
from corpus.facts.governance_table_owners import find_in_document_table
from corpus.facts.governance_titles import label_end
from corpus.facts.governance_words import (
    is_body_text,
    is_office,
    is_role_text,
    is_secretariat,
    is_unit_name,
    role_weight,
)
from corpus.facts.reading import ReadDocument, ReadSentence
from corpus.normalize import normalize
from corpus.records import GovernanceRole, SectionKind, SentenceKind, Span

# A sentence without any of these says nothing about an organisation; most sentences of a plan.
_HINT = re.compile(
    r"本部|CSIRT|[会部課室局係班](?![一-鿿])|会議|会(?:設置|運営)?(?:条例|規[程則約]|要[綱領])|チーム|グループ|[長員官監者](?![一-鿿])|リーダー|アドバイザー"
    r"|コーディネーター|オフィサー|C[A-Z]{1,4}O|事務局|庶務|委員|[会部課室局長員者官隊]$|^書記|^会計|^監査|主任|監事|理事|参与|親:|肩書|役職|幹事|顧問|WG|ユニット|トップ|構成|組織|フォーム|コンソーシアム"
    r"|次の[職役]|デスク|ラボ|円卓|ネットワーク|メンバー|サポーター|スチュワード|ファシリテーター|オブザーバー|マネ[ージ]+ャー|取締役|監査役|[^\W\d_]役(?![一-鿿])"
)
# 推進本部は、本部長、統括員及び本部員をもって組織する: which posts there are
_POSTS = re.compile(r"Bは、*(?P<roles>R(?:[、&と]R)+)(?:をM|で)C")
_BUT = r"で(?:は)?なくて?、?(?P<other>[^、。はがをにで]{2,20})(?=[がをにとで、。])"
_POST_OF_BODY = re.compile("Bの[KR]")
_SET_UP_ABOVE = re.compile(r"として(?:設置|組織)(?:する|します|した|しました)?(?=[\s。]*$)")
_LISTED = re.compile(r"Bの(?P<what>N)は、*N")
_FOLLOWING = re.compile(
    r"(?:次|以下|下記)(?:(?:に掲げる|の各号|に定める|の)[^。]{0,12}(?:者|職|職員|委員)|の(?:とおり|通り))"
)
_HOW_MANY = re.compile(  # as printed, behind a gap: 学識経験者　10人以内
    r"[\s　]+(?P<count>(?:[0-9０-９]+|[一二三四五六七八九十]+|若干)(?:人|名)(?:以内)?)[。\s]*$"
)
_APPENDIX = re.compile(r"(?P<name>別表(?:第?[0-9]+)?)に(?:掲げる|定める|規定する)[^。]{0,12}者")
_ELSEWHERE = re.compile(r"(?:別表|次)(?:第?[0-9]+)?(?:に|の)")  # who holds a post is told below
_APPENDIX_LINE = re.compile(r"別表(?:第?[0-9]+)?(?:\([^()]*\))?[^、。]{0,20}")
# A line that is somebody: 企画管理部長, 学識経験のある者 7人以内
_UNLABELLED = re.compile(
    r"\s*(?P<who>[^、。:()\s]{2,30}(?:[長員者官]|代表|議員))(?:\s*(?:[0-9]+|若干)(?:人|名)(?:以内)?)?\s*$"
)
_MAX_HOLDER_CHARS = 60
# Boxes side by side that became one line: 部会長:住民福祉課長 部会長:総務課長
_CHART_LINE = re.compile(
    r"(?<![一-鿿])(?P<label>[一-鿿]{1,6}長):[^:、。]{1,20}(?<![一-鿿])(?P=label):"
)
# 「・船の更新分科会：…」, 「(1) 推進会議　…」: an item that begins with the body it is about
_ITEM_BODY = re.compile(rf"{ITEM_LABEL.pattern}(?P<name>[^、。:()\s]{{3,25}})\s*:")


def extract_governance(read: ReadDocument) -> tuple[GovernanceRole, ...]:
    """Bodies, roles and their holders, one entry for each (body, role) and holder, in text order.

    Entries that name different holders for the same role are all kept.
    """
    relevant = [
        (number, sentence)
        for number, sentence in enumerate(read.sentences)
        if _is_relevant(sentence)
    ]
    given = given_names(read)
    clauses = {number: _clause(sentence, given) for number, sentence in relevant}
    names = Names()
    for clause in clauses.values():
        names.learn(clause)
    for name in given:
        names.full.setdefault(name, 1)
    walker = _Walker(read, names, clauses)
    return join_findings(read, walker.findings())


def _is_relevant(read: ReadSentence) -> bool:
    if read.sentence.kind in {SentenceKind.FOOTNOTE, SentenceKind.CAPTION}:
        return False
    if read.section is not None and read.section.kind is not SectionKind.BODY:
        return False
    return _HINT.search(read.text) is not None and _CHART_LINE.search(read.text) is None


def _clause(read: ReadSentence, given: frozenset[str]) -> Clause:
    return read_clause(read.text, read.tokens, given, label_end(read))


class _Walker:
    """Goes through a document's sentences once, remembering what they talk of."""

    def __init__(self, read: ReadDocument, names: Names, clauses: dict[int, Clause]) -> None:
        self.read = read
        self.clauses = clauses
        self.discourse = Discourse(names)
        self.chart = Chart()
        self.above = others_of(read)
        self.open_duty: tuple[str, str | None] | None = None  # whose duty the next line may say
        self.around: tuple[str | None] | None = None  # the heading's body while items name theirs

    def findings(self) -> Iterator[tuple[int, Finding]]:
        """What each sentence says, with the sentence's number."""
        rows: list[Row] = []
        for number, sentence in enumerate(self.read.sentences):
            row = cells_of(sentence, number)
            if row is not None:
                rows.append(row)
                continue
            yield from self._in_table(rows)
            rows = []
            clause = self.clauses.get(number)
            if clause is None:
                self._pass_by(sentence)
                continue
            self.discourse.number = number
            for said in self._sentence(sentence, clause):
                finding = _not_but(said, sentence.text)
                if finding.holder is None or not _ELSEWHERE.match(finding.holder):
                    yield number, finding
                    listed = finding.role is not None and finding.holder is None
                    yield from self._listed_holders(number, finding) if listed else ()
                    continue
                listed_below = list(self._listed_holders(number, finding))
                yield from listed_below or [(number, finding)]
            yield from placed_below(
                self.read, number, Scene(clause, self.discourse), self.discourse
            )
        yield from self._in_table(rows)

    def _listed_holders(self, number: int, role: Finding) -> Iterator[tuple[int, Finding]]:
        """「委員は、次に掲げる者のうちから委嘱する」: the items below are who holds the role."""
        sentence = self.read.sentences[number]
        first = number + 1
        if (appendix := _APPENDIX.search(sentence.text, role.start)) is not None:
            first = self._below_appendix(number, appendix["name"])
        elif _FOLLOWING.search(sentence.text, role.start) is None:
            return
        for at in range(first, len(self.read.sentences)):
            item = self.read.sentences[at]
            label = ITEM_LABEL.match(item.text)
            unlabelled = _UNLABELLED.match(item.text) if label is None else None
            if (label is None and unlabelled is None) or (
                item.sentence.kind is SentenceKind.HEADING and appendix is None
            ):
                return
            start = label.end() if label is not None else 0
            if is_role_text(item.text[start:].split(" ")[0]) and " " in item.text[start:]:
                return  # (1) 本部長 市長
            end = unlabelled.end("who") if unlabelled else len(item.text.rstrip(" 。"))
            if (counted := _HOW_MANY.search(item.aligned.original)) is not None:
                end = len(item.text[:end].removesuffix(normalize(counted["count"])).rstrip())
            if not 2 <= end - start <= _MAX_HOLDER_CHARS or item.text[start:end].startswith(
                "その他"
            ):
                continue
            covers = Span(sentence.sentence.span.start, item.sentence.span.end)
            holder = item.text[start:end]
            yield (
                at,
                Finding(
                    role.body, role.role, start, end, holder=holder, confidence=0.8, covers=covers
                ),
            )

    def _below_appendix(self, number: int, name: str) -> int:
        """The first sentence below 「別表第1（第3条関係）」; behind the last where it is not."""
        for at in range(number + 1, len(self.read.sentences)):
            if _APPENDIX_LINE.fullmatch(self.read.sentences[at].text.strip()) and (
                self.read.sentences[at].text.strip().startswith(name)
            ):
                return at + 1
        return len(self.read.sentences)

    def _in_table(self, rows: list[Row]) -> Iterator[tuple[int, Finding]]:
        return find_in_document_table(self.read, rows, self.clauses, self.discourse)

    def _pass_by(self, sentence: ReadSentence) -> None:
        if sentence.sentence.kind is SentenceKind.HEADING:
            self.discourse.heading = self.around = None
            self.open_duty = None

    def _sentence(self, sentence: ReadSentence, clause: Clause) -> Iterator[Finding]:
        scene = Scene(clause, self.discourse)
        heading = body_of_heading(sentence, scene)
        if heading is not None or sentence.sentence.kind is SentenceKind.HEADING:
            self.discourse.heading = heading
        if heading is not None:
            self.discourse.mention(heading, is_topic=True)
        self._enter_item(sentence)
        if (body := _whose_list(sentence, scene)) is not None:
            self.discourse.heading = body
        self._name_in_full(scene)
        self._remember(scene)
        if is_of_others(sentence.text, self.above) or is_bygone(scene):
            return
        found = list(find_in_record(sentence, scene)) or list(find_on_line(sentence, scene))
        is_composed = re.search("C|Uに、*O", clause.codes) is not None
        has_more = is_composed or any(one.gloss is not None for one in clause.elements)
        said = tuple(predicates(scene))
        if has_more or (not found and sentence.sentence.kind is not SentenceKind.HEADING):
            roles = [*find_roles(scene, said), *find_in_parentheses(scene)]
            found += find_own_entry(sentence, scene)
            ends = {finding.end for finding in roles}
            found += roles
            found += [
                finding
                for finding in (
                    *find_places(scene, said),
                    *find_members(scene, said),
                    *find_duties(scene, said),
                )
                # 会長は、委員の互選により定める: how a role is filled is not what it is for.
                if finding.role is None or finding.end not in ends or not _says_only_duty(finding)
            ]
        found += self._body_of_line_above(scene)
        found += self.chart.find(sentence, scene, self.read.document.text)
        if not found:
            found += self._holder_of_line_above(scene, said)
        if heading is None and not any(one.role is None or one.duty for one in found):
            found += self._duty_of_line_above(scene)
        found = _of_the_only_body(found)
        self._open(found, heading, scene)
        found = [one for finding in found for one in each_part(finding, scene)]
        for finding in found:
            if finding.body and finding.role is not None:
                self.discourse.seats[finding.role] = finding.body
            if finding.parent is not None:
                self.discourse.placed[finding.body] = self.discourse.number, finding.parent
            if finding.body:
                self.discourse.mention(finding.body, is_topic=finding.role is None)
        yield from found

    def _enter_item(self, sentence: ReadSentence) -> None:
        """Below 「・船の分科会：仕様を検討する。」 what follows in the item is of that body."""
        named = _ITEM_BODY.match(sentence.text)
        if named is not None and is_body_text(named["name"]):
            self.around = self.around or (self.discourse.heading,)
            self.discourse.heading = self.discourse.body(named["name"])
        elif self.around is not None and (
            sentence.sentence.kind is not SentenceKind.LIST_ITEM or ITEM_LABEL.match(sentence.text)
        ):
            if sentence.sentence.kind is not SentenceKind.HEADING:
                self.discourse.heading = self.around[0]
            self.around = None

    def _name_in_full(self, scene: Scene) -> None:
        """Below 「5-2 庁内連絡会議」 空家等対策庁内連絡会議 is set up: one body by two names."""
        short, known = self.discourse.heading or "", self.discourse.names.short
        for found in re.finditer("B(?=をO)", scene.codes):
            full = scene.at(found.start()).word
            is_longer = full != short and full.endswith(short) and not COUNTED.fullmatch(full)
            if short and is_longer and short not in known:
                known[short] = self.discourse.heading = full

    def _remember(self, scene: Scene) -> None:
        """Note the bodies that the sentence speaks of, and what 以下 makes the main one."""
        if posts := _POSTS.search(scene.codes):
            for number in range(posts.start("roles"), posts.end("roles")):
                if scene.codes[number] == "R":
                    seats = self.discourse.seats
                    seats[self.discourse.names.role(scene.at(number).word)] = scene.body(
                        posts.start()
                    )
        for number, element in enumerate(scene.clause.elements):
            if element.code != "B":
                continue
            name = scene.body(number)
            is_topic = bool(re.match(r"[でi]?[はも]", scene.codes[number + 1 :]))
            self.discourse.mention(name, is_topic=is_topic)
            if name in self.discourse.names.short.values() and element.gloss is not None:
                self.discourse.main = name

    def _open(self, found: list[Finding], heading: str | None, scene: Scene) -> None:
        """After 「・推進本部（本部長：市長）」 or 「CIO」 the next line may say more of it."""
        still = self.open_duty
        self.open_duty = None
        if still is not None and found and {(one.body, None) for one in found} == {still}:
            self.open_duty = still  # who sits there was said; what for may follow
        if heading is not None:
            self.open_duty = (heading, None)
        elif scene.codes == "R" and not is_office(scene.at(0).word.removesuffix("管理者")):
            role = self.discourse.names.role(scene.at(0).word)
            self.open_duty = (self.discourse.owner(role) or "", role)
        elif _POST_OF_BODY.fullmatch(scene.codes) and not found:  # (3) 推進会議の事務局
            self.open_duty = (scene.body(0), self.discourse.names.role(scene.at(2).word))
        elif "。" not in scene.codes and len(found) == 1:
            (only,) = found
            if only.holder is None and only.duty is None:
                self.open_duty = (only.body, only.role)

    def _holder_of_line_above(self, scene: Scene, said: Sequence[Predicate]) -> Iterator[Finding]:
        """「副市長が務め、…」 under a line that only names the role."""
        role = self.open_duty[1] if self.open_duty is not None else None
        if self.open_duty is None or role is None:
            return
        for predicate in said:
            for phrase in predicate.phrases[:1]:
                code = scene.codes[predicate.verb] if predicate.verb is not None else ""
                if not _names_holder(phrase.particle, code):
                    continue
                last = predicate.verb or phrase.end - 1
                if not code and (role_weight(role, "R") < 2 or not _is_line(scene, role)):
                    continue  # 情報政策監, below a line 「CIO補佐官」
                span = (scene.at(phrase.begin).start, scene.at(last).end)
                holder = holder_text(scene, phrase)
                yield Finding(*self.open_duty, *span, holder=holder, confidence=0.75)
                return

    def _body_of_line_above(self, scene: Scene) -> Iterator[Finding]:
        """「部長を委員とする附属機関として設置」 under a line that only names the body."""
        if self.open_duty is None or self.open_duty[1] is not None or "B" in scene.codes:
            return
        if (said := _SET_UP_ABOVE.search(scene.clause.text)) is not None:
            yield Finding(self.open_duty[0], None, scene.clause.label_end, said.end())

    def _duty_of_line_above(self, scene: Scene) -> Iterator[Finding]:
        """「全庁的な方針を決定する。」 under a line that only names the body."""
        duty = unnamed_duty(scene)
        if self.open_duty is None or duty is None:
            return
        yield Finding(*self.open_duty, *duty, duty=duty, confidence=0.7)
        helped = re.search(r"(?P<whom>[RB])をH。?$", scene.codes)
        if helped is not None and self.open_duty[1] is not None:
            whom = helped.start("whom")
            assisted = scene.discourse.names.role(scene.at(whom).word)
            yield Finding(*self.open_duty, *duty, assists=assisted, confidence=0.7)


def _not_but(finding: Finding, text: str) -> Finding:
    """「庶務は、総務課ではなく企画課が行う」: by 企画課."""
    said = finding.holder and re.search(f"{re.escape(finding.holder)}{_BUT}", text)
    return replace(finding, holder=said["other"]) if said else finding


def _names_holder(particle: str, code: str) -> bool:
    """Xが務め, Xをもって充てる, Xとする; or X alone."""
    if code == "T":
        return particle == "が"
    return (
        particle in {"を", "をM"} if code == "P" else particle == "と" if code == "S" else not code
    )


def _of_the_only_body(found: list[Finding]) -> list[Finding]:
    """「町長を本部長とする推進本部が担い、事務局を総務課に置く」: of that body."""
    headed = {one.body for one in found if one.body and (one.role or "").endswith("長")}
    if len(headed) != 1:
        return found
    (body,) = headed
    return [
        replace(one, body=body) if not one.body and one.role in ("事務局", "庶務") else one
        for one in found
    ]


def _whose_list(read: ReadSentence, scene: Scene) -> str | None:
    """公社の役員は、次のとおりです: the body whose posts stand on the lines below."""
    listed = _LISTED.match(scene.codes)
    if listed is None or scene.at(listed.start("what")).word not in MAKE_UP:
        return None
    return scene.body(listed.start()) if _FOLLOWING.search(read.text) else None


def _is_line(scene: Scene, role: str) -> bool:
    """Whether a line is only who holds ``role``: 副市長, and of a secretariat 企画課."""
    text = scene.clause.text.strip()
    names_holder = is_unit_name(text) if is_secretariat(role) else is_office(text)
    return names_holder and not re.search(r"[\s:]", text) and not scene.clause.label_end


def _says_only_duty(finding: Finding) -> bool:
    return finding.duty is not None and finding.assists is None and finding.holder is None
