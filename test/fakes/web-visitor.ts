/** Somebody with a browser that has no script: forms in, pages out. */

export interface WebVisitor {
  /** The page that is shown now, as HTML. */
  html(): string;
  /** Text of the page, without marks. */
  text(): string;
  title(): string;
  /** Where the buttons of a hand-off page lead. */
  places(): string[];
  open(): Promise<void>;
  /** Presses the button that leads to this place, or begins so, with fields filled in over what stands in them. */
  go(to: string, fields?: Record<string, string>): Promise<void>;
  /** Presses a numbered button of a guide page. */
  press(button: number): Promise<void>;
  /** Sends the last form once more. */
  again(): Promise<void>;
  /** Sends a form that no page showed. */
  send(fields: Record<string, string>): Promise<void>;
  /** What the browser sends along. */
  cookie(): string;
  status(): number;
}

/** `path`: `/` for a visitor, `/staff` for the staff pages. `cookie`: what was set elsewhere. */
export function openVisitor(url: string, path = '/', cookie = ''): WebVisitor {
  let page = '';
  let status = 0;
  let last = new URLSearchParams();
  const ask = async (init: RequestInit) => {
    const response = await fetch(`${url}${path}`, {
      ...init,
      headers: { 'Accept-Language': 'nl', ...(cookie && { Cookie: cookie }) },
    });
    status = response.status;
    const given = response.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
    if (given.length > 0) cookie = given.join('; ');
    page = await response.text();
  };
  const post = async (body: URLSearchParams) => {
    last = body;
    await ask({ method: 'POST', body });
  };
  const formWith = (button: string) => {
    const form = page.split('<form').find((part) => part.includes(button));
    if (!form) throw new Error(`no button ${button} on “${titleOf(page)}”: ${placesOn(page).join(' ')}`);
    return form.split('</form>')[0] ?? '';
  };
  return {
    html: () => page,
    text: () => textOf(page),
    title: () => titleOf(page),
    places: () => placesOn(page),
    status: () => status,
    open: () => ask({}),
    async go(to, fields = {}) {
      const place = placesOn(page).find((one) => one === to || one.startsWith(`${to}/`));
      const form = formWith(`name="to" value="${place ?? to}"`);
      const filled = { ...filledIn(form), ...fields };
      await post(new URLSearchParams({ seal: sealIn(form), ...filled, to: place ?? to }));
    },
    async press(button) {
      const form = formWith(`name="i" value="${button}"`);
      await post(new URLSearchParams({ seal: sealIn(form), i: String(button) }));
    },
    again: () => ask({ method: 'POST', body: last }),
    send: (fields) => post(new URLSearchParams(fields)),
    cookie: () => cookie,
  };
}

function placesOn(page: string): string[] {
  return [...page.matchAll(/name="to" value="([^"]*)"/g)].map((match) => match[1] ?? '');
}

function sealIn(form: string): string {
  return /name="seal" value="([^"]*)"/.exec(form)?.[1] ?? '';
}

/** What a browser would send without anything being typed. */
function filledIn(form: string): Record<string, string> {
  const areas = [...form.matchAll(/<textarea[^>]*name="([^"]+)"[^>]*>([^<]*)<\/textarea>/g)];
  const lines = [...form.matchAll(/<input[^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => !/type="hidden"/.test(tag));
  const chosen = lines.filter((tag) => !/type="(checkbox|radio)"/.test(tag) || / checked/.test(tag));
  const selects = [...form.matchAll(/<select[^>]*name="([^"]+)"[^>]*>(.*?)<\/select>/gs)];
  return Object.fromEntries([
    ...areas.map(([, name, value]) => [name, plain(value ?? '')]),
    ...chosen.map((tag) => [attribute(tag, 'name'), plain(attribute(tag, 'value'))]),
    ...selects.map(([, name, options = '']) => {
      const selected = [...options.matchAll(/<option[^>]*>/g)].find(([tag]) => / selected/.test(tag));
      return [name, selected ? plain(attribute(selected[0], 'value')) : ''];
    }),
  ]);
}

function attribute(tag: string, name: string): string {
  return new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
}

function titleOf(page: string): string {
  return plain(/<h1[^>]*>([^<]*)<\/h1>/.exec(page)?.[1] ?? '');
}

function textOf(page: string): string {
  return plain(page.replace(/<[^>]+>/g, ' ')).replace(/\s+/g, ' ');
}

function plain(text: string): string {
  const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => named[name] ?? '');
}
