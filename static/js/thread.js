// What is typed on an enquiry's page stays in this browser until it is sent: after a reload, a
// sign-in or a crash it stands in its fields again. Each tab keeps its own copy, so that two tabs
// never overwrite each other; what other tabs left behind is offered. The server keeps the text that
// was typed last, for the same person in another browser.
import { KeptDrafts } from "./kept_drafts.js";
import { completeMentions } from "./mentions.js";
import { goOnWriting } from "./reply_templates.js";
import { watchOthers } from "./replying_notice.js";
import { ownNames, UnsentTexts } from "./unsent_texts.js";

const form = document.getElementById("work");
const TEXTS = { reply: "key", note: "note_key" };
const CHOICES = { to: "to_was", due_at: "due_was" };
const own = ownNames(form.dataset.copy);

const lines = (text) => text.replaceAll("\r\n", "\n");
const sent = new Set(
  [...document.querySelectorAll("[data-key]")].map((entry) => entry.dataset.key),
);
// Discarded, here or in another browser.
const dropped = [...document.querySelectorAll("[data-dropped]")].map((row) => row.dataset.draftKey);
const said = new Set(
  [...document.querySelectorAll("[data-key] .typed")].map((text) => lines(text.textContent).trim()),
);
const value = (name) => form.elements[name]?.value ?? "";
// As the server gave them: a browser may have put other words into the fields already.
const asOpened = Object.fromEntries(
  Object.keys(TEXTS).map((name) => [name, form.elements[name].defaultValue]),
);

const fields = () =>
  Object.fromEntries(
    Object.entries(TEXTS).flatMap(([text, key]) => [
      [text, value(text)],
      [key, value(key)],
    ]),
  );
const fieldsAsOpened = { ...fields(), ...asOpened };

const store = new UnsentTexts();
const gone = new Set([...sent, ...dropped]);
// What the server is known to have, by name of the text.
const acknowledged = { ...asOpened };

/** The copy of the text, unless it was sent or discarded meanwhile or says nothing. */
const unsent = (copy, name) => store.unsent(copy, name, gone);

/** Whether the server's draft is what became of the copy, perhaps in another browser. */
const isOlder = (kept, text) => kept.isKept && kept.key === value(TEXTS[text]);

/** A name of this tab that outlives a reload; a duplicated tab gets another. */
async function tab() {
  const fresh = () => crypto.getRandomValues(new Uint32Array(2)).join("");
  let name = "";
  try {
    name = sessionStorage.getItem("tab") || fresh();
    if (navigator.locks && !(await hold(name))) {
      name = fresh();
      await hold(name);
    }
    sessionStorage.setItem("tab", name);
  } catch {
    name ||= fresh();
  }
  return name;
}

/** Take the lock of the name for as long as the page is open; false if another tab has it. */
function hold(name) {
  return new Promise((settle) => {
    navigator.locks.request(`tab:${name}`, { ifAvailable: true }, (lock) => {
      settle(Boolean(lock));
      return lock ? new Promise(() => {}) : undefined;
    });
  });
}

function keep(name) {
  const copy = {};
  for (const [text, key] of Object.entries(TEXTS)) {
    if (value(text).trim() && value(text) !== asOpened[text])
      copy[text] = {
        text: value(text),
        key: value(key),
        isKept: value(text) === acknowledged[text],
      };
  }
  for (const [choice, was] of Object.entries(CHOICES)) {
    if (form.elements[choice] && value(choice) !== value(was))
      copy[choice] = { chosen: value(choice), was: value(was) };
  }
  store.write(name, copy);
}

/** After "back" a browser fills in what was sent from here: pressed again, it would go out twice. */
function emptyWhatWasSent() {
  for (const text of Object.keys(TEXTS)) {
    const typed = lines(value(text)).trim();
    if (typed && value(text) !== asOpened[text] && said.has(typed))
      form.elements[text].value = asOpened[text];
  }
}

/** A tab that shares the key of a sent text may have more than was sent: it becomes a copy to offer. */
function saveFromLoss(name) {
  const copy = store.read(name);
  for (const [text, key] of Object.entries(TEXTS)) {
    const kept = copy[text];
    if (!kept?.text?.trim() || !sent.has(kept.key) || said.has(lines(kept.text).trim())) continue;
    store.write(`${name}:${text}`, { [text]: { text: kept.text, key: value(key) } });
  }
}

