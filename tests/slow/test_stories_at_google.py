"""The stories of tests/runtime/test_stories.py with mailbox and calendar at Google.

Left out are those that open files of the local provider; their like stands in
tests/runtime/test_google_stories.py.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.runtime import test_stories as stories
from tests.runtime.google_workspace import GoogleWorkspace
from tests.runtime.test_stories import *  # noqa: F403

pytestmark = pytest.mark.slow

OF_FILES = (
    "test_discarding_needs_two_looks",
    "test_a_letter_believed_discarded_may_still_go",
    "test_a_taken_time_leads_to_a_kind_new_offer",
    "test_nothing_reaches_the_guest_before_the_gesture",
    "test_sending_the_confirm_letter_books",
    "test_accepting_books_through_the_letter",
    "test_yes_in_the_calendar_books",
    "test_field_deleted_event_still_booked",
    "test_a_booked_chat_moves_only_with_the_letter_that_tells_it",
    "test_field_guest_proposes_time",
    "test_a_hand_written_answer_without_times_closes_what_was_settled_in_words",
    "test_a_dragged_proposal_is_given_up_and_other_times_are_offered",
    "test_only_the_letter_that_the_host_saw_is_approved",
    "test_a_letter_with_another_time_than_its_invitation_is_not_approved",
    "test_an_opt_out_outlives_the_database",
    "test_many_drafts_that_vanish_at_once_are_an_alarm",
    "test_the_week_holds_its_number",
    "test_field_credentials_gone_bad",
)
for _name in OF_FILES:
    assert hasattr(stories, _name), _name
    del globals()[_name]


@pytest.fixture
def world(tmp_path) -> Iterator[GoogleWorkspace]:
    made = GoogleWorkspace.at(tmp_path / "w")
    try:
        made.run()
        yield made
    finally:
        made.close()
