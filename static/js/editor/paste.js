/** Pasting from Word or a web page: the server turns its HTML into the marks that a text may hold. */

const MARKED = /<(b|strong|i|em|a|ul|ol|li|blockquote|h[1-6]|table)[\s>]/i;

export function listenForPaste(root, { server, url, editor, onError, onSaid }) {
  root.addEventListener("paste", async (event) => {
    const html = event.clipboardData.getData("text/html");
    const area = event.target;
    if (
      !url ||
      !html ||
      !area.dataset.side ||
      !MARKED.test(html) ||
      area.closest(".heading") ||
      editor.readonly
    )
      return;
    event.preventDefault();
    const plain = event.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n");
    const focus = editor.focus;
    try {
      const { text, said } = await server.post(url, { html });
      editor.focus = focus;
      editor.view.focusOn(focus);
      editor.insert(text);
      if (said) onSaid(said);
    } catch (error) {
      editor.view.focusOn(focus);
      editor.insert(plain);
      onError(error);
    }
  });
}
