// Where a directive comes from: the tree above it.
import { drawTree } from "./cascade.js";

export const draw = (context) => drawTree("cascade_up", context);
