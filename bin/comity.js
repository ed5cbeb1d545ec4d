#!/usr/bin/env node
// The way in for every command. Plain JavaScript, so that a Node too old for TypeScript, or a folder in which npm ci has
// not been run, can still be told about in a sentence.

const oldest = 26;

function refuse(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(2);
}

if (Number(process.versions.node.split('.')[0]) < oldest) {
  const needed = `Comity needs Node ${oldest} and this is Node ${process.versions.node}`;
  // npm puts the Node that npm ci installed before the machine’s own, if its install script was allowed to run.
  refuse(
    process.env.npm_lifecycle_event
      ? `${needed}: get the right one with “npm ci”, or if you have done that with “npm rebuild node”, and try again.`
      : `${needed}: run “npm start” or “npm run comity -- …”, which use the one that npm ci installs.`,
  );
}
const { run } = await import('../src/cli.ts').catch((fault) => {
  if (fault.code !== 'ERR_MODULE_NOT_FOUND' || !/Cannot find package/.test(fault.message)) throw fault;
  return refuse('The packages that Comity uses are not installed: run “npm ci”, and try again.');
});
process.exitCode = await run(process.argv.slice(2));
