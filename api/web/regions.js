// The six socio-economic regions, as of the provinces that are compared: they were drawn anew when 63 provinces became 34.
import { fold } from "./i18n.js";

const CLASS_WORD = /^(tỉnh|thành phố)\s+/iu;
let loaded = null;

/** A province without its class word: "tỉnh Cao Bằng" → "Cao Bằng". */
export const plainPlace = (name) => name.replace(CLASS_WORD, "");

/** `place → key of its region` for these provinces; null for a place that no region has. The key has words under `region.KEY`. */
export async function regionsOf(places) {
  loaded ??= fetch("/web/data/regions.json").then((response) => response.json());
  const { maps, also } = await loaded;
  const other = new Map(Object.entries(also).map(([name, as]) => [fold(name), fold(as)]));
  const nameOf = (place) => other.get(fold(plainPlace(place))) ?? fold(plainPlace(place));
  const there = new Set(places.map(nameOf));
  const fits = (map) => map.every((region) => region.places.every((place) => there.has(fold(place))));
  const map = maps.find(fits) ?? maps[0];
  const keys = new Map(map.flatMap((region) => region.places.map((place) => [fold(place), region.key])));
  return (place) => keys.get(nameOf(place)) ?? null;
}
