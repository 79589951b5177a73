/** Loaded into Wegwijzer by the test of planted leaks: whatever comes in is leaked at one place. */

const { appendFileSync } = require('node:fs');
const { IncomingMessage, request } = require('node:http');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { DatabaseSync } = require('node:sqlite');

const { LEAK, DATA_DIR = '', LEAK_TO = '' } = process.env;
const kept = [];

/** In the log of the database, or, after a checkpoint, in the database itself. */
function toDatabase(name, text, checkpoint) {
  const database = new DatabaseSync(join(DATA_DIR, name));
  database.exec('PRAGMA busy_timeout = 2000; CREATE TABLE IF NOT EXISTS leak (text TEXT)');
  database.prepare('INSERT INTO leak VALUES (?)').run(text);
  if (checkpoint) database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  kept.push(database);
}

const leaks = {
  heap: (text) => kept.push(text),
  'heap, in a key': (text) => kept.push({ [text]: 1 }),
  stdout: (text) => process.stdout.write(`${text}\n`),
  stderr: (text) => process.stderr.write(`${text}\n`),
  'the log, as a code': (text) => process.stdout.write(`${JSON.stringify({ code: text })}\n`),
  'a file in the data folder': (text) => appendFileSync(join(DATA_DIR, 'leak.txt'), text),
  'a temporary file': (text) => appendFileSync(join(tmpdir(), 'leak.tmp'), text),
  'the log of the database': (text) => toDatabase('cases.db', text, false),
  'the database of keys': (text) => toDatabase('keys.db', text, true),
  'a request to elsewhere': (text) => {
    const asked = request(LEAK_TO, { method: 'POST' });
    asked.on('error', () => {});
    asked.end(JSON.stringify({ leaked: text }));
  },
};

const { push } = IncomingMessage.prototype;
IncomingMessage.prototype.push = function (chunk, ...rest) {
  if (chunk) leaks[LEAK](String(chunk));
  return push.call(this, chunk, ...rest);
};
