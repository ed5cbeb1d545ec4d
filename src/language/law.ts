// Texts of law that no council may go below, in the same form as protocols; and which of them hold for a council.

import type { Version, Vocabulary } from '#engine/rules.ts';
import type { Cell } from './cell.ts';
import { type Read, startReport } from './problems.ts';
import { readVersion } from './version.ts';
import { checkVersions } from './versions.ts';
import type { SourceFile } from './vocabulary.ts';

/** `law/<instrument>.md`, or `law/<instrument>/<version>.md` for dated texts. Its id is the path without `.md`. */
export function readLaw(
  files: readonly SourceFile[],
  vocabulary: Vocabulary,
  complete = true,
  calendars?: readonly string[],
): Read<readonly Version[]> {
  const report = startReport();
  const read = files.flatMap((file) => {
    const id = file.path.replace(/\.md$/, '').replace(/^.*?(?=law\/)/, '');
    const document = id.split('/').slice(0, 2).join('/');
    return (
      readVersion(
        file,
        { id, document, rank: 0, floor: true },
        { vocabulary, offices: new Map(), complete, ...(calendars === undefined ? {} : { calendars }) },
        report,
      ) ?? []
    );
  });
  for (const { version, front } of read) {
    if (!front.yes('floor')) report.at(front.place, 'a text of law is a floor', 'add "floor: yes"');
    if (version.forceAtMost)
      report.at(front.keyPlace('force at most'), 'the force of law cannot be capped', 'take it out');
  }
  checkVersions(read, report);
  return { value: read.map((one) => one.version), problems: report.list() };
}

/**
 * The law that holds for a council, by what its council.yaml says of its jurisdiction and kinds. What a council does not
 * say of itself leaves no law out: too high a floor is seen and can be taken away, one that is missing is not.
 */
export function lawFor(law: readonly Version[], council: Cell): readonly Version[] {
  const within = (allowed: readonly string[], own: readonly string[]) =>
    allowed.length === 0 || own.length === 0 || own.some((one) => allowed.includes(one));
  const jurisdictions = council.many('jurisdiction').map(({ text }) => text);
  const kinds = council.many('kinds').map(({ text }) => text);
  return law.filter(
    ({ holdsFor }) =>
      holdsFor === undefined ||
      (within(holdsFor.jurisdictions, jurisdictions) && within(holdsFor.kinds, kinds)),
  );
}
