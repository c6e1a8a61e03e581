"""The figure of a network: SVG, PNG, GraphML and edge list, the same from every door."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from lxml import etree

from hypotheses.choices import Basis, Picture
from hypotheses.exports.network_figure import GRAPHML
from hypotheses.models import State
from tests.networks import API, PAGE, World, make_world, tie

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    """The printed example of three states."""
    return make_world()


def test_figures_are_the_same_from_every_door_and_each_time(
    world: World, client: Client, tmp_path: Path
) -> None:
    for form in ("svg", "png", "graphml"):
        file = tmp_path / form
        call_command("networks", "small", "--figure", form, "--output", str(file))
        answers = [client.get(way, {"figure": form}).content for way in (API, PAGE, PAGE)]

        assert answers == [file.read_bytes()] * 3, form
    assert (tmp_path / "png").read_bytes().startswith(b"\x89PNG\r\n\x1a\n")


def test_figure_says_in_words_what_it_draws(world: World, client: Client) -> None:
    tie(world, world.spokes[0], 4, key="I1", picture=Picture.IDEAL, ideal_of=world.hub, valid="1950/..")

    drawn = etree.fromstring(client.get(PAGE, {"figure": "svg"}).content)

    described = drawn.findtext("{*}desc")
    assert described is not None
    assert "Ideal of Hub: Hub and North: 4, inferred." in described
    assert "Hub and South: 3, inferred; Hub and West: 2, inferred." in described
    assert drawn.get("role") == "img"


def test_lines_are_dashed_where_nobody_found_the_tie_said(world: World, client: Client) -> None:
    tie(world, world.spokes[2], 3, key="S1", basis=Basis.STATED, valid="1961/..")

    drawn = etree.fromstring(client.get(PAGE, {"figure": "svg", "picture": "actual"}).content)
    lines = {
        line.findtext("{*}title"): line for line in drawn.iter("{*}line") if line.find("{*}title") is not None
    }

    assert lines["Hub and West: 3"].get("stroke-dasharray") is None
    assert lines["Hub and South: 3, inferred"].get("stroke-dasharray")
    widths = {title: float(line.get("stroke-width")) for title, line in lines.items()}
    assert (
        widths["Hub and North: 4, inferred"]
        > widths["Hub and West: 3"]
        == widths["Hub and South: 3, inferred"]
    )


def test_graphml_holds_to_its_own_rules(world: World, client: Client) -> None:
    State.objects.filter(pk=world.hub.pk).update(name="A & <B>")

    root = etree.fromstring(client.get(PAGE, {"figure": "graphml"}).content)

    keys = {key.get("id"): key for key in root.iter(f"{{{GRAPHML}}}key")}
    nodes = {node.get("id"): node for node in root.iter(f"{{{GRAPHML}}}node")}
    edges = list(root.iter(f"{{{GRAPHML}}}edge"))
    assert root.tag == f"{{{GRAPHML}}}graphml"
    assert set(nodes) == {"hub", "north", "south", "west"}
    assert len(edges) == 3
    assert {edge.get(end) for edge in edges for end in ("source", "target")} <= set(nodes)
    for element in [*nodes.values(), *edges]:
        kind = etree.QName(element).localname
        for datum in element:
            key = keys[datum.get("key")]
            assert key.get("for") == kind
            {"double": float, "int": int, "boolean": ("true", "false").index, "string": str}[
                key.get("attr.type")
            ](datum.text)
    assert nodes["hub"].findtext(f"{{{GRAPHML}}}data") == "A & <B>"


def test_edge_list_is_a_table(world: World, client: Client) -> None:
    lines = client.get(API, {"format": "csv", "table": "ties"}).content.decode().splitlines()

    assert lines[0].startswith("picture,ideal_of,source,target,")
    assert lines[1].startswith("actual,,hub,north,")
