// The tables as the query builder types them; schema.ts makes them. Instants are milliseconds, yes and no are 1 and 0.

type Bit = 0 | 1;

export interface Tables {
  acts: ActsTable;
  lanes: { council: string; lane: number; place: number; hash: string };
  cases: CasesTable;
  grants: { council: string; case: string; person: string; whole: Bit; closed: Bit; opened: number };
  work: WorkTable;
  notices: NoticesTable;
  standing_acts: { council: string; act: string; key: string; case: string; number: number };
  people: {
    council: string;
    place: number;
    id: string;
    name: string;
    title: string | null;
    kind: 'member' | 'officer' | 'outsider';
    email: string | null;
  };
  bodies: {
    council: string;
    place: number;
    id: string;
    kind: 'group' | 'committee' | 'ward' | 'unit';
    name: string;
    within: string | null;
  };
  memberships: {
    council: string;
    place: number;
    person: string;
    body: string;
    from_date: string | null;
    until_date: string | null;
  };
  offices: { council: string; place: number; id: string; title: string; of_body: string | null };
  holdings: {
    council: string;
    place: number;
    office: string;
    person: string;
    from_date: string | null;
    until_date: string | null;
  };
  lines: {
    council: string;
    place: number;
    person: string;
    manager: string;
    from_date: string | null;
    until_date: string | null;
  };
  directory_changes: { council: string; number: number; at: number; by: string | null; what: string };
  drafts: { council: string; person: string; ref: string; body: string; updated: number };
  meta: { council: string; name: string; value: string };
  texts: {
    council: string;
    path: string;
    content: string;
    circulated: string | null;
    state: 'draft' | 'adopted';
    revision: number;
    saved: number;
    by: string;
  };
  files: {
    council: string;
    case: string;
    number: number;
    field: string;
    id: string;
    hash: string;
    name: string;
    type: string;
    size: number;
  };
  file_openings: { council: string; case: string; file: string; person: string; at: number };
  uploads: {
    council: string;
    person: string;
    id: string;
    hash: string;
    name: string;
    type: string;
    size: number;
    uploaded: number;
  };
  text_revisions: { council: string; revision: number };
  mail_choices: { council: string; person: string; choice: 'at once' | 'daily' | 'app only' };
}

export interface ActsTable {
  council: string;
  case: string;
  number: number;
  id: string;
  act: string;
  by: string | null;
  done: 'here' | 'elsewhere';
  happened: number;
  recorded: number;
  values: string;
  meets: string | null;
  reasons: string | null;
  lane: number;
  place: number;
  previous: string;
  before: string;
  hash: string;
}

export interface CasesTable {
  council: string;
  case: string;
  procedure: string;
  opened: number;
  private: Bit;
  version: number;
  head: string;
  closed: Bit;
  subject: string;
  next_change: number | null;
  /** No other process is given the case before this instant. */
  claimed_until: number;
  derived: number;
  /** Fingerprint of what the search index holds of it, so that it is rewritten only when it differs. */
  search_mark: string;
}

export interface WorkTable {
  council: string;
  case: string;
  item: string;
  person: string;
  role: 'owes' | 'owed';
  /** The due date, or 9999-12-31 so that what has none sorts last. */
  due_order: string;
  due: string | null;
  overdue_from: number | null;
  clause: string;
  detail: string;
}

export interface NoticesTable {
  council: string;
  case: string;
  norm: string;
  trigger: string;
  recipient: string;
  kind: 'notice' | 'reminder' | 'summary';
  state: 'ready' | 'sent' | 'failed' | 'app';
  created: number;
  next_try: number;
  sent_at: number | null;
  attempts: number;
  last_error: string | null;
  payload: string;
}
