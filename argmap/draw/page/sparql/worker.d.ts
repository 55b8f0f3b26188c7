/** What Oxigraph's `web.js`, which stands before the worker's script, has of what the worker uses. */

interface OxigraphTerm {
  termType: string;
  value?: string;
  language?: string;
  datatype?: { value: string };
}

/** A solution of a SELECT, or a triple of a CONSTRUCT. */
type OxigraphRow = Map<string, OxigraphTerm> | Record<string, OxigraphTerm>;

declare function initSync(options: { module: BufferSource }): void;
declare class Store {
  readonly size: number;
  load(dataset: string, options: { format: string }): void;
  query(text: string, options: { use_default_graph_as_union: boolean }): boolean | OxigraphRow[];
}
