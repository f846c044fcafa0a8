import { DEFAULT_ZONE } from '../plan/dates.ts';

/** A moment as an institution's clock shows it. */
export interface ZoneTime {
  /** `2026-11-21`. */
  readonly day: string;
  /** `01:39:06`. */
  readonly time: string;
  /** `America/Mexico_City`. */
  readonly zone: string;
  /** `-06:00`. */
  readonly offset: string;
}

/** A moment (ISO 8601 in UTC) in a zone; in the default one where the name is unknown. Only numbers are asked of the machine. */
export function zoneTime(date: string, zone: string): ZoneTime {
  try {
    return inZone(date, zone);
  } catch {
    return inZone(date, DEFAULT_ZONE);
  }
}

function inZone(date: string, zone: string): ZoneTime {
  const numeric = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  const clock = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const;
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, ...numeric, ...clock });
  const parts = new Map(format.formatToParts(new Date(date)).map(({ type, value }) => [type, value]));
  const of = (...types: readonly Intl.DateTimeFormatPartTypes[]): readonly string[] =>
    types.map((type) => parts.get(type) ?? '');
  const [day, time] = [of('year', 'month', 'day').join('-'), of('hour', 'minute', 'second').join(':')];
  const minutes = Math.round((Date.parse(`${day}T${time}Z`) - Date.parse(date)) / 60_000);
  const two = (value: number): string => String(value).padStart(2, '0');
  const away = Math.abs(minutes);
  return { day, time, zone, offset: `${minutes < 0 ? '-' : '+'}${two(Math.floor(away / 60))}:${two(away % 60)}` };
}
