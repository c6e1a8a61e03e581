"""A mechanism drawn: boxes that do not overlap, arrows that say which way."""

from __future__ import annotations

from itertools import combinations

from hypotheses.figures.chain import ArrowTerms, BoxTerms, Diagram, diagram


def box(key: str, layer: int, text: str = "The mayor asks for tolls") -> BoxTerms:
    """A part to be drawn."""
    return BoxTerms(key, text, "Supported, 0.50", "supported", layer)


def drawing() -> Diagram:
    """Two ways from a cause to an outcome, a shortcut, and a way back."""
    parts = [box("a", 0), box("b", 1, "Many words " * 12), box("c", 1), box("d", 2)]
    links = [
        ArrowTerms("a", "b", "L1", "supported"),
        ArrowTerms("a", "c", "L2", "untested"),
        ArrowTerms("b", "d", "L3", "supported"),
        ArrowTerms("c", "d", "L4", "contradicted", is_temporal=True),
        ArrowTerms("a", "d", "L5", "supported"),
        ArrowTerms("d", "a", "L6", "supported", is_feedback=True),
    ]
    return diagram(parts, links)


def test_boxes_lie_inside_the_figure_and_apart() -> None:
    found = drawing()

    for each in found.boxes:
        assert each.x >= 0
        assert each.x + each.width <= found.width
        assert each.y + each.height <= found.height
    for one, other in combinations(found.boxes, 2):
        apart_across = one.x + one.width < other.x or other.x + other.width < one.x
        apart_down = one.y + one.height < other.y or other.y + other.height < one.y
        assert apart_across or apart_down


def test_text_stays_inside_its_box() -> None:
    for each in drawing().boxes:
        assert all(each.y < line.y < each.y + each.height for line in each.lines)
        assert all(len(line.text) <= 40 for line in each.lines)


def test_later_parts_stand_lower() -> None:
    tops = [each.y for each in drawing().boxes]

    assert tops[0] < tops[1] == tops[2] < tops[3]


def test_neighbouring_rows_are_joined_straight_and_others_by_a_swing() -> None:
    arrows = {each.label: each for each in drawing().arrows}

    assert all(" L " in arrows[label].path for label in ("L1", "L2", "L3", "L4"))
    assert all(" C " in arrows[label].path for label in ("L5", "L6"))
    assert arrows["L6"].x < arrows["L5"].x


def test_mechanism_of_one_part_and_of_none_can_be_drawn() -> None:
    assert len(diagram([box("a", 0)], []).boxes) == 1
    assert diagram([], []).boxes == ()
