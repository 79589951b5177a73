/** The field for a question in one's own words; before it, the way to find out whether this device is safe. */

import type { WordedPage } from '../../guide/page';
import type { Labels } from '../../words/words';
import { Form } from './form';

/** The page on safe devices: it has no number on a page, so it is asked for by name. */
export const DEVICE = 'device';

interface QuestionProps {
  page: WordedPage;
  labels: Labels;
  seal: string;
}

export function Question({ page, labels, seal }: QuestionProps) {
  const again = page.kind === 'notice' || page.place.startsWith('search');
  return (
    <>
      {page.place.split('?')[0] !== DEVICE && (
        <Form seal={seal}>
          <button type="submit" name="to" value={DEVICE} class="device nl-button nl-button--subtle">
            {labels.device}
          </button>
        </Form>
      )}
      <section class="question" aria-labelledby="question-label">
        <Form seal={seal}>
          <label class="utrecht-form-label" id="question-label" for="question">
            {again ? labels.questionAgain : labels.question}
          </label>
          <p class="utrecht-form-field-description" id="hint">
            {labels.questionHint}
          </p>
          <textarea
            class="utrecht-textarea utrecht-textarea--html-textarea"
            id="question"
            name="question"
            rows={2}
            maxlength={2000}
            autocomplete="off"
            spellcheck={false}
            aria-describedby="hint"
          />
          <button type="submit" class="nl-button nl-button--primary">
            {labels.ask}
          </button>
        </Form>
      </section>
    </>
  );
}
