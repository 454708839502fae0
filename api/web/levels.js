// Levels of bodies, from the centre down; what is of none of them is `other`.

export const LEVELS = ["central", "ministry", "province", "department", "district", "commune", "other"];
/** Levels whose bodies can be compared with a list of all of them (`gap`). */
export const LISTED = ["province", "ministry", "district", "commune"];

/** The level as one of LEVELS. */
export const levelOf = (level) => (LEVELS.includes(level) ? level : "other");
