"""`bulletin verify`: whether a document prints an edition and nothing else, and the archive bears it out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bulletin.cli import answers, values
from bulletin.cli.contents import content
from bulletin.cli.places import ArchiveOption, archive_path
from bulletin.errors import ProofError, ReadError

if TYPE_CHECKING:
    from bulletin.model import Document
    from bulletin.store import Archive
    from bulletin.verification.verdict import Verdict

EXAMPLES = """\b
Examples:
  bulletin verify out/2026-11-22/                              every document of an edition
  bulletin verify bulletin.pdf --archive archive.db            one document, against this archive
  bulletin verify bulletin.html --proof bulletin.proof.json    without an archive, on any machine
"""

_ENDINGS = ("md", "mediawiki", "dokuwiki", "txt", "html", "mail.html", "pdf", "epub", "json")
_NAMES = tuple(f"bulletin.{ending}" for ending in _ENDINGS)
_WANTED = f"name {', '.join(_NAMES[:-1])} or {_NAMES[-1]}"


def command(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH...", parser=values.path, help="Documents, or the folder of an edition."),
    ],
    proof: Annotated[
        Path | None,
        typer.Option(
            "--proof", metavar="PATH", parser=values.path, help="A bulletin.proof.json in place of an archive."
        ),
    ] = None,
    archive: ArchiveOption = None,
    theme: Annotated[
        str | None,
        typer.Option(
            "--theme",
            metavar="NAME",
            parser=values.filled,
            help="A theme of your own whose words you trust: they are not proven.",
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print what was found as JSON.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print failures only.")] = False,
) -> None:
    """Show that documents print archived sentences and nothing else; exit code 5 when one does not."""
    documents = [_document(path) for given in paths for path in _files(given)]
    trusted = _trusted(theme)
    if proof:
        found = list(_by_proof(documents, proof, trusted))
    else:
        found = list(_by_archive(documents, archive_path(archive), trusted))
    if as_json:
        typer.echo(json.dumps([_as_json(*one) for one in found], ensure_ascii=False))
    else:
        for document, verdict in found:
            if not (quiet and _is_proven(verdict)):
                typer.echo("\n".join(_lines(document, verdict, by_proof=proof is not None)))
    raise typer.Exit(answers.DONE if all(_is_proven(verdict) for _, verdict in found) else answers.PROOF_FAILED)


Found = tuple["Document", "Verdict | ProofError"]


def _trusted(theme: str | None) -> str:
    """The name of a theme that there is, "" when none is given."""
    from bulletin.renderers.themes import named

    return named(theme, "--theme").name if theme else ""


def _files(given: Path) -> list[Path]:
    """The documents in a folder, or the file itself."""
    if not given.is_dir():
        return [given]
    if found := [given / name for name in _NAMES if (given / name).exists()]:
        return found
    raise ReadError(str(given), f"holds no document of ours; {_WANTED}")


def _document(path: Path) -> Document:
    from bulletin.model import Document

    return Document(str(path), "", content(path, _WANTED))


def _by_proof(documents: list[Document], path: Path, trusted: str) -> Iterator[Found]:
    from bulletin.proof.portable import from_portable
    from bulletin.verification.verdict import verify_with

    proof = from_portable(content(path, "name a bulletin.proof.json"), str(path))
    for document in documents:
        yield document, _tried(lambda one=document: verify_with(one, proof, trusted))  # type: ignore[misc]


def _by_archive(documents: list[Document], path: Path, trusted: str) -> Iterator[Found]:
    from bulletin.store import opened

    with opened(path) as archive:
        for document in documents:
            verdict = _tried(lambda one=document: _verified(one, archive, trusted))  # type: ignore[misc]
            if not isinstance(verdict, ProofError) and verdict.differences:
                _say_program(archive.program(verdict.edition.date, verdict.edition.title))
            yield document, verdict


def _say_program(made_by: str) -> None:
    """What may explain a difference: another version of the program has other templates."""
    from importlib.metadata import version

    if made_by and made_by != (own := version("bulletin")):
        answers.say(f"made by bulletin {made_by}, and this is {own}, which may print it otherwise; verify it with that")


def _tried(verify: Callable[[], Verdict]) -> Verdict | ProofError:
    """The verdict, or why there is none: what cannot be read is not proven either."""
    try:
        return verify()
    except ProofError as error:
        return error


def _verified(document: Document, archive: Archive, trusted: str) -> Verdict:
    """The verdict on a document by the editions that it may be.

    One that does not say which edition it is belongs to that of the JSON beside it; what that holds counts for nothing.
    """
    from bulletin.verification.candidates import candidates
    from bulletin.verification.verdict import claim, verify

    said, beside = claim(document), Path(document.name).with_name("bulletin.json")
    if said.title is None and said.day is None and beside.is_file():
        said = claim(_document(beside))

    def archived(id: str, digest: str) -> Iterator[Any]:
        return (version for version in archive.versions(id) if version.digest == digest)

    return verify(document, candidates(said, archive), archived, archive.builds, trusted)


def _is_proven(verdict: Verdict | ProofError) -> bool:
    return not isinstance(verdict, ProofError) and verdict.proven


def _lines(document: Document, verdict: Verdict | ProofError, *, by_proof: bool) -> Iterator[str]:
    """What was found, in words."""
    name = _seen(document.name)
    if isinstance(verdict, ProofError):
        yield f"{name}: not proven: {_seen(verdict.problem)}"
        return
    of = f", only {_seen(', '.join(verdict.sections))}" if verdict.sections else ""
    edition = f"{_seen(verdict.edition.title)}, {verdict.edition.date}{of}"
    if verdict.proven:
        facts = sum(len(story.facts) for story in verdict.stories)
        older = "" if verdict.current else ", an earlier build of that day"
        own = f"with the theme {verdict.theme}, whose own words are not proven"
        shown = f"{answers.count(facts, 'fact', 'facts')}, {own if verdict.theme else 'every word accounted for'}"
        yield f"{name}: proven: {edition}{older}: {shown}{_limits(verdict, by_proof=by_proof)}"
        return
    yield f"{name}: not proven: {'differs from' if verdict.differences else 'the archive does not bear out'} {edition}"
    for found in verdict.differences:
        source = f" ({_seen(found.source)})" if found.source else ""
        yield f"  {_seen(found.where)}"
        yield f"    printed:  {_seen(found.printed) or 'nothing'}"
        yield f"    archived: {_seen(found.expected) or 'nothing'}{source}"
    yield from (f"  {_seen(doubt.subject)} {_seen(doubt.problem)}" for doubt in verdict.doubts)


def _limits(verdict: Verdict, *, by_proof: bool) -> str:
    """What was not looked at, in words."""
    layout = "typeset otherwise than here, so its layout was held against rules only" if verdict.text_only else ""
    past = "what earlier editions said is not part of the proof" if by_proof else ""
    return "".join(f"; {limit}" for limit in (layout, past) if limit)


def _seen(text: str) -> str:
    """The text on one line, with names for characters that nobody sees."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "replace").decode() for c in text)


def _as_json(document: Document, verdict: Verdict | ProofError) -> dict[str, Any]:
    if isinstance(verdict, ProofError):
        return {"document": document.name, "proven": False, "problem": verdict.problem}
    return {
        "document": document.name,
        "proven": verdict.proven,
        "title": verdict.edition.title,
        "date": verdict.edition.date.isoformat(),
        "current": verdict.current,
        "text_only": verdict.text_only,
        "theme": verdict.theme,
        "sections": list(verdict.sections),
        "differences": [found._asdict() for found in verdict.differences],
        "doubts": [doubt._asdict() for doubt in verdict.doubts],
    }
