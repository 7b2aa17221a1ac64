/** Sends the text to the server and understands every answer, also that of a dropped session. */

const CONFLICT = 409;
const MOST_ON_THE_WAY = 60_000; // bytes; browsers refuse more than 64 KiB

/** Raised when nothing was saved; the message is for the writer. `later`: the same may do by itself. */
export class NotSaved extends Error {
  constructor(
    message,
    { stale = false, signedOut = false, later = signedOut, answer = null } = {},
  ) {
    super(message);
    this.stale = stale;
    this.later = later;
    this.signedOut = signedOut;
    this.answer = answer;
  }
}

export class Server {
  constructor({ url, token, words }) {
    this.url = url;
    this.token = token;
    this.words = words;
  }

  /** Save, telling of the clash that this settles, if it does; the answer is {revision, ids, said}. Raises NotSaved. */
  save(text, revision, clash) {
    return this.postPatiently(this.url, { revision, text, clash });
  }

  /** Post also after signing in again in another window. Raises NotSaved. */
  async postPatiently(url, data) {
    return this.#patiently(url, JSON.stringify(data));
  }

  async #patiently(url, body, options) {
    let response = await this.#post(url, body, options);
    if (response.status === 403 && !isJson(response) && (await this.#renewToken())) {
      response = await this.#post(url, body, options);
    }
    return this.#understood(response);
  }

  async get(url) {
    return this.#understood(await this.#fetch(url, { headers: { Accept: "application/json" } }));
  }

  async post(url, data) {
    return this.#understood(await this.#post(url, JSON.stringify(data)));
  }

  /** Post so that it also arrives if the page is left meanwhile, unless it is too large for that. */
  async postOnTheWay(url, data) {
    const body = JSON.stringify(data);
    const keepalive = new Blob([body]).size < MOST_ON_THE_WAY;
    return this.#patiently(url, body, { keepalive });
  }

  /** Send a file; the answer as for post(). */
  async upload(url, name, file) {
    const body = new FormData();
    body.append(name, file);
    const headers = { Accept: "application/json", "X-CSRFToken": this.token };
    return this.#understood(await this.#fetch(url, { method: "POST", body, headers }));
  }

  /** Say something without waiting for an answer, also while the page is going away. */
  tell(url, data) {
    const headers = { "Content-Type": "application/json", "X-CSRFToken": this.token };
    fetch(url, {
      method: "POST",
      body: JSON.stringify(data),
      headers,
      keepalive: true,
      redirect: "manual",
    }).catch(() => {});
  }

  #post(url, body, options = {}) {
    const headers = {
      "Content-Type": "application/json",
      Accept: "application/json",
      "X-CSRFToken": this.token,
    };
    return this.#fetch(url, { method: "POST", body, headers, ...options });
  }

  async #understood(response) {
    if (response.type === "opaqueredirect")
      throw new NotSaved(this.words.signedOut, { signedOut: true });
    const data = isJson(response) ? await response.json() : null;
    if (response.ok && data) return data;
    const { status } = response;
    throw new NotSaved(data?.error ?? this.words.failed, {
      stale: status === CONFLICT,
      later: status >= 500,
      answer: data,
    });
  }

  /** After signing in again in another window the page's own token is no longer good. */
  async #renewToken() {
    const response = await this.#fetch(this.url, { headers: { Accept: "application/json" } });
    if (response.type === "opaqueredirect")
      throw new NotSaved(this.words.signedOut, { signedOut: true });
    if (!response.ok || !isJson(response)) return false;
    this.token = (await response.json()).token;
    return true;
  }

  async #fetch(url, options) {
    try {
      return await fetch(url, { redirect: "manual", ...options });
    } catch {
      throw new NotSaved(this.words.offline, { later: true });
    }
  }
}

const isJson = (response) => response.headers.get("Content-Type")?.startsWith("application/json");
