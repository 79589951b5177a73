/** The commands as tools outside the repository call them: a process, lines in, lines out. */

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../fakes/example';

function run(command: string, args: string[], input = '') {
  const options = { cwd: ROOT, input, encoding: 'utf8' as const, maxBuffer: 256 * 1024 * 1024 };
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [join('build', 'commands', command), ...args],
    options,
  );
  const lines = stdout.trim() === '' ? [] : stdout.trim().split('\n');
  return { stdout, stderr, status, lines };
}

it('runs on the Node that the project brings', () => {
  expect(Number(process.versions.node.split('.')[0])).toBe(24);
});

describe('npm run page', () => {
  it('prints one page as JSON', () => {
    const page = JSON.parse(run('page.js', ['topic/bullying', '--language', 'en']).stdout);
    expect(page).toMatchObject({ place: 'topic/bullying', language: 'en', direction: 'ltr' });
  });

  it.each(['html', 'teams'])('prints it as %s', (form) => {
    expect(run('page.js', ['start', '--as', form]).status).toBe(0);
  });

  it.each([
    [['topic/nothing']],
    [['start', '--language', 'xx']],
    [['start', '--organisation', 'nobody']],
    [['start', '--as', 'smoke']],
    [['--nonsense']],
  ])('says in one line what is wrong with %j', (args) => {
    const { status, stderr, stdout } = run('page.js', args);
    expect([status, stdout, stderr.trim().split('\n').length]).toEqual([1, '', 1]);
  });

  it('prints every place once', () => {
    const pages = run('page.js', ['--all', '--language', 'nl', '--organisation', 'example']).lines.map(
      (line) => JSON.parse(line),
    );
    const places = pages.map(({ place }) => place);
    expect(new Set(places).size).toBe(places.length);
    expect(places).toEqual(
      expect.arrayContaining(['start', 'desk/police', 'route?topic=bullying&about=manager']),
    );
    expect(places.some((place) => /^(search|compare|adviser|handoff)/.test(place))).toBe(false);
  });

  it('prints the desks for answers, and goes on after a line it cannot use', () => {
    const input = ['{"topic":"bullying","about":"manager"}', '{}', 'no', '{"about":"nobody"}', '[]'].join(
      '\n',
    );
    const answers = run('page.js', ['--desks'], input).lines.map((line) => JSON.parse(line));
    expect(answers[0]).toMatchObject({ answers: { topic: 'bullying', about: 'manager' } });
    expect(answers[0].desks[0]).toBe('confidential-adviser');
    expect(answers[1].desks.length).toBeGreaterThanOrEqual(3);
    expect(answers.slice(2).map(({ error }) => typeof error)).toEqual(['string', 'string', 'string']);
  });
});

describe('npm run understand', () => {
  it('answers line by line, in order', () => {
    const input = [
      '{"id":"1","text":"ik word gepest"}',
      'no',
      '{"id":"2","text":"","hint":"en"}',
      '{"id":3}',
    ].join('\n');
    const answers = run('understand.js', [], input).lines.map((line) => JSON.parse(line));
    expect(answers.map(({ id }) => id)).toEqual(['1', null, '2', null]);
    expect(answers[2]).toEqual({ id: '2', language: 'en', places: [], danger: false, understood: false });
  });
});

describe('npm run content', () => {
  it('is silent about the content as it is', () => {
    const { status, stdout, stderr } = run('content.js', []);
    expect([status, stdout, stderr]).toEqual([0, '', '']);
  });
});
