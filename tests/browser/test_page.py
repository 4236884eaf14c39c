"""The page of `report`, as people meet it: on a telephone and a screen, in light and dark, by keyboard, by screen reader, on paper."""

from __future__ import annotations

import re
from itertools import product
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opened

pytestmark = pytest.mark.timeout(300)  # a browser beside other work; alone, the slowest takes ten seconds

NAMES = ("award", "harbours", "library")
SCHEMES = ("light", "dark")
TELEPHONE, SCREEN = 360, 1200
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


def unfold(page: Page) -> None:
    """Opens all that can be opened: what is folded is seen by nobody, also by the checks."""
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")


def faults(page: Page) -> list[str]:
    """Rules of axe that something on the page breaks, with the first place."""
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": list(RULES)}})
    return [f"{each['id']}: {each['nodes'][0]['html'][:120]}" for each in found.response["violations"]]


# The award's page is long, and each check of it takes a while; its parts are those of the others.
@pytest.mark.parametrize(
    ("name", "scheme", "width"),
    [("award", "light", SCREEN), ("award", "dark", TELEPHONE), *product(("harbours", "library"), SCHEMES, (TELEPHONE, SCREEN))],
)
def test_everybody_can_use_it(name: str, scheme: str, width: int, opened: Opened) -> None:
    """WCAG 2.2 AA and axe's best practice: structure, names, contrast."""
    page = opened(name, width, scheme)
    unfold(page)

    assert faults(page) == []


def test_the_check_sees_what_is_wrong(opened: Opened) -> None:
    """A page that is broken on purpose is not let through: the check above can fail."""
    page = opened("library")
    page.evaluate("document.querySelector('h1').style.color = '#eee'; document.querySelector('figure title').remove()")

    assert {fault.split(":")[0] for fault in faults(page)} == {"color-contrast", "svg-img-alt"}


@pytest.mark.parametrize("name", NAMES)
def test_nobody_scrolls_sideways(name: str, opened: Opened) -> None:
    """Folded and unfolded, down to the 320 pixels of WCAG's reflow."""
    page = opened(name)
    for _ in range(2):
        for width in (SCREEN, 768, TELEPHONE, 320):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        unfold(page)


# What axe does not look into: text and shapes of charts

CONTRAST = """
kind => {
  const light = colour => {
    const parts = colour.match(/[\\d.]+/g).slice(0, 3).map(each => each / 255);
    const [r, g, b] = parts.map(each => each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const paper = getComputedStyle(document.body).backgroundColor;
  const behind = each => {
    const bar = [...each.classList].find(name => name.startsWith('on-'));
    return bar ? getComputedStyle(document.querySelector('rect.' + bar.slice(3))).fill : paper;
  };
  const least = {};
  const note = (selector, property, behind) => {
    for (const each of document.querySelectorAll(selector)) {
      const name = each.getAttribute('class');
      least[name] = Math.min(least[name] ?? 99, contrast(getComputedStyle(each)[property], behind(each)));
    }
  };
  if (kind === 'text') {
    note('figure svg text', 'fill', behind);
  } else {
    note('.fresh, .old, .measured, .dot', 'fill', () => paper);
    note('.undated, .amount, .fitted, .ideal, .interval, .empty, .outline, .axis', 'stroke', () => paper);
  }
  return least;
}
"""


@pytest.mark.parametrize(("kind", "least"), [("text", 4.5), ("shape", 3.0)])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_charts_stand_out_from_the_paper(scheme: str, kind: str, least: float, opened: Opened) -> None:
    """4.5 to 1 for text, 3 to 1 for shapes (WCAG 1.4.3 and 1.4.11)."""
    page = opened("award", scheme=scheme)
    found: dict[str, float] = page.evaluate(CONTRAST, kind)

    assert len(found) > 4
    assert {name: value for name, value in found.items() if value < least} == {}


def test_light_and_dark_follow_the_reader(opened: Opened) -> None:
    """By what the reader's system says."""
    light, dark = (opened("library", scheme=scheme).evaluate("getComputedStyle(document.body).backgroundColor") for scheme in SCHEMES)

    assert light != dark


# By keyboard


def test_the_first_key_leads_past_the_contents(opened: Opened) -> None:
    """The skip link comes into view, and leads to the main part."""
    page = opened("award")
    page.keyboard.press("Tab")
    skip = page.locator(":focus")

    expect(skip).to_have_text("Hoppa till innehållet")
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_wherever_the_keyboard_is_can_be_seen(scheme: str, opened: Opened) -> None:
    """Each link, fold and part that scrolls is reached, in the order of the page, in view and with a frame around it."""
    page = opened("harbours", TELEPHONE, scheme)
    wanted = page.locator("a, summary, [tabindex='0']").count()
    tops = []
    for _ in range(wanted):
        page.keyboard.press("Tab")
        here = page.locator(":focus")
        expect(here).to_be_in_viewport()
        seen: dict[str, Any] = here.evaluate(
            "each => ({ style: getComputedStyle(each).outlineStyle, width: parseFloat(getComputedStyle(each).outlineWidth),"
            " top: each.getBoundingClientRect().top + scrollY })"
        )
        assert seen["style"] == "solid"
        assert seen["width"] >= 2
        tops.append(seen["top"])

    assert tops == sorted(tops)
    assert page.evaluate("document.activeElement.tagName") == "A"


