"""The networks of a study as a drawing, as a picture of it, and as GraphML for programs that draw their own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from django.template.loader import render_to_string
from lxml import etree

from hypotheses.choices import Picture
from hypotheses.exports.figures import to_png
from hypotheses.exports.network_layout import figure
from hypotheses.exports.network_tables import Line, lines_of_ties
from hypotheses.reports.networks import Networks

GRAPHML = "http://graphml.graphdrawing.org/xmlns"
SCHEMA = f"{GRAPHML} http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd"
XSI = "http://www.w3.org/2001/XMLSchema-instance"

#: What is told of every state and every tie: key, kind of value.
OF_NODES = (("name", "string"), ("native_name", "string"), ("willingness", "double"))
OF_EDGES = (
    ("picture", "string"),
    ("ideal_of", "string"),
    ("strength", "double"),
    ("low", "int"),
    ("high", "int"),
    ("is_inferred", "boolean"),
    ("is_illustrative", "boolean"),
    ("readings", "string"),
)


def drawn(found: Networks, pictures: Sequence[str]) -> Mapping[str, Callable[[], bytes]]:
    """How the figure is made in each form."""
    return {
        "svg": lambda: to_svg(found, pictures).encode(),
        "png": lambda: to_png(to_svg(found, pictures)),
        "graphml": lambda: to_graphml(found, pictures),
    }


def to_svg(found: Networks, pictures: Sequence[str]) -> str:
    """The drawing."""
    return render_to_string("hypotheses/figures/networks.svg", {"figure": figure(found, pictures)})


def to_graphml(found: Networks, pictures: Sequence[str]) -> bytes:
    """The networks as one graph of GraphML 1.0, each tie an undirected edge that says to which picture it belongs."""
    root = etree.Element(f"{{{GRAPHML}}}graphml", nsmap={None: GRAPHML, "xsi": XSI})
    root.set(f"{{{XSI}}}schemaLocation", SCHEMA)
    for kind, keys in (("node", OF_NODES), ("edge", OF_EDGES)):
        for name, value in keys:
            etree.SubElement(
                root,
                f"{{{GRAPHML}}}key",
                {"id": f"{kind}-{name}", "for": kind, "attr.name": name, "attr.type": value},
            )
    graph = etree.SubElement(
        root, f"{{{GRAPHML}}}graph", {"id": found.study.slug, "edgedefault": "undirected"}
    )
    for slug, state in found.states.items():
        will = found.willingness.get((slug,))
        node = etree.SubElement(graph, f"{{{GRAPHML}}}node", {"id": slug})
        say(node, "node", "name", state.name)
        say(node, "node", "native_name", state.native_name)
        say(node, "node", "willingness", float(will.value) if will else None)
    for number, tie in enumerate(lines_of_ties(found, pictures), start=1):
        add_edge(graph, number, tie)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def add_edge(graph: etree._Element, number: int, tie: Line) -> None:
    """Add a tie to the graph."""
    level = tie.level
    one, other = level.subject
    edge = etree.SubElement(graph, f"{{{GRAPHML}}}edge", {"id": f"e{number}", "source": one, "target": other})
    told: dict[str, str | float | bool] = {
        "picture": Picture(tie.picture).value,
        "ideal_of": tie.ideal_of,
        "strength": float(level.value),
        "low": level.low,
        "high": level.high,
        "is_inferred": level.is_inferred,
        "is_illustrative": level.is_illustrative,
        "readings": " ".join(level.readings),
    }
    for name, value in told.items():
        say(edge, "edge", name, value)


def say(element: etree._Element, kind: str, name: str, value: str | float | bool | None) -> None:
    """Say something of a state or tie; nothing of what is empty."""
    if value is None or value == "":
        return
    datum = etree.SubElement(element, f"{{{GRAPHML}}}data", {"key": f"{kind}-{name}"})
    datum.text = str(value).lower() if isinstance(value, bool) else str(value)
