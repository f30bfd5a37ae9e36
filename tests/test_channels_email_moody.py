"""Whatever a mail server says, and whenever, the outbox says what became of each message.

A sample of what `make torture` tries on the long scale.
"""

import pytest

from tests.torture_smtp import tormented

ROUNDS = range(1, 31)


@pytest.mark.parametrize("seed", ROUNDS)
def test_every_row_says_what_the_server_did_and_nobody_gets_what_is_not_theirs(tmp_path, seed):
    wrong, ended = tormented(tmp_path, seed)

    assert wrong == []
    assert sum(ended.values()) > 0
