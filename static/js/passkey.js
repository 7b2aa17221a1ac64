// Shows the passkey buttons where the browser knows passkeys, and says when one was not accepted.

if (window.PublicKeyCredential) {
  for (const button of document.querySelectorAll("button.passkey")) button.hidden = false;
}

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  document.getElementById("passkey-failed").hidden = false;
});
