// For whom the database is asked. Every question and every change names it, and PostgreSQL holds its rows to it
// (postgres/walls.ts). It decides nothing and knows no rule of a protocol.

export interface Scope {
  readonly council: string;
  /** Somebody who reads for themselves; null: the system’s own work in that council. */
  readonly person: string | null;
}

/** Lists, searches and cases for somebody who asks for them: what was granted to others is out of reach. */
export const asPerson = (council: string, person: string): Scope => ({ council, person });

/** What follows from the record, the worker, verifying, imports: all of one council, and nothing of another. */
export const asSystem = (council: string): Scope => ({ council, person: null });
