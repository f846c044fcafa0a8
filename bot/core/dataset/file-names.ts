/** Which names files and folders can have on any system: what is published is cloned and unpacked on all of them. */

/** Why a name cannot be that of a file or folder on every system. */
export type NameProblem =
  /** A sign that Windows does not take. */
  | 'sign'
  | 'control'
  /** Its bytes are no UTF-8, and macOS takes no others: what cannot be read is U+FFFD. */
  | 'encoding'
  /** Windows opens a device of that name instead of a file. */
  | 'device'
  /** Windows takes away a dot or space at the end. */
  | 'end';

/** Names that Windows gives to devices, with any ending: https://learn.microsoft.com/windows/win32/fileio/naming-a-file */
const DEVICE = /^(?:con|conin\$|conout\$|prn|aux|nul|(?:com|lpt)[\d¹²³]) *(?:\.|$)/i;
const SIGN = /[<>:"|?*\\]/;
const SIGNS = /[<>:"|?*\\]+/g;
const CONTROL = /[\p{Cc}\p{Cs}]/u;
const CONTROLS = /[\p{Cc}\p{Cs}]+/gu;
/** What parts paths, and what cannot be seen. */
const UNFIT = /[/\p{Cf}\u2028\u2029]/u;
const PLAIN = /^[ -~]*$/;
const LONGEST = 200;

/** What keeps a name, of one part of a path, from being a file's or folder's everywhere; `undefined` where nothing does. */
export function nameProblem(name: string): NameProblem | undefined {
  if (SIGN.test(name)) return 'sign';
  if (CONTROL.test(name)) return 'control';
  if (name.includes('\ufffd')) return 'encoding';
  if (DEVICE.test(name)) return 'device';
  return /[. ]$/.test(name) ? 'end' : undefined;
}

/** A name like another that has a problem, and without one. */
export function portableName(name: string): string {
  const plain = name
    .replace(/[<>:"|?*\\. ]+(?=\.\w+$|$)/g, '')
    .replace(SIGNS, '-')
    .replace(/\ufffd+/g, '-')
    .replace(CONTROLS, '')
    .replace(/[. ]+$/, '');
  if (plain === '' || (plain.startsWith('.') && !name.startsWith('.'))) return `datos${plain}`;
  return DEVICE.test(plain) ? plain.replace(/^[^. ]+ */, (device) => `${device.trim()}-datos`) : plain;
}

/**
 * Whether a name can be that of a file or folder on any system, and stays in the folder that it is written to. What is
 * published is read from elsewhere, and its names are anybody's: so it is neither hidden nor taken for an option.
 */
export function isSafeName(name: string): boolean {
  if (name === '' || name.length > LONGEST || name.startsWith('.') || name.startsWith('-')) return false;
  return !UNFIT.test(name) && nameProblem(name) === undefined;
}

/** What two names have in common that Windows or macOS take for one: capitals and Unicode's ways of writing accents. */
export function foldName(name: string): string {
  // Most names are plain, and there are many.
  if (PLAIN.test(name)) return name.toLowerCase();
  return name.normalize('NFC').toLowerCase().normalize('NFC');
}
