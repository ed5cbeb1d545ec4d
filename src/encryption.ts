// Which ways to and from the running program must be encrypted, told from its settings alone. A demonstration holds nothing
// that anybody could want to read.

const OF_THIS_MACHINE = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** @throws RangeError of one sentence when people would send their passwords for anybody to read. */
export function refusePlainAddress(address: string): void {
  const at = URL.parse(address);
  if (at === null || !/^https?:$/.test(at.protocol))
    throw new RangeError(
      `The address at which people reach Comity must be written like https://comity.example.gov.uk, not “${address}”.`,
    );
  if (at.protocol === 'https:' || OF_THIS_MACHINE.test(at.hostname)) return;
  throw new RangeError(
    `Passwords and cases would cross the network for anybody to read: people must reach Comity at an address that begins with https://, not at ${address}.`,
  );
}

/** @throws RangeError of one sentence; the address may hold a password and is not repeated. */
export function refusePlainDatabase(address: string): void {
  const at = URL.parse(address);
  if (at === null) throw new RangeError('The database address cannot be read.');
  // Without a host, or with a folder for one, it is a socket of this machine.
  const host = at.searchParams.get('host') ?? at.hostname;
  if (host === '' || host.startsWith('/') || host.startsWith('%2F') || OF_THIS_MACHINE.test(host)) return;
  const said = at.searchParams.get('sslmode') ?? '';
  if (said !== 'verify-full' && said !== 'disable')
    throw new RangeError(
      'Say at the end of the database’s address whether the way to it is encrypted: ?sslmode=verify-full, or ?sslmode=disable on a network that you trust as you trust this machine.',
    );
}
