/** Say who else is replying to the enquiry, asked again now and then while the page is visible. */

const AGAIN = 20_000; // milliseconds

export function watchOthers(url, notice) {
  let timer = 0;

  async function ask() {
    try {
      const answer = await fetch(url, { redirect: "error" });
      if (answer.ok) show((await answer.json()).replying);
    } catch {
      // Without a connection the notice stays as it is.
    }
    again();
  }

  function show(words) {
    if (notice.textContent !== words) notice.textContent = words;
    notice.hidden = !words;
  }

  function again() {
    clearTimeout(timer);
    if (!document.hidden) timer = setTimeout(ask, AGAIN);
  }

  document.addEventListener("visibilitychange", () => {
    clearTimeout(timer);
    if (!document.hidden) ask();
  });
  again();
}
