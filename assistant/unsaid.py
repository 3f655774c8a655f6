"""What no fact of a plan says, and a cell or a sentence of it still may."""

from assistant.draft_checks import says_asked, tells_period
from assistant.drafts import Context, Draft
from assistant.evidence import EvidenceFinder
from assistant.extractive import answer_from_text
from assistant.topics.cells import answer_cell
from assistant.topics.period import answer_period
from assistant.wants import Want

BESIDE_FACTS = 0.6  # probability from which a sentence answers what a topic finds unsaid


def said_beside(context: Context, finder: EvidenceFinder, topic: object, plan: str) -> Draft | None:
    """The reply from a cell or a sentence where a topic knows that no fact gives one.

    The other plan that is asked about is ``plan``; "" for this one.
    """
    is_of_number = context.question.wants(Want.HOW_MANY, Want.MONEY)
    cell = answer_cell(context) if is_of_number else None
    if cell is not None and cell.statements:
        return cell
    said = answer_from_text(context, finder, plan=plan)
    is_sure = said.confidence >= BESIDE_FACTS and says_asked(context, said)
    is_of_period = topic is not answer_period or tells_period(context, said)
    return said if is_sure and is_of_period else None
