/** A chart as a table that everyone reads; under each label a bar, for the eye only. */

import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { barLengths, type Chart } from '../bars';
import { drawChartSvg } from './chart-svg';

/** On the page of figures a library draws the whole chart; elsewhere a bar stands under each label. */
export const DrawnWhole = createContext(false);

/** In units of the drawing; the style sheet says how large one is. */
const LONGEST = 100;
const THICK = 1;
/** Anything above nothing can be seen. */
const SHORTEST = 1;

export function ChartView({ chart, id }: { chart: Chart; id: string }) {
  const whole = useContext(DrawnWhole) ? drawChartSvg(chart) : undefined;
  const lengths = whole === undefined ? barLengths(chart) : [];
  return (
    <figure class="chart">
      <figcaption id={id}>{chart.caption}</figcaption>
      {whole && <div class="drawn" aria-hidden="true" dangerouslySetInnerHTML={{ __html: whole }} />}
      <table class="bars" aria-labelledby={id}>
        <thead>
          <tr>
            <td />
            <th scope="col">{chart.unit}</th>
          </tr>
        </thead>
        <tbody>
          {chart.series.map(({ label, shown }, i) => (
            <tr key={label}>
              <th scope="row">
                {label}
                <Bar length={lengths[i]} />
              </th>
              <td>{shown}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

function Bar({ length }: { length: number | undefined }) {
  if (length === undefined) return null;
  const width = length === 0 ? 0 : Math.max(SHORTEST, Math.round(length * LONGEST));
  return (
    <svg class="bar-line" viewBox={`0 0 ${LONGEST} ${THICK}`} preserveAspectRatio="none" aria-hidden="true">
      <rect class="bar-room" width={LONGEST} height={THICK} />
      <rect class="bar-value" width={width} height={THICK} />
    </svg>
  );
}
