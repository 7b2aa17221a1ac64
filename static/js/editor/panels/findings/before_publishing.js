/** The publish page: only its links are asked from here; all else works without this. */

import { read } from "../../editor_page.js";
import { Server } from "../../saving/saving.js";
import { offerLinks } from "../links.js";

const { url, token, words } = read("links-settings");
offerLinks({ server: new Server({ url, token, words }), url, asking: words.asking });
