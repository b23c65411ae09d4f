"""What the browser does by itself: run by Gradio with a component's own ``element``, ``trigger`` and ``watch``."""

ASK_AND_CITE = """
element.addEventListener('click', ({target}) => {
  const source = target.closest('button[data-number]:not([data-event])');
  const example = target.closest('button[data-example]');
  if (example) trigger('example', {question: example.textContent});
  if (!source) return;
  const {turn, number} = source.dataset;
  trigger('cite', {turn: Number(turn), number: Number(number)});
  for (const mark of document.querySelectorAll('#conversation button[data-number]')) {
    const opened = mark.dataset.turn === turn && mark.dataset.number === number;
    opened ? mark.setAttribute('aria-current', 'true') : mark.removeAttribute('aria-current');
  }
});
"""
"""Clicks on sources and example questions become the events ``cite`` and ``example``."""

FOLLOW_CONVERSATION = """
let seen = '';
watch('value', () => {
  const last = element.querySelector('.turn:last-child');
  if (last && last.textContent !== seen) last.scrollIntoView();
  seen = last ? last.textContent : '';
});
"""
"""A new turn is scrolled to its question; a turn that only changes in looks is left where it is."""

SHOW_MARK = """
watch('value', () => {
  for (const frame of element.querySelectorAll('[data-scroll]')) {
    const mark = frame.querySelector('mark');
    const middle = mark ? mark.offsetTop + mark.offsetHeight / 2 : frame.dataset.mark * frame.scrollHeight;
    frame.scrollTop = middle - frame.clientHeight / 2;
  }
  element.querySelector('[data-reveal]')?.scrollIntoView();
});
"""
"""The quote is scrolled into the middle of its frame, in the passage and on the page."""

EVENTS = """
const events = ['act', 'edit', 'rate', 'resume', 'stop'];
element.addEventListener('click', ({target}) => {
  const button = target.closest('button[data-event]'), zoom = target.closest('button[data-zoom]');
  if (zoom) {
    const page = element.querySelector('.page'), width = Number(page.dataset.width ?? 1) + zoom.dataset.zoom / 2;
    page.dataset.width = Math.min(Math.max(width, 1), 3);
    page.firstElementChild.style.width = page.dataset.width * 100 + '%';
  }
  if (!button) return;
  const {event, ...said} = button.dataset;
  if (!events.includes(event)) return;
  if (event === 'rate') {
    for (const other of button.parentElement.querySelectorAll('[data-event=rate]'))
      other.setAttribute('aria-pressed', String(other === button));
  }
  trigger(event, said);
});
element.addEventListener('submit', (submitted) => {
  submitted.preventDefault();
  const {event, ...said} = submitted.target.dataset;
  trigger(event, {...said, ...Object.fromEntries(new FormData(submitted.target))});
});
"""
"""Buttons and forms with ``data-event`` become that event, with their other ``data-`` attributes and fields."""

FILTER = """
const tell = () => {
  const said = new FormData(element.querySelector('form'));
  trigger('filter', {...Object.fromEntries(said), documents: said.getAll('documents'), kinds: said.getAll('kinds')});
};
element.addEventListener('change', tell);
element.addEventListener('submit', (submitted) => submitted.preventDefault());
element.addEventListener('click', ({target}) => {
  if (!target.closest('[data-clear]')) return;
  for (const box of element.querySelectorAll('input[type=checkbox]')) box.checked = false;
  for (const field of element.querySelectorAll('input[type=date], select')) field.value = '';
  tell();
});
"""
"""The filters tell what is chosen at each change."""

COPY = """
watch('value', () => {
  const block = element.querySelector('[data-copy]');
  if (!block) return;
  const word = element.querySelector('[data-copied]');
  const byHand = () => {
    block.select();
    word.textContent = document.execCommand('copy') ? word.dataset.copied : block.dataset.failed;
  };
  const copied = () => { word.textContent = word.dataset.copied; };
  navigator.clipboard ? navigator.clipboard.writeText(block.value).then(copied, byHand) : byHand();
});
"""
"""A text for a reply goes to the clipboard as it is shown; the browser may refuse that, which is said."""

LEARN = """
const events = ['another', 'answer', 'ask', 'card', 'open', 'sort'];
element.addEventListener('click', ({target}) => {
  const button = target.closest('button[data-event]');
  if (!button || !events.includes(button.dataset.event)) return;
  const {event, ...said} = button.dataset;
  if (event === 'sort') sortedBy = said.by;
  if (event === 'answer') answered = button.closest('[role=group]').getAttribute('aria-labelledby');
  trigger(event, said);
});
let sortedBy = '', answered = '';
watch('value', () => {
  const again = sortedBy ? element.querySelector(`[data-by="${sortedBy}"]`) : answered
    ? document.getElementById(answered)?.parentElement.querySelector('.verdict button') : null;
  again?.focus({preventScroll: true});
  sortedBy = answered = '';
});
"""
"""Buttons of the tabs that teach become events; the keyboard stays where it was when a part is drawn anew."""

TURN = """
element.addEventListener('click', ({target}) => {
  const button = target.closest('button[data-number]');
  if (button) trigger('turn', {number: button.dataset.number, page: button.dataset.page ?? ''});
});
"""
"""Clicks on an answer's sources and on the ways to other pages become the event ``turn``."""

REVEAL = """
watch('value', () => {
  if (!element.textContent.trim()) return;
  const top = element.getBoundingClientRect().top;
  if (top < 0 || top > window.innerHeight * 0.6) element.scrollIntoView({block: 'start'});
});
"""
"""What was opened comes into view where it is not."""
