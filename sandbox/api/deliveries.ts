import type { App } from '../account.ts';
import { type Answer, ApiError, type Call, type Operation } from '../operation.ts';
import { need, pageOf } from '../pagination.ts';
import type { Delivery } from '../webhooks/outbox.ts';
import { signatures } from '../webhooks/post.ts';

const APP = { app: true } as const;

function deliveriesOf({ world, actor }: Call): readonly Delivery[] {
  if (actor.kind !== 'app') throw new ApiError(401, 'A JSON web token could not be decoded');
  return world.outbox.deliveries.filter(({ app, status }) => app === actor.app.id && status !== 'pending');
}

function deliveryOf(call: Call): Delivery {
  const id = Number(call.params['delivery_id']);
  return need(deliveriesOf(call).find((each) => each.id === id));
}

/** No answer is shown as the one that a gateway would give. */
function statusCodeOf({ statusCode, status }: Delivery): number {
  if (statusCode !== 0) return statusCode;
  return status === 'timed out' ? 504 : 502;
}

/** `hook-delivery-item`. */
function showItem(delivery: Delivery): Readonly<Record<string, unknown>> {
  return {
    id: delivery.id,
    guid: delivery.guid,
    delivered_at: delivery.deliveredAt,
    redelivery: delivery.redelivery,
    duration: Math.round(delivery.duration) / 1000,
    status: delivery.status,
    status_code: statusCodeOf(delivery),
    event: delivery.event,
    action: delivery.action ?? null,
    installation_id: delivery.installation ?? null,
    repository_id: delivery.repository ?? null,
    throttled_at: null,
  };
}

/** `hook-delivery`. */
function showDelivery(delivery: Delivery, { hook }: App): Readonly<Record<string, unknown>> {
  return {
    ...showItem(delivery),
    url: hook?.url ?? '',
    request: {
      headers: {
        'X-GitHub-Delivery': delivery.guid,
        'X-GitHub-Event': delivery.event,
        ...(hook === undefined ? {} : signatures(delivery.payload, hook.secret)),
      },
      payload: JSON.parse(delivery.payload),
    },
    response: { headers: {}, payload: null },
  };
}

/** The newest first, by a cursor rather than by pages: new ones come while one reads. */
function listDeliveries(call: Call): Answer {
  const { perPage } = pageOf(call);
  const wanted = call.query.get('status');
  const before = Number(call.query.get('cursor') ?? Number.POSITIVE_INFINITY);
  if (Number.isNaN(before)) throw new ApiError(422, 'Invalid cursor');
  const matching = [...deliveriesOf(call)]
    .sort((one, other) => other.id - one.id)
    .filter(({ id }) => id < before)
    .filter((each) => wanted === null || (wanted === 'success') === statusCodeOf(each) < 400);
  const page = matching.slice(0, perPage);
  const last = page.at(-1);
  const query = new URLSearchParams(call.query);
  query.set('cursor', String(last?.id));
  const link = `<${call.world.url}${call.path}?${query}>; rel="next"`;
  return { status: 200, body: page.map(showItem), headers: matching.length > page.length ? { link } : {} };
}

/** What was sent to an app's hook, and sending it again. */
export const DELIVERY_OPERATIONS: readonly Operation[] = [
  {
    id: 'apps/get-webhook-config-for-app',
    method: 'GET',
    path: '/app/hook/config',
    needs: APP,
    handle({ actor }) {
      const hook = actor.kind === 'app' ? actor.app.hook : undefined;
      const secret = hook === undefined ? {} : { secret: '********' };
      return { status: 200, body: { url: hook?.url ?? '', content_type: 'json', insecure_ssl: '0', ...secret } };
    },
  },
  {
    id: 'apps/list-webhook-deliveries',
    method: 'GET',
    path: '/app/hook/deliveries',
    needs: APP,
    handle: listDeliveries,
  },
  {
    id: 'apps/get-webhook-delivery',
    method: 'GET',
    path: '/app/hook/deliveries/{delivery_id}',
    needs: APP,
    handle(call) {
      const { actor } = call;
      if (actor.kind !== 'app') throw new ApiError(401, 'A JSON web token could not be decoded');
      return { status: 200, body: showDelivery(deliveryOf(call), actor.app) };
    },
  },
  {
    id: 'apps/redeliver-webhook-delivery',
    method: 'POST',
    path: '/app/hook/deliveries/{delivery_id}/attempts',
    needs: APP,
    handle(call) {
      // Answered before it is tried, as a hook that does not answer must not hold up whoever asks.
      call.world.outbox.redeliver(deliveryOf(call).id);
      return { status: 202, body: {} };
    },
  },
];
