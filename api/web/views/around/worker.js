// Lays out a graph beside the page, so that the page stays quick: nodes and lines in, places out.
import { Graph, layout } from "../../vendor/dagre/dagre.esm.js";

onmessage = ({ data: { turn, keys, lines, size } }) => {
  const graph = new Graph();
  graph.setGraph({ rankdir: "LR", nodesep: size.between, ranksep: size.apart });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const key of keys) graph.setNode(key, { width: size.wide, height: size.high });
  // What cites stands to the right of what it cites: the paper above is on the left.
  for (const { from, to } of lines) graph.setEdge(to, from);
  layout(graph);
  postMessage({ turn, places: keys.map((key) => [key, { x: graph.node(key).x, y: graph.node(key).y }]) });
};
