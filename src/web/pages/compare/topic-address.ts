// A topic in an address, and the addresses of comparisons of councils.

import type { Column } from '#comparison/columns.ts';
import type { Topic } from '#engine/rules.ts';

/** “Enquiry deadline” → “enquiry-deadline” */
function slugOf({ name }: Topic): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

export function topicCalled(slug: string, topics: readonly Topic[]): Topic | undefined {
  return topics.find((topic) => slugOf(topic) === slug);
}

/** @param columns none: every council as it is now. */
export function topicAddress(topic: Topic, columns: readonly Column[] = []): string {
  return addressOf([['topic', slugOf(topic)]], columns);
}

export function partAddress(part: string, columns: readonly Column[]): string {
  return addressOf([['part', part]], columns);
}

function addressOf(what: readonly [string, string][], columns: readonly Column[]): string {
  const texts = columns.map(({ key }): [string, string] => ['text', key]);
  return `/compare?${new URLSearchParams([...texts, ...what]).toString()}`;
}
