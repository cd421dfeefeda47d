// Draws a plotly figure. Streamlit calls the default export with each new figure; the element in
// which plotly draws stays.
const charts = new WeakMap(); // element -> the figure that it shows, and what is known of it
let plotly = null;

export default function ({ parentElement: place, data: { figure, alt, plotly_address } }) {
  plotly ??= loaded(plotly_address);
  plotly.then(() => show(place, figure, alt)).catch((fault) => {
    console.error(fault);
    place.textContent = "The chart cannot be drawn. Reload the page to try again.";
  });
}

function show(place, figure, alt) {
  const element = place.querySelector("[role=figure]") ?? place.appendChild(newElement());
  element.ariaLabel = alt;
  element.style.height = `${figure.layout.height}px`;
  const chart = charts.get(element);
  const rest = restOf(figure);
  const onlyPartsMoved = chart.rest === rest;
  Object.assign(chart, { figure, rest, hoverIsOld: onlyPartsMoved });
  // These parts are all that moves under most controls; they take plotly half the time.
  if (onlyPartsMoved) window.Plotly.relayout(element, movingParts(figure.layout));
  else draw(element);
}

function draw(element) {
  const chart = charts.get(element);
  const { data, layout } = structuredClone(chart.figure); // plotly writes into what it draws
  const width = element.clientWidth;
  Object.assign(chart, { width, hoverIsOld: false });
  window.Plotly.react(element, data, { ...layout, width }, { displayModeBar: false });
}

function newElement() {
  const element = Object.assign(document.createElement("div"), { role: "figure" });
  const chart = {};
  charts.set(element, chart);
  // What the pointer is told waits until it comes.
  element.addEventListener("pointermove", () => chart.hoverIsOld && draw(element));
  new ResizeObserver(() => chart.width !== element.clientWidth && draw(element)).observe(element);
  return element;
}

const axesOf = (layout) => Object.entries(layout).filter(([, part]) => part?.ticktext);
const movingParts = (layout) => ({
  shapes: layout.shapes,
  "title.text": layout.title.text,
  ...Object.fromEntries(axesOf(layout).map(([name, axis]) => [`${name}.ticktext`, axis.ticktext])),
});
const restOf = ({ data, layout }) =>
  JSON.stringify([data, { ...layout, shapes: 0, title: 0 }], (name, part) =>
    name === "ticktext" ? 0 : part?.mode === "none" ? { ...part, text: 0 } : part);

const loaded = (src) =>
  new Promise((onload, onerror) => {
    document.head.append(Object.assign(document.createElement("script"), { src, onload, onerror }));
  }).then(() => document.fonts.ready); // plotly measures its texts
