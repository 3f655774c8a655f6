// The page's own script: light theme, citations that lead to their cards, copying, saving, reader.
(() => {
  'use strict';
  // One light theme: a page that is dark only for some has not been checked by anyone.
  const ask = window.matchMedia.bind(window);
  window.matchMedia = (query) => ask(query.includes('prefers-color-scheme: dark') ? 'not all' : query);

  // Gradio writes the browser's language over the page's own: a voice would read it wrongly.
  const root = document.documentElement;
  const {lang} = root;
  new MutationObserver(() => { if (root.lang !== lang) root.lang = lang; })
    .observe(root, {attributeFilter: ['lang']});

  // Enter that ends a kana conversion chooses a word; it never sends.
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.isComposing || event.keyCode === 229)) {
      event.stopImmediatePropagation();
    }
  }, true);

  // The page's words for what this script says stand on its header.
  const words = () => document.querySelector('header.site').dataset;

  const isShown = (element) => Boolean(element && element.offsetParent !== null);

  function goToCard(link) {
    const {turn, number} = link.dataset;
    document.querySelectorAll('.rail-group').forEach((group) => {
      group.hidden = group.dataset.turn !== turn;
    });
    let card = document.getElementById(`card-${turn}-${number}`);
    if (!isShown(card)) {
      const fold = document.getElementById(`fold-${turn}`);
      if (fold) fold.open = true;
      card = document.getElementById(`fold-${turn}-${number}`);
    }
    if (!card) return;
    const still = ask('(prefers-reduced-motion: reduce)').matches;
    card.scrollIntoView({block: 'nearest', behavior: still ? 'auto' : 'smooth'});
    card.focus({preventScroll: true});
  }

  // By keyboard past the header: to the box for the question, or to the tab that is open.
  function skip() {
    const panel = [...document.querySelectorAll('[role=tabpanel]')].find(isShown);
    const goal = isShown(box()) ? box() : panel;
    if (!goal) return;
    if (goal === panel) panel.tabIndex = -1;
    goal.focus();
  }

  async function copy(button) {
    const before = button.dataset.label || button.textContent;
    button.dataset.label = before;
    let done = true;
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
    } catch (refused) {
      done = copyWithoutClipboard(button.dataset.copy);
    }
    button.textContent = done ? words().copied : words().failed;
    setTimeout(() => { button.textContent = before; }, 2000);
  }

  // navigator.clipboard is there on https and on this machine only; an office uses plain http.
  function copyWithoutClipboard(text) {
    const area = document.createElement('textarea');
    area.value = text;
    area.className = 'hidden-text';
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    return done;
  }

  document.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const cite = target?.closest('a.cite');
    if (cite) { event.preventDefault(); goToCard(cite); return; }
    if (target?.closest('a.skip')) { event.preventDefault(); skip(); return; }
    const button = target?.closest('button[data-copy]');
    if (button) { copy(button); return; }
    const larger = target?.closest('button[data-larger]');
    if (larger) { setLarger(larger.getAttribute('aria-pressed') !== 'true'); return; }
    if (target?.closest('[data-close]')) target.closest('dialog')?.close();
    if (target?.matches('dialog.reader')) target.close();
  });

  function setLarger(isLarger) {
    document.documentElement.classList.toggle('larger', isLarger);
    document.querySelectorAll('button[data-larger]').forEach((button) => {
      button.setAttribute('aria-pressed', String(isLarger));
    });
    try { localStorage.setItem('larger', isLarger ? '1' : ''); } catch (refused) { /* private */ }
  }

  // The log follows the last question, so that a reply is read from its beginning.
  function followLog() {
    const log = document.querySelector('.log');
    if (!log) return;
    let shown = 0;
    new MutationObserver(() => {
      keepAsked();
      const found = log.querySelectorAll('.turn');
      const last = found[found.length - 1];
      const number = last ? Number(last.querySelector('.question').id.split('-')[1]) : 0;
      if (number === shown) return;
      const grew = number > shown;
      shown = number;
      endWaiting();
      if (!grew) return;
      const isBox = getComputedStyle(log).overflowY === 'auto';
      if (isBox) log.scrollTop = last.offsetTop - log.offsetTop;
      else last.scrollIntoView({block: 'start'});
    }).observe(log, {childList: true, subtree: true});
  }

  // What this tab has asked stays in the tab until it is closed, so that reloading or changing the
  // language does not end the conversation.
  function keepAsked() {
    const asked = [...document.querySelectorAll('.turn[data-asked]')]
      .map(({dataset}) => [dataset.asked, dataset.document]);
    try { sessionStorage.setItem('asked', JSON.stringify(asked)); } catch (refused) { /* private */ }
  }
  function resume(log, furigana) {
    const asked = JSON.parse(sessionStorage.getItem('asked') || '[]');
    const opened = log.querySelector('.turn[data-asked]')?.dataset;  // by ?q=…
    if (opened && !asked.some(([question]) => question === opened.asked)) {
      asked.push([opened.asked, opened.document]);
    }
    if (asked.length < (opened ? 2 : 1)) return false;
    log.dispatchEvent(new CustomEvent('resume', {bubbles: true, detail: {asked, furigana}}));
    return true;
  }

  function openReader(element) {
    const book = element.querySelector('dialog');
    if (!book?.querySelector('.reader-content')) return;
    if (book.open) {
      book.dataset.again = '1';
      book.close();
    } else {
      // The phone's own way back closes the reader; the conversation stays.
      history.pushState({reader: true}, '');
    }
    book.onclose = () => {
      if (book.dataset.again) delete book.dataset.again;
      else if (history.state?.reader) history.back();
    };
    book.showModal();
    book.scrollTop = 0;
    const image = book.querySelector('.page-image img');
    image?.addEventListener('load', () => goToMark(book, image));
    if (!book.querySelector('.page-image[open]')) {
      book.querySelector('mark')?.scrollIntoView({block: 'center'});
    }
  }

  // The marked lines of a page's image, found by the highlighter's own colour (page_png.py).
  function goToMark(book, image) {
    const canvas = document.createElement('canvas');
    const [width, height] = [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
    const pen = canvas.getContext('2d');
    pen.drawImage(image, 0, 0);
    const {data} = pen.getImageData(0, 0, width, height);
    for (let at = 0; at < data.length; at += 4) {
      if (data[at] !== 255 || data[at + 1] !== 224 || data[at + 2] !== 92) continue;
      const top = Math.floor(at / 4 / width) / height * image.clientHeight;
      const above = image.getBoundingClientRect().top - book.getBoundingClientRect().top;
      book.scrollTop += above + top - book.clientHeight / 3;
      return;
    }
  }

  window.addEventListener('popstate', () => {
    document.querySelectorAll('dialog.reader[open]').forEach((book) => book.close());
  });

  // On paper the evidence is not folded.
  window.addEventListener('beforeprint', () => {
    document.querySelectorAll('details.fold:not([open])').forEach((fold) => {
      fold.dataset.folded = '1';
      fold.open = true;
    });
  });
  window.addEventListener('afterprint', () => {
    document.querySelectorAll('details.fold[data-folded]').forEach((fold) => {
      delete fold.dataset.folded;
      fold.open = false;
    });
  });

  // The question stands in the log at once, with a word that it is being looked up.
  function waitFor(question) {
    const log = document.querySelector('.log');
    if (!log || !question.trim() || log.querySelector('.pending')) return;
    log.querySelector('.welcome')?.setAttribute('hidden', '');
    const asked = document.createElement('section');
    asked.className = 'pending';
    const shown = document.createElement('p');
    shown.className = 'question';
    shown.textContent = question.trim();
    const word = document.createElement('p');
    word.className = 'reply';
    word.textContent = words().wait;
    asked.append(shown, word);
    log.append(asked);
    if (getComputedStyle(log).overflowY === 'auto') log.scrollTop = log.scrollHeight;
    else asked.scrollIntoView({block: 'nearest'});
  }
  const box = () => document.querySelector('#question-box textarea');
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.target === box()) {
      waitFor(box().value);
    }
  }, true);
  document.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('#send')) waitFor(box().value);
  }, true);

  // When the server cannot be reached, say so in the page's own words, and give the question back.
  const fetchOfBrowser = window.fetch.bind(window);
  window.fetch = async (...request) => {
    const address = String(request[0]?.url || request[0]);
    const isCall = address.includes('/gradio_api/') && !address.includes('/heartbeat');
    try {
      const answered = await fetchOfBrowser(...request);
      if (isCall) tellLost(answered.status >= 500);
      return answered;
    } catch (failed) {
      if (isCall && failed?.name !== 'AbortError') tellLost(true);
      throw failed;
    }
  };
  function tellLost(isLost) {
    const notice = document.querySelector('.notice-lost');
    if (!notice || notice.hidden !== isLost) return;
    notice.textContent = isLost ? words().lost : '';
    notice.hidden = !isLost;
    if (isLost) {
      const asked = document.querySelector('.pending .question')?.textContent;
      endWaiting();
      document.querySelector('.welcome')?.removeAttribute('hidden');
      giveBack(asked);
      // Gradio loads the page anew once the server is back.
      try { if (asked) sessionStorage.setItem('question', asked); } catch (refused) { /* private */ }
    }
  }
  function giveBack(question) {
    if (!question || !box() || box().value) return;
    box().value = question;
    box().dispatchEvent(new Event('input', {bubbles: true}));
  }
  const endWaiting = () => document.querySelectorAll('.pending').forEach((asked) => asked.remove());

  // What a term means: shown under it on hover and focus, kept while the pointer is on it,
  // put away with Escape.
  let hiding = 0;
  function showTip(term) {
    hideTips();
    const tip = document.getElementById(term.getAttribute('aria-describedby'));
    if (!tip) return;
    const place = term.getBoundingClientRect();
    tip.classList.add('is-shown');
    const most = document.documentElement.clientWidth - tip.offsetWidth - 16;
    tip.style.left = `${Math.max(16, Math.min(place.left, most))}px`;
    const below = place.bottom + 6;
    const isRoom = below + tip.offsetHeight < window.innerHeight;
    tip.style.top = `${isRoom ? below : place.top - tip.offsetHeight - 6}px`;
  }
  function hideTips() {
    clearTimeout(hiding);
    document.querySelectorAll('.tip.is-shown').forEach((tip) => tip.classList.remove('is-shown'));
  }
  const isAbout = (event, selector) => event.target instanceof Element && event.target.closest(selector);
  ['mouseover', 'focusin'].forEach((name) => document.addEventListener(name, (event) => {
    const term = isAbout(event, '.term');
    if (term) showTip(term);
    else if (isAbout(event, '.tip')) clearTimeout(hiding);
  }));
  ['mouseout', 'focusout'].forEach((name) => document.addEventListener(name, (event) => {
    if (isAbout(event, '.term, .tip')) hiding = setTimeout(hideTips, 200);
  }));
  document.addEventListener('keydown', (event) => { if (event.key === 'Escape') hideTips(); });
  document.addEventListener('scroll', hideTips, true);

  function save(file) {
    const [name, text] = file;
    const kind = name.endsWith('.html') ? 'text/html' : 'text/plain';
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], {type: `${kind};charset=utf-8`}));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  window.planPage = {openReader, save, waitFor};

  // Gradio's sign-in has no landmark, no first heading and nothing for a password manager.
  const signIn = new MutationObserver(() => {
    const form = document.querySelector('.panel:has(input[type=password])');
    if (!form) return;
    signIn.disconnect();
    form.setAttribute('role', 'main');
    const name = form.querySelector('h2');
    name?.setAttribute('role', 'heading');
    name?.setAttribute('aria-level', '1');
    form.querySelector('input[type=text]')?.setAttribute('autocomplete', 'username');
    form.querySelector('input[type=password]').setAttribute('autocomplete', 'current-password');
  });
  signIn.observe(document.documentElement, {childList: true, subtree: true});

  // Gradio draws the page after this script has run: wait for what it draws.
  const ready = new MutationObserver(() => {
    const log = document.querySelector('.log:has(.welcome, .turn)');
    if (!log || !document.querySelector('header.site')) return;
    ready.disconnect();
    followLog();
    try {
      giveBack(sessionStorage.getItem('question'));
      sessionStorage.removeItem('question');
      setLarger(localStorage.getItem('larger') === '1');
      const readings = document.querySelector('button[data-furigana]');
      const wanted = localStorage.getItem('furigana');
      const isOn = readings?.getAttribute('aria-pressed') === 'true';
      const isWanted = wanted === null ? isOn : wanted === '1';
      const resumed = resume(log, isWanted);
      if (readings && isWanted !== isOn) {
        readings.dispatchEvent(new CustomEvent('readings', {bubbles: true, detail: {resumed}}));
      }
    } catch (refused) { /* private */ }
  });
  ready.observe(document.documentElement, {childList: true, subtree: true});
})();
