// Short signs for long keys, so that what is open fits into an address.

/** A short sign for a key (FNV-1a, 32 bits, base 36): the same key always has the same. */
export function sign(key) {
  let hash = 0x811c9dc5;
  for (const letter of key) hash = Math.imul(hash ^ letter.codePointAt(0), 0x01000193) >>> 0;
  return hash.toString(36);
}
