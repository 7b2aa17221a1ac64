/** Figures on the text page: fields instead of the line that writes one, and uploading a picture. */

import { find } from "../editor_page.js";
import {
  DECORATIVE,
  figureOf,
  pictureIn,
  previewOf,
  sourceOf,
  withPicture,
} from "../rows/figures.js";
import { addRow, SIDES, setSide } from "../rows/model.js";

export function offerFigures({ page, server, settings }) {
  const { editor } = page;
  const template = document.getElementById("figure-fields").content.firstElementChild;
  const chooser = find("picture-file");
  const target = { row: null, side: null }; // where the picture goes: null, null for a new row

  editor.view.alsoShow((element, row) => {
    if (row.kind !== "pair") return;
    for (const side of SIDES) show(element, row, side);
  });
  page.refresh();
  if (settings.readonly || !chooser) return;
  page.also("figure", () => choose(null, null));
  chooser.addEventListener("change", () => {
    const [file] = chooser.files;
    if (file) upload(file);
    chooser.value = "";
  });
  editor.root.addEventListener("input", (event) => typed(event.target));
  editor.root.addEventListener("click", (event) => {
    const button = event.target.closest(".replace-picture");
    if (button) choose(keyOf(button), sideOf(button));
  });
  editor.root.addEventListener("paste", given);
  editor.root.addEventListener("drop", given);
  editor.root.addEventListener("dragover", (event) => {
    if (event.dataTransfer.types.includes("Files")) event.preventDefault();
  });

  function show(element, row, side) {
    const area = element.querySelector(`textarea[data-side="${side}"]`);
    const figure = figureOf(row[side]);
    let fields = element.querySelector(`[data-figure="${side}"]`);
    area.hidden = figure !== null;
    if (!figure) {
      fields?.remove();
      return;
    }
    if (!fields) {
      fields = made(area, side);
      area.after(fields);
    }
    fill(fields, figure);
  }

  function made(area, side) {
    const fields = template.cloneNode(true);
    fields.dataset.figure = side;
    fields.setAttribute("aria-label", settings.words.sides[side]);
    for (const field of fields.querySelectorAll("[data-field=alt], [data-field=caption]")) {
      field.lang = area.lang;
      field.readOnly = settings.readonly;
    }
    fields.querySelector("[data-field=decorative]").disabled = settings.readonly;
    return fields;
  }

  function fill(fields, figure) {
    const address = previewOf(settings.pictures, figure);
    const picture = fields.querySelector("img");
    if (picture.getAttribute("src") !== address) picture.src = address;
    picture.width = figure.width;
    picture.height = figure.height;
    const decorative = figure.alt === DECORATIVE;
    const { alt, caption, tick } = controls(fields);
    tick.checked = decorative;
    alt.disabled = decorative;
    write(alt, decorative ? "" : figure.alt);
    write(caption, figure.caption);
    alt.classList.toggle("missing", !figure.alt.trim());
  }

  /** What the writer is just typing keeps its blanks. */
  function write(field, text) {
    if (field.value.trim() !== text) field.value = text;
  }

  function typed(field) {
    const fields = field.closest("[data-figure]");
    if (!fields) return;
    const { alt, caption, tick } = controls(fields);
    const figure = {
      ...figureOf(currentOf(fields)),
      alt: tick.checked ? DECORATIVE : alt.value,
      caption: caption.value,
    };
    set(keyOf(fields), sideOf(fields), figure, `${keyOf(fields)} ${field.dataset.field}`);
  }

  function set(key, side, figure, tag) {
    const result = setSide(editor.rows, { key, side }, sourceOf(figure));
    if (result) editor.applyElsewhere(result, { tag });
  }

  function choose(key, side) {
    Object.assign(target, { row: key, side });
    chooser.click();
  }

  async function upload(file) {
    const { row, side } = target;
    const asked = whereabouts();
    page.say(settings.words.uploading);
    try {
      const { source } = await server.upload(settings.pictures, "picture", file);
      if (row) replace(row, side, figureOf(source));
      else add(source, asked);
      page.say("");
    } catch (error) {
      page.say(error.message, "error");
    }
  }

  function replace(key, side, picture) {
    const row = editor.rows.find((one) => one.key === key);
    const figure = row && figureOf(row[side]);
    if (figure) set(key, side, withPicture(figure, picture), "");
  }

  /** Add a row where the picture was asked for; move the cursor there only if it has not moved. */
  function add(source, asked) {
    const sides = Object.fromEntries(SIDES.map((side) => [side, source]));
    const made = addRow(editor.rows, asked.focus, sides);
    const now = whereabouts();
    const stayed = now.rows === asked.rows && now.element === asked.element;
    if (stayed) editor.apply(made);
    else editor.applyElsewhere(made);
  }

  const whereabouts = () => ({
    rows: editor.rows,
    focus: editor.focus,
    element: document.activeElement,
  });

  function given(event) {
    const file = pictureIn(event.clipboardData ?? event.dataTransfer);
    if (!file) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    Object.assign(target, { row: null, side: null });
    upload(file);
  }

  const keyOf = (node) => editor.view.rowOf(node).dataset.key;
  const currentOf = (fields) =>
    editor.rows.find((row) => row.key === keyOf(fields))[sideOf(fields)];
}

const sideOf = (node) => node.closest("[data-figure]").dataset.figure;

function controls(fields) {
  return {
    alt: fields.querySelector("[data-field=alt]"),
    caption: fields.querySelector("[data-field=caption]"),
    tick: fields.querySelector("[data-field=decorative]"),
  };
}
