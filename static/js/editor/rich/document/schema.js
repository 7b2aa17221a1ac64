/** What a side may hold: exactly the Markdown subset, and `raw` for what cannot be shown otherwise. */

import { Schema, tableNodes } from "../../../vendor/rich_text.js";

const tables = tableNodes({
  tableGroup: "",
  cellContent: "paragraph",
  cellAttributes: {
    align: {
      default: null,
      getFromDOM: (dom) => dom.dataset.align ?? null,
      setDOMAttr: (align, attrs) => {
        if (align) attrs["data-align"] = align;
      },
    },
  },
});

export const schema = new Schema({
  nodes: {
    doc: { content: "block+" },
    paragraph: {
      content: "inline*",
      group: "block",
      parseDOM: [{ tag: "p" }],
      toDOM: () => ["p", 0],
    },
    blockquote: {
      content: "block+",
      group: "block",
      defining: true,
      parseDOM: [{ tag: "blockquote" }],
      toDOM: () => ["blockquote", 0],
    },
    bullet_list: {
      content: "list_item+",
      group: "block",
      attrs: { marker: { default: "-" }, tight: { default: true } },
      parseDOM: [{ tag: "ul" }],
      toDOM: () => ["ul", 0],
    },
    ordered_list: {
      content: "list_item+",
      group: "block",
      attrs: { marker: { default: "." }, tight: { default: true } },
      parseDOM: [{ tag: "ol", getAttrs: (dom) => ({ marker: dom.className ? ")" : "." }) }],
      toDOM: (node) => ["ol", node.attrs.marker === ")" ? { class: "bracketed" } : {}, 0],
    },
    // `number` only where it does not follow from the item before.
    list_item: {
      content: "block+",
      defining: true,
      attrs: { number: { default: null } },
      parseDOM: [
        { tag: "li", getAttrs: (dom) => ({ number: numberOf(dom.getAttribute("value")) }) },
      ],
      toDOM: ({ attrs }) => ["li", attrs.number === null ? {} : { value: attrs.number }, 0],
    },
    captioned: {
      content: "caption table",
      group: "block",
      isolating: true,
      parseDOM: [{ tag: "div.captioned" }],
      toDOM: () => ["div", { class: "captioned" }, 0],
    },
    caption: {
      content: "inline*",
      parseDOM: [{ tag: "p.caption", priority: 60 }],
      toDOM: () => ["p", { class: "caption" }, 0],
    },
    table: tables.table,
    table_row: tables.table_row,
    table_cell: tables.table_cell,
    table_header: tables.table_header,
    figure: {
      group: "block",
      atom: true,
      attrs: { digest: {}, width: {}, height: {}, alt: { default: "" }, caption: { default: "" } },
      toDOM: (node) => ["figure", { "data-digest": node.attrs.digest }],
    },
    raw: {
      content: "text*",
      marks: "",
      group: "block",
      code: true,
      defining: true,
      parseDOM: [{ tag: "pre", preserveWhitespace: "full" }],
      toDOM: () => ["pre", 0],
    },
    text: { group: "inline" },
    hard_break: {
      group: "inline",
      inline: true,
      selectable: false,
      parseDOM: [{ tag: "br" }],
      toDOM: () => ["br"],
      leafText: () => "\n",
    },
    note: {
      group: "inline",
      inline: true,
      atom: true,
      attrs: { label: {}, text: { default: "" } },
      parseDOM: [
        {
          tag: "sup.note",
          getAttrs: ({ dataset }) => ({ label: dataset.label, text: dataset.text ?? "" }),
        },
      ],
      toDOM: ({ attrs }) => [
        "sup",
        { class: "note", "data-label": attrs.label, "data-text": attrs.text },
        attrs.label,
      ],
    },
  },
  marks: {
    link: {
      attrs: { href: {}, title: { default: "" } },
      inclusive: false,
      parseDOM: [{ tag: "a[href]", getAttrs: (dom) => ({ href: dom.getAttribute("href") }) }],
      toDOM: ({ attrs }) => ["a", { href: attrs.href, title: attrs.href, rel: "noopener" }, 0],
    },
    strong: {
      parseDOM: [{ tag: "strong" }, { tag: "b" }],
      toDOM: () => ["strong", 0],
    },
    em: {
      parseDOM: [{ tag: "em" }, { tag: "i" }],
      toDOM: () => ["em", 0],
    },
  },
});

const numberOf = (value) => (value === null || value === "" ? null : Number(value));
