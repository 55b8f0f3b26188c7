"""What card, text and print say: the same number as the lists show, and words that fit the state."""

from __future__ import annotations

from typing import Any


def test_a_card_lists_as_many_reasons_as_its_verdict_counts(open_page: Any) -> None:
    opened = open_page()
    wrong = opened.page.evaluate(
        """() => argmap.data.claims.map(({ id }) => id).filter((id) => {
            argmap.select(id, "text");
            const heading = [...document.querySelectorAll("#card h3")].find((h3) => h3.textContent === "Reasons for it");
            const listed = heading ? heading.nextElementSibling.children.length : 0;
            return listed !== argmap.data.inferences.filter((step) => step.conclusion === id).length;
        })"""
    )
    assert wrong == []


def test_a_granted_objection_that_is_answered_says_both(open_page: Any) -> None:
    opened = open_page("#at=letter-fake")
    assert opened.text("#card .judged").startswith("Granted: the author grants it; as an objection it is answered by")
    assert opened.page.get_attribute("#card .judged", "data-status") == "answered"


def test_the_card_of_a_step_says_what_its_argument_says(open_page: Any) -> None:
    opened = open_page()
    step, gist = opened.page.evaluate(
        "(({ inferences, text }) => [inferences.at(-1), text])(argmap.data.arguments.find((argument) => argument.text))"
    )
    opened.page.evaluate("(id) => argmap.select(id, 'text')", step)
    assert opened.text("#card .gist") == gist
    opened.page.evaluate(
        "(id) => argmap.select(argmap.data.inferences.find((step) => step.id === id).conclusion, 'text')", step
    )
    assert gist in opened.text("#card .scroll")


def test_the_button_says_what_would_be_and_not_that_it_is(open_page: Any) -> None:
    page = open_page("#at=soldiers-groups").page
    page.wait_for_selector("#card-reject[title]")
    tooltip = page.get_attribute("#card-reject", "title")
    assert tooltip.startswith("If you do: ")
    assert "Rejected" not in tooltip
    assert " now " not in tooltip


def test_a_retelling_says_at_its_top_that_it_is_one(open_page: Any) -> None:
    opened = open_page()
    assert "retelling" in opened.text("#article > :first-child").lower()


def test_what_is_left_unsaid_is_marked_in_card_and_outline(open_page: Any) -> None:
    opened = open_page()
    for claim in opened.page.evaluate("argmap.data.claims.filter((claim) => claim.implicit).map((claim) => claim.id)"):
        opened.page.evaluate("(id) => argmap.select(id, 'text')", claim)
        assert "unsaid" in opened.text("#card .kicker")
        assert "unsaid" in opened.text(f'[role=treeitem][data-id="{claim}"] .kind')


def test_print_leaves_out_what_goes_without_saying(open_page: Any) -> None:
    opened = open_page()
    opened.page.emulate_media(media="print")
    opened.page.wait_for_selector("#print svg")
    printed = opened.text("#print ol")
    assert "nothing speaks against it and" in printed
    assert "taken as given, and nothing speaks against it" not in printed


def test_the_tags_of_what_if_fit_between_boxes(open_page: Any) -> None:
    """A tag is as high as the gap above its box and the padding in it, so that it lies on no other box and no text."""
    opened = open_page("#reject=soldiers-groups")
    opened.page.emulate_media(media="print")
    opened.page.wait_for_selector("#print svg")
    tags = opened.page.evaluate(
        """[...document.querySelectorAll("#print svg text[text-anchor=middle]")].map((text) => {
            const { y, height } = text.previousElementSibling.getBBox();
            return [text.textContent, y, height];
        })"""
    )
    assert len(tags) >= 3
    assert all(height <= 14.5 for _, _, height in tags)


def test_a_relation_that_does_not_count_says_so_in_a_word(open_page: Any) -> None:
    said = open_page("#standard=preponderance&at=letter-fake").text("#card")
    assert "undefined" not in said
    assert "undercuts a step" in said
