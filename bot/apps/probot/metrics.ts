/** What the app counts of itself. Nothing in it tells of any repository's content: no names, no values. */

/** Upper bounds of the histogram of judgements, in seconds. */
const BUCKETS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 600];
/** And of the webhooks' answers. */
const ANSWER_BUCKETS = [0.005, 0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

type Labels = Readonly<Record<string, string>>;

/** A number that only grows, by its labels. */
class Counter {
  readonly values = new Map<string, number>();

  add(labels: Labels = {}): void {
    const key = labelText(labels);
    this.values.set(key, (this.values.get(key) ?? 0) + 1);
  }
}

/** How long things took. */
class Histogram {
  readonly bounds: readonly number[];
  readonly counts: number[];
  sum = 0;
  count = 0;

  constructor(bounds: readonly number[]) {
    this.bounds = bounds;
    this.counts = bounds.map(() => 0);
  }

  observe(seconds: number): void {
    this.sum += seconds;
    this.count += 1;
    for (const [index, bound] of this.bounds.entries()) {
      if (seconds <= bound) this.counts[index] = (this.counts[index] ?? 0) + 1;
    }
  }
}

/** Counters of the app, told in Prometheus' text format. */
export class Metrics {
  readonly webhooks = new Counter();
  readonly judgements = new Counter();
  readonly requests = new Counter();
  readonly failures = new Counter();
  readonly commands = new Counter();
  readonly sweeps = new Counter();
  readonly alarms = new Counter();
  readonly judging = new Histogram(BUCKETS);
  readonly answering = new Histogram(ANSWER_BUCKETS);
  /** Read when the metrics are asked for: jobs by their state. */
  jobs: () => Readonly<Record<string, number>> = () => ({});

  /** All of it, in version 0.0.4 of the format. */
  text(): string {
    const jobs = Object.entries(this.jobs()).map(([state, count]) => [labelText({ state }), count] as const);
    const memory: readonly (readonly [string, number])[] = [['', process.memoryUsage().rss]];
    return [
      ...family('webhooks_total', 'counter', 'Webhooks taken, by event.', this.webhooks.values),
      ...histogram('webhook_seconds', 'Time until a webhook was answered.', this.answering),
      ...family('judgements_total', 'counter', 'Pull requests looked at, by what came of it.', this.judgements.values),
      ...histogram('judgement_seconds', 'Time from a job’s start to its end on GitHub.', this.judging),
      ...family('jobs', 'gauge', 'Jobs of the queue, by state.', jobs),
      ...family('github_requests_total', 'counter', 'Requests to GitHub, by the answer.', this.requests.values),
      ...family('failures_total', 'counter', 'Jobs that failed, by kind.', this.failures.values),
      ...family('commands_total', 'counter', 'Commands, by kind.', this.commands.values),
      ...family('sweeps_total', 'counter', 'Sweeps begun.', this.sweeps.values),
      ...family('alarms_total', 'counter', 'Alarms found by looks at what is published, by kind.', this.alarms.values),
      ...family('memory_bytes', 'gauge', 'Memory of the process.', memory),
      '',
    ].join('\n');
  }
}

type Samples = Iterable<readonly [string, number]>;

function family(name: string, type: 'counter' | 'gauge', help: string, samples: Samples): readonly string[] {
  const lines = [...samples].map(([labels, value]) => `apertura_${name}${labels} ${value}`);
  // One without a sample yet is zero.
  return [...headOf(name, type, help), ...(lines.length === 0 ? [`apertura_${name} 0`] : lines)];
}

function histogram(name: string, help: string, { bounds, counts, sum, count }: Histogram): readonly string[] {
  const buckets = bounds.map((bound, index) => `apertura_${name}_bucket{le="${bound}"} ${counts[index] ?? 0}`);
  return [
    ...headOf(name, 'histogram', help),
    ...buckets,
    `apertura_${name}_bucket{le="+Inf"} ${count}`,
    `apertura_${name}_sum ${sum}`,
    `apertura_${name}_count ${count}`,
  ];
}

function headOf(name: string, type: string, help: string): readonly string[] {
  return [`# HELP apertura_${name} ${help}`, `# TYPE apertura_${name} ${type}`];
}

/** Labels are our own words and GitHub's names of events, cut to what the format takes. */
function labelText(labels: Labels): string {
  const entries = Object.entries(labels);
  if (entries.length === 0) return '';
  return `{${entries.map(([name, value]) => `${name}="${value.replace(/[^\w.-]/g, '_')}"`).join(',')}}`;
}
