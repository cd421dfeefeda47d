// Draws a plotly figure among its words. Streamlit calls the default export with each new figure;
// the element in which plotly draws stays.
const charts = new WeakMap(); // element -> the figure that it shows, and the size it is drawn in
let plotly = null;

export default function ({ parentElement: place, setTriggerValue, data }) {
  const { plotly_address, ...chart } = data;
  const choose = (point) => setTriggerValue("chosen", point);
  plotly ??= loaded(plotly_address);
  // What stands beneath the first chart keeps its place while plotly is on its way.
  place.style.minHeight = `${figureAt(place.clientWidth, chart).layout.height}px`;
  plotly.then(() => show(place, { ...chart, choose })).catch((fault) => {
    console.error(fault);
    place.textContent = "The chart cannot be drawn. Reload the page to try again.";
  }).then(() => (place.style.minHeight = ""));
}

function show(place, { figure, phone, words, alt, chooses, choose }) {
  const whole = place.querySelector("[role=figure]") ?? place.appendChild(newElement());
  const [heading, below, element, foot] = whole.children;
  whole.ariaLabel = alt;
  whole.classList.toggle("chooses", chooses);
  // Each is HTML that the server has escaped.
  [heading, below, foot].forEach((part, number) => (part.innerHTML = words[number]));
  Object.assign(charts.get(element), { figure, phone, choose });
  draw(element);
}

function draw(element) {
  const chart = charts.get(element);
  const fitting = figureAt(element.clientWidth, chart);
  element.style.height = `${fitting.layout.height}px`;
  const { data, layout } = structuredClone(fitting); // Plotly writes into what it draws
  const { clientWidth: width, clientHeight: height } = element;
  Object.assign(chart, { width, height });
  window.Plotly.react(element, data, { ...layout, width, height }, { displayModeBar: false });
  // What has something to choose carries its name. Plotly can be listened to once it has drawn.
  chart.clicks ??= element.on("plotly_click", ({ points: [{ customdata }] }) =>
    element.closest(".chooses") && customdata && chart.choose(customdata));
}

function figureAt(width, { figure, phone }) {
  if (width >= phone.width) return figure;
  return { data: phone.data ?? figure.data, layout: { ...figure.layout, ...phone.layout } };
}

function newElement() {
  const whole = Object.assign(document.createElement("div"), { role: "figure", className: "chart" });
  whole.innerHTML = "<div></div><div class=below></div><div class=plot></div><div class=foot></div>";
  const element = whole.querySelector(".plot");
  const chart = charts.set(element, {}).get(element);
  const isDrawn = () => chart.width === element.clientWidth && chart.height === element.clientHeight;
  new ResizeObserver(() => isDrawn() || draw(element)).observe(element);
  return whole;
}

const loaded = (src) =>
  new Promise((onload, onerror) => {
    document.head.append(Object.assign(document.createElement("script"), { src, onload, onerror }));
  }).then(() => document.fonts.ready); // plotly measures its texts
