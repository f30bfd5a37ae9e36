"""Which addresses one reading of inputs follows: none twice, and no more than it is fit to ask for."""

from __future__ import annotations

from collections import Counter

from bulletin.model import Failure
from bulletin.readers import addresses
from bulletin.readers.raw import Link

# Several feeds of one newsroom list the same pages and a few of their own; at the slowest that a site may want to be
# asked, these take a quarter of an hour.
_MOST_PAGES_OF_A_SITE = 200
# A list of some hundred feeds, and the pages of all of them.
_MOST_IN_ALL = 20_000
_PER_SITE = f"is on {{site}}, of which {_MOST_PAGES_OF_A_SITE:,} pages are fetched at once and no more"
_IN_ALL = f"comes after {_MOST_IN_ALL:,} other addresses, more than which are not followed at once"


class Followed:
    """What was followed so far."""

    def __init__(self) -> None:
        self._met: set[str] = set()
        self._pages: Counter[str] = Counter()

    def unfollowed(self, link: Link) -> list[Failure] | None:
        """What is to be said of a link that is not followed, once for all alike; None when it is to be followed.

        What the user named is followed however many pages of its site are.
        """
        address = addresses.canonical(link.url)
        if address in self._met:
            return []
        self._met.add(address)
        over = len(self._met) - _MOST_IN_ALL
        if over > 0:
            return [Failure(link.url, f"{_IN_ALL}; name fewer inputs")] if over == 1 else []
        if link.named:
            return None
        site = addresses.registrable(addresses.host(address))
        self._pages[site] += 1
        over = self._pages[site] - _MOST_PAGES_OF_A_SITE
        if over > 0:
            return [Failure(link.url, f"{_PER_SITE.format(site=site)}; name fewer of its feeds")] if over == 1 else []
        return None
