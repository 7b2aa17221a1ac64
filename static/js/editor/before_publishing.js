/** The publish page: only its links are asked from here; all else works without this. */

import { read } from "./editor_page.js";
import { offerLinks } from "./links.js";
import { Server } from "./saving.js";

const { url, token, words } = read("links-settings");
offerLinks({ server: new Server({ url, token, words }), url, asking: words.asking });
