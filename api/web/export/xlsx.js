// A table as XLSX: one sheet with a bold first row that stays in sight. Words are words, numbers numbers, days written in full are dates.
import { strToU8, zipSync } from "../vendor/fflate/browser.js";

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const LONGEST = 32_767;  // letters that a cell may hold
const [PLAIN, BOLD, DAY] = [0, 1, 2];

/** XLSX (ISO/IEC 29500) of `{columns: [words], rows: [[value]]}` as bytes; `name` is that of the sheet. */
export function makeXlsx({ columns, rows }, name = "chidao") {
  const files = {
    "[Content_Types].xml": `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`
      + `<Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/></Types>`,
    "_rels/.rels": relations([["officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${escaped(sheetName(name))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relations([["worksheet", "worksheets/sheet1.xml"], ["styles", "styles.xml"]]),
    "xl/styles.xml": styles(),
    "xl/worksheets/sheet1.xml": sheet(columns, rows),
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(HEAD + text)])));
}

function relations(parts) {
  return `<Relationships xmlns="${PACKAGE}/relationships">${parts.map(([kind, target], index) => `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${kind}" Target="${target}"/>`).join("")}</Relationships>`;
}

function styles() {
  const font = (inside) => `<font>${inside}<sz val="11"/><name val="Times New Roman"/></font>`;
  const format = (number, font) => `<xf numFmtId="${number}" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>`;
  return `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><fonts count="2">${font("")}${font("<b/>")}</fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills>`
    + `<borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3">${format(0, 0)}${format(0, 1)}${format(164, 0)}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
}

function sheet(columns, rows) {
  const widths = columns.map((words, index) => Math.min(60, 3 + Math.max(words.length, ...rows.slice(0, 500).map((row) => String(row[index] ?? "").length))));
  const columnsXml = widths.map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`).join("");
  return `<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews><cols>${columnsXml}</cols>`
    + `<sheetData>${line(columns, BOLD)}${rows.map((row) => line(row, PLAIN)).join("")}</sheetData></worksheet>`;
}

const line = (row, style) => `<row>${row.map((value) => cell(value, style)).join("")}</row>`;

function cell(value, style) {
  if (value === null || value === undefined || value === "") return "<c/>";
  if (typeof value === "number" && Number.isFinite(value)) return `<c s="${style}"><v>${value}</v></c>`;
  const words = String(value);
  if (style === PLAIN && /^(19|2\d)\d\d-\d\d-\d\d$/.test(words)) return `<c s="${DAY}"><v>${days(words)}</v></c>`;
  return `<c s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(words.slice(0, LONGEST))}</t></is></c>`;
}

/** Days since 30 December 1899, as spreadsheets count. */
const days = (iso) => Math.round((Date.parse(`${iso}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000);

/** At most 31 letters, without those that a sheet's name may not hold. */
const sheetName = (words) => words.replace(/[[\]:*?/\\']/g, " ").slice(0, 31).trim() || "chidao";

/** Text for XML: its marks as entities, without the characters that XML has not. */
const escaped = (words) => words.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "").replace(/[&<>"]/g, (mark) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[mark]);
