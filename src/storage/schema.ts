// The tables, version by version, once for both databases; each adds its own search index and the triggers that keep acts as
// they are. Every key begins with the council, so that a distributed engine can shard by it.

/** How a database says the few things they say differently. */
export interface ColumnWords {
  /** Text compared byte by byte, so that order is the same everywhere. */
  readonly text: string;
  /** A whole number of at least 53 bits. */
  readonly int: string;
  /** After a table whose rows live in its primary key. */
  readonly clustered: string;
  /** Before the columns of cases: a number for the search index to know a case by, where it needs one. */
  readonly caseNumber: string;
  /** What makes council and case the key of cases. */
  readonly caseKey: string;
}

/** Tables that are only ever added to. */
export const APPEND_ONLY = ['acts', 'directory_changes'] as const;

export function firstTables({ text, int, clustered, caseNumber, caseKey }: ColumnWords): readonly string[] {
  const dates = `from_date ${text}, until_date ${text}`;
  return [
    `CREATE TABLE acts (
      council ${text} NOT NULL, "case" ${text} NOT NULL, number ${int} NOT NULL, id ${text} NOT NULL, act ${text} NOT NULL,
      "by" ${text}, done ${text} NOT NULL, happened ${int} NOT NULL, recorded ${int} NOT NULL, "values" ${text} NOT NULL,
      meets ${text}, reasons ${text}, lane ${int} NOT NULL, place ${int} NOT NULL, previous ${text} NOT NULL,
      before ${text} NOT NULL, hash ${text} NOT NULL,
      PRIMARY KEY (council, "case", number), UNIQUE (council, id), UNIQUE (council, lane, place))`,
    `CREATE TABLE lanes (
      council ${text} NOT NULL, lane ${int} NOT NULL, place ${int} NOT NULL, hash ${text} NOT NULL,
      PRIMARY KEY (council, lane))${clustered}`,
    `CREATE TABLE cases (
      ${caseNumber}council ${text} NOT NULL, "case" ${text} NOT NULL, procedure ${text} NOT NULL, opened ${int} NOT NULL,
      private ${int} NOT NULL, version ${int} NOT NULL, head ${text} NOT NULL, closed ${int} NOT NULL,
      subject ${text} NOT NULL, next_change ${int}, claimed_until ${int} NOT NULL, derived ${int} NOT NULL,
      search_mark ${text} NOT NULL,
      ${caseKey} (council, "case"))`,
    'CREATE INDEX cases_due ON cases (council, next_change) WHERE next_change IS NOT NULL',
    `CREATE TABLE grants (
      council ${text} NOT NULL, "case" ${text} NOT NULL, person ${text} NOT NULL, whole ${int} NOT NULL,
      closed ${int} NOT NULL, opened ${int} NOT NULL,
      PRIMARY KEY (council, "case", person))${clustered}`,
    'CREATE INDEX grants_of ON grants (council, person, closed, opened, "case", whole)',
    `CREATE TABLE work (
      council ${text} NOT NULL, "case" ${text} NOT NULL, item ${text} NOT NULL, person ${text} NOT NULL, role ${text} NOT NULL,
      due_order ${text} NOT NULL, due ${text}, overdue_from ${int}, clause ${text} NOT NULL, detail ${text} NOT NULL,
      PRIMARY KEY (council, "case", item, person, role))${clustered}`,
    'CREATE INDEX work_of ON work (council, person, role, due_order, "case", item)',
    `CREATE TABLE notices (
      council ${text} NOT NULL, "case" ${text} NOT NULL, norm ${text} NOT NULL, "trigger" ${text} NOT NULL,
      recipient ${text} NOT NULL, state ${text} NOT NULL, created ${int} NOT NULL, next_try ${int} NOT NULL, sent_at ${int},
      attempts ${int} NOT NULL, last_error ${text}, payload ${text} NOT NULL,
      PRIMARY KEY (council, "case", norm, "trigger", recipient))`,
    `CREATE INDEX notices_ready ON notices (council, next_try) WHERE state = 'ready'`,
    'CREATE INDEX notices_of ON notices (council, recipient, created, "case", norm, "trigger")',
    `CREATE TABLE standing_acts (
      council ${text} NOT NULL, act ${text} NOT NULL, key ${text} NOT NULL, "case" ${text} NOT NULL, number ${int} NOT NULL,
      PRIMARY KEY (council, "case", number, act, key))${clustered}`,
    'CREATE INDEX standing_acts_by ON standing_acts (council, act, key, "case", number)',
    `CREATE TABLE people (
      council ${text} NOT NULL, place ${int} NOT NULL, id ${text} NOT NULL, name ${text} NOT NULL, title ${text},
      kind ${text} NOT NULL, email ${text}, PRIMARY KEY (council, place), UNIQUE (council, id))`,
    `CREATE TABLE bodies (
      council ${text} NOT NULL, place ${int} NOT NULL, id ${text} NOT NULL, kind ${text} NOT NULL, name ${text} NOT NULL,
      within ${text}, PRIMARY KEY (council, place), UNIQUE (council, id))`,
    `CREATE TABLE memberships (
      council ${text} NOT NULL, place ${int} NOT NULL, person ${text} NOT NULL, body ${text} NOT NULL, ${dates},
      PRIMARY KEY (council, place))`,
    `CREATE TABLE offices (
      council ${text} NOT NULL, place ${int} NOT NULL, id ${text} NOT NULL, title ${text} NOT NULL, of_body ${text},
      PRIMARY KEY (council, place), UNIQUE (council, id))`,
    `CREATE TABLE holdings (
      council ${text} NOT NULL, place ${int} NOT NULL, office ${text} NOT NULL, person ${text} NOT NULL, ${dates},
      PRIMARY KEY (council, place))`,
    `CREATE TABLE lines (
      council ${text} NOT NULL, place ${int} NOT NULL, person ${text} NOT NULL, manager ${text} NOT NULL, ${dates},
      PRIMARY KEY (council, place))`,
    `CREATE TABLE directory_changes (
      council ${text} NOT NULL, number ${int} NOT NULL, at ${int} NOT NULL, "by" ${text}, what ${text} NOT NULL,
      PRIMARY KEY (council, number))`,
    `CREATE TABLE drafts (
      council ${text} NOT NULL, person ${text} NOT NULL, ref ${text} NOT NULL, body ${text} NOT NULL, updated ${int} NOT NULL,
      PRIMARY KEY (council, person, ref))`,
    `CREATE TABLE meta (
      council ${text} NOT NULL, name ${text} NOT NULL, value ${text} NOT NULL, PRIMARY KEY (council, name))`,
  ];
}

