"""The map as a graph: networkx for whoever wants to compute with it, and the figures that we compute ourselves."""

from argmap.graph.export import to_networkx
from argmap.graph.metrics import ElementMetrics, Metrics, StrandMetrics, measure

__all__ = ["ElementMetrics", "Metrics", "StrandMetrics", "measure", "to_networkx"]
