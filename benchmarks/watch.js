// Notes when the slider was let go, and the frame that shows what changed: a text of the page, a
// text on the canvas of a table (another than stood at its place), the last change of a chart.
// `watch.text`, `watch.table` and `watch.chart` are the selectors of what is looked at, or null.
const painted = (note) => requestAnimationFrame(() => {
  const channel = new MessageChannel();
  channel.port1.onmessage = () => note(performance.now());
  channel.port2.postMessage(null);
});

const watch = {
  selectors: {},
  times: {},
  released: null,
  before: null,
  drawn: new WeakMap(),  // canvas -> place -> text
  start(selectors) {
    Object.assign(watch, { selectors, times: {}, released: null });
    watch.before = selectors.text && document.querySelector(selectors.text)?.textContent;
  },
  note(what) {
    watch.times[what] = NaN;  // seen, and painted with the next frame
    painted((time) => { watch.times[what] = time - watch.released; });
  },
};
window.watch = watch;

addEventListener("pointerup", (event) => { watch.released = event.timeStamp; }, true);

const fillText = CanvasRenderingContext2D.prototype.fillText;
CanvasRenderingContext2D.prototype.fillText = function (text, x, y, ...width) {
  if (watch.selectors.table && this.canvas.closest(watch.selectors.table)) {
    const point = this.getTransform().transformPoint(new DOMPoint(x, y));
    const place = `${Math.round(point.x)},${Math.round(point.y)}`;
    if (!watch.drawn.has(this.canvas)) watch.drawn.set(this.canvas, new Map());
    const texts = watch.drawn.get(this.canvas);
    const isNew = texts.get(place) !== text;
    if (isNew && watch.released !== null && !("table" in watch.times)) watch.note("table");
    texts.set(place, text);
  }
  return fillText.call(this, text, x, y, ...width);
};

new MutationObserver((mutations) => {
  if (watch.released === null) return;
  const { text, chart } = watch.selectors;
  if (text && !("text" in watch.times)) {
    const shown = document.querySelector(text)?.textContent;
    if (shown && shown !== watch.before) watch.note("text");
  }
  const elementOf = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement);
  if (chart && mutations.some(({ target }) => elementOf(target)?.closest(chart))) {
    watch.note("chart");
  }
}).observe(document, { childList: true, characterData: true, subtree: true, attributes: true });
