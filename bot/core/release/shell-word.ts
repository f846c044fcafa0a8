/** A name as one word of a command that people copy: what a shell would act upon is between quotes. */
export function shellWord(text: string): string {
  return /^[\w@.+/:-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
