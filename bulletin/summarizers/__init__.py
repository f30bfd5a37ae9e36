"""The sentences that stand for a story, by named methods: one function a method, one line a registry entry."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib.metadata import entry_points

from bulletin.errors import SummaryError
from bulletin.model import Article, Sentence
from bulletin.summarizers import lead, salience, sumy_methods
from bulletin.summarizers.budget import Budget
from bulletin.toml import nearest

__all__ = ["METHODS", "SUMMARIZERS", "Budget", "Summarizer", "checked", "methods", "summarize"]

Summarizer = Callable[[Sequence[Article], Budget], tuple[Sentence, ...]]
"""Sentences of the articles (one story) within the budget, in reading order."""

ENTRY_POINTS = "bulletin.summarizers"

SUMMARIZERS: Mapping[str, Summarizer] = {
    "auto": salience.summarize,
    "lead": lead.summarize,
    "lexrank": sumy_methods.summarizer("lexrank"),
    "textrank": sumy_methods.summarizer("textrank"),
    "lsa": sumy_methods.summarizer("lsa"),
    "luhn": sumy_methods.summarizer("luhn"),
    "edmundson": sumy_methods.summarizer("edmundson"),
    "kl": sumy_methods.summarizer("kl"),
    "sumbasic": sumy_methods.summarizer("sumbasic"),
    "reduction": sumy_methods.summarizer("reduction"),
    "random": sumy_methods.summarizer("random"),
}

METHODS: Mapping[str, str] = {
    "auto": "sentences that together cover most of what matters in the story (after Gillick & Favre 2009)",
    "lead": "the first sentences of each source in turn",
    "lexrank": "sentences most like the others, as a random walk finds them (Erkan & Radev 2004)",
    "textrank": "sentences that share most words with the others, by PageRank (Mihalcea & Tarau 2004)",
    "lsa": "sentences that stand out in the main directions of the word matrix (Steinberger & Ježek 2004)",
    "luhn": "sentences with the densest run of frequent words (Luhn 1958)",
    "edmundson": "sentences at the edges, and with words of titles and first sentences (Edmundson 1969)",
    "kl": "sentences with words distributed like those of the whole (Haghighi & Vanderwende 2009)",
    "sumbasic": "sentences of frequent words, each counting less once it is said (Nenkova & Vanderwende 2005)",
    "reduction": "sentences that share most words with the others, without a walk (github.com/adamfabish/Reduction)",
    "random": "any sentences, the same in every run: what every method must beat",
}


def summarize(
    articles: Iterable[Article], words: int = 120, method: str = "auto", sentences: int | None = None
) -> tuple[Sentence, ...]:
    """The sentences that stand for the articles, which tell one story, in reading order.

    `words` is the length: no method prints more, but for `auto`, which prints between 0.9 and 1.05 of it when there is
    so much to say. When no sentence fits, the best one is visibly cut. `sentences`, when given, is the length instead.
    Raises SummaryError for an unknown method and for a length below 1.
    """
    for name, length in (("words", words), ("sentences", sentences)):
        if length is not None and length < 1:
            raise SummaryError(name, f"must be at least 1, not {length}")
    budget = Budget(words=words) if sentences is None else Budget(sentences=sentences)
    return _summarizer(method)(_distinct(articles), budget)


def methods() -> Mapping[str, str]:
    """A line about every method by name; those that other packages add come last and cannot take a name of ours."""
    added = {entry.name: f"added by {entry.value}" for entry in sorted(entry_points(group=ENTRY_POINTS))}
    return {**METHODS, **{name: line for name, line in added.items() if name not in METHODS}}


def checked(method: str, subject: str = "method") -> str:
    """The method's name; raises SummaryError with the nearest known one, or all, when there is no such method.

    `subject` says where the name stands: an option, or a file and its key.
    """
    if method in METHODS or method in (known := methods()):
        return method
    near = nearest(method, known)
    every = f'methods are {", ".join(known)}; "bulletin methods" says what each does'
    hint = f'did you mean "{near}"?' if near else every
    raise SummaryError(subject, f'unknown method "{method}"; {hint}')


def _summarizer(method: str) -> Summarizer:
    if checked(method) in SUMMARIZERS:
        return SUMMARIZERS[method]
    entry = sorted(entry_points(group=ENTRY_POINTS, name=method))[0]
    try:
        added: Summarizer = entry.load()
    except (ImportError, AttributeError) as error:
        raise SummaryError(f"method {method}", f"{entry.value} cannot be loaded ({error}); reinstall it") from error
    return added


def _distinct(articles: Iterable[Article]) -> tuple[Article, ...]:
    return tuple({(article.id, article.digest): article for article in articles}.values())
