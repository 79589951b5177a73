/** Who may import whom (docs/decisions/0001-the-house.md). The message names the offending file. */
const only = (name, from, to) => ({
  name,
  severity: 'error',
  from: { path: `^src/${from}/` },
  to: { path: '^src/', pathNot: [`^src/${from}/`, ...to.map((t) => `^src/${t}`)] },
});
const owner = (name, modules, path) => ({
  name,
  severity: 'error',
  from: { path: '^src/', pathNot: path },
  to: { path: `node_modules/(${modules})` },
});
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: { path: '^src/' }, to: { circular: true } },
    only('guide-imports-nothing', 'guide', []),
    only('sealing-imports-nothing', 'sealing', []),
    only('understanding-imports-guide', 'understanding', ['guide/']),
    only('words-imports-guide', 'words', ['guide/']),
    only('drawing-imports-words', 'drawing', ['words/', 'guide/']),
    only('conversation-imports-guide-and-understanding', 'conversation', ['guide/', 'understanding/']),
    only('web-imports-its-inside', 'channels/web', [
      'conversation/',
      'words/',
      'drawing/',
      'sealing/',
      'guide/',
      'channels/ingress',
      'channels/door',
    ]),
    only('teams-imports-its-inside', 'channels/teams', [
      'conversation/',
      'words/',
      'drawing/',
      'sealing/',
      'guide/',
      'channels/ingress',
      'channels/door',
      'errors',
    ]),
    owner(
      'only-teams-knows-botbuilder',
      'botbuilder|botframework-[a-z]+|@microsoft/teams-ai',
      '^src/channels/teams/',
    ),
    owner('only-words-knows-i18next', 'i18next', '^src/words/'),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
  },
};
