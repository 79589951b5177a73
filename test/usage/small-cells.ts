/** Tables small enough to look at whole. */

import { type Cells, OUTCOMES } from '../../src/usage/tables';

export const HOUR = 60 * 60 * 1000;
/** In the third quarter of 2027. */
export const NOW = Date.UTC(2027, 7, 4, 9);

export const CELLS: Cells = {
  topic: ['conduct', 'money'],
  desk: ['adviser', 'police', 'union'],
  channel: ['web', 'teams'],
  language: ['nl', 'en', 'other'],
  position: ['employee', 'not-said'],
  outcome: OUTCOMES,
  'adviser-topic': ['information', 'working-relations'],
};
