/*
 * Optional: every page works the same without it. With it a visit is one entry in the history, leaving is quicker,
 * and a step that fails loses nothing. It stores nothing and asks only this address.
 */
(() => {
  const WAIT_MOST = 20000;
  const ESCAPES = 3;
  const ESCAPE_WITHIN = 2000;

  const root = document.documentElement;
  /* Stays while pages come and go: only then does a screen reader hear what changes in it. */
  const live = document.createElement('p');
  live.className = 'unseen';
  live.setAttribute('role', 'status');
  document.body.append(live);

  let leaving = false;
  let pending;
  let escapes = [];

  /* What works with this script only. */
  function showScripted() {
    for (const part of document.querySelectorAll('.exit-keys, .terms')) part.hidden = false;
  }

  /* Three months after 30 November is the last day of February. */
  function dayAfter(day, days, months) {
    const start = new Date(day);
    start.setUTCDate(start.getUTCDate() + days);
    const end = new Date(start);
    end.setUTCMonth(start.getUTCMonth() + months);
    if (end.getUTCDate() !== start.getUTCDate()) end.setUTCDate(0);
    return end;
  }

  function countTerms(field) {
    const known = field.value && field.validity.valid;
    const format = new Intl.DateTimeFormat([`${root.lang}-NL`, root.lang], {
      dateStyle: 'full',
      timeZone: 'UTC',
    });
    for (const term of document.querySelectorAll(`.terms output[for="${field.id}"] span`)) {
      const { days, months = 0 } = term.dataset;
      term.hidden = !known;
      term.lastElementChild.textContent = known
        ? format.format(dayAfter(field.valueAsDate, +days, +months))
        : '';
    }
  }

  /* The page is gone at once; the address follows and takes its place in the history. */
  function leave(address) {
    leaving = true;
    pending?.abort();
    root.replaceChildren();
    location.replace(address);
  }

  function show(html) {
    const next = new DOMParser().parseFromString(html, 'text/html');
    const heading = next.querySelector('h1');
    if (!heading) throw new Error('no page');
    root.lang = next.documentElement.lang;
    root.dir = next.documentElement.dir;
    for (const node of [...document.body.childNodes]) if (node !== live) node.remove();
    live.before(...next.body.childNodes);
    live.textContent = document.querySelector('main [role="status"]')?.textContent ?? '';
    showScripted();
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    scrollTo({ top: 0, behavior: 'instant' });
  }

  function tellFailed(form) {
    const failed = document.getElementById('failed');
    if (!failed) return;
    form.append(failed);
    failed.hidden = true;
    requestAnimationFrame(() => {
      failed.hidden = false;
      failed.scrollIntoView({ block: 'nearest' });
    });
  }

  async function send(form, button) {
    pending?.abort();
    const mine = new AbortController();
    pending = mine;
    const timer = setTimeout(() => mine.abort(), WAIT_MOST);
    const body = new URLSearchParams(new FormData(form));
    if (button.name) body.append(button.name, button.value);
    document.body.setAttribute('aria-busy', 'true');
    try {
      const asked = { method: 'POST', body, cache: 'no-store', redirect: 'error', signal: mine.signal };
      const answer = await fetch(form.action, asked);
      const html = await answer.text();
      if (!answer.ok) throw new Error('refused');
      if (pending === mine) show(html);
    } catch {
      if (pending === mine && !leaving) tellFailed(form);
    }
    clearTimeout(timer);
    if (pending !== mine) return;
    pending = undefined;
    document.body?.removeAttribute('aria-busy');
  }

  document.addEventListener('submit', (event) => {
    const { target: form, submitter } = event;
    if (!submitter || form.method !== 'post') return;
    event.preventDefault();
    send(form, submitter);
  });

  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('a');
    if (link?.matches('.exit')) {
      event.preventDefault();
      leave(link.href);
    } else if (link?.matches('.nl-skip-link')) {
      event.preventDefault();
      document.getElementById('main')?.focus();
    }
  });

  document.addEventListener('input', ({ target }) => {
    if (target.matches('.terms input')) countTerms(target);
  });

  addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    /* Escape also stops a page that is loading. */
    if (leaving) event.preventDefault();
    if (leaving || event.repeat) return;
    const now = event.timeStamp;
    escapes = [...escapes.filter((time) => now - time < ESCAPE_WITHIN), now];
    const exit = document.querySelector('.exit');
    if (escapes.length < ESCAPES || !exit) return;
    event.preventDefault();
    leave(exit.href);
  });

  showScripted();
})();
