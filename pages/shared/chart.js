// Draws a plotly figure in its place on the page. Streamlit calls the default export with each new
// figure. What is drawn is kept by its key: plotly changes it, and its place is never empty.
const charts = new Map();
const decoder = new TextDecoder();
let plotly = null;

export default function draw({ parentElement, data }) {
  const text = decoder.decode(data);
  const wanted = JSON.parse(text);
  const chart = placed(wanted, parentElement);
  chart.wanted = { ...wanted, text };
  plotly ??= loaded(wanted.plotly_address);
  plotly.then(pageIsDrawn).then(() => show(chart)).catch((fault) => tell(chart, fault));
}

// The element of a chart, put where the chart shall stand.
function placed({ key, alt, figure }, parent) {
  if (!charts.has(key)) charts.set(key, made());
  const chart = charts.get(key);
  chart.style.height = `${figure.layout.height}px`;
  chart.setAttribute("aria-label", alt);
  if (chart.parentElement !== parent) parent.append(chart);
  return chart;
}

function made() {
  const chart = document.createElement("div");
  chart.setAttribute("role", "figure");
  for (const kind of ["pointerover", "pointermove", "pointerdown"])
    chart.addEventListener(kind, tellPointer, { capture: true });
  widths.observe(chart);
  return chart;
}

// A chart is as wide as its place. One that is not in sight waits until it has a width.
const widths = new ResizeObserver((entries) => {
  for (const { target } of entries) requestAnimationFrame(() => plotly.then(() => show(target)));
});

function show(chart) {
  const { figure, config, text } = chart.wanted;
  const width = figure.layout.width ?? chart.clientWidth;
  const drawn = `${width} ${text}`;
  if (!width || chart.drawn === drawn) return;
  const rest = JSON.stringify(restOf(figure), withoutLabels); // before plotly adds to the figure
  const moved = chart.width === width && chart.rest === rest && movedParts(chart.figure, figure);
  Object.assign(chart, { drawn, width, figure, rest, pointerIsToldOld: Boolean(moved) });
  if (moved) window.Plotly.relayout(chart, moved);
  else window.Plotly.react(chart, figure.data, { ...figure.layout, width }, config);
}

// What a moved control changes of most charts is shapes, title, and labels of axes. Where the rest
// is as it was, plotly draws these alone in half the time that it takes for the whole figure.
function movedParts(before, { layout }) {
  const parts = { shapes: layout.shapes ?? [] };
  if (layout.title?.text !== before.layout.title?.text) parts["title.text"] = layout.title.text;
  for (const [name, axis] of Object.entries(layout)) {
    if (axis?.ticktext && `${axis.ticktext}` !== `${before.layout[name].ticktext}`)
      parts[`${name}.ticktext`] = axis.ticktext;
  }
  return parts;
}

// Words that only the pointer is told may differ too: they wait until it comes.
function restOf({ data, layout }) {
  const traces = data.map((trace) => (trace.mode === "none" ? { ...trace, text: 0 } : trace));
  return [traces, { ...layout, shapes: 0, title: { ...layout.title, text: 0 } }];
}

const withoutLabels = (name, part) => (name === "ticktext" ? 0 : part);

function tellPointer({ currentTarget: chart }) {
  if (!chart.pointerIsToldOld) return;
  chart.drawn = chart.rest = null;
  show(chart);
}

// Plotly takes the browser longer than all the rest of an answer; the numbers are painted first.
const pageIsDrawn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

function loaded(address) {
  return new Promise((done, failed) => {
    const script = document.createElement("script");
    Object.assign(script, { src: address, onload: done, onerror: failed });
    document.head.append(script);
  }).then(() => document.fonts.ready); // plotly measures its texts
}

function tell(chart, fault) {
  console.error(fault);
  if (!chart.drawn) chart.textContent = "The chart cannot be drawn. Reload the page to try again.";
}
