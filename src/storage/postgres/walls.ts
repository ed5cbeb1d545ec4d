// The second wall: PostgreSQL itself keeps rows to the council and the person that a transaction was begun for, whatever is
// asked of them. Who may see a case is decided elsewhere; here is only what was kept of it, the grants.

/** Who serves people; it owns nothing, so that no policy passes it over. */
export const SERVING_ROLE = 'comity_app';
/** Who signs people in: it reaches the sign-in library’s tables and no other. */
export const SIGN_IN_ROLE = 'comity_sign_in';

/** Set for one transaction; unset, they are empty, and nothing is there. */
export const SET_SCOPE = `SELECT set_config('comity.council', $1, true), set_config('comity.person', $2, true),
  set_config('comity.system', $3, true)`;

const COUNCIL = `council = nullif(current_setting('comity.council', true), '')`;
export const PERSON = `nullif(current_setting('comity.person', true), '')`;
const SYSTEM = `current_setting('comity.system', true) = 'yes'`;

const granted = (table: string): string =>
  `EXISTS (SELECT FROM grants AS g WHERE g.council = ${table}.council AND g."case" = ${table}."case" AND g.person = ${PERSON})`;

interface Walled {
  readonly may: string;
  /** Which rows of the council a person reads; absent: none. */
  readonly reads?: string;
  /** The same rows are theirs to change. */
  readonly changes?: true;
}

/** What is on the record can be added to and not taken away: that is no privilege of the server’s. */
const WALLED: Readonly<Record<string, Walled>> = {
  acts: { may: 'SELECT, INSERT', reads: granted('acts') },
  cases: { may: 'SELECT, INSERT, UPDATE', reads: granted('cases') },
  grants: { may: 'SELECT, INSERT, UPDATE, DELETE', reads: `person = ${PERSON}` },
  work: { may: 'SELECT, INSERT, DELETE', reads: `person = ${PERSON} AND ${granted('work')}` },
  notices: { may: 'SELECT, INSERT, UPDATE', reads: `recipient = ${PERSON} AND ${granted('notices')}` },
  drafts: { may: 'SELECT, INSERT, UPDATE, DELETE', reads: `person = ${PERSON}`, changes: true },
  mail_choices: { may: 'SELECT, INSERT, UPDATE', reads: `person = ${PERSON}`, changes: true },
  lanes: { may: 'SELECT, INSERT, UPDATE' },
  standing_acts: { may: 'SELECT, INSERT, DELETE' },
  search_index: { may: 'SELECT, INSERT, UPDATE' },
  people: { may: 'SELECT, INSERT, DELETE' },
  bodies: { may: 'SELECT, INSERT, DELETE' },
  memberships: { may: 'SELECT, INSERT, DELETE' },
  offices: { may: 'SELECT, INSERT, DELETE' },
  holdings: { may: 'SELECT, INSERT, DELETE' },
  lines: { may: 'SELECT, INSERT, DELETE' },
  directory_changes: { may: 'SELECT, INSERT' },
  texts: { may: 'SELECT, INSERT, DELETE' },
  text_revisions: { may: 'SELECT, INSERT, UPDATE' },
  meta: { may: 'SELECT, INSERT, UPDATE' },
};

/** Tables of version 5. What somebody sent in and has not used is theirs alone; who opened a file is told to whoever sees its case. */
const FILES_WALLED: Readonly<Record<string, Walled>> = {
  files: { may: 'SELECT, INSERT', reads: granted('files') },
  file_openings: { may: 'SELECT, INSERT', reads: granted('file_openings') },
  uploads: { may: 'SELECT, INSERT, DELETE', reads: `person = ${PERSON}`, changes: true },
};

/** FORCE: whoever owns the tables is held to them too. */
export const raise = (table: string): readonly string[] => [
  `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`,
  `ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`,
];

function wallOf(table: string, { may, reads, changes }: Walled): readonly string[] {
  const system = `${COUNCIL} AND ${SYSTEM}`;
  // In this order: nothing is looked up for the system’s own work.
  const either = reads === undefined ? system : `${COUNCIL} AND (${SYSTEM} OR (${reads}))`;
  const written = changes ? either : system;
  return [
    ...raise(table),
    `CREATE POLICY reading ON ${table} FOR SELECT USING (${either})`,
    `CREATE POLICY adding ON ${table} FOR INSERT WITH CHECK (${written})`,
    `CREATE POLICY altering ON ${table} FOR UPDATE USING (${written}) WITH CHECK (${written})`,
    `CREATE POLICY removing ON ${table} FOR DELETE USING (${written})`,
    `GRANT ${may} ON ${table} TO ${SERVING_ROLE}`,
  ];
}

/** A role is of the whole server, and may be there from another database of it. Whoever serves by SET ROLE must be in it. */
export function made(role: string): readonly string[] {
  return [
    `DO $$ BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${role}') THEN CREATE ROLE ${role} NOLOGIN; END IF;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`,
    `DO $$ BEGIN
      IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN GRANT ${role} TO CURRENT_USER; END IF;
    EXCEPTION WHEN insufficient_privilege THEN NULL; END $$`,
    `DO $$ BEGIN EXECUTE format('GRANT USAGE ON SCHEMA %I TO ${role}', current_schema()); END $$`,
  ];
}

/** What runs in another’s stead finds its tables here and nowhere else. */
export const keptTo = (signature: string): readonly string[] => [
  `DO $$ BEGIN EXECUTE format('ALTER FUNCTION ${signature} SET search_path = %I, pg_temp', current_schema()); END $$`,
  `REVOKE ALL ON FUNCTION ${signature} FROM PUBLIC`,
  `GRANT EXECUTE ON FUNCTION ${signature} TO ${SERVING_ROLE}`,
];

/**
 * Version 4; what looks past the wall comes in version 6. Later steps that change rows take FORCE from the table first and
 * give it back: they are of no council.
 */
export const WALLS: readonly string[] = [
  ...made(SERVING_ROLE),
  ...made(SIGN_IN_ROLE),
  ...Object.entries(WALLED).flatMap(([table, walled]) => wallOf(table, walled)),
  ...raise('comity_form'),
  'CREATE POLICY reading ON comity_form FOR SELECT USING (true)',
  'CREATE POLICY moving_on ON comity_form TO CURRENT_USER USING (true) WITH CHECK (true)',
  `GRANT SELECT ON comity_form TO ${SERVING_ROLE}`,
];

/** Part of version 5, in the transaction that makes the tables. */
export const FILE_WALLS: readonly string[] = Object.entries(FILES_WALLED).flatMap(([table, walled]) =>
  wallOf(table, walled),
);
