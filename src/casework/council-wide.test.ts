import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { type Application, startApplication } from '../../tests/application/application.ts';

let application: Application;
before(async () => {
  application = await startApplication();
});
after(() => application.close());

/** An officer opens a file of their own, and records in it that somebody is away. */
async function recordsAway(person: string, of: string, done: 'here' | 'elsewhere') {
  const viewer = { council: 'exeter', person };
  const opened = await application.casework.act(viewer, undefined, {
    act: 'own file.opened',
    done: 'here',
    values: {},
  });
  assert.ok(opened.ok);
  return application.casework.act(viewer, opened.value.ref, {
    act: 'absence.recorded',
    done,
    values: { of },
  });
}

it('An absence, which sends on what was theirs, is recorded by themselves, their line manager or whoever may rule', async () => {
  const { people, lines } = await application.casework.directory('exeter');
  const [ruler] = await application.casework.rulers('exeter');
  const line = lines.find(({ person, manager }) => person !== ruler && manager !== ruler);
  assert.ok(line && ruler !== undefined);
  assert.ok((await recordsAway(line.person, line.person, 'here')).ok);
  assert.ok((await recordsAway(line.manager, line.person, 'here')).ok);
  const others = people.filter(
    ({ id, kind }) => kind === 'officer' && ![ruler, line.person, line.manager].includes(id),
  );
  assert.ok(others.length > 0);
  for (const { id } of others)
    for (const done of ['here', 'elsewhere'] as const) {
      const refused = await recordsAway(id, line.person, done);
      assert.ok(!refused.ok && refused.refusal.why === 'not yours', `${id}, ${done}`);
    }
});
