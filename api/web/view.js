// What a view gives, whatever it is: a node to show, filters for the line above it, and what the exports are made of.

import { AskError } from "./api.js";

/** The module of a view. One that cannot be fetched means that the server is not there; browsers keep such a failure until the page is loaded anew. */
export async function loaded(load) {
  try {
    return await load();
  } catch (error) {
    throw Object.assign(new AskError("offline", String(error.message)), { reload: true });
  }
}

/** `{node, filters, table, picture, pyvis, name}` of a view module; a view may give a bare node. */
export async function drawn(module, context) {
  const given = await module.draw(context);
  const view = given instanceof Node ? { node: given } : given;
  return { filters: null, table: null, picture: null, ...view, name: view.name ?? context.name, row: context.row };
}
