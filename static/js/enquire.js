// The server never sees what follows # in an address: carry #p-<id> over as &paragraph=<id>,
// so that the form shows the paragraph it is about.
const address = new URL(location.href);
const paragraph = /^#p-([a-z0-9]{1,16})$/.exec(address.hash)?.[1];

if (paragraph && address.searchParams.has("about") && !address.searchParams.has("paragraph")) {
  address.searchParams.set("paragraph", paragraph);
  address.hash = "";
  location.replace(address);
}
