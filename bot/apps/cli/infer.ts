/** `apertura infer FILE…` */
export async function inferCommand(_args: readonly string[]): Promise<number> {
  return 0;
}
