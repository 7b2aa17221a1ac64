/** What was typed on enquiries' pages and not sent yet, kept in this browser: one copy for each tab. */

const PREFIX = "enquiry:";
const KEPT_FOR = 30 * 24 * 60 * 60 * 1000; // milliseconds

/** What the names of all copies of one person's work on one enquiry begin with. */
export const ownNames = (owner) => `${PREFIX}${owner}:`;

export class UnsentTexts {
  read(name) {
    try {
      return JSON.parse(localStorage.getItem(name)) ?? {};
    } catch {
      return {};
    }
  }

  /** Keep a copy with the time; an empty one is removed. */
  write(name, copy, now = Date.now()) {
    try {
      if (Object.keys(copy).length)
        localStorage.setItem(name, JSON.stringify({ ...copy, at: now }));
      else localStorage.removeItem(name);
    } catch {
      // A full or forbidden store costs the copy, never the work.
    }
  }

  names(prefix = PREFIX) {
    try {
      return Object.keys(localStorage).filter((name) => name.startsWith(prefix));
    } catch {
      return [];
    }
  }

  /** A text of a copy, unless it was sent meanwhile (`sent` has the keys) or says nothing. */
  unsent(copy, text, sent) {
    return copy[text]?.text?.trim() && !sent.has(copy[text].key) ? copy[text] : null;
  }

  /** The copy of a choice, unless what was chosen in place of was changed meanwhile: then this or a
   * newer choice was sent. */
  unsentChoice(copy, choice, was) {
    return copy[choice]?.was === was ? copy[choice].chosen : null;
  }

  forgetOld(now = Date.now()) {
    for (const name of this.names())
      if (!(now - this.read(name).at < KEPT_FOR)) this.write(name, {});
  }
}