/** Version 2: texts written in the browser. */
export function textTables({
  text,
  int,
  clustered,
}: Pick<ColumnWords, 'text' | 'int' | 'clustered'>): readonly string[] {
  return [
    `CREATE TABLE texts (
      council ${text} NOT NULL, path ${text} NOT NULL, content ${text} NOT NULL, circulated ${text}, state ${text} NOT NULL,
      revision ${int} NOT NULL, saved ${int} NOT NULL, "by" ${text} NOT NULL,
      PRIMARY KEY (council, path))`,
    `CREATE TABLE text_revisions (council ${text} NOT NULL, revision ${int} NOT NULL, PRIMARY KEY (council))${clustered}`,
  ];
}

/** Version 3: notices that are mailed, reminders beside them, and how people want those. What was told before is in the app only. */
export function mailTables({ text, clustered }: Pick<ColumnWords, 'text' | 'clustered'>): readonly string[] {
  return [
    `ALTER TABLE notices ADD COLUMN kind ${text} NOT NULL DEFAULT 'notice'`,
    `UPDATE notices SET state = 'app' WHERE state = 'ready'`,
    'CREATE INDEX notices_in_trouble ON notices (council, recipient, state, last_error) WHERE last_error IS NOT NULL',
    `CREATE TABLE mail_choices (
      council ${text} NOT NULL, person ${text} NOT NULL, choice ${text} NOT NULL,
      PRIMARY KEY (council, person))${clustered}`,
    'CREATE INDEX mail_choices_of ON mail_choices (council, choice, person)',
  ];
}

/** Tables of version 5 (4 on SQLite, which needs no walls) that are only ever added to. */
export const APPEND_ONLY_OF_FILES = ['files', 'file_openings'] as const;

/** Version 5: files. What each act has of them, who opened which, and what has been sent in and belongs to no act yet. */
export function fileTables({
  text,
  int,
  clustered,
}: Pick<ColumnWords, 'text' | 'int' | 'clustered'>): readonly string[] {
  const described = `hash ${text} NOT NULL, name ${text} NOT NULL, type ${text} NOT NULL, size ${int} NOT NULL`;
  return [
    `CREATE TABLE files (
      council ${text} NOT NULL, "case" ${text} NOT NULL, number ${int} NOT NULL, field ${text} NOT NULL, id ${text} NOT NULL,
      ${described},
      PRIMARY KEY (council, "case", number, field))${clustered}`,
    'CREATE INDEX files_by_hash ON files (council, hash)',
    `CREATE TABLE file_openings (
      council ${text} NOT NULL, "case" ${text} NOT NULL, file ${text} NOT NULL, person ${text} NOT NULL, at ${int} NOT NULL,
      PRIMARY KEY (council, "case", at, file, person))${clustered}`,
    `CREATE TABLE uploads (
      council ${text} NOT NULL, person ${text} NOT NULL, id ${text} NOT NULL, ${described}, uploaded ${int} NOT NULL,
      PRIMARY KEY (council, person, id))${clustered}`,
    'CREATE INDEX uploads_by_hash ON uploads (council, hash)',
  ];
}
