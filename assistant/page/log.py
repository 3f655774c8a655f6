"""The conversation as HTML: questions, replies, their cards and the evidence beside them."""

from collections.abc import Sequence

from assistant.answer import Abstention, Answer, AnswerKind, Language
from assistant.feedback import Reason
from assistant.markup import Html, Writer, element, join, text
from assistant.page.blocks import button
from assistant.page.evidence import cards
from assistant.page.fact_cards import fact_cards
from assistant.page.furigana import with_furigana
from assistant.page.passages import read_link
from assistant.page.session import Session, Turn
from assistant.page.terms import TermMarker
from assistant.render import reply_html, reply_plain, spoken_lines
from assistant.wording import wording
from assistant.wording.page import PageWords
from index import OpenIndex


def log_html(session: Session, index: OpenIndex, examples: Sequence[str], words: PageWords) -> Html:
    """All turns, oldest first; before the first one a welcome with questions to try."""
    if not session.turns:
        return _welcome(examples, words, session.write)
    last = session.turns[-1].number
    return join(
        _turn(turn, index, words, session.write, is_last=turn.number == last)
        for turn in session.turns
    )


def rail_html(session: Session, index: OpenIndex, words: PageWords) -> Html:
    """The evidence beside the conversation; only the last reply's is shown at first."""
    groups = []
    for turn in reversed(session.turns):
        found = (
            cards(turn.answer, index.documents, words, f"card-{turn.number}", session.write)
            if turn.answer
            else []
        )
        body = join(found) if found else element("p", words("rail.none"), class_="rail-note")
        groups.append(
            element(
                "div",
                element(
                    "p", words("rail.question", question=turn.question), class_="rail-question"
                ),
                body,
                class_="rail-group",
                data_turn=turn.number,
                hidden=turn.number != session.turns[-1].number,
            )
        )
    if not groups:
        groups = [element("p", words("rail.empty"), class_="rail-note")]
    return join([element("h2", words("rail.title"), id="rail-title"), *groups])


def _welcome(examples: Sequence[str], words: PageWords, write: Writer) -> Html:
    return element(
        "div",
        element("h2", words("welcome.title")),
        element("p", words("welcome.text")),
        _chips(words("welcome.examples"), examples, write) if examples else None,
        class_="welcome",
    )


def _turn(turn: Turn, index: OpenIndex, words: PageWords, write: Writer, *, is_last: bool) -> Html:
    question = element(
        "h2",
        element("span", words("log.you"), class_="hidden-text"),
        write(turn.question),
        class_="question",
        id=f"question-{turn.number}",
    )
    if turn.answer is None:
        reply = element("div", element("p", turn.refusal), class_="reply is-refused")
    else:
        reply = _reply(turn, turn.answer, index, words, write, is_last=is_last)
    return element(
        "section",
        question,
        reply,
        class_="turn",
        aria_labelledby=f"question-{turn.number}",
        data_asked=turn.question if turn.answer is not None else None,
        data_document=",".join(turn.documents),
    )


def _reply(
    turn: Turn,
    answer: Answer,
    index: OpenIndex,
    words: PageWords,
    write: Writer,
    *,
    is_last: bool,
) -> Html:
    folded = cards(answer, index.documents, words, f"fold-{turn.number}", write)
    fold = element(
        "details",
        element("summary", words("fold", count=len(folded))),
        *folded,
        class_="fold",
        id=f"fold-{turn.number}",
    )
    terms = TermMarker(answer, index.facts, write, f"term-{turn.number}")
    # The nearest sections stand below as links.
    before, _, behind = wording(words.language)("abstain.nearest", sections="\0").partition("\0")
    said = reply_html(
        answer,
        lambda number: _mark(turn.number, number, words),
        terms,
        lambda line: (
            not (line.startswith(before) and line.endswith(behind))
            if answer.abstention and answer.abstention.nearest
            else True
        ),
    )
    return element(
        "div",
        *fact_cards(turn, index.documents, index.facts, words, write),
        _assumed(answer, words),
        element(
            "div",
            said,
            class_="reply-text",
        ),
        terms.explanations(),
        _nearest(answer.abstention, words, write) if answer.abstention else None,
        fold if folded else None,
        element("p", words("log.writing"), class_="writing")
        if turn.is_open
        else _tools(turn, answer, words),
        _plain_words(turn, words),
        _chips(words("log.next"), answer.suggestions, write)
        if is_last and answer.suggestions and not turn.is_open
        else None,
        class_="reply" if answer.kind is not AnswerKind.ABSTENTION else "reply is-abstention",
    )


