/** What is typed on an enquiry's page, kept on the server for the same person in another browser. */

const SEND = 1500; // milliseconds after the last change
const MOST_ON_THE_WAY = 60_000; // bytes of a request that outlives its page

export class KeptDrafts {
  #timer = 0;
  #last = Promise.resolve(); // requests go one after the other: the last one counts
  #kept; // what the server has, as sent

  /** `read()` gives the fields to send, `kept` those that the server has; `onKept(said, fields)`
   * hears what the server says of each text. */
  constructor({ url, token, read, kept, onKept, fetch = globalThis.fetch.bind(globalThis) }) {
    Object.assign(this, { url, token, read, onKept, fetch });
    this.#kept = JSON.stringify(kept);
  }

  /** Send a little later, unless the server has it already. */
  keep() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.sendNow(), SEND);
  }

  sendNow() {
    clearTimeout(this.#timer);
    const fields = this.read();
    const sent = JSON.stringify(fields);
    if (sent === this.#kept) return this.#last;
    this.#kept = sent;
    this.#last = this.#last.then(async () => {
      const said = await this.#post(fields);
      if (said) this.onKept(said, fields);
      else if (this.#kept === sent) this.#kept = ""; // goes with the next change
    });
    return this.#last;
  }

  /** Stop: what follows is sent with the form. */
  stop() {
    clearTimeout(this.#timer);
    this.#kept = JSON.stringify(this.read());
  }

  /** The server's words, or null if it could not keep the text; the browser's copy stays. */
  async #post(fields) {
    const body = new URLSearchParams(fields);
    const keepalive = String(body).length < MOST_ON_THE_WAY;
    const headers = { "X-CSRFToken": this.token };
    const asked = { method: "POST", body, headers, keepalive, redirect: "error" };
    try {
      const answer = await this.fetch(this.url, asked);
      return answer.ok ? await answer.json() : null;
    } catch {
      return null;
    }
  }
}
