/** Who may import whom (docs/decisions/0001-the-house.md). The message names the offending file. */

/** Files of one folder may use only these paths of ours besides their own. */
const only = (name, from, to) => ({
  name,
  severity: 'error',
  from: { path: `^src/${from}/` },
  to: { path: '^src/', pathNot: [`^src/${from}/`, ...to.map((path) => `^src/${path}`)] },
});

/** Only files at `path` may know these packages. */
const owner = (name, packages, path) => ({
  name,
  severity: 'error',
  from: { path: '^src/', pathNot: path },
  to: { path: `node_modules/(${packages})/` },
});

/** What a channel may use besides its own folder; never another channel. */
const CHANNEL = [
  'conversation/',
  'words/',
  'drawing/',
  'sealing/',
  'guide/',
  'handoff/(visit|knock|handoff)[.]ts',
  'usage/note-page[.]ts',
  'channels/[a-z-]+[.]ts',
  'log',
  'config',
];

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: { path: '^src/' }, to: { circular: true } },
    only('guide-imports-nothing', 'guide', []),
    only('sealing-imports-nothing', 'sealing', ['errors']),
    only('storage-imports-sealing', 'storage', ['sealing/', 'errors']),
    only('handoff-imports-its-inside', 'handoff', [
      'guide/',
      'sealing/',
      'storage/(ports|rewrap)[.]ts',
      'errors',
    ]),
    only('usage-imports-its-inside', 'usage', [
      'guide/',
      'sealing/',
      'storage/(ports|secrets)[.]ts',
      'errors',
    ]),
    only('understanding-imports-guide', 'understanding', ['guide/']),
    only('words-imports-guide', 'words', ['guide/']),
    only('drawing-imports-words', 'drawing', ['words/', 'guide/']),
    only('conversation-imports-guide-and-understanding', 'conversation', ['guide/', 'understanding/']),
    only('web-imports-its-inside', 'channels/web', [...CHANNEL, 'handoff/']),
    only('mail-imports-its-inside', 'channels/mail', [...CHANNEL, 'errors']),
    only('teams-imports-its-inside', 'channels/teams', CHANNEL),
    only('slack-imports-its-inside', 'channels/slack', CHANNEL),
    owner(
      'only-teams-knows-botbuilder',
      'botbuilder[^/]*|botframework-[a-z]+|@microsoft/teams-ai',
      '^src/channels/teams/',
    ),
    owner('only-slack-knows-bolt', '@slack', '^src/channels/slack/'),
    owner('only-storage-knows-azure', '@azure', '^src/(storage/|open-storage)'),
    owner('only-mail-knows-nodemailer', 'nodemailer', '^src/channels/mail/'),
    owner('only-words-knows-i18next', 'i18next', '^src/words/'),
    owner(
      'only-drawing-knows-templates',
      'adaptivecards-templating|preact[^/]*',
      '^src/(drawing/|commands/preview-document)',
    ),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
  },
};
