#!/usr/bin/env node
// The way in for every command. Plain JavaScript, so that a Node too old for TypeScript can still say so in a sentence.

const oldest = 26;
if (Number(process.versions.node.split('.')[0]) < oldest) {
  process.stderr.write(
    `Comity needs Node ${oldest} and this is Node ${process.versions.node}. ` +
      'npm ci installs the right one for npm scripts: run “npm start” or “npm run comity -- …”. ' +
      'If it did not, allow the install script of the package “node” and run npm ci again.\n',
  );
  process.exit(2);
}
const { run } = await import('../src/cli.ts');
process.exitCode = await run(process.argv.slice(2));
