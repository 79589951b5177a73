/** From a day to the days by which something must be heard. Shown and counted by the script; never sent or kept. */

import type { Labels } from '../../words/words';

interface Term {
  label: string;
  days: number;
  /** Counted after the days. */
  months?: number;
}

const WEEK = 7;
/** Wbk: a confirmation within 7 days, news within 3 months after it. */
const AFTER_REPORT: Term[] = [
  { label: 'termsAcknowledge', days: 7 },
  { label: 'termsFeedback', days: 7, months: 3 },
];
/** Awb 9:8 and 9:11: a refusal within 4 weeks; an answer within 6, with a committee 10, and 4 more after a delay. */
const AFTER_COMPLAINT: Term[] = [
  { label: 'termsRefusal', days: 4 * WEEK },
  { label: 'termsDecision', days: 6 * WEEK },
  { label: 'termsDecisionCommittee', days: 10 * WEEK },
  { label: 'termsDecisionLatest', days: 14 * WEEK },
];

export function Terms({ labels }: { labels: Labels }) {
  return (
    <div class="terms" hidden>
      <p class="nl-paragraph quiet">{labels.termsHere}</p>
      <Day id="reported" label={labels.termsReported} terms={AFTER_REPORT} labels={labels} />
      <Day id="complained" label={labels.termsComplained} terms={AFTER_COMPLAINT} labels={labels} />
    </div>
  );
}

interface DayProps {
  id: string;
  label: string | undefined;
  terms: readonly Term[];
  labels: Labels;
}

/** In no form and without a name: it cannot be sent in. */
function Day({ id, label, terms, labels }: DayProps) {
  return (
    <>
      <p class="field">
        <label class="utrecht-form-label" for={id}>
          {label}
        </label>
        <input id={id} type="date" min="2000-01-01" max="2099-12-31" autocomplete="off" />
      </p>
      <output for={id} aria-live="polite">
        {terms.map((term) => (
          <span key={term.label} data-days={term.days} data-months={term.months} hidden>
            {labels[term.label]} <strong />
          </span>
        ))}
      </output>
    </>
  );
}
