"""The page for screens in a real browser: with the keyboard, with and without scripts, narrow and wide, read by axe."""

import json
from contextlib import contextmanager
from datetime import date
from functools import cache
from itertools import pairwise

import pytest
from playwright.sync_api import sync_playwright

from bulletin.renderers import render
from bulletin.renderers.leaving import Pages
from bulletin.renderers.look import Look
from bulletin.renderers.words import words
from tests import checkers
from tests.editions import article, disagreement, edition, fact, flood, hostile, morning, story, third_day

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Phone, tablet, desktop.
WIDTHS = (360, 768, 1440)
LONG = "Donaudampfschifffahrtsgesellschaft" * 6
AXE = """async () => (await axe.run({
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    rules: {"target-size": {enabled: true}},
})).violations.map(found => [found.id, ...found.nodes.map(node => node.html)])"""
SCROLLS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=checkers.program("chromium"), args=QUIET)
        yield started
        started.close()


@cache
def content(made, look=Look()):
    return render(made, ["html"], look)[0].content


@contextmanager
def reading(browser, made, tmp_path, width=1440, look=Look(), **options):
    """The page of an edition, opened as a file; it asks for nothing else, and nothing is complained of."""
    path = tmp_path / "bulletin.html"
    path.write_bytes(content(made, look))
    asked, complaints = [], []
    context = browser.new_context(viewport={"width": width, "height": 900}, **options)

    def allow(route):
        asked.append(route.request.url)
        route.continue_() if route.request.url.startswith((path.as_uri(), "data:")) else route.abort()

    context.route("**/*", allow)
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(path.as_uri())
    yield page
    context.close()
    assert complaints == []
    assert [address for address in asked if not address.startswith("data:")] == [path.as_uri()]


def arabic(language="ar"):
    """A story in a script that runs from right to left, beside one that does not."""
    a = article(
        "صحيفة المرفأ",
        "الفيضان يغمر البلدة القديمة",
        "غمر النهر البلدة القديمة فجر السبت وأصيب اثنا عشر شخصا.",
        "وقالت البلدية إن الجسر سيبقى مغلقا حتى يوم الاثنين.",
        url="https://marfa.example/1",
        published=date(2026, 11, 22),
        language="ar",
    )
    b = article("بريد الشمال", "البلدة تحت الماء", "غمرت المياه البلدة القديمة يوم السبت.", language="ar")
    facts = (fact(a.sentences[0], b.sentences[0]), fact(a.sentences[1]))
    return edition(story(a.title, (a, b), facts), flood(), title="نشرة الصباح", language=language)


EDITIONS = {
    "morning": morning(),
    "third day": third_day(),
    "empty": edition(),
    "arabic": arabic(),
    "mixed": arabic("en"),
    "french": third_day("fr"),
    "hostile": hostile("</script><script>alert(1)</script><img src=x onerror=alert(1)>"),
    "long words": hostile(LONG),
}


LOOKS = {"annex": Look(annex=True), "memo": Look(theme="memo"), "plain": Look(theme="plain")}


def unfolded(page):
    """The page with every fact open."""
    for summary in page.locator(".evidence summary").all():
        summary.press("Enter")
    return page


def shown(page):
    """The first words of the facts that are shown."""
    facts = page.locator(".passage:visible").all()
    return [found.locator(".said").first.inner_text()[:24] for found in facts]


@pytest.mark.parametrize("name", EDITIONS)
def test_a_page_keeps_its_own_policy_and_fits_on_the_narrowest_screen(name, browser, tmp_path):
    with reading(browser, EDITIONS[name], tmp_path, width=320) as page:
        assert not page.evaluate(SCROLLS)
        unfolded(page)
        assert not page.evaluate(SCROLLS)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing(width, scheme, browser, tmp_path):
    with reading(browser, morning(), tmp_path, width, color_scheme=scheme, bypass_csp=True) as page:
        page.add_script_tag(path=checkers.script("axe-core/axe.min.js"))
        unfolded(page)
        assert page.evaluate(AXE) == []


