/** A figure's line in a text, as briefings/text/markup/figures.py writes it: pure functions. */

const LINE =
  /^!\[((?:[^[\]\\\n]|\\.)*)\]\(figure:([0-9a-f]{64})-([1-9]\d{0,4})x([1-9]\d{0,4})(?: "((?:[^"\\\n]|\\.)*)")?\)$/;
const SMALLEST = 480; // pixels: the width that suits a preview

// The alternative text of a picture that tells readers nothing.
export const DECORATIVE = "-";

/** The figure that a text is, or null if it is anything else. */
export function figureOf(text) {
  const found = LINE.exec(text.trim());
  if (!found) return null;
  const [, alt, digest, width, height, caption = ""] = found;
  return {
    digest,
    width: Number(width),
    height: Number(height),
    alt: plain(alt),
    caption: plain(caption),
  };
}

export function sourceOf({ digest, width, height, alt, caption }) {
  const title = oneLine(caption).replace(/["\\]/g, "\\$&");
  return `![${oneLine(alt).replace(/[[\]\\]/g, "\\$&")}](figure:${digest}-${width}x${height}${title && ` "${title}"`})`;
}

/** The figure with the picture of another one. */
export const withPicture = (figure, { digest, width, height }) => ({
  ...figure,
  digest,
  width,
  height,
});

/** A picture alone, such as a screenshot; text with pictures is pasted as text. */
export const pictureIn = (data) =>
  data.getData("text/plain").trim()
    ? undefined
    : [...data.files].find((one) => one.type.startsWith("image/"));

export const isFigure = (text) => figureOf(text) !== null;

export const previewOf = (place, { digest, width }) =>
  `${place}${digest}-${Math.min(width, SMALLEST)}.webp`;

const plain = (text) => text.replace(/\\(.)/g, "$1");
const oneLine = (text) => text.replace(/[ \t\r\n\f]+/g, " ").trim();
