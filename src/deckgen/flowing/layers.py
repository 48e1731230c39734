"""Where the items of a tree stand, found by grandalf, which draws layered graphs (Sugiyama's way)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

# How often the order in the layers is improved; the trees of slides are small.
_ROUNDS = 5
# Each item is a box of this width and height to the library, with so much room around it.
_SIZE = 10.0


def layered(count: int, links: Iterable[tuple[int, int]]) -> tuple[tuple[float, int], ...]:
    """For each of count items how far to the right its middle stands, in widths of a box, and in which layer from 0.

    The links, of which none leads in a circle, lead from a layer to a deeper one. What isn't linked at all stands
    beside the rest, in the order of the items.
    """
    from grandalf.graphs import Edge, Graph, Vertex
    from grandalf.layouts import SugiyamaLayout, VertexViewer

    vertices = [Vertex(number) for number in range(count)]
    for vertex in vertices:
        vertex.view = VertexViewer(_SIZE, _SIZE)
    graph = Graph(vertices, [Edge(vertices[start], vertices[end]) for start, end in links])
    places: dict[int, tuple[float, int]] = {}
    right = 0.0
    for part in sorted(graph.C, key=lambda part: min(vertex.data for vertex in part.sV)):
        layout = SugiyamaLayout(part)
        layout.xspace = layout.yspace = 0
        layout.init_all()
        layout.draw(_ROUNDS)
        found = {vertex.data: (vertex.view.xy[0] / _SIZE, layout.grx[vertex].rank) for vertex in part.sV}
        left = min(x for x, _ in found.values())
        places.update({number: (x - left + right, layer) for number, (x, layer) in found.items()})
        right += max(x for x, _ in found.values()) - left + 1
    return _in_order([places[number] for number in range(count)])


def _in_order(places: Sequence[tuple[float, int]]) -> tuple[tuple[float, int], ...]:
    """The places, turned round where the items of the first layer would stand in the wrong order."""
    first = [x for x, layer in places if layer == 0]
    if len(first) < 2 or first[0] <= first[-1]:
        return tuple(places)
    whole = max(x for x, _ in places)
    return tuple((whole - x, layer) for x, layer in places)