@pytest.mark.parametrize("name", ["third day", "empty", "arabic", "french", "hostile"])
def test_axe_finds_nothing_in_other_editions(name, browser, tmp_path):
    with reading(browser, EDITIONS[name], tmp_path, bypass_csp=True) as page:
        page.add_script_tag(path=checkers.script("axe-core/axe.min.js"))
        assert page.evaluate(AXE) == []


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_in_other_looks(look, browser, tmp_path):
    with reading(browser, morning(), tmp_path, look=LOOKS[look], bypass_csp=True) as page:
        page.add_script_tag(path=checkers.script("axe-core/axe.min.js"))
        assert page.evaluate(AXE) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("said", ["asks", "done", "refused", "failed"])
def test_axe_finds_nothing_in_the_page_of_a_reader_who_leaves_and_it_fits_a_telephone(said, scheme, browser):
    pages = Pages(words("de"), f"<b>{LONG}", "desk@press.example")
    html = getattr(pages, said)(*(("joerg@harrow.example",) if said in ("asks", "done") else ()))
    context = browser.new_context(viewport={"width": 320, "height": 560}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.set_content(html)
    page.add_script_tag(path=checkers.script("axe-core/axe.min.js"))

    assert page.evaluate(AXE) == []
    assert not page.evaluate(SCROLLS)
    context.close()


def test_the_validator_finds_no_error(tmp_path):
    paths = []
    pages = {name: content(made) for name, made in EDITIONS.items()}
    for name, page in (pages | {name: content(morning(), look) for name, look in LOOKS.items()}).items():
        paths.append(tmp_path / f"{name}.html")
        paths[-1].write_bytes(page)
    vnu = checkers.script("vnu-jar/build/dist/vnu.jar")

    said = checkers.judged(checkers.program("java"), "-jar", vnu, "--errors-only", "--format", "json", *paths)

    assert [(one["url"], one["message"]) for one in json.loads(said.stderr)["messages"]] == []


def test_a_fact_is_opened_and_closed_with_the_keyboard(browser, tmp_path):
    with reading(browser, morning(), tmp_path) as page:
        page.keyboard.press("Tab")
        assert page.locator(":focus").inner_text() == "Skip to the stories"
        page.keyboard.press("Enter")
        for _ in range(9):
            page.keyboard.press("Tab")
            if page.locator("summary:focus").count():
                break
        first = page.locator(".evidence").first
        page.keyboard.press("Enter")
        assert first.get_attribute("open") is not None
        assert first.locator("mark").first.inner_text() == flood().articles[0].sentences[0].text
        page.keyboard.press("Tab")
        page.keyboard.press("Escape")
        assert first.get_attribute("open") is None
        assert page.locator("summary:focus").count() == 1


def test_a_click_on_a_fact_shows_its_sentence_in_each_source_side_by_side(browser, tmp_path):
    with reading(browser, morning(), tmp_path) as page:
        page.locator(".fact").first.click()
        one, other = page.locator(".evidence li").all()[:2]
        assert one.bounding_box()["y"] == other.bounding_box()["y"]
        assert "Harbour Times, Lenn bursts its banks" in one.inner_text()
        assert "North Post, Harrow under water" in other.inner_text()
        assert "21 Nov 2026, 11:40 UTC, sentence 1" in other.inner_text()
        page.locator(".fact").first.click()
        assert not one.is_visible()


def test_on_a_phone_the_sources_stand_one_below_the_other(browser, tmp_path):
    with reading(browser, morning(), tmp_path, width=360) as page:
        page.locator(".fact").first.click()
        one, other = (found.bounding_box() for found in page.locator(".evidence li").all()[:2])
        assert other["y"] >= one["y"] + one["height"]


def test_a_link_in_a_fact_leads_to_its_source_and_opens_nothing(browser, tmp_path):
    with reading(browser, morning(), tmp_path) as page:
        page.locator(".fact .marks a").first.click()
        assert page.locator(".sources li:target").inner_text().startswith("A Harbour Times")
        assert page.locator(".evidence[open]").count() == 0


def test_stories_are_filtered_by_section_with_the_keyboard(browser, tmp_path):
    with reading(browser, morning(), tmp_path) as page:
        page.get_by_label("Section").focus()
        page.keyboard.type("Economy")
        assert page.locator("article:visible h3").all_inner_texts() == [morning().stories[2].headline]
        assert page.locator("output").inner_text() == "Facts shown: 5 of 21"
        assert page.locator("nav li:visible").count() == 1
        page.get_by_role("button", name="Show everything").press("Enter")
        page.get_by_text("Facts shown: 21 of 21").wait_for()
        assert page.locator("article:visible").count() == 5


def test_facts_are_filtered_by_source(browser, tmp_path):
    with reading(browser, morning(), tmp_path) as page:
        page.get_by_label("Source").select_option("Orland Wire")
        assert shown(page) == ["Twelve people were injur", "About 900 residents spen", "The Orland railway compa"]
        assert not page.locator(".also").is_visible()
        page.get_by_label("Source").select_option("The Ledger")
        assert page.locator(".also li:visible").count() == 1


def test_a_source_with_a_comma_in_its_name_is_one(browser, tmp_path):
    opened, played = (
        article("Ledger, The", title, text)
        for title, text in (("Harbour open", "The harbour is open."), ("A champion at fifteen", "She is fifteen."))
    )
    told = story(opened.title, (opened,), [fact(opened.sentences[0])])
    made = edition(told, flood(), also=(story(played.title, (played,), []),))
    with reading(browser, made, tmp_path) as page:
        page.get_by_label("Source").select_option("Ledger, The")
        assert page.locator(".also li:visible").count() == 1


def test_a_search_cares_for_no_accents_and_marks_what_it_finds(browser, tmp_path):
    with reading(browser, morning(), tmp_path) as page:
        page.get_by_label("Search").press_sequentially("luu TRAN")
        assert page.locator("article:visible .passage:visible").count() == 1
        assert "Trần Ngọc Lựu" in page.locator(".passage:visible").inner_text()
        found = "[...CSS.highlights.get('found')].map(String)"
        assert set(page.evaluate(found)) == {"Trần", "Lựu"}
        page.get_by_label("Search").fill("không có gì")
        assert page.locator("output").inner_text() == "Facts shown: 0 of 21"
        page.get_by_label("Search").fill("")
        assert page.evaluate(found) == []
        assert page.locator("article:visible").count() == 5


def test_a_link_to_what_is_filtered_away_shows_everything_again(browser, tmp_path):
    with reading(browser, morning(), tmp_path) as page:
        page.get_by_label("Section").select_option("Economy")
        page.locator(".watch .marks a").first.click()
        assert page.locator("article:visible").count() == 5
        assert page.locator(".sources li:target").is_visible()


CITATION = """The river Lenn burst its banks at Harrow shortly after four on Saturday morning and flooded the old town \
up to the steps of the cathedral.
– Harbour Times, Lenn bursts its banks and floods the old town of Harrow, 21 Nov 2026, 09:10 UTC, sentence 1 \
https://harbourtimes.example/2026/11/lenn-floods-harrow
– North Post, Harrow under water: Lenn rises faster than forecast, 21 Nov 2026, 11:40 UTC, sentence 1 \
https://northpost.example/news/harrow-under-water
Morning Brief, Sunday, 22 November 2026"""


def test_a_citation_is_copied_with_its_sources_and_their_dates(browser, tmp_path):
    with reading(browser, morning(), tmp_path, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.locator(".evidence summary").first.press("Enter")
        page.get_by_role("button", name="Copy citation").first.press("Enter")
        page.get_by_role("button", name="Copied").wait_for()
        assert page.locator(".finder [role=status]").inner_text() == "Copied"
        assert page.evaluate("navigator.clipboard.readText()") == CITATION


def test_a_citation_is_copied_where_pages_have_no_clipboard(browser, tmp_path):
    with reading(browser, morning(), tmp_path) as page:
        page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
        page.evaluate("document.addEventListener('copy', () => window.copied = document.activeElement.value)")
        page.locator(".evidence summary").first.click()
        page.get_by_role("button", name="Copy citation").first.click()
        page.get_by_role("button", name="Copied").wait_for()
        assert page.evaluate("window.copied") == CITATION
        assert page.locator("textarea").count() == 0


def test_without_scripts_everything_can_be_read_and_opened(browser, tmp_path):
    with reading(browser, third_day(), tmp_path, java_script_enabled=False) as page:
        assert not page.locator(".finder").is_visible()
        assert page.get_by_role("button").count() == 0
        facts = page.locator(".passage .said").all()
        assert facts
        assert all(found.is_visible() for found in facts)
        unfolded(page)
        assert all(found.is_visible() for found in page.locator(".evidence li").all())


def test_printed_from_the_browser_it_is_the_text_without_the_tools(browser, tmp_path):
    with reading(browser, morning(), tmp_path, color_scheme="dark") as page:
        page.locator(".fact").first.click()
        page.emulate_media(media="print")
        hidden = page.locator(".finder, .skip, .evidence summary, .evidence li, .copy").all()
        assert hidden
        assert not any(found.is_visible() for found in hidden)
        assert len(shown(page)) == 23
        assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"


def test_as_many_facts_are_shown_as_the_page_counts(browser, tmp_path):
    with reading(browser, morning(), tmp_path) as page:
        counted = [li.inner_text() for li in page.locator(".glance li").all() if "fact" in li.inner_text()]
        both = sum(int(text.split()[0]) for text in counted)
        assert page.locator("output").inner_text() == f"Facts shown: {both} of {both}"
        assert page.locator(".passage").count() > both


@pytest.mark.parametrize("width", [320, *range(360, 1300, 90)])
def test_what_opens_a_fact_is_small_and_never_alone_on_a_line(width, browser, tmp_path):
    with reading(browser, morning(), tmp_path, width) as page:
        for fact in page.locator(".passage:has(> .fact)").all():
            opens = fact.locator("summary").bounding_box()
            last = fact.locator(".fact").evaluate("fact => [...fact.getClientRects()].at(-1).bottom + scrollY")
            assert opens["y"] < last
            assert 24 <= opens["width"] < 30


def test_what_opens_a_fact_says_what_it_does(browser, tmp_path):
    with reading(browser, morning(), tmp_path) as page:
        summary = page.locator("summary").first
        assert summary.inner_text() == summary.get_attribute("title") == "Word for word"
        small = summary.bounding_box()["width"]
        summary.press("Enter")
        assert summary.bounding_box()["width"] > 2 * small


@pytest.mark.parametrize("name", ["arabic", "mixed"])
def test_dates_and_ways_back_keep_their_order_beside_text_from_right_to_left(name, browser, tmp_path):
    sides = """found => {
        const range = document.createRange(), text = found.firstChild;
        const left = (at) => (range.setStart(text, at), range.setEnd(text, at + 1), range.getBoundingClientRect());
        return [left(0), left(text.length - 1)].map((box) => [box.left, box.top]);
    }"""
    with reading(browser, EDITIONS[name], tmp_path) as page:
        assert page.locator(".sources time").count() >= 2
        for found in page.locator(".sources time").all():
            first, last = found.evaluate(sides)
            assert first[0] < last[0] or first[1] < last[1]
        for backs in page.locator(".backs").all():
            numbers = [link.bounding_box() for link in backs.locator("a").all()]
            assert all(a["x"] < b["x"] or a["y"] < b["y"] for a, b in pairwise(numbers))


def test_marks_and_notes_keep_their_side_where_text_runs_from_right_to_left(browser, tmp_path):
    """Words of the frame on both sides of a sentence would else carry it along from left to right."""
    a = article("صحيفة المرفأ", "الفيضان", "أصيب 12 شخصا.", language="ar")
    b = article("بريد الشمال", "البلدة", "أصيب 14 شخصا.", language="ar")
    found = disagreement("number", **{"12": [a.sentences[0]], "14": [b.sentences[0]]})
    told = story(a.title, (a, b), (fact(a.sentences[0], b.sentences[0], disagreements=[found]),))
    with reading(browser, edition(told, language="ar"), tmp_path) as page:
        first = page.locator(".fact").first
        alert, said, marks = (first.locator(part).first.bounding_box() for part in (".alert", ".said", ".marks"))

    assert marks["x"] < said["x"] < alert["x"]