/** Put back what this tab had; what the server sent back is newer. */
function restore(name) {
  const copy = store.read(name);
  for (const [text, key] of Object.entries(TEXTS)) {
    const kept = unsent(copy, text);
    const untouched = [asOpened[text], kept?.text ?? "", ""]
      .map(lines)
      .includes(lines(value(text)));
    if (!kept || !untouched || isOlder(kept, text)) continue;
    form.elements[text].value = kept.text;
    form.elements[key].value = kept.key;
  }
  for (const [choice, was] of Object.entries(CHOICES)) {
    const kept = store.unsentChoice(copy, choice, value(was));
    if (kept !== null && form.elements[choice]) form.elements[choice].value = kept;
  }
}

/** Show what other tabs and earlier visits left unsent, to be taken or discarded. */
function offer(mine) {
  const box = document.getElementById("unsent");
  for (const name of store.names(own).filter((name) => name !== mine)) {
    const copy = store.read(name);
    for (const text of Object.keys(TEXTS)) {
      const kept = unsent(copy, text);
      if (kept && !isOlder(kept, text) && lines(kept.text) !== lines(value(text)))
        box.append(offered(box, name, text, kept, mine));
    }
  }
  box.hidden = !box.childElementCount;
}

function offered(box, name, text, kept, mine) {
  const part = document.createElement("div");
  const label = document
    .querySelector(`label[for=id_${text}]`)
    .closest("section")
    .querySelector("h2");
  const words = document.createElement("p");
  words.textContent = `${box.dataset.words}${label.textContent}`;
  const typed = document.createElement("div");
  typed.className = "typed";
  typed.textContent = kept.text;
  const take = button(box.dataset.take, () => {
    const field = form.elements[text];
    field.value = field.value.trim() ? `${field.value}\n\n${kept.text}` : kept.text;
    keep(mine);
    field.focus();
  });
  const drop = button(box.dataset.drop, () => {});
  for (const pressed of [take, drop]) {
    pressed.addEventListener("click", () => {
      const { [text]: _gone, at: _at, ...rest } = store.read(name);
      store.write(name, rest);
      part.remove();
      box.hidden = !box.childElementCount;
    });
  }
  part.append(words, typed, take, " ", drop);
  return part;
}

function button(words, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = words;
  made.addEventListener("click", act);
  return made;
}

const mine = own + (await tab());
store.forgetOld();
saveFromLoss(mine);
if ("sent" in form.dataset) {
  // What came back was typed, not opened; and loading this page anew must not send it again.
  for (const text of Object.keys(TEXTS)) asOpened[text] = "";
  history.replaceState(null, "", location.href);
} else {
  emptyWhatWasSent();
  restore(mine);
}
keep(mine);
offer(mine);

const drafts = new KeptDrafts({
  url: form.dataset.drafts,
  token: form.elements.csrfmiddlewaretoken.value,
  read: fields,
  kept: fieldsAsOpened,
  onKept(answer, kept) {
    for (const text of Object.keys(TEXTS)) {
      if (answer[text] || !kept[text].trim()) acknowledged[text] = kept[text];
      showDraft(text, answer[text] ?? "");
    }
    keep(mine);
  },
});

function showDraft(text, words) {
  document.querySelector(`[data-said=${text}]`).textContent = words;
  document.querySelector(`[data-discard=${text}]`).hidden = !words;
}

for (const button of document.querySelectorAll("[data-keep]")) button.hidden = true;
for (const event of ["input", "change"])
  document.addEventListener(event, () => {
    keep(mine);
    drafts.keep();
  });
form.addEventListener("submit", () => drafts.stop());
document.addEventListener("visibilitychange", () => {
  if (document.hidden) drafts.sendNow();
});
drafts.keep();
completeMentions(form.elements.note, document.getElementById("mentions"));
if ("inserted" in form.dataset) goOnWriting(form.elements.reply);
watchOthers(form.dataset.drafts, document.getElementById("replying"));
