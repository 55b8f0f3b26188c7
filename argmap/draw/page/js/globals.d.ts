// deno-lint-ignore-file no-var no-explicit-any
/** What the page's modules share beyond what they import. */

/** What a custom node of vis-network is told when it is drawn. */
interface NodeContext {
  ctx: CanvasRenderingContext2D;
  id: string;
}

interface VisEvents {
  beforeDrawing: (context: CanvasRenderingContext2D) => void;
  afterDrawing: (context: CanvasRenderingContext2D) => void;
  click: (event: { pointer: { canvas: Position; DOM: Position } }) => void;
  dragStart: () => void;
  dragEnd: () => void;
  zoom: (event: { scale: number }) => void;
}

/** As much of vis-network's Network as the page uses. */
interface Network {
  on<Name extends keyof VisEvents>(event: Name, listener: VisEvents[Name]): void;
  redraw(): void;
  setData(data: { nodes: object[]; edges: object[] }): void;
  setSize(width: string, height: string): void;
  getScale(): number;
  getViewPosition(): Position;
  moveTo(options: { position: Position; scale: number; animation: object | false }): void;
  canvasToDOM(point: Position): Position;
  DOMtoCanvas(point: Position): Position;
  unselectAll(): void;
}

/** vis-network, once `library.js` has run it. */
declare var vis: { Network: new (pane: HTMLElement, data: object, options: object) => Network };

/** For tests and for those who script the page. */
declare var argmap: any;
