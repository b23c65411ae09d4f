"""What the browser does by itself: run by Gradio with a component's own ``element``, ``trigger`` and ``watch``."""

ASK_AND_CITE = """
element.addEventListener('click', ({target}) => {
  const source = target.closest('button[data-number]'), example = target.closest('button[data-example]');
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
