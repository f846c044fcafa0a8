/** Who publishes, who made the data, and whom to ask. */
import type { Agent, Contact, Government, Publisher } from '../entry.ts';
import type { CatalogueWords } from '../words.ts';
import { concept } from './authorities.ts';
import { describe, type Statement, text, thing } from './graph.ts';
import { iriOf } from './vocabulary.ts';

const PUBLISHER_TYPES: Readonly<Record<Exclude<Government, 'autonomous'>, string>> = {
  federal: 'NationalAuthority',
  state: 'RegionalAuthority',
  municipal: 'LocalAuthority',
};

/** An agent; its name is all that the profile asks. */
export function describeAgent(iri: string, agent: Agent): readonly Statement[] {
  return describe(iri, [
    [iriOf('rdf:type'), thing(iriOf('foaf:Agent'))],
    [iriOf('foaf:name'), text(agent.name)],
    [iriOf('foaf:mbox'), thing(agent.mail && `mailto:${agent.mail}`)],
    [iriOf('foaf:homepage'), thing(agent.page)],
  ]);
}

/** A publisher, with its kind of authority where it is known. */
export function describePublisher(iri: string, publisher: Publisher, words: CatalogueWords): readonly Statement[] {
  // ADMS has no word for an autonomous body of the state: nothing is said of its kind.
  const known = publisher.government === 'autonomous' ? undefined : publisher.government;
  const kind =
    known &&
    concept(`http://purl.org/adms/publishertype/${PUBLISHER_TYPES[known]}`, words.governments[known], words.language);
  return [
    ...describeAgent(iri, publisher),
    ...describe(iri, [[iriOf('dct:type'), kind?.term]]),
    ...(kind?.statements ?? []),
  ];
}

/** Whom to ask: an office, so its name and address and no more. */
export function describeContact(iri: string, contact: Contact): readonly Statement[] {
  return describe(iri, [
    [iriOf('rdf:type'), [thing(iriOf('vcard:Kind')), thing(iriOf('vcard:Organization'))]],
    [iriOf('vcard:fn'), text(contact.name)],
    [iriOf('vcard:hasEmail'), thing(contact.mail && `mailto:${contact.mail}`)],
    [iriOf('vcard:hasURL'), thing(contact.page)],
  ]);
}
