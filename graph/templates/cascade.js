(() => {
  const data = JSON.parse(document.getElementById("payload").textContent);
  const names = {number: "Số, ký hiệu", kind: "Loại", heading: "Trích yếu", issuer: "Cơ quan", issued_on: "Ngày", status: "Trong kho", days_after_parent: "Số ngày sau cấp trên",
    first_deadline: "Hạn sớm nhất", relation: "Quan hệ", scope: "Phạm vi", quote: "Dẫn chứng"};
  const make = (tag, text) => { const e = document.createElement(tag); e.textContent = text; return e; };
  const network = new vis.Network(document.getElementById("graph"), {nodes: new vis.DataSet(data.nodes), edges: new vis.DataSet(data.edges)},
    {physics: {enabled: false}, layout: {improvedLayout: false}, nodes: {font: {size: 14}, color: {background: "#fff", border: "#1f5fa8"}, widthConstraint: {maximum: 300}}, edges: {color: "#8a94a3"}});
  const show = (node) => {
    const list = document.createElement("dl");
    for (const key in names) if (node.details[key]) list.append(make("dt", names[key]), make("dd", node.details[key]));
    document.getElementById("details").replaceChildren(list);
  };
  network.on("click", (event) => { const node = data.nodes.find((n) => n.id === event.nodes[0]); if (node) show(node); });
  for (const node of data.nodes) {
    const item = document.createElement("li"), button = make("button", node.label.replace("\n", " · "));
    button.type = "button"; button.onclick = () => { show(node); network.selectNodes([node.id]); network.focus(node.id, {scale: 1}); };
    item.append(button); document.getElementById("list").append(item);
  }
  network.fit({maxZoomLevel: 1});
})();
