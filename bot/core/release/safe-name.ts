/** Names that may become a file's: what is published is read from elsewhere, and its names are anybody's. */

/** Names that Windows gives to devices, with any ending. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
/** What parts paths, what no file system takes, and what cannot be seen. */
const UNFIT = /[/\\:*?"<>|\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;
const LONGEST = 200;

/** Whether a name can be that of a file or folder on any system, and stays in the folder that it is written to. */
export function isSafeName(name: string): boolean {
  if (name === '' || name.length > LONGEST || name.startsWith('.') || name.startsWith('-')) return false;
  return !UNFIT.test(name) && !DEVICE.test(name) && !/[. ]$/.test(name);
}
