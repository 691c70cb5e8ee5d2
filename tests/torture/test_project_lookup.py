"""Must show 4 of project memory: 10,000 projects against going through every position."""

import pytest
from hypothesis import HealthCheck, given, settings

from core.memory.lookup import SegmentView, look_up
from tests.core.memory.brute_force import brute_force
from tests.core.memory.test_lookup import PROJECTS, TOKENS, agrees, segment_of

pytestmark = [pytest.mark.torture, pytest.mark.timeout(900)]


@given(PROJECTS, TOKENS)
@settings(max_examples=10_000, deadline=None, suppress_health_check=list(HealthCheck))
def test_ten_thousand_projects(project, context):
    views = [SegmentView(segment_of(documents)) for documents in project]
    expected = brute_force([one for documents in project for one in documents], context)
    agrees(look_up(views, context), expected)