def test_folds_open_by_keyboard(opened: Opened) -> None:
    """As they do by a press."""
    page = opened("award")
    fold = page.locator("summary").first
    fold.focus()
    page.keyboard.press("Enter")

    expect(page.locator("details").first).to_have_attribute("open", "")
    expect(page.locator("details li").first).to_be_visible()


@pytest.mark.parametrize("name", NAMES)
def test_fingers_hit_what_they_mean(name: str, opened: Opened) -> None:
    """Links and folds that stand by themselves are 24 pixels high at least (WCAG 2.5.8)."""
    page = opened(name, TELEPHONE)
    heights = page.locator("nav a, .todo a, summary").evaluate_all("all => all.map(each => each.getBoundingClientRect().height)")

    assert min(heights) >= 24


# By screen reader


@pytest.mark.parametrize("name", NAMES)
def test_the_parts_of_the_page_have_names(name: str, opened: Opened) -> None:
    """Banner, contents, main part and footer; a region for each heading that the contents name."""
    page = opened(name)
    for role in ("banner", "main", "contentinfo"):
        expect(page.get_by_role(role)).to_have_count(1)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    for link in page.get_by_role("navigation").get_by_role("link").all_inner_texts():
        expect(page.get_by_role("region", name=link, exact=True)).to_have_count(1)


def test_a_square_of_the_matrix_is_read_with_its_round_and_kind(opened: Opened) -> None:
    """Heads for rows and columns; what is known, in words."""
    table = opened("harbours").get_by_role("table", name=re.compile("^Known and missing"))

    assert table.get_by_role("columnheader").all_inner_texts() == ["Information", "2031", "2034", "2037", "Known in full"]
    row = table.get_by_role("row", name=re.compile("^Winner"))
    assert [" ".join(text.split()) for text in row.get_by_role("cell").all_text_contents()] == ["known", "known", "not yet due", "2 of 2"]
    part = table.get_by_role("row", name=re.compile("^Applicants"))
    assert "in part, only how many" in part.get_by_role("cell").first.inner_text()


@pytest.mark.parametrize("width", [TELEPHONE, SCREEN], ids=["telephone", "screen"])
def test_tables_stay_tables(width: int, opened: Opened) -> None:
    """Also where their rows stand under each other."""
    table = opened("harbours", width).get_by_role("table", name=re.compile("^The sources"))

    assert table.get_by_role("columnheader").count() == 4
    assert table.get_by_role("row").count() == 4
    assert table.get_by_role("rowheader").count() == 3
    expect(table.get_by_role("rowheader").first).to_be_visible()


@pytest.mark.parametrize("name", ["award", "harbours"])
def test_each_chart_has_a_name_a_description_and_its_figures_as_a_table(name: str, opened: Opened) -> None:
    """What is drawn is what is told: every figure beside a bar stands in the table."""
    page = opened(name)
    unfold(page)
    charts = page.locator("figure").all()

    assert len(charts) == 3
    for chart in charts:
        drawn = chart.get_by_role("img")
        caption = chart.locator("figcaption").inner_text()
        expect(drawn).to_have_accessible_name(caption)
        expect(drawn).to_have_accessible_description(re.compile(r"\d"))
        table = chart.get_by_role("table", name=caption)
        told = re.findall(r"\d+", " ".join(table.get_by_role("cell").all_inner_texts() + table.get_by_role("rowheader").all_inner_texts()))
        figures = [text for text in chart.locator("svg text:not(.tick)").all_text_contents() if text.isdigit()]
        assert figures
        assert set(figures) <= set(told)


# On paper


@pytest.mark.parametrize("name", NAMES)
def test_paper_is_white_and_has_all_of_it(name: str, opened: Opened) -> None:
    """Also for a reader in the dark; what is folded on the screen is printed, what leads around the screen is not."""
    page = opened(name, scheme="dark")
    page.emulate_media(media="print")

    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    expect(page.get_by_role("navigation")).to_be_hidden()
    for listed in page.locator("details.shut li").all():
        expect(listed).to_be_visible()
    for table in page.locator("section > details table").all():
        expect(table).to_be_visible()
    if name != "award":
        unfold(page)
        assert faults(page) == []


def test_it_prints(opened: Opened) -> None:
    """As a PDF of a handful of pages, A4."""
    printed = opened("harbours").pdf(format="A4")

    assert printed.startswith(b"%PDF-")
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", printed)) <= 6
