// Shows a plotly figure as it is saved, and a link to save it by for each format.
export default async function ({ parentElement: place, data }) {
  const { figure, name, width, height, formats, plotly_address } = data;
  if (!window.Plotly) await loaded(plotly_address);
  const preview = Object.assign(document.createElement("img"), { alt: "" });
  const links = formats.map(async ({ format, label, scale }) => {
    const href = await window.Plotly.toImage(figure, { format, width, height, scale });
    preview.src ||= href;
    const link = { href, download: `${name}.${format}`, textContent: label };
    return Object.assign(document.createElement("a"), link);
  });
  place.replaceChildren(...(await Promise.all(links)), preview);
}

const loaded = (src) =>
  new Promise((onload, onerror) => {
    document.head.append(Object.assign(document.createElement("script"), { src, onload, onerror }));
  });
