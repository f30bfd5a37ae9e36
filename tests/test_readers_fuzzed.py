"""No input bytes make a reader raise anything but ReadError, or yield what cannot be printed.

A small sample of what `make fuzz` tries for as long as it is given.
"""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bulletin.errors import ReadError
from bulletin.readers import READERS
from bulletin.readers.raw import Raw
from bulletin.readers.recognition import recognised
from tests.fuzz.promise import keep
from tests.fuzz.seeds import SEEDS, WORDS

SAMPLE = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
ANY_SEED = [seed for seeds in SEEDS.values() for seed in seeds]


@st.composite
def damaged(draw, seeds, words=()):
    """A seed after a few things were done to it: bytes left out, doubled, turned round, changed or put in."""
    content = draw(st.sampled_from(seeds))
    pieces = st.binary(max_size=8) | st.sampled_from([word.encode() for word in words] or [b"<", b"\x00", b"\xff\xfe"])
    for _ in range(draw(st.integers(1, 5))):
        start = draw(st.integers(0, len(content)))
        end = min(len(content), start + draw(st.integers(0, 200)))
        piece = content[start:end]
        made = draw(st.sampled_from([b"", piece * 2, piece * 30, piece[::-1]]) | pieces)
        content = content[:start] + made + content[end:]
    return content


@pytest.mark.parametrize("media_type", sorted(READERS))
def test_a_seed_of_each_kind_is_read(media_type):
    for seed in SEEDS[media_type]:
        assert keep(READERS[media_type], Raw("seed", seed, media_type))


@pytest.mark.parametrize("media_type", sorted(READERS))
def test_no_damage_to_an_input_breaks_its_reader(media_type):
    @SAMPLE
    @given(damaged(SEEDS[media_type], WORDS.get(media_type, ())))
    def throw(content):
        keep(READERS[media_type], Raw("fuzzed", content, media_type, "https://halden-post.example/lake"))

    throw()


@pytest.mark.parametrize("media_type", sorted(READERS))
def test_no_bytes_whatever_break_a_reader(media_type):
    @SAMPLE
    @given(st.binary(min_size=1, max_size=300) | damaged(ANY_SEED))
    def throw(content):
        keep(READERS[media_type], Raw("fuzzed", content, media_type))

    throw()


@SAMPLE
@given(
    st.binary(max_size=300) | damaged(ANY_SEED), st.sampled_from(["x", "x.html", "x.eml", "x.json", "x.gz", "x.zip"])
)
def test_what_kind_an_input_is_can_be_told_or_it_is_refused(content, name):
    with suppress(ReadError):
        assert recognised(name, content).media_type in READERS
