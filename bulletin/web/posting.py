"""One question to one address that the user named: what it answered, or how far the question got."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import anyio
import httpx2

from bulletin.web import freshness, problems, urls
from bulletin.web.problems import Problem
from bulletin.web.values import Answered, Unanswered

# The words of an answer are for people to read; who says more than fits on two lines is not listened to.
_MOST_READ_BYTES = 2_000
_MOST_SHOWN = 200
# The status has come by then: nobody waits for the words as long as for the answer.
_WORDS_S = 2.0


async def posted(
    client: httpx2.AsyncClient,
    url: str,
    content: bytes | None,
    headers: Mapping[str, str],
    deadline_s: float,
    now: float,
) -> Answered | Unanswered:
    """What came of sending this once, or of asking where there is no content; redirects are told, not followed."""
    begun = _Begun()
    try:
        with anyio.fail_after(deadline_s):
            return await _exchanged(client, urls.checked(url), content, headers, begun, now)
    except TimeoutError:
        return Unanswered(
            f"did not answer within {deadline_s:g} seconds; try again later", begun.is_begun, is_late=True
        )
    except Problem as problem:
        return Unanswered(problem.text, begun.is_begun)


class _Begun:
    """Whether the content has begun to leave: from then on nobody knows how much of it has arrived."""

    def __init__(self) -> None:
        self.is_begun = False

    async def watch(self, event: str, told: Mapping[str, Any]) -> None:
        """Told by httpcore of each of its steps, and of those in which a proxy is asked for a connection."""
        is_begun = event.endswith(".send_request_body.started") and told["request"].method != b"CONNECT"
        self.is_begun = self.is_begun or is_begun


async def _exchanged(
    client: httpx2.AsyncClient,
    url: httpx2.URL,
    content: bytes | None,
    headers: Mapping[str, str],
    begun: _Begun,
    now: float,
) -> Answered:
    method = "GET" if content is None else "POST"
    own = {"Accept": "*/*", "Accept-Encoding": "identity", **headers}
    try:
        async with client.stream(
            method, url, content=content, headers=own, extensions={"trace": begun.watch}
        ) as response:
            location = response.headers.get("location", "") if response.is_redirect else ""
            wait_s = freshness.wait_s(response.headers.get("retry-after", ""), now)
            said = f"→ {urls.shown_as_asked(location)}" if location else await _words(response)
            return Answered(response.status_code, said, wait_s)
    except (httpx2.HTTPError, httpx2.InvalidURL, ValueError) as error:
        raise problems.of_connection(error) from error


async def _words(response: httpx2.Response) -> str:
    """The beginning of what an answer says, on one line; nothing when it says it too slowly or breaks off."""
    read = bytearray()
    with anyio.move_on_after(_WORDS_S):
        try:
            async for chunk in response.aiter_raw():
                read += chunk
                if len(read) >= _MOST_READ_BYTES:
                    break
        except (Problem, httpx2.HTTPError):
            pass
    words = " ".join(read[:_MOST_READ_BYTES].decode("utf-8", "replace").split())
    return "".join(char for char in words if char.isprintable())[:_MOST_SHOWN]
