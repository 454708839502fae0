// What a view gives, whatever it is: a node to show, and what the exports are made of.

/** `{node, table, picture, name}` of a view module; a view may give a bare node. */
export async function drawn(module, context) {
  const given = await module.draw(context);
  const view = given instanceof Node ? { node: given } : given;
  return { table: null, picture: null, ...view, name: view.name ?? context.name, row: context.row };
}
