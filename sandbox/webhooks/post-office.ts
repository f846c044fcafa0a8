import { randomUUID } from 'node:crypto';
import type { App, Installation } from '../account.ts';
import { fullNameOf } from '../repository.ts';
import { showUser } from '../show/account.ts';
import { showOrganization } from '../show/organization.ts';
import { showRepository } from '../show/repository.ts';
import type { World } from '../world.ts';
import type { Delivery, Event, Outbox } from './outbox.ts';
import { post, signatures } from './post.ts';

interface Letter {
  readonly delivery: Delivery;
  readonly app: App;
}

/** Signs events and hands them over by HTTP: each once, in the order in which they happen unless told otherwise. */
export class PostOffice implements Outbox {
  repeat = 1;
  lose = 0;
  /** So long an app may take to answer, as GitHub waits. Milliseconds. */
  patience = 10_000;
  readonly deliveries: Delivery[] = [];
  /** Is told of every payload before it goes out, to hold it against GitHub's description. */
  inspect: (event: Event, payload: unknown) => void = () => undefined;
  private readonly world: () => World;
  private readonly listeners: ((event: Event) => void)[] = [];
  private held: Letter[] | undefined;
  private readonly going = new Set<Promise<void>>();
  private readonly ending = new AbortController();

  constructor(world: () => World) {
    this.world = world;
  }

  emit(event: Event): void {
    for (const listener of this.listeners) listener(event);
    const world = this.world();
    const told = new Set<App>();
    for (const installation of world.installations.values()) {
      const { app } = installation;
      if (app.hook === undefined || told.has(app) || !concerns(event, installation)) continue;
      told.add(app);
      this.write(event, app, installation);
    }
  }

  listen(listener: (event: Event) => void): void {
    this.listeners.push(listener);
  }

  hold(): void {
    this.held ??= [];
  }

  release(order: (held: readonly Delivery[]) => readonly Delivery[] = (held) => held): void {
    const letters = this.held ?? [];
    this.held = undefined;
    const apps = new Map(letters.map(({ delivery, app }) => [delivery, app]));
    const ordered = order(letters.map((letter) => letter.delivery)).flatMap((delivery) => {
      const app = apps.get(delivery);
      return app === undefined ? [] : [{ delivery, app }];
    });
    for (const { delivery } of letters)
      if (!ordered.some((each) => each.delivery === delivery)) delivery.status = 'lost';
    // One after another: at once, each on its own connection, they would arrive in any order.
    this.track(ordered.reduce((before, letter) => before.then(() => this.handAll(letter)), Promise.resolve()));
  }

  async redeliver(id: number): Promise<Delivery> {
    const first = this.deliveries.find((each) => each.id === id);
    const app = first && this.world().apps.get(first.app);
    if (first === undefined || app === undefined) throw new Error(`there is no delivery ${id}`);
    const again = {
      ...first,
      id: this.world().next(),
      redelivery: true,
      statusCode: 0,
      status: 'pending',
      duration: 0,
    };
    this.deliveries.push(again);
    await this.track(this.hand({ delivery: again, app }));
    return again;
  }

  async idle(): Promise<void> {
    while (this.going.size > 0) await Promise.all(this.going);
  }

  /** Ends what is on its way; nothing goes out any more. */
  async stop(): Promise<void> {
    this.ending.abort();
    await this.idle();
  }

  private write(event: Event, app: App, installation: Installation): void {
    const world = this.world();
    const payload = payloadOf(world, event, installation);
    this.inspect(event, payload);
    const delivery: Delivery = {
      id: world.next(),
      guid: randomUUID(),
      app: app.id,
      installation: installation.id,
      event: event.name,
      action: event.action,
      repository: event.repository?.id,
      payload: JSON.stringify(payload),
      redelivery: false,
      deliveredAt: world.now(),
      duration: 0,
      statusCode: 0,
      status: 'pending',
    };
    this.deliveries.push(delivery);
    if (this.lose > 0) {
      this.lose -= 1;
      delivery.status = 'lost';
    } else if (this.held === undefined) this.track(this.handAll({ delivery, app }));
    else this.held.push({ delivery, app });
  }

  private async handAll(letter: Letter): Promise<void> {
    await Promise.all(Array.from({ length: this.repeat }, () => this.hand(letter)));
  }

  private track(work: Promise<void>): Promise<void> {
    const going = work.finally(() => this.going.delete(going));
    this.going.add(going);
    return going;
  }

  private async hand({ delivery, app }: Letter): Promise<void> {
    const { hook } = app;
    if (hook === undefined || this.ending.signal.aborted) return;
    const started = performance.now();
    delivery.deliveredAt = this.world().now();
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'GitHub-Hookshot/sandbox',
      'x-github-delivery': delivery.guid,
      'x-github-event': delivery.event,
      'x-github-hook-id': String(app.id),
      'x-github-hook-installation-target-id': String(app.id),
      'x-github-hook-installation-target-type': 'integration',
      ...signatures(delivery.payload, hook.secret),
    };
    const signal = AbortSignal.any([AbortSignal.timeout(this.patience), this.ending.signal]);
    try {
      const { status, text } = await post({ url: hook.url, headers, body: delivery.payload, signal });
      delivery.statusCode = status;
      delivery.status = status < 400 ? 'OK' : text || 'Invalid HTTP Response';
    } catch {
      delivery.statusCode = 0;
      delivery.status = signal.aborted ? 'timed out' : 'failed to connect to host';
    }
    delivery.duration = performance.now() - started;
  }
}

function concerns(event: Event, installation: Installation): boolean {
  const { app, account, repositories, suspended } = installation;
  const { name, action, payload, repository, organization } = event;
  // Of installations each app hears, asked for or not, but only of its own.
  if (name === 'installation' || name === 'installation_repositories')
    return idIn(payload, 'installation') === installation.id;
  if (suspended || !app.events.includes(name)) return false;
  // To run a check again is asked of the app that has it.
  if ((action === 'rerequested' || action === 'requested_action') && idIn(payload, name, 'app') !== app.id)
    return false;
  if (repository === undefined) return organization === account;
  return (
    repository.owner === account && (repositories === 'all' || repositories.has(fullNameOf(repository).toLowerCase()))
  );
}

function payloadOf(world: World, event: Event, { id }: Installation): Readonly<Record<string, unknown>> {
  const { action, repository, organization, sender, payload } = event;
  const owner = organization ?? (repository?.owner.type === 'Organization' ? repository.owner : undefined);
  return {
    ...(action === undefined ? {} : { action }),
    ...payload,
    ...(repository === undefined ? {} : { repository: showRepository(world, repository) }),
    ...(owner === undefined ? {} : { organization: showOrganization(world, owner.login) }),
    sender: showUser(world, sender),
    installation: payload['installation'] ?? { id, node_id: `I_${id}` },
  };
}

/** The number of something within a payload, as of the `app` of a `check_run`. */
function idIn(payload: Event['payload'], ...path: readonly string[]): unknown {
  let at: unknown = payload;
  for (const part of [...path, 'id']) at = typeof at === 'object' && at !== null ? Reflect.get(at, part) : undefined;
  return at;
}
