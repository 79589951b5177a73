/** The published schemas of the Teams manifest, from the development package that carries them as files. */

import { AppError } from '../errors';

/** What is wrong, by place in the file: `bots[0].botId`. Empty when all is well. */
export type Check = (file: object) => { path: string; message: string }[];

interface SchemaError {
  instancePath: string;
  message?: string;
  params: Record<string, unknown>;
}
interface Validate {
  (value: unknown): boolean;
  errors?: SchemaError[] | null;
}

const FOLDER = '@microsoft/app-manifest/build/json-schemas/teams';

/** `undefined` when the package has no such version; `file` is `MicrosoftTeams.schema.json` or its localisation. */
export function loadCheck(version: string, file: string): Check | undefined {
  const { Ajv, addFormats } = loadValidator();
  let schema: object;
  try {
    schema = require(`${FOLDER}/v${version}/${file}`);
  } catch {
    return undefined;
  }
  // Some of the published patterns are no valid Unicode regular expressions.
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats(ajv);
  const validate = ajv.compile(schema);
  return (value) => (validate(value) ? [] : (validate.errors ?? []).map(tell));
}

/** Loaded when asked for: a server without development packages never needs them. */
function loadValidator() {
  try {
    require.resolve('@microsoft/app-manifest/package.json');
    return {
      Ajv: require('ajv-draft-04').default as new (options: object) => { compile(schema: object): Validate },
      addFormats: require('ajv-formats').default as (ajv: object) => void,
    };
  } catch (error) {
    const remedy = 'The package is checked with @microsoft/app-manifest. Run "npm ci" in a checkout first.';
    throw new AppError('schemas-missing', remedy, error);
  }
}

function tell({ instancePath, message = 'is wrong', params }: SchemaError) {
  const path = instancePath
    .slice(1)
    .replace(/\/(\d+)/g, '[$1]')
    .replaceAll('/', '.');
  const { additionalProperty, allowedValues } = params;
  const more = additionalProperty ?? (Array.isArray(allowedValues) ? allowedValues.join(', ') : undefined);
  return { path, message: more === undefined ? message : `${message}: ${more}` };
}
