// A fault as it may be kept in a log. Its message can quote what somebody wrote, and so can its address.

/** What kind of fault it is, and where it arose. */
export function withoutWords(fault: unknown): { readonly fault: string; readonly at: readonly string[] } {
  if (!(fault instanceof Error)) return { fault: typeof fault, at: [] };
  const code = 'code' in fault && typeof fault.code === 'string' ? ` ${fault.code}` : '';
  const frames = (fault.stack ?? '').split('\n').filter((line) => /^\s+at \S.*:\d+:\d+\)?$/.test(line));
  return { fault: `${fault.name}${code}`, at: frames.map((line) => line.trim()) };
}
