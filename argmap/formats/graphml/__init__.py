"""GraphML in and out (graphml.graphdrawing.org): networkx, Gephi and yEd open it, yEd with labels, shapes and colours.

What is said of a node or an edge is data of GraphML, named as in the table of ``argmap.formats.table`` but for ``NAMES``;
several values are parted by commas. What is no element (sources, headings, the walk) is data of the graph, in JSON.
"""

FORMAT = {
    "name": "graphml",
    "title": "GraphML for networkx, Gephi and yEd",
    "suffixes": (".graphml",),
    "media_type": "application/graphml+xml",
    "load": "reader.load",
    "dump": "writer.dump",
    "lacks": "comments",
}
