"""Parameters that tell who sent a reader to a page, and no page apart from another.

After the lists that browsers and blockers strip by: Firefox's query stripping, Brave's, AdGuard's "TrackParamFilter";
and the makers' own pages (Google, Meta, Microsoft, Mailchimp, HubSpot, Matomo, AT Internet, Webtrekk, comScore). Names
that some sites use for pages ("ref", "source", "share", "cid") are not among them.
"""

from __future__ import annotations

from bulletin.readers.lines import phrases

_OPENINGS = ("utm_", "at_", "mtm_", "hsa_", "ns_", "wt_mc", "oly_")
_NAMES = frozenset(
    phrases("""
    fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|ysclid|twclid|ttclid|li_fat_id|igshid|igsh|rdt_cid
    epik|srsltid|mc_cid|mc_eid|mkt_tok|vero_id|vero_conv|_ga|_gl|_ke|__s|__hssc|__hstc|__hsfp|hsctatracking
    pk_campaign|pk_kwd|pk_keyword|pk_source|pk_medium|pk_content|pk_cid|piwik_campaign|piwik_kwd|ref_src
    ref_url|cmpid|ocid|xtor|spm|wt_zmc|wtrid|icid|ncid|smid|sr_share|ftag|ftcamp|s_cid|s_kwcid|guccounter
    guce_referrer|guce_referrer_sig|usqp|amp_js_v|amp_gsa|amp_r|amp_kit|__twitter_impression|_hsenc|_hsmi
""")
)
# These choose the page for AMP only with these values; with others they may choose a page.
_ONLY_WITH = {"amp": frozenset(("", "1", "true")), "outputtype": frozenset(("amp", "valueamp", "ampimp"))}


def is_mark(name: str, value: str) -> bool:
    """Whether a parameter of an address tells no pages apart."""
    # Addresses copied out of markup have "&amp;" between their parameters.
    name = name.lower().removeprefix("amp;")
    return value.lower() in _ONLY_WITH.get(name, ()) or name in _NAMES or name.startswith(_OPENINGS)
