/**
 * When a column is believed to hold something. Two of three are asked: the header says so, most cells look like it,
 * the check digit is right. What has a form that nothing else has (a CURP with its date, state and digit) needs one cell.
 */

/** Below a header, cells that look right: half leaves room for "no especificado" and the like. */
export const LABELLED_SHARE = 0.5;
/** Telephones and addresses are left out more often than they are given, and are written in many ways. */
export const LOOSE_SHARE = 0.3;
/** Check digits of one in ten pass by chance: half below a header cannot be chance. */
export const HEADER_VALID_SHARE = 0.5;
/** Without a header, nearly all have to pass, typing errors aside … */
export const BARE_VALID_SHARE = 0.9;
/** … and as many cells that chance makes it once in a million columns. */
export const BARE_VALID_CELLS = 6;
/** An RFC's digit passes once in eleven by chance, and is right in 98.5 % of those in use. */
export const RFC_VALID_SHARE = 0.5;
/** Up to so many cells with an RFC's form and a wrong digit may be RFCs that are wrong; more of them are other codes. */
export const RFC_DOUBTFUL_CELLS = 10;
/** A voter key has no digit: without a header, half of a column and two of them. */
export const VOTER_KEY_SHARE = 0.5;
export const VOTER_KEY_CELLS = 2;
/** Without a header, telephones only by how they are written: contract numbers came to 1 % of their columns. */
export const PHONE_SHARE = 0.5;
export const PHONE_CELLS = 5;
