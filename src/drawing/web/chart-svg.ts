/** A bar chart as SVG, made without a browser. For the eye only: the table beside it says the same. */

import type { Chart } from '../bars';

/** In pixels of the drawing, which scales. */
const WIDTH = 680;
const LABEL = 290;
/** Letters are measured by guess: there is no browser. */
const SPARE = 40;
const VALUE = 64;
const ROW = 34;
const BAR = 16;
const LETTER = 14;

/**
 * Only what has a value; `undefined` when nothing has. Colours are the tokens of the document it stands in, and no
 * style attribute is left, so that it may stand in a page that forbids them.
 */
export function drawChartSvg(chart: Chart): string | undefined {
  const bars = chart.series.filter(({ value }) => value !== null);
  if (bars.length === 0) return undefined;
  // Loaded when used: it is large.
  const echarts: typeof import('echarts') = require('echarts');
  const height = bars.length * ROW;
  const drawing = echarts.init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height });
  try {
    drawing.setOption({
      animation: false,
      grid: { left: LABEL, right: VALUE, top: 0, bottom: 0 },
      xAxis: { type: 'value', min: 0, show: false },
      yAxis: {
        type: 'category',
        inverse: true,
        data: bars.map(({ label }) => label),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: token('default-border-default') } },
        axisLabel: { ...letter, width: LABEL - SPARE, overflow: 'break', interval: 0 },
      },
      series: {
        type: 'bar',
        silent: true,
        barWidth: BAR,
        itemStyle: { color: token('action-1-color-default') },
        label: {
          ...letter,
          show: true,
          position: 'right',
          formatter: ({ dataIndex }: { dataIndex: number }) => bars[dataIndex]?.shown ?? '',
        },
        data: bars.map(({ value }) => value),
      },
    });
    return withoutStyle(drawing.renderToSVGString({ useViewBox: true }));
  } finally {
    drawing.dispose();
  }
}

const letter = { color: token('default-color-document'), fontSize: LETTER, fontFamily: 'inherit' };

function token(name: string): string {
  return `var(--basis-color-${name})`;
}

/** What a style attribute says, as attributes of its own; without what only a browser with a script would need. */
function withoutStyle(svg: string): string {
  return svg
    .replace(/ style="([^"]*)"/g, (_, style: string) => style.replace(/([\w-]+):([^;]+);?/g, ' $1="$2"'))
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/ (?:class|ecmeta_\w+|xml:space|xmlns:xlink)="[^"]*"/g, '')
    .replace(/>\s+</g, '><')
    .replace('<svg ', '<svg aria-hidden="true" focusable="false" ');
}
