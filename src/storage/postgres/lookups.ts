// The two questions that must look past the wall: which councils there are, and which cases hold a word. Each is a function
// that runs in the stead of a role nobody is in, which can read what that one answer needs and no more.

import { keptTo, made, PERSON } from './walls.ts';

/** Nobody signs in as it and nobody is in it; so nobody, the tables’ owner included, has a policy that passes them over. */
export const LOOKUP_ROLE = 'comity_lookup';

const NAMING = ['acts', 'cases', 'lanes'] as const;

/** Ids of councils and nothing of them: asked before it is known which there are. */
const COUNCILS = `CREATE FUNCTION councils_in(which text) RETURNS SETOF text LANGUAGE plpgsql STABLE SECURITY DEFINER AS $councils$
  DECLARE known text := '';
  BEGIN
    IF which NOT IN ('acts', 'cases', 'lanes') THEN RAISE EXCEPTION 'No council is looked for in %', which; END IF;
    LOOP
      EXECUTE format('SELECT council FROM %I WHERE council > $1 ORDER BY council LIMIT 1', which) INTO known USING known;
      EXIT WHEN known IS NULL;
      RETURN NEXT known;
    END LOOP;
  END $councils$`;

/**
 * Words are looked up by an operator that might tell of a row before its policy is asked, so behind a policy PostgreSQL would
 * read every row instead of the index. Only what is wholly granted to the person of the transaction is counted and given out;
 * OFFSET 0 has the words looked up first and the grants only until there are enough.
 */
const SEARCH = `CREATE FUNCTION find_cases(asked tsquery, before bigint, before_case text, at_most bigint)
  RETURNS TABLE (opened bigint, "case" text) LANGUAGE plpgsql STABLE SECURITY DEFINER AS $find$
  BEGIN
    RETURN QUERY EXECUTE $query$
      SELECT f.opened, f."case" FROM (
        SELECT s.opened, s."case" FROM search_index AS s
        WHERE s.words @@ $1 AND s.council = $2 AND ($4 IS NULL OR (s.opened, s."case") < ($4, $5))
        ORDER BY s.opened DESC, s."case" DESC OFFSET 0) AS f
      JOIN grants AS g ON g.council = $2 AND g."case" = f."case" AND g.person = $3 AND g.whole = 1
      ORDER BY f.opened DESC, f."case" DESC LIMIT $6 $query$
    USING asked, nullif(current_setting('comity.council', true), ''), ${PERSON}, before, before_case, at_most;
  END $find$`;

const inSchema = (statement: string): string =>
  `DO $$ BEGIN EXECUTE format('${statement}', current_schema()); END $$`;

/** @param signature of a function that runs in the stead of the role from now on. */
const handedOver = (signature: string): readonly string[] => [
  ...keptTo(signature),
  `ALTER FUNCTION ${signature} OWNER TO ${LOOKUP_ROLE}`,
];

/**
 * Version 6. Version 4 used to make both functions in the stead of the tables’ owner, for whom the wall then had two doors, and
 * in a way that only a superuser may: what it made is taken away, and is no longer made.
 */
export const LOOKUPS: readonly string[] = [
  'DROP FUNCTION IF EXISTS find_cases(tsquery, bigint, text, bigint)',
  'DROP FUNCTION IF EXISTS councils_in(text)',
  'DROP POLICY IF EXISTS looking_for_others ON search_index',
  ...NAMING.map((table) => `DROP POLICY IF EXISTS naming_councils ON ${table}`),
  ...made(LOOKUP_ROLE),
  ...NAMING.flatMap((table) => [
    `CREATE POLICY naming_councils ON ${table} FOR SELECT TO ${LOOKUP_ROLE} USING (true)`,
    `GRANT SELECT (council) ON ${table} TO ${LOOKUP_ROLE}`,
  ]),
  `CREATE POLICY finding_cases ON search_index FOR SELECT TO ${LOOKUP_ROLE} USING (true)`,
  `GRANT SELECT ON search_index TO ${LOOKUP_ROLE}`,
  `GRANT SELECT (council, "case", person, whole) ON grants TO ${LOOKUP_ROLE}`,
  COUNCILS,
  SEARCH,
  // Whoever is given a function must be allowed to make one there.
  inSchema(`GRANT CREATE ON SCHEMA %I TO ${LOOKUP_ROLE}`),
  ...handedOver('find_cases(tsquery, bigint, text, bigint)'),
  ...handedOver('councils_in(text)'),
  inSchema(`REVOKE CREATE ON SCHEMA %I FROM ${LOOKUP_ROLE}`),
  // Otherwise the owner would be passed over with it.
  `DO $$ BEGIN
    IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN REVOKE ${LOOKUP_ROLE} FROM CURRENT_USER; END IF;
  EXCEPTION WHEN insufficient_privilege THEN NULL; END $$`,
];
