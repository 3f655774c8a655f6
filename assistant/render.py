"""A reply as HTML, plain text and Markdown: pure functions, everything escaped."""

import re
from collections.abc import Callable, Sequence
from datetime import date

from assistant.answer import Answer, Citation
from assistant.markup import Html, Writer, element, join, text
from assistant.wording.page import PageWords

# ［3］ is the mark of citation 3; ［注］ is not one.
_MARK = re.compile(r"［(\d{1,3})］")
# "・子育て" is an item of a list; "子育て・教育" is not.
_ITEM = re.compile(r"[・•]\s*(.+)")
_MARKDOWN = re.compile(r"([!-/:-@\[-`{-~])")

MarkLink = Callable[[int], Html]


def spoken_lines(answer: Answer) -> list[str]:
    """The lines of the reply's text that say something.

    Notes on what was understood stand before them and are told from ``answer.note``,
    ``answer.understood`` and ``answer.carried``; the quotes stand behind an empty line and are
    told from the citations.
    """
    said = answer.text.rpartition("\n\n")[0] if answer.citations else answer.text
    notes = bool(answer.note) + bool(answer.understood) + bool(answer.carried)
    return [line.strip() for line in (said or answer.text).splitlines() if line.strip()][notes:]


def reply_html(
    answer: Answer,
    link: MarkLink,
    write: Writer = text,
    is_said: Callable[[str], bool] = lambda line: True,
) -> Html:
    """What the reply says as paragraphs and lists, each ［n］ replaced by ``link(n)``.

    Args:
        answer: The reply.
        link: What stands for a mark.
        write: How the words are written.
        is_said: Which lines are shown; the others are told in another form beside them.
    """
    blocks: list[Html] = []
    items: list[Html] = []
    for line in filter(is_said, spoken_lines(answer)):
        item = _ITEM.fullmatch(line)
        if item:
            items.append(element("li", _linked(item[1], len(answer.citations), link, write)))
            continue
        if items:
            blocks.append(element("ul", *items, class_="reply-list"))
            items = []
        blocks.append(element("p", _linked(line, len(answer.citations), link, write)))
    if items:
        blocks.append(element("ul", *items, class_="reply-list"))
    return join(blocks)


def address(citation: Citation, words: PageWords) -> str:
    """Document, section path and page in one line."""
    parts = [citation.title, " › ".join(citation.heading_path), printed_page(citation, words)]
    return words("place.separator").join(part for part in parts if part)


def printed_page(citation: Citation, words: PageWords) -> str:
    """The page, and whether its characters were read by OCR; "" where there are no pages."""
    if citation.page is None:
        return ""
    if citation.is_ocr:
        return words("page.ocr", page=citation.page)
    return words("page", page=citation.page)


def citation_text(citation: Citation, words: PageWords) -> str:
    """The quote with its address, as one pastes it into a letter."""
    return words("citation.text", quote=citation.quote, place=address(citation, words))


def reply_plain(answer: Answer, words: PageWords) -> str:
    """The reply with its citations written out, for the clipboard."""
    proof = [
        f"［{citation.number}］{citation_text(citation, words)}" for citation in answer.citations
    ]
    return "\n".join(
        [words("copy.question", question=answer.question), *spoken_lines(answer), *proof]
    )


def conversation_markdown(answers: Sequence[Answer], today: date, words: PageWords) -> str:
    """The conversation with every quote and address; nothing in it is live Markdown."""
    parts = [f"# {words('save.title')}", words("save.made", day=words.day(today))]
    for answer in answers:
        parts.append(f"## {_literal(answer.question)}")
        parts.append("  \n".join(_literal(line) for line in spoken_lines(answer)))
        for citation in answer.citations:
            quote = "\n".join(f"> {_literal(line)}" for line in citation.quote.splitlines())
            where = f"［{citation.number}］ {_literal(address(citation, words))}"
            parts.append(f"{quote}\n>\n> {where}")
    parts.append(words("save.note"))
    return "\n\n".join(parts) + "\n"


def conversation_html(answers: Sequence[Answer], today: date, words: PageWords) -> str:
    """The same as one HTML file that needs nothing else and prints well."""
    turns = [
        element(
            "section",
            element("h2", answer.question),
            reply_html(answer, lambda number: element("sup", f"［{number}］")),
            *(
                element(
                    "figure",
                    element("blockquote", citation.quote, lang="ja"),
                    element("figcaption", f"［{citation.number}］{address(citation, words)}"),
                )
                for citation in answer.citations
            ),
        )
        for answer in answers
    ]
    page = element(
        "html",
        element(
            "head",
            Html('<meta charset="utf-8">'),
            Html('<meta name="viewport" content="width=device-width, initial-scale=1">'),
            element("title", words("save.title")),
            element("style", Html(_PRINT_STYLE)),
        ),
        element(
            "body",
            element("h1", words("save.title")),
            element("p", words("save.made", day=words.day(today))),
            *turns,
            element("p", words("save.note"), class_="note"),
        ),
        lang=words.html_lang,
    )
    return f"<!doctype html>\n{page}\n"


_PRINT_STYLE = (
    "body{font:16px/1.8 'Noto Sans JP',sans-serif;color:#1a1a1a;max-width:44em;margin:2em auto;"
    "padding:0 1em}h1{font-size:1.5em}h2{font-size:1.15em;border-top:1px solid #999;"
    "padding-top:1em}figure{margin:1em 0;break-inside:avoid}blockquote{margin:0;padding:.5em 1em;"
    "white-space:pre-line;border-left:4px solid #0017c1;background:#f5f6fa}"
    "figcaption,.note{font-size:.9em;color:#333}"
)


def _linked(line: str, citations: int, link: MarkLink, write: Writer) -> Html:
    pieces: list[str] = []
    end = 0
    for mark in _MARK.finditer(line):
        if not 1 <= int(mark[1]) <= citations:
            continue
        pieces += [write(line[end : mark.start()]), link(int(mark[1]))]
        end = mark.end()
    return join([*pieces, write(line[end:])])


def _literal(line: str) -> str:
    """``line`` so that Markdown shows its characters and nothing else."""
    return _MARKDOWN.sub(r"\\\1", line)
