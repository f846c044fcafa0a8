import type { Delivery } from '../webhooks/outbox.ts';
import type { World } from '../world.ts';
import { moment, type Page, stateHtml } from './layout.ts';
import { escapeHtml } from './markdown-inline.ts';

/** The last deliveries are shown, no more. */
const SHOWN = 200;

/** What apps were told, and what they answered; the newest first. */
export function deliveriesPage(world: World): Page {
  const last = world.outbox.deliveries.slice(-SHOWN).reverse();
  const rows = last.map((delivery) => rowOf(world, delivery));
  const heads = ['Respuesta', 'Evento', 'Aplicación', 'Cuándo', 'Entrega'];
  const table = `<div class="wide" tabindex="0" role="region" aria-label="Entregas"><table><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
  const body = rows.length === 0 ? '<p class="soft">Ninguna todavía.</p>' : table;
  return { title: 'Entregas a las aplicaciones', body };
}

function rowOf(world: World, delivery: Delivery): string {
  const { event, action, app, redelivery, deliveredAt, duration, guid } = delivery;
  const name = action === undefined ? event : `${event}.${action}`;
  const cells = [
    answerOf(delivery),
    `<code>${escapeHtml(name)}</code>${redelivery ? ' <span class="soft">de nuevo</span>' : ''}`,
    escapeHtml(world.apps.get(app)?.slug ?? String(app)),
    `${moment(deliveredAt)} <span class="soft">${Math.round(duration)} ms</span>`,
    `<code>${escapeHtml(guid)}</code>`,
  ];
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

function answerOf({ statusCode, status }: Delivery): string {
  if (statusCode >= 200 && statusCode < 300) return stateHtml(String(statusCode), 'good');
  if (statusCode > 0) return stateHtml(String(statusCode), 'bad');
  return status === 'pending' ? stateHtml('En camino', 'wait') : stateHtml(SILENCES[status] ?? 'Sin respuesta', 'bad');
}

const SILENCES: Readonly<Record<string, string>> = { lost: 'Perdida', 'timed out': 'Tardó demasiado' };
