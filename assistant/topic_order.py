"""What answers from facts, in the order in which it is asked."""

from collections.abc import Callable

from assistant.calculation.rosters import answer_roster
from assistant.drafts import Context, Draft
from assistant.topics.between_plans import answer_between
from assistant.topics.bounds import answer_bounds
from assistant.topics.called import answer_called
from assistant.topics.cells import answer_cell
from assistant.topics.changed_rows import answer_changed
from assistant.topics.claimed_stages import answer_claimed_stage
from assistant.topics.claimed_values import answer_claimed_pair, answer_claimed_value
from assistant.topics.claimed_words import answer_claimed_word
from assistant.topics.colophon import answer_colophon
from assistant.topics.described_rows import answer_described
from assistant.topics.done_in_year import answer_done_in_year
from assistant.topics.each_row import answer_each_row
from assistant.topics.fields import answer_field
from assistant.topics.figures import answer_figure
from assistant.topics.glossary import answer_glossary
from assistant.topics.glossed import answer_glossed
from assistant.topics.governance import answer_governance
from assistant.topics.grouped import answer_group
from assistant.topics.held_times import answer_held_times
from assistant.topics.indicators import answer_indicator
from assistant.topics.linked_rows import answer_linked
from assistant.topics.links import answer_link
from assistant.topics.lists import answer_list
from assistant.topics.office import answer_office
from assistant.topics.office_headings import answer_office_headings
from assistant.topics.open_cells import answer_open_cell
from assistant.topics.origin import answer_origin
from assistant.topics.paired_ranks import answer_paired_rank
from assistant.topics.parallel_items import answer_parallel
from assistant.topics.people import answer_person
from assistant.topics.period import answer_period
from assistant.topics.phones import answer_phone
from assistant.topics.plan_of_years import answer_plan_of_years
from assistant.topics.priced_rows import answer_prices
from assistant.topics.quorum import answer_quorum
from assistant.topics.ranked_rows import answer_ranked
from assistant.topics.roster_people import answer_roster_people
from assistant.topics.row_course import answer_course
from assistant.topics.sections import answer_section
from assistant.topics.signatures import answer_signature
from assistant.topics.signed import answer_signed
from assistant.topics.stage_of_year import answer_stage
from assistant.topics.table_changes import answer_most_changed
from assistant.topics.table_extremes import answer_extreme
from assistant.topics.table_pairs import answer_pair
from assistant.topics.table_thresholds import answer_threshold
from assistant.topics.tables import answer_table
from assistant.topics.two_cells import answer_two_cells
from assistant.topics.valued import answer_valued

Topic = Callable[[Context], Draft | None]

TOPICS: tuple[Topic, ...] = (
    answer_figure,
    answer_section,
    answer_plan_of_years,
    answer_period,
    answer_office,
    answer_origin,
    answer_signature,
    answer_person,
    answer_phone,
    answer_office_headings,
    answer_colophon,
    answer_link,
    answer_between,
    answer_stage,
    answer_glossary,
    answer_called,
    answer_glossed,
    answer_described,
    answer_held_times,
    answer_quorum,
    answer_roster,
    answer_roster_people,
    answer_governance,
    answer_field,
    answer_done_in_year,
    answer_paired_rank,
    answer_ranked,
    answer_changed,
    answer_most_changed,
    answer_extreme,
    answer_threshold,
    answer_pair,
    answer_claimed_pair,
    answer_group,
    answer_linked,
    answer_valued,
    answer_bounds,
    answer_each_row,
    answer_claimed_stage,
    answer_open_cell,
    answer_signed,
    answer_claimed_value,
    answer_claimed_word,
    answer_two_cells,
    answer_course,
    answer_cell,
    answer_prices,
    answer_table,
    answer_list,
    answer_parallel,
    answer_indicator,
)
# These read facts that are the own plan's unless the text says otherwise.
OF_ONE_PLAN: frozenset[Topic] = frozenset(
    {
        answer_done_in_year,
        answer_most_changed,
        answer_governance,
        answer_list,
        answer_parallel,
        answer_extreme,
        answer_threshold,
        answer_pair,
        answer_claimed_pair,
        answer_group,
        answer_linked,
        answer_valued,
        answer_bounds,
        answer_done_in_year,
        answer_each_row,
        answer_claimed_stage,
        answer_stage,
        answer_paired_rank,
        answer_ranked,
        answer_changed,
        answer_two_cells,
        answer_course,
        answer_open_cell,
        answer_signed,
        answer_claimed_value,
        answer_claimed_word,
        answer_cell,
        answer_table,
        answer_indicator,
    }
)
# These tell one value, where two may be meant that are to be reckoned with.
OF_ONE_VALUE: frozenset[Topic] = frozenset({answer_cell, answer_indicator})
