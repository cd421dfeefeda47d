// Shows a plotly figure as it is saved in each size, with a link for each format to save it by.
export default async function ({ parentElement, data }) {
  const place = parentElement.querySelector(".pictures"); // beside it stands the style
  const { pictures, formats, alt, plotly_address } = data;
  place.asked = data;
  if (!window.Plotly) await loaded(plotly_address);
  const shown = await Promise.all(pictures.map((one) => figureOf(one, formats, alt)));
  // An earlier figure may be ready after a later one.
  if (place.asked === data) place.replaceChildren(...shown);
}

async function figureOf({ figure, label, name }, formats, alt) {
  const whole = document.createElement("figure");
  const head = Object.assign(document.createElement("figcaption"), { textContent: `${label}:` });
  const preview = Object.assign(document.createElement("img"), { alt: "" });
  const { width, height } = figure.layout;
  for (const { format, label: action, scale } of formats) {
    const made = await window.Plotly.toImage(figure, { format, width, height, scale });
    const href = format === "svg" ? withPlainTexts(made, alt) : made;
    preview.src = href;
    const link = { href, download: `${name}.${format}`, textContent: action };
    head.append(Object.assign(document.createElement("a"), link));
  }
  whole.append(head, preview);
  return whole;
}

// Some programs draw all lines and runs of one SVG text at one place, so each becomes a text of its
// own where the browser has put it.
function withPlainTexts(address, alt) {
  const text = decodeURIComponent(address.slice(address.indexOf(",") + 1));
  const svg = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  const measured = document.createElement("div");
  measured.style = "position: absolute; visibility: hidden";
  measured.append(svg);
  document.body.append(measured); // an element that is not in the page has no places
  for (const each of svg.querySelectorAll("text"))
    if (each.querySelector("tspan")) each.replaceWith(...plainTexts(each));
  measured.remove();
  const title = document.createElementNS(svg.namespaceURI, "title");
  svg.prepend(Object.assign(title, { textContent: alt }));
  return `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`;
}

function plainTexts(whole) {
  const runs = document.createTreeWalker(whole, NodeFilter.SHOW_TEXT);
  const texts = [];
  let first = 0; // letter of the run, in the whole text
  for (; runs.nextNode(); first += runs.currentNode.length) {
    const { data, parentElement } = runs.currentNode;
    const inked = [...data.matchAll(/\S/g)].map(({ index }) => first + index);
    if (!inked.length) continue; // blanks at the ends would not be kept
    const letters = inked.map((place) => whole.getExtentOfChar(place));
    const left = Math.min(...letters.map((letter) => letter.x));
    const right = Math.max(...letters.map((letter) => letter.x + letter.width));
    const { textAnchor, fontSize, fontWeight, fill } = getComputedStyle(parentElement);
    const line = parentElement.closest(".line");
    // A line in one run keeps its anchor: another font may be wider.
    const anchor = !line || line.textContent === data ? textAnchor : "start";
    const one = Object.assign(whole.cloneNode(false), { textContent: data.trim() });
    one.setAttribute("x", { start: left, middle: (left + right) / 2, end: right }[anchor]);
    one.setAttribute("y", whole.getStartPositionOfChar(first).y);
    Object.assign(one.style, { textAnchor: anchor, fontSize, fontWeight, fill });
    texts.push(one);
  }
  return texts;
}

const loaded = (src) =>
  new Promise((onload, onerror) => {
    document.head.append(Object.assign(document.createElement("script"), { src, onload, onerror }));
  });
