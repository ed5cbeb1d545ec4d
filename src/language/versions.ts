// What must agree between the versions of one document: no two in force on one day.

import { overlap } from './dates.ts';
import type { Report } from './problems.ts';
import type { ReadVersion } from './version.ts';

export function checkVersions(versions: readonly ReadVersion[], report: Report): void {
  const dated = versions.filter(
    ({ version, front }) =>
      version.status !== 'draft' && !(front.has('in force') && front.get('in force') === undefined),
  );
  const inOrder = dated.toSorted((a, b) =>
    (a.version.inForce.from ?? '').localeCompare(b.version.inForce.from ?? ''),
  );
  inOrder.forEach((later, index) => {
    const earlier = inOrder
      .slice(0, index)
      .find(
        (other) =>
          other.version.document === later.version.document &&
          overlap(other.version.inForce, later.version.inForce),
      );
    if (earlier === undefined) return;
    const place = later.front.has('in force') ? later.front.keyPlace('in force') : later.front.place;
    report.at(
      place,
      `this version and ${earlier.version.id} are in force at the same time`,
      'give the earlier one an "until" the day before this one begins',
    );
  });
}
