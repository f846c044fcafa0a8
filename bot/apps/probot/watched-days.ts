/** When repositories were last watched over, so that a sweep does it once a day. Lost with the process: then once more. */
export class WatchedDays {
  private readonly days = new Map<number, string>();

  /** Whether a repository, by its number, is to be watched over on a day; from now on it is not. */
  isDue(repository: number, day: string): boolean {
    if (this.days.get(repository) === day) return false;
    this.days.set(repository, day);
    return true;
  }

  /** Nothing came of it: it is due again. */
  forget(repository: number): void {
    this.days.delete(repository);
  }
}
