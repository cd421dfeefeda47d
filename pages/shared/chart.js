// Draws a plotly figure in its place on the page. Streamlit calls the default export with each new
// figure. What is drawn is kept by its key: plotly changes it, and its place is never empty.
const charts = new Map();
const decoder = new TextDecoder();
let plotly = null;

export default function draw({ parentElement, data }) {
  const text = decoder.decode(data);
  const wanted = JSON.parse(text);
  const chart = placed(wanted, parentElement);
  chart.wanted = { ...wanted, text, rest: restOf(wanted.figure) }; // plotly adds to the figure
  plotly ??= loaded(wanted.plotly_address);
  plotly
    .then(() => onlyPartsMoved(chart) || pageIsDrawn())
    .then(() => show(chart))
    .catch((fault) => tell(chart, fault));
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
  const { figure, config, text, rest } = chart.wanted;
  const width = figure.layout.width ?? chart.clientWidth;
  const drawn = `${width} ${text}`;
  if (!width || chart.drawn === drawn) return;
  const before = chart.figure;
  const partsMoved = chart.width === width && onlyPartsMoved(chart);
  Object.assign(chart, { drawn, width, figure, rest, pointerIsToldOld: partsMoved });
  if (partsMoved) moveParts(chart, before.layout, figure.layout);
  else window.Plotly.react(chart, figure.data, { ...figure.layout, width }, config);
}

// What a moved control changes of most charts is shapes, title, and labels of axes. Where the rest
// is as it was, plotly draws the shapes alone in a tenth of the time that it takes for the whole
// figure. Labels take it half of that time, so their words are changed where they stand.
function moveParts(chart, before, layout) {
  const moved = movedLabels(chart, before, layout);
  const inPlace = moved.every(([element, text]) => relabelled(element, text));
  const labels = inPlace ? {} : labelsOf(layout);
  window.Plotly.relayout(chart, { shapes: layout.shapes ?? [], ...labels });
}

// The elements of the labels that shall say another thing than before, and what.
function movedLabels(chart, before, layout) {
  const moved = [];
  if (layout.title?.text !== before.title?.text)
    moved.push([chart.querySelector(".gtitle"), layout.title?.text]);
  for (const [name, axis] of Object.entries(layout)) {
    axis?.ticktext?.forEach((text, place) => {
      if (text !== before[name].ticktext[place])
        moved.push([axisLabel(chart, name, axis.tickvals[place]), text]);
    });
  }
  return moved;
}

// Only of an upright axis: along the other one, a longer label can get into the next one's way.
function axisLabel(chart, name, value) {
  if (!name.startsWith("yaxis")) return undefined;
  const elements = [...chart.querySelectorAll(`g.${name.replace("axis", "")}tick > text`)];
  return elements.find((element) => element.__data__?.x === value); // where d3 keeps the tick
}

const labelsOf = ({ title, ...layout }) =>
  Object.fromEntries([
    ...(title ? [["title.text", title.text]] : []),
    ...Object.entries(layout)
      .filter(([, axis]) => axis?.ticktext)
      .map(([name, axis]) => [`${name}.ticktext`, axis.ticktext]),
  ]);

// Change the words of a label; false where its lines or styles would change too. Plotly does not
// know of it, but writes all labels anew whenever it draws the figure or one of them.
function relabelled(element, text) {
  const drawn = element?.dataset.unformatted;
  if (!drawn || !text || /&/.test(drawn + text)) return false;
  const nodes = textNodes(element).filter((node) => node.data);
  const words = text.split(TAG).filter(Boolean);
  if (`${drawn.match(TAG)}` !== `${text.match(TAG)}` || nodes.length !== words.length) return false;
  nodes.forEach((node, place) => (node.data = words[place]));
  return true;
}

function textNodes(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes;
}

const TAG = /<[^>]*>/g;

// Words that only the pointer is told may differ too: they wait until it comes.
function restOf({ data, layout }) {
  const traces = data.map((trace) => (trace.mode === "none" ? { ...trace, text: 0 } : trace));
  const others = { ...layout, shapes: 0, title: { ...layout.title, text: 0 } };
  return JSON.stringify([traces, others], withoutLabels);
}

const onlyPartsMoved = ({ rest, wanted }) => rest === wanted.rest;

const withoutLabels = (name, part) => (name === "ticktext" ? 0 : part);

function tellPointer({ currentTarget: chart }) {
  if (!chart.pointerIsToldOld) return;
  chart.drawn = chart.rest = null;
  show(chart);
}

// A whole figure takes the browser longer than all the rest of an answer; the numbers are painted
// first.
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
