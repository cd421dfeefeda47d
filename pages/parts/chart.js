// Draws a plotly figure, or offers it as pictures to save. Streamlit calls the default export with
// each new figure; the element in which plotly draws stays.
const asked = new WeakMap(); // place on the page -> what it was asked to draw last
const drawn = new WeakMap(); // chart -> the figure that it shows
let plotly = null;

export default function ({ parentElement: place, data }) {
  asked.set(place, data);
  plotly ??= loaded(data.plotly_address);
  plotly
    .then(() => asked.get(place) === data && (data.picture ? offer : show)(place, data))
    .catch((fault) => {
      console.error(fault);
      place.textContent = "The chart cannot be drawn. Reload the page to try again.";
    });
}

function show(place, { figure, alt }) {
  const chart = place.querySelector("[role=figure]") ?? place.appendChild(newChart());
  chart.ariaLabel = alt;
  chart.style.height = `${figure.layout.height}px`;
  const before = drawn.get(chart);
  drawn.set(chart, figure);
  // Where only these move, as under most controls, plotly needs half the time.
  if (before && rest(before) === rest(figure)) window.Plotly.relayout(chart, moving(figure.layout));
  else draw(chart);
}

const draw = (chart) => {
  const { data, layout } = structuredClone(drawn.get(chart)); // plotly writes into what it is given
  window.Plotly.react(chart, data, layout, { displayModeBar: false, responsive: true });
};

const ticktext = ({ yaxis, yaxis2 }) => ({ "yaxis.ticktext": yaxis?.ticktext, "yaxis2.ticktext": yaxis2?.ticktext });
const moving = (layout) => ({ shapes: layout.shapes, "title.text": layout.title.text, ...ticktext(layout) });
const rest = ({ data, layout }) => JSON.stringify([data, layout], (name, part) => (["shapes", "ticktext", "title"].includes(name) ? 0 : part));

function newChart() {
  const chart = Object.assign(document.createElement("div"), { role: "figure" });
  return chart;
}

async function offer(place, { figure, picture: { width, height, name, formats } }) {
  const links = [];
  for (const { format, label, scale } of formats) {
    const href = await window.Plotly.toImage(figure, { format, width, height, scale });
    const link = { href, download: `${name}.${format}`, textContent: label };
    links.push(Object.assign(document.createElement("a"), link));
  }
  const image = Object.assign(document.createElement("img"), { src: links[0].href, alt: "" });
  place.replaceChildren(...links, image);
}

function loaded(src) {
  return new Promise((onload, onerror) => {
    document.head.append(Object.assign(document.createElement("script"), { src, onload, onerror }));
  }).then(() => document.fonts.ready); // plotly measures its texts
}
