/** Procedures: the whole road at a glance, and each step with who, who knows, and what you can do. */

import type { Procedure } from '../content';
import type { Page, Text } from '../page';
import { choose, makePage, type Request, ui } from './make-page';

const STEP_FACTS = ['who', 'knows', 'youCan', 'expect'] as const;

export function procedurePage(request: Request): Page {
  const [, id = '', number] = request.place.path.split('/');
  const procedure = request.guide.procedures.get(id) as Procedure;
  return number === undefined ? overview(request, procedure) : stepPage(request, procedure, Number(number));
}

function overview(request: Request, procedure: Procedure): Page {
  const key = (part: string): Text => ({ key: `procedures:${procedure.id}.${part}` });
  const [first, second] = procedure.desks.filter((desk) => request.guide.desks.has(desk));
  return makePage(request, {
    kind: 'steps',
    title: key('title'),
    blocks: [
      { type: 'paragraph', text: key('intro') },
      {
        type: 'steps',
        items: procedure.steps.map((step) => ({
          title: key(`steps.${step.id}.title`),
          text: key(`steps.${step.id}.text`),
          ...(step.term && { term: key(`steps.${step.id}.term`) }),
          ...(step.source && { source: step.source }),
        })),
      },
      { type: 'paragraph', text: key('closing'), tone: 'quiet' },
    ],
    choices: [
      choose(request, `procedure/${procedure.id}/1`, { label: ui('procedure.byStep'), weight: 'primary' }),
      ...[first, second].flatMap((desk) => (desk ? [choose(request, `desk/${desk}`)] : [])),
      ...procedure.related.map((path) => choose(request, path)),
      choose(request, 'aftercare'),
      choose(request, 'handoff/start', { label: ui('start.talk') }),
    ],
    sources: procedure.sources,
  });
}

function stepPage(request: Request, procedure: Procedure, number: number): Page {
  const step = procedure.steps[number - 1] as Procedure['steps'][number];
  const key = (part: string): Text => ({ key: `procedures:${procedure.id}.steps.${step.id}.${part}` });
  const facts = STEP_FACTS.map((fact) => ({ label: ui(`procedure.${fact}`), value: key(fact) }));
  const term = step.term ? [{ label: ui('procedure.term'), value: key('term') }] : [];
  const neighbour = (n: number, label: string) =>
    procedure.steps[n - 1] ? [choose(request, `procedure/${procedure.id}/${n}`, { label: ui(label) })] : [];
  return makePage(request, {
    kind: 'steps',
    title: key('title'),
    blocks: [
      {
        type: 'paragraph',
        text: ui('procedure.position', { number, total: procedure.steps.length }),
        tone: 'quiet',
      },
      { type: 'paragraph', text: key('what') },
      { type: 'facts', items: [...facts, ...term] },
    ],
    choices: [
      ...neighbour(number + 1, 'procedure.next'),
      ...neighbour(number - 1, 'procedure.previous'),
      choose(request, 'handoff/start', { label: ui('start.talk') }),
    ],
    sources: stepSources(procedure, step),
  });
}

function stepSources(procedure: Procedure, step: Procedure['steps'][number]): Page['sources'] {
  const law = step.source && !/^\d{3}$/.test(step.source) ? [{ kind: 'law' as const, ref: step.source }] : [];
  const confirm = step.confirm
    ? [{ kind: 'owner-to-confirm' as const, ref: `${procedure.id}/${step.id}` }]
    : [];
  return [...law, ...confirm, ...procedure.sources.filter((source) => source.kind === 'document')];
}
