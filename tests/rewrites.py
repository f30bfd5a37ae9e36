"""Wire stories with what newsrooms make of them, and with reports that were written apart from them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bulletin.model import Article
from tests.editions import article

CASES = Path(__file__).parent / "cases"
LOCAL = {
    "en": "In our county, volunteers of three fire brigades have offered help, and a collection is held on Sunday.",
    "de": "Auch aus unserem Landkreis sind Helfer unterwegs, und am Sonntag wird vor dem Rathaus gesammelt.",
    "fr": "Dans notre département, plusieurs communes ont proposé leur aide et une collecte aura lieu dimanche.",
    "es": "Desde nuestra comarca han salido ya varios voluntarios, y el domingo habrá una colecta en la plaza mayor.",
    "pt": "Em nossa cidade, grupos de voluntários já se ofereceram para ajudar, e no domingo haverá uma coleta.",
    "vi": "Tại huyện nhà, nhiều đoàn thanh niên đã đăng ký giúp đỡ và chủ nhật này sẽ có buổi quyên góp trước chợ.",
}  # fmt: skip
LEADS = {
    "en": "It was a day that people in the region will remember for a long time.",
    "de": "Es war ein Tag, den hier so schnell niemand vergessen wird.",
    "fr": "C'est une journée que personne ici n'oubliera de sitôt.",
    "es": "Fue un día que nadie en la zona olvidará en mucho tiempo.",
    "pt": "Foi um dia que ninguém na região vai esquecer tão cedo.",
    "vi": "Đó là một ngày mà người dân trong vùng sẽ còn nhớ rất lâu.",
}  # fmt: skip


@dataclass(frozen=True)
class Case:
    """A wire story, its rewrites and independent reports, each a list of sentences."""

    name: str
    language: str
    wire: list[str]
    rewrites: list[list[str]]
    reports: list[list[str]]

    def article(self, source: str, lines: list[str]) -> Article:
        return article(source, f"{self.name} {source}", *lines, language=self.language)

    def original(self) -> Article:
        return self.article("Fernwire", self.wire)

    def independent(self) -> list[Article]:
        return [self.article(f"Own Paper {n}", lines) for n, lines in enumerate(self.reports)]

    def planted(self) -> list[Article]:
        """The wire story as newsrooms print it: by hand in the cases, the rest by what is done without thinking."""
        wire, local, lead = self.wire, LOCAL[self.language], LEADS[self.language]
        made = {
            "whole": wire,
            "first half": wire[: len(wire) // 2],
            "first three": wire[:3],
            "every other": wire[::2],
            "reordered": [*wire[:1], *reversed(wire[1:])],
            "new lead": [lead, *wire[1:]],
            "local angle": [local, *wire[2:9], local.upper()],
            "joined": [" ".join(wire[n : n + 2]) for n in range(0, len(wire), 2)],
            "other half": [lead, *wire[len(wire) // 2 :], local],
            "every third word": [third_changed(line) for line in wire],
            "every third word, short": [third_changed(line) for line in wire[:6]],
        }
        for n, lines in enumerate(self.rewrites):
            made |= {
                f"reworded {n}": lines,
                f"reworded {n}, short": lines[:4],
                f"reworded {n}, reordered": [*lines[:1], *reversed(lines[1:])],
                f"reworded {n}, local angle": [lead, *lines[1:6], local],
            }
        return [self.article(name, lines) for name, lines in made.items()]


def third_changed(line: str) -> str:
    """The sentence with every third word another one, names and figures too; words between quotation marks stay."""
    if any(mark in line for mark in '"„“«'):
        return line
    words = line.split()
    return " ".join(word[::-1].lower() + "o" if n % 3 == 2 else word for n, word in enumerate(words))


def cases() -> list[Case]:
    """All cases: those in English by their subject, the others by their language."""
    found = []
    for file in ("origins-en.md", "origins-other.md"):
        for part in (CASES / file).read_text(encoding="utf-8").split("\n# ")[1:]:
            name, *sections = part.split("\n## ")
            language = "en" if file == "origins-en.md" else name
            by_kind: dict[str, list[list[str]]] = {"wire": [], "rewrite": [], "report": []}
            for section in sections:
                kind, *lines = section.strip().split("\n")
                by_kind[kind].append(lines)
            found.append(
                Case(name.strip(), language.strip(), by_kind["wire"][0], by_kind["rewrite"], by_kind["report"])
            )
    return found
