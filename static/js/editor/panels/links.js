/** The button that has the links of the saved text asked, and what came of each. */

import { find } from "../editor_page.js";

export function offerLinks({ server, url, asking }) {
  const button = find("links-check");

  button?.addEventListener("click", async () => {
    button.disabled = true;
    find("links-said").textContent = asking;
    try {
      const answer = await server.post(url, {});
      find("links-said").textContent = answer.said;
      find("links-list").replaceChildren(...answer.links.map(shown));
    } catch (error) {
      find("links-said").textContent = error.message;
    } finally {
      button.disabled = false;
    }
  });
}

function shown({ url, said, good, place }) {
  const item = document.createElement("li");
  item.className = good ? "good" : "bad";
  for (const [name, words] of [
    ["address", url],
    ["said", `${place} · ${said}`],
  ]) {
    const part = document.createElement("span");
    part.className = name;
    part.textContent = words;
    item.append(part);
  }
  return item;
}
