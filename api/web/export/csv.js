// A table as CSV that spreadsheets open with its diacritics: byte order mark, CRLF, fields quoted.

/** CSV (RFC 4180) of `{columns: [words], rows: [[value]]}`. A field that a spreadsheet would run as a formula gets an apostrophe. */
export function makeCsv({ columns, rows }) {
  return `\ufeff${[columns, ...rows].map((row) => row.map(field).join(",")).join("\r\n")}\r\n`;
}

function field(value) {
  if (value === null || value === undefined) return "";
  const words = String(value);
  const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(words) ? `'${words}` : words;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