def _mark(turn: int, number: int, words: PageWords) -> Html:
    """The number behind a statement; it leads to the card."""
    return element(
        "a",
        str(number),
        href=f"#card-{turn}-{number}",
        class_="cite",
        data_turn=turn,
        data_number=number,
        aria_label=words("cite", number=number),
    )


def _assumed(answer: Answer, words: PageWords) -> Html | None:
    """What was repaired or carried over from an earlier turn, if anything."""
    notes = []
    if answer.note:
        notes.append(answer.note)
    if answer.understood:
        notes.append(words("log.understood", question=answer.understood))
    if answer.carried:
        notes.append(words("log.carried", what=answer.carried))
    if not notes:
        return None
    return element("div", *(element("p", note) for note in notes), class_="assumed")


def _nearest(abstention: Abstention, words: PageWords, write: Writer) -> Html | None:
    if not abstention.nearest:
        return None
    links = [
        element(
            "li",
            read_link(
                write(" › ".join(section.heading_path) or section.title),
                section.doc_id,
                section.span,
            ),
            element("small", words("page", page=section.page)) if section.page else None,
        )
        for section in abstention.nearest
    ]
    return element(
        "div",
        element("p", words("log.nearest"), class_="nearest-name"),
        element("ul", *links),
        class_="nearest",
    )


def _plain_words(turn: Turn, words: PageWords) -> Html | None:
    """The reply once more in easy Japanese, with readings; its numbers are the reply's own."""
    if turn.plain is None:
        return None
    said = reply_html(turn.plain, lambda number: _mark(turn.number, number, words), with_furigana)
    return element(
        "div",
        element("h3", words("plain.title")),
        said,
        class_="plain-words",
        lang="ja",
    )


def _chips(name: str, questions: Sequence[str], write: Writer = text) -> Html:
    chips = [
        element(
            "li",
            button(write(asked), "chip", data_question=asked, lang="ja"),
        )
        for asked in dict.fromkeys(questions)
    ]
    return element(
        "div", element("p", name, class_="chips-name"), element("ul", *chips), class_="chips"
    )


def _tools(turn: Turn, answer: Answer, words: PageWords) -> Html:
    copy = button(words("log.copy"), "link", data_copy=reply_plain(answer, words))
    plain = button(words("plain"), "link", data_plain=turn.number)
    can_be_plainer = words.language is Language.JA and turn.plain is None and answer.citations
    opinion = (
        element("span", words("feedback.thanks"), class_="thanks")
        if turn.has_feedback
        else _opinion(turn.number, words)
    )
    return element("div", copy, plain if can_be_plainer else None, opinion, class_="reply-tools")


def _opinion(number: int, words: PageWords) -> Html:
    """The short form behind 「この答えはどうでしたか」."""
    reasons = [
        element(
            "label",
            element("input", type="radio", name=f"reason-{number}", value=reason, checked=at == 0),
            words(f"feedback.{reason}"),
        )
        for at, reason in enumerate(Reason)
    ]
    form = element(
        "form",
        element(
            "fieldset", element("legend", words("feedback.legend")), *reasons, class_="reasons"
        ),
        element(
            "label",
            words("feedback.comment"),
            element("input", type="text", name="comment", maxlength=500, autocomplete="off"),
            class_="comment",
        ),
        element("p", words("feedback.note"), class_="fine"),
        element("button", words("feedback.send"), type="submit", class_="secondary"),
        data_turn=number,
        class_="opinion-form",
    )
    return element("details", element("summary", words("feedback.ask")), form, class_="opinion")


def status_text(session: Session, words: PageWords) -> Html:
    """What a screen reader says when a reply has come."""
    if not session.turns:
        return text("")
    turn = session.turns[-1]
    return text(" ".join(spoken_lines(turn.answer)) if turn.answer else turn.refusal)
